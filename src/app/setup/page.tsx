import type {Metadata} from 'next'
import {readSetUp} from '#src/features/accounts/account-queries.ts'
import {SetupClosedPage, SetupPage} from '#src/features/accounts/components/setup-page.tsx'

export const metadata: Metadata = {title: 'Set up'}

/** Where the first administrator is made. */
export default async function Page({searchParams}: {readonly searchParams: Promise<Record<string, string | string[] | undefined>>}) {
  const {token} = await searchParams
  const view = await readSetUp(typeof token === 'string' ? token : undefined)
  return view ? <SetupPage {...view} /> : <SetupClosedPage />
}
