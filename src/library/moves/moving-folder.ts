import type {DeletedNote, DocumentMove, MovePlace} from './document-move.ts'

/**
 * The content folder as documents move in it and out of it. What was deleted lies in a hidden folder of it that no sync reads, each document in
 * a place of its own, so that nothing there is ever overwritten.
 */
export interface MovingFolder {
  /** Writes down a move before it begins. */
  intend(move: DocumentMove): Promise<void>
  /** Lets go of what was written down: the move is done, or will not be. */
  forget(key: string): Promise<void>
  /** Moves that were begun and not finished, those of living processes included. */
  listIntended(): Promise<readonly DocumentMove[]>
  /** Moves a regular file whose bytes are still `before`. Nothing is overwritten; throws `FileChanged` where it has changed, and where the name is taken. */
  move(from: MovePlace, to: MovePlace, before: Uint8Array): Promise<void>
  /** Brings a move to its end that was cut off between two steps; false where the file has not left its place. */
  complete(from: MovePlace, to: MovePlace): Promise<boolean>
  /** Of folders of the library, those that are there and hold no document. */
  listPlainFolders(folders: readonly string[]): Promise<readonly string[]>
  /** Makes the place for a document that is to be deleted, with what is known of it. */
  prepare(note: DeletedNote): Promise<void>
  /** Moves folders of the library to the document's place, as far as they are not there yet. */
  takeFolders(key: string, folders: readonly string[]): Promise<void>
  /** Moves them back; answers the files that something else has the name of by now, which stay where they are. */
  returnFolders(key: string, folders: readonly string[]): Promise<readonly string[]>
  /** What was deleted, latest first. */
  list(): Promise<readonly DeletedNote[]>
  find(key: string): Promise<DeletedNote | undefined>
  /** The bytes of a deleted document. */
  read(key: string, limit: number): Promise<Uint8Array>
  /** Removes a place with all that is in it, for good. */
  remove(key: string): Promise<void>
  /** The folder of the library that a place is, as it is committed. */
  toPath(place: {readonly deleted: string}): string
}
