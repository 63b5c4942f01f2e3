import type {Metadata} from 'next'
import {ProposalsPage} from '#src/features/remediation/components/proposals-page.tsx'
import {readProposals} from '#src/features/remediation/proposal-queries.ts'
import {readSaved} from '#src/features/remediation/read-saved.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Proposals'}

/** What issues of trackers propose to change of the actions that refer to them. */
export default async function Page({searchParams}: {readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>}) {
  const [proposals, message, {said}] = await Promise.all([readProposals(), readSaved(), searchParams])
  return (
    <Screen current="remediation" isBelow>
      <ProposalsPage proposals={proposals} message={message} isSetAside={said === 'set-aside'} />
    </Screen>
  )
}
