import type {Metadata} from 'next'
import {DigestPage} from '#src/features/remediation/components/digest-page.tsx'
import {readDigest} from '#src/features/remediation/digest-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'This week'}

/** What became overdue, is due, and was done. */
export default async function Page({searchParams}: {readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>}) {
  const {of} = await searchParams
  const shown = await readDigest(typeof of === 'string' ? of : undefined)
  return (
    <Screen current="remediation" isBelow>
      <DigestPage shown={shown} />
    </Screen>
  )
}
