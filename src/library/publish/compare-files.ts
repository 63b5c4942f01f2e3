import {hash} from 'node:crypto'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {ContentFolder} from '#src/library/content-folder.ts'
import type {IndexedFile} from '#src/library/incident-store.ts'
import {forEachAtOnce} from './for-each-at-once.ts'
import type {ListingVerdict} from './plan-sync.ts'
import type {SyncProgress} from './sync-outcome.ts'
import {isAboutFile, unreadableFile} from './sync-problems.ts'

/** How the folder's files stand to the index. */
export type Comparison = {
  /** Readable files that were there when they were looked at. */
  readonly present: readonly string[]
  /** SHA-256 of those files whose bytes were looked at. */
  readonly hashes: ReadonlyMap<string, string>
  /** Files to be read and published anew. */
  readonly changed: readonly string[]
  readonly unchanged: number
  /** Files that cannot be opened or must not be shown. */
  readonly problems: ReadonlyMap<string, Diagnostic>
}

/** Compares by hash, never by time or size: a restored backup, a checkout or a clock set back leave those as they were. */
export async function compareFiles({
  folder,
  maxFileBytes,
  verdict,
  known,
  readAll,
  misnamed,
  onProgress,
  signal,
}: {
  readonly folder: ContentFolder
  readonly maxFileBytes: number
  readonly verdict: ListingVerdict
  readonly known: ReadonlyMap<string, IndexedFile>
  readonly readAll: boolean
  /** Files that have to be published anew although not a byte of them has changed. */
  readonly misnamed: ReadonlySet<string>
  readonly onProgress: ((progress: SyncProgress) => void) | undefined
  readonly signal: AbortSignal | undefined
}): Promise<Comparison> {
  const problems = new Map(verdict.refused)
  const hashes = new Map<string, string>()
  const gone = new Set<string>()
  const changed: string[] = []
  let done = 0
  // New files are read later in any case; their hash matters only where a file is missing that one of them may be.
  const listed = new Set([...verdict.readable.map(({file}) => file), ...problems.keys()])
  const someAreMissing = [...known.keys()].some(file => !listed.has(file))

  await forEachAtOnce(verdict.readable, 16, async ({file}) => {
    signal?.throwIfAborted()
    const before = known.get(file)
    if (before || someAreMissing) {
      try {
        hashes.set(file, toHash(await folder.read(file, maxFileBytes)))
      } catch (error) {
        if (isGone(error)) gone.add(file)
        else problems.set(file, unreadableFile(toReason(error)))
      }
    }
    if (!gone.has(file) && !problems.has(file) && (readAll || misnamed.has(file) || !isUnchanged(before, hashes.get(file)))) changed.push(file)
    onProgress?.({step: 'comparing', done: ++done, total: verdict.readable.length})
  })
  const present = verdict.readable.flatMap(({file}) => (gone.has(file) || problems.has(file) ? [] : [file]))
  return {present, hashes, changed: changed.sort(), unchanged: present.length - changed.length, problems}
}

/** SHA-256 in hexadecimal, as the index keeps it. */
export function toHash(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}

/** Whether an error says that the file went away. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ENOENT'
}

/** An error's sentence for people. */
export function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isUnchanged(before: IndexedFile | undefined, hash: string | undefined): boolean {
  return before?.hash !== undefined && before.hash === hash && !(before.problem && isAboutFile(before.problem))
}
