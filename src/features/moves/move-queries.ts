import 'server-only'
import {describeReasons} from '#src/features/incident/describe-reasons.ts'
import {findKeptView} from '#src/features/incident/incident-queries.ts'
import {listOpenSettings, type SettingsPlace} from '#src/features/settings/settings-places.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {canDelete, canRename, canRestoreDeleted, type Editable} from '#src/incident/permissions.ts'
import type {DeletedDocument} from '#src/library/moves/restore-document.ts'
import {readCurrent} from '#src/library/save/save-document.ts'
import {hindsight} from '#src/server/hindsight.ts'

/** What the one who asks may do about a document as a whole. */
export type MayMove = {readonly rename: boolean; readonly remove: boolean}

/** Whether an incident is the asker's to rename and to delete. */
export async function mayMove(incident: Editable): Promise<MayMove> {
  const {viewer, scope, person} = await readVisitor()
  if (person === undefined || scope !== 'write') return {rename: false, remove: false}
  return {rename: canRename(viewer, incident), remove: canDelete(viewer, incident)}
}

/** A document that is to be renamed or deleted, as its file is now: `base` is the SHA-256 of its bytes. */
export type MovableDocument = {
  readonly incidentId: string
  readonly title: string
  readonly file: string
  readonly base: string
  readonly aliases: readonly string[]
  readonly may: MayMove
  readonly isSignedIn: boolean
}

/** The document at an address; undefined where there is none for the viewer. */
export async function findMovable(part: string): Promise<MovableDocument | {readonly movedTo: string} | {readonly refusal: string} | undefined> {
  const view = await findKeptView(part)
  if (!view || !('incident' in view)) return view
  const {incident, file} = view
  const {folder, environment} = await hindsight()
  const current = await readCurrent({folder, maxFileBytes: environment.maxFileBytes}, file).catch(() => ({problem: `${file} cannot be read at the moment`}))
  if ('problem' in current) return {refusal: `${current.problem}.`}
  const {person} = await readVisitor()
  return {
    incidentId: incident.id,
    title: incident.title?.value ?? incident.id,
    file,
    base: current.hash,
    aliases: incident.aliases.map(({value}) => value),
    may: await mayMove(incident),
    isSignedIn: person !== undefined,
  }
}

/** What is no longer to be found when an incident is deleted, as far as the viewer may see it. */
export type Consequences = {
  readonly openActions: number
  readonly referring: readonly {readonly id: string; readonly title: string; readonly how: string}[]
  readonly comments: number
}

/** What goes with an incident. */
export async function findConsequences(part: string): Promise<Consequences> {
  const view = await findKeptView(part)
  if (!view || !('incident' in view)) return {openActions: 0, referring: [], comments: 0}
  const {viewer} = await readVisitor()
  const {reviews} = await hindsight()
  const {incident, references} = view
  const comments = await reviews.listComments(viewer, incident.id)
  return {
    openActions: incident.actions.filter(({status}) => status === 'open' || status === 'in-progress').length,
    referring: references.stated.flatMap(({id, title, reasons}) => {
      const said = reasons.filter(reason => 'direction' in reason && reason.direction === 'to')
      const [how] = describeReasons(said)
      return how ? [{id, title, how: how.text}] : []
    }),
    comments: comments.length,
  }
}

/** What was deleted, latest first. */
export type DeletedView = {readonly documents: readonly DeletedDocument[]; readonly open: readonly SettingsPlace[]}

/** Undefined for who is no administrator. */
export async function readDeleted(): Promise<DeletedView | undefined> {
  const visitor = await readVisitor()
  if (!canRestoreDeleted(visitor.viewer)) return undefined
  return {documents: await (await hindsight()).moving.listDeleted(visitor), open: listOpenSettings(visitor.viewer)}
}

/** One of them with its text, for who could read it when it was there. */
export type DeletedDocumentView = DeletedDocument & {
  readonly text: string | undefined
  readonly open: readonly SettingsPlace[]
  /** Whether something else has its address by now. */
  readonly isTaken: boolean
  readonly hasGit: boolean
}

/** Undefined for who is no administrator, and where it is not among what was deleted. */
export async function findDeletedDocument(key: string): Promise<DeletedDocumentView | undefined> {
  const visitor = await readVisitor()
  const {moving, versions} = await hindsight()
  const found = await moving.findDeleted(visitor, key)
  if (!found) return undefined
  return {
    ...found,
    open: listOpenSettings(visitor.viewer),
    isTaken: await moving.isTaken(visitor, key),
    hasGit: versions !== undefined,
  }
}
