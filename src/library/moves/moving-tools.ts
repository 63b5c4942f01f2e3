import type {Viewer} from '#src/incident/viewer.ts'
import type {AuditEvent} from '#src/library/audit-log.ts'
import type {ContentFolder} from '#src/library/content-folder.ts'
import type {DocumentEditor} from '#src/library/document-editor.ts'
import type {DocumentReader} from '#src/library/document-reader.ts'
import type {IncidentRecord, IncidentStore} from '#src/library/incident-store.ts'
import type {DocumentLocks} from '#src/library/save/document-locks.ts'
import type {DocumentSaves} from '#src/library/save/document-saves.ts'
import type {SaveAuthor, SavedVersions} from '#src/library/save/save-document.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import type {DocumentMove} from './document-move.ts'
import type {IncidentKeys} from './incident-keys.ts'
import type {MovingFolder} from './moving-folder.ts'

/** What moving documents works with. */
export type MovingTools = {
  readonly folder: ContentFolder
  readonly moving: MovingFolder
  readonly locks: DocumentLocks
  readonly saves: DocumentSaves
  readonly keys: IncidentKeys
  readonly store: IncidentStore
  readonly reader: DocumentReader
  readonly editor: DocumentEditor
  readonly hints: ReadHints
  readonly maxFileBytes: number
  /** Writes down in the audit log what was done; never rejects. */
  readonly audit: (event: AuditEvent) => Promise<void>
  /** Tells whoever runs the program what went wrong, with all that is known of it. */
  readonly report: (error: unknown, what: string) => void
  /** Set where the folder is under version control. */
  readonly versions?: SavedVersions | undefined
  /** What has its name from in the place of chance. */
  readonly newKey: () => string
}

/** Who moves a document, and how they came. */
export type Mover = {
  readonly viewer: Viewer
  readonly author: SaveAuthor
  readonly via: DocumentMove['via']
  readonly address: string | undefined
}

/** What came of a move. `incidentId` is the address that it has now, or had; `files` are those that the index has to look at. */
export type MoveAnswer =
  | {readonly outcome: 'done'; readonly incidentId: string; readonly key: string; readonly files: readonly string[]; readonly note: string | undefined}
  | {readonly outcome: 'refused' | 'failed'; readonly reason: string}

/** The answer for who may not, or asks for what is not so. */
export function refuse(reason: string): {readonly outcome: 'refused'; readonly reason: string} {
  return {outcome: 'refused', reason: `${reason} Nothing was done.`}
}

/** An incident that somebody wants to move; the reason where it is not there for them, in the same words for what is hidden and for what is not there. */
export async function findToMove(
  {store}: Pick<MovingTools, 'store'>,
  viewer: Viewer,
  incidentId: string,
): Promise<IncidentRecord | {readonly refusal: string}> {
  const found = await store.findIncident(viewer, incidentId)
  if (!found) return {refusal: `There is no incident ${incidentId}, or it is not for you to see.`}
  return 'record' in found
    ? found.record
    : {refusal: `Somebody else has renamed it: its address is ${found.movedTo} by now. Look at it there, and decide then.`}
}

export const changedSince = 'The document was changed since you opened the page: look at it again, and decide then.'

/** Does `work` in turn at all these names, always in one order, so that no two wait for each other. */
export async function withLocks<T>({locks, versions}: Pick<MovingTools, 'locks' | 'versions'>, names: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...rest] = [...new Set(names)].sort()
  if (first !== undefined) return await locks.withLock(first, () => withLocks({locks, versions}, rest, work))
  return versions ? await versions.turn(work) : await work()
}

/** The names that a move locks. */
export function listLocks({from, to}: Pick<DocumentMove, 'from' | 'to'>): readonly string[] {
  return [from, to].map(place => ('file' in place ? place.file : `deleted/${place.deleted}`))
}
