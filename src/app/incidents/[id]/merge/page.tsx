import type {Metadata} from 'next'
import {notFound, permanentRedirect} from 'next/navigation'
import {MergePage} from '#src/features/duplicates/components/merge-page.tsx'
import {readMergeAddress} from '#src/features/duplicates/merge-address.ts'
import {askMerge, mayMerge} from '#src/features/duplicates/merge-queries.ts'
import {RefusedPage} from '#src/features/editor/components/refused-page.tsx'
import {findKeptView} from '#src/features/incident/incident-queries.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {Screen} from '#src/features/shell/screen.tsx'

type PageRequest = {readonly params: Promise<{readonly id: string}>; readonly searchParams: Promise<AddressParams>}

export const metadata: Metadata = {title: 'Merge a duplicate'}

/** Merges an incident into the one that it is a duplicate of. */
export default async function Page({params, searchParams}: PageRequest) {
  const found = await findKeptView((await params).id)
  if (!found) notFound()
  if ('movedTo' in found) permanentRedirect(`/incidents/${encodeURIComponent(found.movedTo)}/merge`)
  const {incident} = found
  if (!(await mayMerge(incident))) {
    const {person} = await readVisitor()
    return (
      <Screen current="incidents" isBelow>
        <RefusedPage reason="Only an editor merges documents." backHref={`/incidents/${encodeURIComponent(incident.id)}`} isSignedIn={person !== undefined} />
      </Screen>
    )
  }
  const address = readMergeAddress(await searchParams)
  const question = await askMerge(incident.id, address)
  return (
    <Screen current="incidents" isBelow>
      <MergePage incident={incident} question={question} {...address} />
    </Screen>
  )
}
