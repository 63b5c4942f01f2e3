import type {Visitor} from '#src/server/accounts/visitor.ts'
import {saveBeside, saveText} from '#src/server/save-documents.ts'

/** Where an imported text is now, with what else there is to say; or why it was not saved. */
export type SavedImport = {readonly incidentId: string; readonly note: string | undefined} | {readonly problem: string}

/** Writes an imported text as a new document, and beside it the bytes that it was made of. */
export async function saveImported(
  visitor: Visitor,
  text: string,
  original: {readonly name: string; readonly bytes: Uint8Array},
  address: string | undefined,
): Promise<SavedImport> {
  const saved = await saveText(visitor, {text}, `Import ${original.name}`, address)
  if ('reason' in saved) return {problem: saved.reason}
  if (saved.outcome === 'conflict') return {problem: 'A document of the same name was made at this moment.'}
  const {incidentId} = saved
  const beside = await saveBeside(visitor, incidentId, {name: toNameBeside(original.name), bytes: original.bytes}, address)
  return {incidentId, note: beside.outcome === 'saved' ? undefined : `The original could not be kept beside it: ${beside.reason}`}
}

/** One that ends in `.md` would be taken for a document itself. */
function toNameBeside(name: string): string {
  return /\.(?:txt|html?|eml|json)$/i.test(name) ? name : `${name}.txt`
}
