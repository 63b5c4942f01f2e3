import type {Viewer} from '#src/incident/viewer.ts'
import type {DocumentSave} from '#src/library/document-saving.ts'

/** A change that was made, before it has its place in history. */
export type NewSave = Omit<DocumentSave, 'id' | 'batch' | 'at' | 'isUndone'> & {
  /** Undefined where it is the first of its batch, and gives it its name. */
  readonly batch: string | undefined
  /** The user; undefined where it was `kb`. */
  readonly actorId: string | undefined
  /** The save that this one takes back. */
  readonly undoes?: string | undefined
}

/** Which saves; all of them where nothing is said. */
export type SaveQuery = {
  readonly incident?: string | undefined
  readonly batch?: string | undefined
  readonly file?: string | undefined
  readonly limit: number
}

/** What was written into documents here, in the order in which it was written, with what it takes to undo it. */
export interface DocumentSaves {
  /** The next save; stands after every earlier one of its file, whatever the clocks say. */
  append(save: NewSave): Promise<DocumentSave>
  /** Newest first; nothing of incidents that are not there for the viewer, or not any more. */
  list(viewer: Viewer, query: SaveQuery): Promise<readonly DocumentSave[]>
  /** Those of some files whose version in the index was written here and lately: what a sync finds changed in them is no news. */
  listIndexed(files: readonly string[]): Promise<readonly string[]>
}
