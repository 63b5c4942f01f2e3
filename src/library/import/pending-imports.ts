import type {ImportWork} from './import-work.ts'

/**
 * How far a text is. One that came alone is `read`, or it `failed` to be, and is `saved` in the end. A file of a batch is `waiting` before,
 * `wanted` once it is to be saved and `saving` while it is; it is `left` or `refused` where it is not taken, and an `image` for the others.
 */
export type ImportState = 'read' | 'failed' | 'saved' | 'waiting' | 'wanted' | 'saving' | 'left' | 'refused' | 'image'

/** A text that somebody is bringing in, as lists show it. */
export type ImportRow = {
  readonly id: string
  /** Whose it is: nobody else is told that it is there. */
  readonly userId: string
  readonly createdAt: string
  readonly state: ImportState
  /** The name of the file, or what stands for one. */
  readonly name: string
  /** SHA-256 of the bytes that were given. */
  readonly hash: string
  readonly work: ImportWork
  /** The incident that it became. */
  readonly savedAs: string | undefined
  /** The batch that it came with. */
  readonly batchId: string | undefined
}

/** The whole of it. Texts are empty before it is read and once it is saved. */
export type PendingImport = ImportRow & {
  readonly original: Uint8Array
  /** What is read of it: the original where that is text, else the text made of it. */
  readonly text: string
  /** The text in canonical form. */
  readonly canonical: string
}

/** What changes about it. */
export type ImportUpdate = Partial<Pick<PendingImport, 'state' | 'text' | 'canonical' | 'work' | 'savedAs'>> & {
  /** Lets go of the texts, because a document holds them now, or nobody wants them. */
  readonly isEmptied?: boolean
}

/** What people are bringing in, each for themselves. */
export interface PendingImports {
  /** Adds one, and removes those that have expired. */
  add(given: Omit<PendingImport, 'createdAt' | 'batchId'>): Promise<void>
  find(userId: string, id: string): Promise<PendingImport | undefined>
  /** Those that came alone, the newest first. */
  list(userId: string, limit: number): Promise<readonly ImportRow[]>
  update(id: string, update: ImportUpdate): Promise<void>
  remove(userId: string, id: string): Promise<void>
  /** The incidents that these very bytes became. */
  listSavedAs(hash: string): Promise<readonly string[]>
}
