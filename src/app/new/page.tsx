import type {Metadata} from 'next'
import {EditorPage} from '#src/features/editor/components/editor-page.tsx'
import {EditorScript} from '#src/features/editor/components/editor-script.tsx'
import {NewPage} from '#src/features/editor/components/new-page.tsx'
import {RefusedPage} from '#src/features/editor/components/refused-page.tsx'
import {beginText, findSetup, listBegun, listForms} from '#src/features/editor/editor-queries.ts'
import {mayWrite} from '#src/features/editor/may-write.ts'
import {readNewAddress} from '#src/features/editor/read-new-address.ts'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'New postmortem'}

/** Begins a postmortem: what from, and then the editor. */
export default async function Page({searchParams}: {readonly searchParams: Promise<AddressParams>}) {
  const {title, template, like, draft} = readNewAddress(await searchParams)
  const visitor = await readVisitor()
  if (!mayWrite(visitor)) {
    return (
      <Screen current="incidents" isBelow>
        <RefusedPage reason="Authors and editors write postmortems, once they are signed in." backHref="/incidents" isSignedIn={visitor.person !== undefined} />
      </Screen>
    )
  }
  const isBegun = template !== undefined || like !== undefined
  const text = isBegun ? await beginText({template, like}, title) : undefined
  if (!text) {
    const complaint = isBegun ? 'There is nothing of that name to begin from. Choose another.' : undefined
    return (
      <Screen current="incidents" isBelow>
        <NewPage forms={await listForms()} begun={await listBegun()} complaint={complaint} />
      </Screen>
    )
  }
  return (
    <>
      <Screen current="incidents" isBelow hasSearch={false} isWriting>
        <EditorPage text={text} />
      </Screen>
      <EditorScript setup={await findSetup({incidentId: undefined, draft})} />
    </>
  )
}
