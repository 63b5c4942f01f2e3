import type {Metadata} from 'next'
import {notFound, permanentRedirect} from 'next/navigation'
import {RefusedPage} from '#src/features/editor/components/refused-page.tsx'
import {RenamePage} from '#src/features/moves/components/rename-page.tsx'
import {findMovable} from '#src/features/moves/move-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'

type PageRequest = {readonly params: Promise<{readonly id: string}>}

export const metadata: Metadata = {title: 'Rename'}

/** Asks for what it takes to rename an incident. */
export default async function Page({params}: PageRequest) {
  const {id} = await params
  const found = await findMovable(id)
  if (!found) notFound()
  if ('movedTo' in found) permanentRedirect(`/incidents/${encodeURIComponent(found.movedTo)}/rename`)
  return (
    <Screen current="incidents" isBelow>
      {'refusal' in found || !found.may.rename ? (
        <RefusedPage
          reason={'refusal' in found ? found.refusal : 'An incident is renamed by editors, and as long as it is not published by who may change it.'}
          backHref={`/incidents/${encodeURIComponent('refusal' in found ? id : found.incidentId)}`}
          isSignedIn={'refusal' in found || found.isSignedIn}
        />
      ) : (
        <RenamePage document={found} />
      )}
    </Screen>
  )
}
