/**
 * What somebody has written and not saved. `document` is the incident's id, or a name made up for a document that is not saved yet; `base` the
 * SHA-256 of the file's bytes that they began with, empty of a new document. `keptAt` is ISO 8601 in UTC.
 */
export type DocumentDraft = {readonly document: string; readonly text: string; readonly base: string; readonly keptAt: string}

/** Unsaved texts, each for the one who writes it alone; and who is writing just now, for those who write the same. */
export interface DocumentDrafts {
  /** Keeps a text in the place of the one before, and that its writer is at it. */
  keep(userId: string, draft: Omit<DocumentDraft, 'keptAt'>): Promise<DocumentDraft>
  /** Says that somebody has a document open; what is kept of it stays. */
  see(userId: string, document: string): Promise<void>
  /** Says that they have closed it. */
  leave(userId: string, document: string): Promise<void>
  find(userId: string, document: string): Promise<DocumentDraft | undefined>
  /** Newest first. */
  list(userId: string, limit: number): Promise<readonly DocumentDraft[]>
  /** Lets go of what is kept: it was saved, or is not wanted any more. */
  forget(userId: string, document: string): Promise<void>
  /** Names of the others who have had the document open within the last half minute, in their order. */
  listOthers(userId: string, document: string): Promise<readonly string[]>
}

/** Milliseconds after which somebody who was not seen has closed a document, or lost it. */
export const presenceLife = 30_000

/** Milliseconds for which a draft is kept that nobody comes back to. */
export const draftLife = 90 * 86_400_000
