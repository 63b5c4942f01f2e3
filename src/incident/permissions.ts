import type {Stated} from './evidence.ts'
import {isHandle, toHandle} from './handle.ts'
import {canRead, type Readable, type Role, type Viewer} from './viewer.ts'

/** What the rules of editing look at, an `Incident` among others. */
export type Editable = Readable & {readonly authors: readonly Stated<string>[]}

/** Whether a viewer may begin documents, which are drafts until somebody publishes them. */
export function canWriteDrafts(viewer: Viewer): boolean {
  return isOneOf(viewer, ['author', 'editor'])
}

/** Whether a viewer may change a document: an author one of which they, or a team of theirs, are an author by handle; an editor whatever they can read. */
export function canEdit(viewer: Viewer, incident: Editable): boolean {
  return canRead(viewer, incident) && (isOneOf(viewer, ['editor']) || (isOneOf(viewer, ['author']) && isAuthorOf(viewer, incident)))
}

/** Whether a viewer may say something of a document: it stands beside the text and changes nothing in it. */
export function canComment(viewer: Viewer, incident: Readable): boolean {
  return canRead(viewer, incident) && isOneOf(viewer, ['author', 'editor', 'manager'])
}

/** Whether a viewer may approve a document, or object to it: not one that they are an author of. */
export function canReview(viewer: Viewer, incident: Editable): boolean {
  return canRead(viewer, incident) && isOneOf(viewer, ['author', 'editor']) && (viewer.seesEverything || !isAuthorOf(viewer, incident))
}

/** Whether a viewer may publish a document, or take it back. */
export function canPublish(viewer: Viewer, incident: Readable): boolean {
  return canRead(viewer, incident) && isOneOf(viewer, ['editor'])
}

/** Whether a viewer may give a document another address: what is published has been linked to, and is an editor's to rename. */
export function canRename(viewer: Viewer, incident: Editable): boolean {
  return incident.status === 'published' ? canPublish(viewer, incident) : canEdit(viewer, incident)
}

/** Whether a viewer may delete a document, which somebody can bring back: an editor any, an author their own as long as it is a draft. */
export function canDelete(viewer: Viewer, incident: Editable): boolean {
  return incident.status === 'draft' ? canEdit(viewer, incident) : canPublish(viewer, incident)
}

/** Whether a viewer may bring back what was deleted: also what they may not read, of which they learn nothing by it. */
export function canRestoreDeleted(viewer: Viewer): boolean {
  return isOneOf(viewer, ['administrator'])
}

/** Whether a viewer may delete for good what was deleted; they have to see what it is. */
export function canErase(viewer: Viewer, incident: Readable): boolean {
  return canRestoreDeleted(viewer) && canRead(viewer, incident)
}

/** Whether a viewer may say what two incidents have to do with each other; they have to see both. */
export function canConfirmRelations(viewer: Viewer, from: Readable, to: Readable): boolean {
  return canRead(viewer, from) && canRead(viewer, to) && canDecideRelations(viewer)
}

/** Whether a viewer may do so for whatever they can read. */
export function canDecideRelations(viewer: Viewer): boolean {
  return isOneOf(viewer, ['editor'])
}

/** Whether a viewer may change an incident's action items: a manager those of all they can read, others those of documents they may edit. */
export function canManageRemediation(viewer: Viewer, incident: Editable): boolean {
  return canEdit(viewer, incident) || (canRead(viewer, incident) && canManageAllRemediation(viewer))
}

/** Whether a viewer may do so for whatever they can read; of others it depends on the document. */
export function canManageAllRemediation(viewer: Viewer): boolean {
  return isOneOf(viewer, ['editor', 'manager'])
}

/** Whether a viewer may see what a document said before, and who changed it; what was taken out of one may be nobody's business any more. */
export function canReadHistory(viewer: Viewer, incident: Readable): boolean {
  return canRead(viewer, incident) && isOneOf(viewer, ['author', 'editor', 'manager', 'administrator'])
}

/** Whether a viewer may change settings and members. */
export function canAdminister(viewer: Viewer): boolean {
  return isOneOf(viewer, ['administrator'])
}

/** Whether a viewer may read who did what. */
export function canReadAudit(viewer: Viewer): boolean {
  return isOneOf(viewer, ['administrator'])
}

/** The person at the machine may do whatever a role may: the files and the database are theirs anyway. */
function isOneOf({role, seesEverything}: Viewer, roles: readonly Role[]): boolean {
  return seesEverything || roles.some(each => each === role)
}

function isAuthorOf({handles, seesEverything}: Viewer, {authors}: Editable): boolean {
  return seesEverything || authors.some(({value}) => isHandle(value) && handles.includes(toHandle(value)))
}
