import 'server-only'
import {readViewer} from '#src/features/shell/read-visitor.ts'
import type {DocumentDiff, DocumentSave} from '#src/library/document-saving.ts'
import {toDiff} from '#src/library/save/to-saved-edits.ts'
import {decodeAddress} from '#src/server/decode-address.ts'
import {listSaves} from '#src/server/save-documents.ts'
import {findEditable} from './find-editable.ts'

/** What was saved at once, file by file. */
export type BatchView = {
  readonly batch: string
  readonly saves: readonly (DocumentSave & {readonly diff: DocumentDiff})[]
  readonly canUndo: boolean
}

const mostFiles = 200

/** Finds a batch by a part of an address; undefined where there is none for the viewer. */
export async function findBatch(part: string): Promise<BatchView | undefined> {
  const batch = decodeAddress(part)
  if (batch === undefined) return undefined
  const saves = await listSaves(await readViewer(), {batch, limit: mostFiles})
  if (saves.length === 0) return undefined
  const editable = await findEditable(saves)
  const canUndo = saves.some(({incidentId, isUndone, afterHash}) => !isUndone && editable.may({incidentId, base: afterHash}))
  return {batch, saves: saves.map(save => ({...save, diff: toDiff(save.file, save.edits)})), canUndo}
}
