import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionEdit, DocumentChange, DocumentSave, DocumentText, TextChange} from '#src/library/document-saving.ts'
import type {SaveQuery} from '#src/library/save/document-saves.ts'
import type {BesideChange, FileBeside} from '#src/library/save/save-beside.ts'
import type {OpenedText} from '#src/library/save/save-text.ts'
import type {Visitor} from './accounts/visitor.ts'
import {hindsight} from './hindsight.ts'

/**
 * Makes changes of actions in the documents that say them, as one batch, for who may change each of them. What is hidden is answered as what
 * is not there. `message` says what was done, for history; `address` is where the request came from.
 */
export async function saveActions(visitor: Visitor, edits: readonly ActionEdit[], message?: string, address?: string): Promise<readonly DocumentChange[]> {
  return (await hindsight()).saving.saveActions(visitor, edits, {message, address})
}

/** What `saveActions` would do as things stand, `saved` meaning "would be"; writes nothing. */
export async function previewActions(visitor: Visitor, edits: readonly ActionEdit[]): Promise<readonly DocumentChange[]> {
  return (await hindsight()).saving.previewActions(visitor, edits)
}

/** Takes back what one batch did, which is a batch of its own; no changes where there is no such batch for this visitor. */
export async function undoBatch(visitor: Visitor, batch: string, address?: string): Promise<readonly DocumentChange[]> {
  return (await hindsight()).saving.undoBatch(visitor, batch, {address})
}

/** What was changed here, newest first; nothing of incidents that are not there for the viewer. */
export async function listSaves(viewer: Viewer, query: Pick<SaveQuery, 'incident' | 'batch' | 'limit'>): Promise<readonly DocumentSave[]> {
  return (await hindsight()).saves.list(viewer, query)
}

/** A document's text as it stands in its file, for who may change it; else the reason why not. */
export async function openText(visitor: Visitor, incidentId: string): Promise<OpenedText | {readonly refusal: string}> {
  return (await hindsight()).saving.openText(visitor, incidentId)
}

/**
 * Saves a whole text, of a document that is there or of a new one, for who may. Where somebody else changed other lines meanwhile, both are
 * kept. `message` says what was done, for history; `address` is where the request came from.
 */
export async function saveText(visitor: Visitor, text: DocumentText, message?: string, address?: string): Promise<TextChange> {
  return (await hindsight()).saving.saveText(visitor, text, {message, address})
}

/** Puts a file beside a document, for who may change the document: an image in it, or what it was made from. What it holds is the caller's to check. */
export async function saveBeside(visitor: Visitor, incidentId: string, file: FileBeside, address?: string): Promise<BesideChange> {
  return (await hindsight()).saving.saveBeside(visitor, incidentId, file, {address})
}
