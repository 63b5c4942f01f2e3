import type {ImportWork} from './import-work.ts'

/** A text that somebody is bringing in, as lists show it. */
export type ImportRow = {
  readonly id: string
  /** Whose it is: nobody else is told that it is there. */
  readonly userId: string
  readonly createdAt: string
  /** Whether it could be read, and whether a document holds it by now. */
  readonly state: 'read' | 'failed' | 'saved'
  /** The name of the file, or what stands for one. */
  readonly name: string
  /** SHA-256 of the bytes that were given. */
  readonly hash: string
  readonly work: ImportWork
  /** The incident that it became. */
  readonly savedAs: string | undefined
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
  /** Lets go of the texts, because a document holds them now. */
  readonly isEmptied?: boolean
}

/** What people are bringing in, each for themselves. */
export interface PendingImports {
  /** Adds one, and removes those that have expired. */
  add(given: Omit<PendingImport, 'createdAt'>): Promise<void>
  find(userId: string, id: string): Promise<PendingImport | undefined>
  /** The newest first. */
  list(userId: string, limit: number): Promise<readonly ImportRow[]>
  update(id: string, update: ImportUpdate): Promise<void>
  remove(userId: string, id: string): Promise<void>
  /** The incidents that these very bytes became. */
  listSavedAs(hash: string): Promise<readonly string[]>
}
