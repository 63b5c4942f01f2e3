import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {ServiceAliases} from '#src/incident/service-names.ts'
import type {ContentFolder} from '#src/library/content-folder.ts'
import type {DocumentReader, DocumentReading} from '#src/library/document-reader.ts'
import {accessHeadLength, type FileAccess, guessAccess, stricterAccess} from '#src/library/file-access.ts'
import type {IncidentStore, IndexedFile, PublishedDocument, UnreadableFile} from '#src/library/incident-store.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {type Comparison, isGone, toReason} from './compare-files.ts'
import {forEachAtOnce} from './for-each-at-once.ts'
import {openIndexBatches, type Publication} from './index-batches.ts'
import type {Departures} from './plan-sync.ts'
import type {SyncProgress} from './sync-outcome.ts'
import {unreadableFile} from './sync-problems.ts'

/** Reads the changed files, and applies them and whatever else the comparison found. */
export async function publishFiles({
  folder,
  store,
  reader,
  hints,
  serviceAliases,
  maxFileBytes,
  batchSize,
  indexed,
  winners,
  comparison,
  departures,
  onProgress,
  signal,
}: {
  readonly folder: ContentFolder
  readonly store: IncidentStore
  readonly reader: DocumentReader
  readonly hints: ReadHints
  readonly serviceAliases: ServiceAliases
  readonly maxFileBytes: number
  readonly batchSize: number
  readonly indexed: ReadonlyMap<string, IndexedFile>
  /** By the file that comes second: the one that has the id. */
  readonly winners: ReadonlyMap<string, string>
  readonly comparison: Comparison
  readonly departures: Departures
  readonly onProgress: ((progress: SyncProgress) => void) | undefined
  readonly signal: AbortSignal | undefined
}): Promise<Publication> {
  const batches = openIndexBatches(store, batchSize)
  const displacedBy = new Map([...departures.displaced].map(([winner, file]) => [file, winner]))
  let done = 0

  async function toUnreadable(file: string, problem: Diagnostic): Promise<UnreadableFile> {
    // The message names the file that has the id, so it is for those who may know of both.
    const winner = winners.get(file)
    const own = await findAccess(file)
    const visibility = winner === undefined ? own : stricterAccess(own, stricterAccess(await findAccess(winner), indexed.get(winner)?.visibility ?? 'public'))
    return {file, hash: undefined, problem, visibility}
  }

  /** What a file that is not read as a whole says at its beginning; where not even that can be read, what it said before. */
  async function findAccess(file: string): Promise<FileAccess> {
    try {
      return guessAccess(await folder.readHead(file, accessHeadLength))
    } catch {
      return indexed.get(file)?.visibility ?? 'public'
    }
  }

  async function addProblem(file: string, problem: Diagnostic): Promise<void> {
    const known = indexed.get(file)
    const unreadable = await toUnreadable(file, problem)
    const isKnown = known?.problem?.rule === problem.rule && known.problem.message === problem.message && known.visibility === unreadable.visibility
    if (!isKnown) await batches.add({unreadable})
  }

  async function addDocument(document: PublishedDocument): Promise<void> {
    const moved = departures.moved.get(document.file)
    const displaced = departures.displaced.get(document.file)
    const problem = displaced === undefined ? undefined : comparison.problems.get(displaced)
    await batches.add({
      publish: document,
      remove: [moved, displaced].filter(file => file !== undefined),
      ...(displaced !== undefined && problem ? {unreadable: await toUnreadable(displaced, problem)} : {}),
    })
  }

  /** One that gives up its id stays as it is until the file that comes first can be read. */
  async function addReading(file: string, reading: DocumentReading): Promise<void> {
    if ('document' in reading) return addDocument({...reading.document, serviceAliases})
    await batches.add({unreadable: {file, ...reading}})
    const displaced = departures.displaced.get(file)
    const problem = displaced === undefined ? undefined : comparison.problems.get(displaced)
    if (displaced !== undefined && problem) await addProblem(displaced, problem)
  }

  // Files that are gone leave first: the id of one may be another one's now.
  for (const file of departures.remove) await batches.add({remove: [file]})
  const changed = new Set(comparison.changed)
  for (const [file, problem] of comparison.problems) if (!changed.has(displacedBy.get(file) ?? '')) await addProblem(file, problem)
  for (const [successor, file] of departures.moved) {
    // Otherwise the incident is shown under its old file until the new one can be read.
    if (!changed.has(successor) && !indexed.get(successor)?.problem) await batches.add({remove: [file]})
  }

  await forEachAtOnce(comparison.changed, readAhead, async file => {
    signal?.throwIfAborted()
    const bytes = await folder.read(file, maxFileBytes).catch(async (error: unknown) => {
      // Gone since it was looked at: the next round removes it.
      if (!isGone(error)) await addProblem(file, unreadableFile(toReason(error)))
      return undefined
    })
    if (bytes) await addReading(file, await reader.read(file, bytes, hints))
    onProgress?.({step: 'reading', done: ++done, total: comparison.changed.length})
  })
  signal?.throwIfAborted()
  return batches.finish()
}

/** Documents under way at a time: enough that no reader runs dry while a batch is being applied. */
const readAhead = 40
