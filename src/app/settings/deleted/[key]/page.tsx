import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {DeletedDocumentPage} from '#src/features/moves/components/deleted-document-page.tsx'
import {findDeletedDocument} from '#src/features/moves/move-queries.ts'
import {Screen} from '#src/features/shell/screen.tsx'

export const metadata: Metadata = {title: 'Deleted'}

/** Shows what was deleted, with the ways to bring it back. */
export default async function Page({params}: {readonly params: Promise<{readonly key: string}>}) {
  const document = await findDeletedDocument((await params).key)
  if (!document) notFound()
  return (
    <Screen current="settings" isBelow>
      <DeletedDocumentPage document={document} />
    </Screen>
  )
}
