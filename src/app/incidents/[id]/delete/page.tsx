import type {Metadata} from 'next'
import {notFound, permanentRedirect} from 'next/navigation'
import {RefusedPage} from '#src/features/editor/components/refused-page.tsx'
import {DeletePage} from '#src/features/moves/components/delete-page.tsx'
import {findConsequences, findMovable} from '#src/features/moves/move-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'

type PageRequest = {readonly params: Promise<{readonly id: string}>}

export const metadata: Metadata = {title: 'Delete'}

/** Asks for what it takes to delete an incident. */
export default async function Page({params}: PageRequest) {
  const {id} = await params
  const found = await findMovable(id)
  if (!found) notFound()
  if ('movedTo' in found) permanentRedirect(`/incidents/${encodeURIComponent(found.movedTo)}/delete`)
  const consequences = await findConsequences(id)
  return (
    <Screen current="incidents" isBelow>
      {'refusal' in found || !found.may.remove ? (
        <RefusedPage
          reason={'refusal' in found ? found.refusal : 'An incident is deleted by editors, and as long as it is a draft by who may change it.'}
          backHref={`/incidents/${encodeURIComponent('refusal' in found ? id : found.incidentId)}`}
          isSignedIn={'refusal' in found || found.isSignedIn}
        />
      ) : (
        <DeletePage document={found} consequences={consequences} />
      )}
    </Screen>
  )
}
