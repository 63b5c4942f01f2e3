import type {ImportHints, ImportWork} from './import-work.ts'
import type {ImportRow, ImportState} from './pending-imports.ts'

/** Many files that somebody brings in at once. */
export type ImportBatch = {
  readonly id: string
  /** Whose it is: nobody else is told that it is there. */
  readonly userId: string
  readonly createdAt: string
  readonly name: string
  /** Whether the work on it rests until its owner says otherwise. */
  readonly isPaused: boolean
  /** What its owner says of the times of all its texts. */
  readonly hints: ImportHints
  /** Where the request came from by which it was last gone on with. */
  readonly address: string | undefined
}

/** A file as it came with a batch. */
export type NewBatchFile = {
  readonly id: string
  readonly position: number
  readonly name: string
  readonly hash: string
  readonly state: ImportState
  readonly original: Uint8Array
  readonly work: ImportWork
}

/** Who works on a batch, and their last sign of life; without one where nobody does. */
export type BatchHold = {readonly id: string; readonly userId: string; readonly holder: string | undefined; readonly beat: number}

/** Batches with their files, which are pending imports, and who works on them. */
export interface ImportBatches {
  /** Keeps files of a batch that is not there yet: it is not found and not worked on before it is begun. Removes what has expired. */
  addFiles(owner: {readonly id: string; readonly userId: string}, files: readonly NewBatchFile[]): Promise<void>
  begin(batch: Pick<ImportBatch, 'id' | 'userId' | 'name'>): Promise<void>
  find(userId: string, id: string): Promise<ImportBatch | undefined>
  /** The newest first, with how many files are in each state. */
  list(userId: string): Promise<readonly (ImportBatch & {readonly counts: Readonly<Partial<Record<ImportState, number>>>})[]>
  /** All files, in their order. */
  listFiles(id: string): Promise<readonly ImportRow[]>
  setPaused(id: string, isPaused: boolean): Promise<void>
  setHints(id: string, hints: ImportHints): Promise<void>
  setAddress(id: string, address: string | undefined): Promise<void>
  /** Removes it, or the files of one that was not begun, with what nobody has saved; what was saved is still known again. */
  remove(userId: string, id: string): Promise<void>
  /** Moves those of these files that are in one of these states into another; answers how many. */
  move(id: string, files: readonly string[] | 'all', from: readonly ImportState[], to: ImportState): Promise<number>
  /** The next files in a state, by their place. */
  listNext(id: string, state: ImportState, limit: number): Promise<readonly string[]>
  /** What a file of this name holds; undefined where the batch has none that is an image. */
  findImage(id: string, name: string): Promise<Uint8Array | undefined>
  /** Batches with something left to do that are not paused. */
  listUnfinished(): Promise<readonly BatchHold[]>
  /** Becomes the one who works on a batch, where it is still held as was seen. */
  hold(seen: BatchHold, holder: string): Promise<boolean>
  /** Gives a sign of life; false where the batch is held by another by now, is paused or gone. */
  keepHold(id: string, holder: string): Promise<boolean>
  release(id: string, holder: string): Promise<void>
}
