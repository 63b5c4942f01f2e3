import type {Metadata} from 'next'
import {readReset} from '#src/features/accounts/account-queries.ts'
import {ResetPage} from '#src/features/accounts/components/reset-page.tsx'

// No policy of its own for where one comes from: without a referrer browsers send forms with the origin "null", which are refused.
export const metadata: Metadata = {title: 'Choose a password'}

/** Where a password is chosen by a link. */
export default async function Page({searchParams}: {readonly searchParams: Promise<Record<string, string | string[] | undefined>>}) {
  const {token} = await searchParams
  return <ResetPage {...(await readReset(typeof token === 'string' ? token : undefined))} />
}
