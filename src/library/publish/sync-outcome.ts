import type {Diagnostic} from '#src/incident/diagnostic.ts'

/** What a caller may ask of one run. */
export type SyncOptions = {
  /** Reads every file again, in place: whoever looks meanwhile finds each as it was or as it is now. */
  readonly rebuild?: boolean | undefined
  /** Lets go of files that were held back. */
  readonly confirmDeletions?: boolean | undefined
  /** Files that somebody has taken out of the folder on purpose: they are let go of, however few remain. */
  readonly departed?: readonly string[] | undefined
  /** Only these are looked at; a watcher knows them. */
  readonly files?: readonly string[] | undefined
  readonly onProgress?: ((progress: SyncProgress) => void) | undefined
  /** Stops the run between two steps; what was applied stays. */
  readonly signal?: AbortSignal | undefined
}

export type SyncProgress = {readonly step: 'comparing' | 'reading'; readonly done: number; readonly total: number}

/** A file and what is wrong with it. */
export type FileFinding = {readonly file: string; readonly problem: Diagnostic}

/** What a run came to. */
export type SyncOutcome = {
  readonly folder: 'present' | 'empty' | 'gone'
  /** Files that were as the index had them. */
  readonly unchanged: number
  readonly published: readonly string[]
  readonly removed: readonly string[]
  /** Vanished files that are kept until somebody confirms. */
  readonly heldBack: readonly string[]
  /** Every file that cannot be indexed as it is now, whenever that came about; in the order of their paths. */
  readonly problems: readonly FileFinding[]
  /** What was noticed about published files and does not keep them out. */
  readonly findings: readonly FileFinding[]
}
