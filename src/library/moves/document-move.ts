import {z} from 'zod'

/** Where a document can be: in the library, by its path there, or among what was deleted, by the key of its place. */
const movePlace = z.union([z.strictObject({file: z.string()}), z.strictObject({deleted: z.string()})])
export type MovePlace = z.output<typeof movePlace>

/**
 * A document on its way to another place, as it is written down before it sets out: whoever comes after a crash brings it to its end, or
 * sees that it never began. `incidentId` is what the database knows it by before, `newId` after.
 */
export const documentMove = z.object({
  key: z.string(),
  kind: z.enum(['rename', 'delete', 'restore']),
  from: movePlace,
  to: movePlace,
  incidentId: z.string(),
  newId: z.string(),
  /** The file of the library that it leaves, or comes to. */
  file: z.string(),
  actor: z.string(),
  actorId: z.string().optional(),
  name: z.string(),
  via: z.enum(['web', 'key', 'kb']),
  address: z.string().optional(),
  /** Why it is deleted; empty of other moves. */
  reason: z.string(),
  /** What was done, in a line, for history. */
  message: z.string(),
  /** SHA-256 of its bytes when it sets out. */
  hash: z.string(),
  /** Folders of the library that go or come with it. */
  folders: z.array(z.string()),
})
export type DocumentMove = z.output<typeof documentMove>

/** What is known of a deleted document beside its text, `at` in UTC; who may know of it is as it was when it was there. */
export const deletedNote = z.object({
  key: z.string(),
  file: z.string(),
  incidentId: z.string(),
  title: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  reason: z.string(),
  status: z.enum(['draft', 'in-review', 'published']),
  visibility: z.enum(['public', 'restricted']),
  audience: z.array(z.string()),
  /** Folders beside it that went with it, with its images. */
  folders: z.array(z.string()),
})
export type DeletedNote = z.output<typeof deletedNote>

/** What the database knows a deleted document by. No file has such a name, so that nobody comes upon it who begins another of the same name. */
export function toDeletedId(key: string): string {
  return `deleted/${key}`
}

/** Names a place among what was deleted: when, and something that nobody guesses. */
export function toMoveKey(at: Date, random: string): string {
  return `${at.toISOString().replace(/[-:]|\.\d+/g, '')}-${random.replaceAll('-', '').slice(0, 16)}`
}

/** Whether a text can be such a name: it becomes a part of a path. */
export function isMoveKey(text: string): boolean {
  return /^\d{8}T\d{6}Z-[0-9a-f]{16}$/.test(text)
}
