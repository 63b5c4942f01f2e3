import type {ActionRequest} from '#src/incident/action-change.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'

/** Changes of one incident's actions, as somebody asks for them who saw the file when its bytes had the SHA-256 `base`. */
export type ActionEdit = {readonly incidentId: string; readonly base: string; readonly requests: readonly ActionRequest[]}

/** A line of a comparison: kept, taken out or put in. Numbers count from 1, in the text before and after. */
export type DiffLine = {readonly sign: ' ' | '-' | '+'; readonly text: string; readonly before: number | undefined; readonly after: number | undefined}

/** What a change would do, or did, to a file: the changed lines with a few around them, a hunk for each place. */
export type DocumentDiff = {readonly file: string; readonly hunks: readonly (readonly DiffLine[])[]}

/**
 * What came of a change. `theirs` in a conflict is what now stands in the fields that were to be changed, beside what was asked for and what
 * was seen; nothing was written then, and what was asked for is for the page to keep.
 */
export type DocumentChange =
  | {
      readonly outcome: 'saved'
      readonly incidentId: string
      readonly save: string
      readonly batch: string
      readonly hash: string
      readonly isMerged: boolean
      readonly diff: DocumentDiff
      /** What else there is to say, in sentences: that pages will show it a little later, that it was not committed. */
      readonly note?: string | undefined
    }
  | {readonly outcome: 'unchanged'; readonly incidentId: string}
  | {readonly outcome: 'conflict'; readonly incidentId: string; readonly hash: string; readonly conflicts: readonly EditConflict[]}
  /** Not an error: the text has no place for it, the viewer may not, it is not there. */
  | {readonly outcome: 'refused'; readonly incidentId: string; readonly reason: string}
  /** The folder is read-only, the disk is full, the file is gone. */
  | {readonly outcome: 'failed'; readonly incidentId: string; readonly reason: string}

/**
 * A whole text as somebody wrote it: of the document that had the SHA-256 `base` when they began, or of one that is to be. `baseText` is that
 * document's text, for where nobody else has it any more. `name` is that of the file without `.md`; left out, it is made of the text.
 */
export type DocumentText =
  | {readonly incidentId: string; readonly base: string; readonly baseText?: string | undefined; readonly text: string}
  | {readonly name?: string | undefined; readonly text: string}

/**
 * What came of a text. `text` is what stands in the file now, others' lines included. In a conflict nothing was written: `theirs` is what
 * stands there, with its `hash`, and `base` what both began with, undefined where that cannot be had any more.
 */
export type TextChange =
  | {
      readonly outcome: 'saved'
      readonly incidentId: string
      readonly file: string
      readonly save: string
      readonly batch: string
      readonly hash: string
      readonly text: string
      readonly isMerged: boolean
      readonly diff: DocumentDiff
      readonly note?: string | undefined
    }
  | {readonly outcome: 'unchanged'; readonly incidentId: string; readonly hash: string}
  | {readonly outcome: 'conflict'; readonly incidentId: string; readonly hash: string; readonly theirs: string; readonly base: string | undefined}
  | {readonly outcome: 'refused' | 'failed'; readonly incidentId: string | undefined; readonly reason: string}

export type EditConflict = {
  readonly request: ActionRequest
  /** The action as it is now; undefined where it is not there any more. */
  readonly now: {readonly title: string; readonly values: Readonly<Record<string, string | undefined>>} | undefined
}

/** What a save replaced, with the lines around it, so that it is found again in a text that has changed since. `line` counts from 1 in the text before. */
export type SavedEdit = TextEdit & {readonly removed: string; readonly line: number}

/** A change that was made, as history shows it. */
export type DocumentSave = {
  readonly id: string
  readonly batch: string
  readonly file: string
  readonly incidentId: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly actor: string
  readonly message: string
  readonly edits: readonly SavedEdit[]
  readonly beforeHash: string
  readonly afterHash: string
  readonly isUndone: boolean
}

/** What history tells of a document: a change that was made here, or a commit that somebody made elsewhere. */
export type HistoryEntry = Pick<DocumentSave, 'file' | 'incidentId' | 'at' | 'actor' | 'message' | 'isUndone'> & {
  /** The save's id, or else the commit's. */
  readonly id: string
  /** Undefined where it was not made here, and so cannot be taken back here. */
  readonly batch: string | undefined
  /** Undefined where git does not know of it. */
  readonly commit: string | undefined
  /** Undefined for a merge, and where no line changed. */
  readonly diff: DocumentDiff | undefined
}
