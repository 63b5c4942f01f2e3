import type {Metadata} from 'next'
import {readReset} from '#src/features/accounts/account-queries.ts'
import {ResetPage} from '#src/features/accounts/components/reset-page.tsx'

export const metadata: Metadata = {title: 'Choose a password', referrer: 'no-referrer'}

/** Where a password is chosen by a link. */
export default async function Page({searchParams}: {readonly searchParams: Promise<Record<string, string | string[] | undefined>>}) {
  const {token} = await searchParams
  return <ResetPage {...(await readReset(typeof token === 'string' ? token : undefined))} />
}
