import type {Metadata} from 'next'
import {readLogin} from '#src/features/accounts/account-queries.ts'
import {LoginPage} from '#src/features/accounts/components/login-page.tsx'

export const metadata: Metadata = {title: 'Sign in'}

/** Where one signs in. */
export default async function Page({searchParams}: {readonly searchParams: Promise<Record<string, string | string[] | undefined>>}) {
  const {next} = await searchParams
  return <LoginPage {...(await readLogin(typeof next === 'string' ? next : undefined))} />
}
