import type {Metadata} from 'next'
import {ProposalList} from '#src/features/relations/components/proposal-list.tsx'
import {RejectedList} from '#src/features/relations/components/rejected-list.tsx'
import {RelationsPage} from '#src/features/relations/components/relations-page.tsx'
import {findRejected, findWaiting} from '#src/features/relations/relation-queries.ts'
import {readRelationsAddress, writeRelationsAddress} from '#src/features/relations/relations-address.ts'
import {readSaved} from '#src/features/remediation/read-saved.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Relations'}

/** What incidents may have to do with each other, for editors to decide. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const {complaints, ...address} = readRelationsAddress(await searchParams)
  const isRejected = address.show === 'rejected'
  const [message, rejected, waiting] = await Promise.all([
    readSaved(),
    isRejected ? findRejected(address.after) : undefined,
    isRejected ? undefined : findWaiting(address),
  ])
  return (
    <Screen current="patterns">
      <RelationsPage
        show={address.show}
        rejected={waiting?.rejected ?? rejected?.total}
        complaints={complaints}
        message={message}
        ownHref={writeRelationsAddress(address)}
      >
        {waiting ? <ProposalList waiting={waiting} address={address} /> : <RejectedList rejected={rejected} after={address.after} />}
      </RelationsPage>
    </Screen>
  )
}
