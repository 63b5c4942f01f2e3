import type {Metadata} from 'next'
import {notFound, permanentRedirect} from 'next/navigation'
import {EditorPage} from '#src/features/editor/components/editor-page.tsx'
import {EditorScript} from '#src/features/editor/components/editor-script.tsx'
import {RefusedPage} from '#src/features/editor/components/refused-page.tsx'
import {findEditableText, findSetup} from '#src/features/editor/editor-queries.ts'
import {findKeptView} from '#src/features/incident/incident-queries.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {Screen} from '#src/features/shell/screen.tsx'
import {showBidi} from '#src/ui/show-bidi.ts'

type PageRequest = {readonly params: Promise<{readonly id: string}>}

export async function generateMetadata({params}: PageRequest): Promise<Metadata> {
  const found = await findKeptView((await params).id)
  return {title: found && 'incident' in found ? `Edit: ${showBidi(found.incident.title?.value ?? found.incident.id)}` : 'Edit'}
}

/** Edits a document. */
export default async function Page({params}: PageRequest) {
  const found = await findKeptView((await params).id)
  if (!found) notFound()
  if ('movedTo' in found) permanentRedirect(`/incidents/${encodeURIComponent(found.movedTo)}/edit`)
  const {id} = found.incident
  const text = await findEditableText(id)
  if ('refusal' in text) {
    const {person} = await readVisitor()
    return (
      <Screen current="incidents" isBelow>
        <RefusedPage reason={text.refusal} backHref={`/incidents/${encodeURIComponent(id)}`} isSignedIn={person !== undefined} />
      </Screen>
    )
  }
  return (
    <>
      <Screen current="incidents" isBelow hasSearch={false} isWriting>
        <EditorPage text={text} />
      </Screen>
      <EditorScript setup={await findSetup({incidentId: id, draft: '', earlier: found.incident.aliases.map(({value}) => value)})} />
    </>
  )
}
