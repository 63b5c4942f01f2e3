import {hash} from 'node:crypto'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {ServiceAliases} from '#src/incident/service-names.ts'
import {operator} from '#src/incident/viewer.ts'
import type {ContentFolder} from '#src/library/content-folder.ts'
import type {DocumentReader} from '#src/library/document-reader.ts'
import type {IncidentStore, IndexedFile} from '#src/library/incident-store.ts'
import {filingRevision} from '#src/library/relate/filing-revision.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {defaultSettings, type Settings, toReadHints} from '#src/postmortem/rules/settings.ts'
import {type Comparison, compareFiles, toHash} from './compare-files.ts'
import {forEachAtOnce} from './for-each-at-once.ts'
import type {Publication} from './index-batches.ts'
import {hasRivals, judgeDepartures, judgeListing} from './plan-sync.ts'
import {publishFiles} from './publish-files.ts'
import type {SyncOptions, SyncOutcome} from './sync-outcome.ts'

/** What a run works with. */
export type SyncTools = {
  readonly folder: ContentFolder
  readonly store: IncidentStore
  readonly reader: DocumentReader
  /** The library's configuration; the usual one when not given. */
  readonly settings?: Settings | undefined
  readonly maxFileBytes: number
  /** Documents in one transaction, at most; the fewer, the shorter a server that shares the thread stands still. 200 when not given. */
  readonly batchSize?: number | undefined
  readonly now?: (() => Date) | undefined
}

/**
 * Brings the index up to date with the folder. Only files whose hash differs are read; each step is applied whole or not at all; doing it
 * twice changes nothing. What was written is compared once more at the end, so that of two processes that sync at the same time the one
 * that wrote an older version last notices it.
 */
export async function syncFolder({
  folder,
  store,
  reader,
  settings = defaultSettings,
  maxFileBytes,
  batchSize = 200,
  now = () => new Date(),
  ...options
}: SyncTools & SyncOptions): Promise<SyncOutcome> {
  const {serviceAliases} = settings
  const tools = {folder, store, reader, hints: toReadHints(settings), serviceAliases, maxFileBytes, batchSize}
  const isWhole = options.files === undefined
  const readAll = isWhole && (await isReadByAnother(tools))
  // Asked of the index itself, which is right also where a run was stopped half way or another process had another configuration.
  const misnamed = isWhole ? new Set(await store.listMisnamed(serviceAliases)) : undefined
  let round = await syncOnce(tools, (await store.readSyncReport(operator)).heldBack, {...options, readAll, misnamed})
  const published = new Set(round.published.keys())
  const removed = new Set(round.removed)
  const findings = new Map(round.findings.map(finding => [finding.file, finding]))
  for (let again = 0; again < 4; again++) {
    const overtaken = await findOvertaken(tools, round)
    if (overtaken.length === 0) break
    const {folder: state, unchanged} = round
    round = {...(await syncOnce(tools, round.heldBack, {files: overtaken, signal: options.signal})), folder: state, unchanged}
    for (const file of overtaken) findings.delete(file)
    for (const finding of round.findings) findings.set(finding.file, finding)
    for (const file of round.published.keys()) published.add(file)
    for (const file of round.removed) removed.add(file)
  }
  if (published.size >= manyFiles && published.size * 10 >= (await store.countIncidents(operator))) await store.takeStock()
  if (readAll || (isWhole && options.rebuild)) await store.recordReaderRevision(await findRevision(tools))
  await store.recordSync({at: now().toISOString(), heldBack: round.heldBack})
  const {problems} = await store.readSyncReport(operator)
  return {
    folder: round.folder,
    unchanged: round.unchanged,
    published: [...published].sort(),
    removed: [...removed].sort(),
    heldBack: round.heldBack,
    problems: problems.map(({file, problem}) => ({file, problem})),
    findings: [...findings.values()],
  }
}

/** From so many on, and a tenth of all, what the database knows of itself is no longer so. */
const manyFiles = 100

type Tools = Omit<SyncTools, 'now' | 'batchSize' | 'settings'> & {
  readonly batchSize: number
  readonly hints: ReadHints
  readonly serviceAliases: ServiceAliases
}

/**
 * Whether the index holds what another version of the reader made of the files, or one that was told something else. An empty index will hold what this one makes of them,
 * which is noted at once, so that a first run that is stopped goes on where it was.
 */
async function isReadByAnother(tools: Tools): Promise<boolean> {
  const {store} = tools
  const revision = await findRevision(tools)
  const known = await store.findReaderRevision()
  if (known === revision) return false
  if ((await store.listFiles()).length > 0) return true
  await store.recordReaderRevision(revision)
  return false
}

/** The reader's revision with that of the rules that incidents are filed by, and what it was told: told something else, it reads something else. */
async function findRevision({reader, hints}: Tools): Promise<string> {
  const revision = `${await reader.findRevision()} ${filingRevision}`
  return Object.keys(hints).length === 0 ? revision : `${revision} ${hash('sha256', JSON.stringify(hints))}`
}

/** What one round has written, and what it found. */
type Round = Pick<SyncOutcome, 'folder' | 'unchanged' | 'heldBack'> & Publication

/** Those files that are no longer as the round left them in the index. */
async function findOvertaken({folder, maxFileBytes}: Tools, {published, removed}: Round): Promise<readonly string[]> {
  if (published.size + removed.length === 0) return []
  const listed = new Set((await folder.list([...published.keys(), ...removed]))?.map(({file}) => file))
  const overtaken = removed.filter(file => listed.has(file))
  await forEachAtOnce(published, 16, async ([file, before]) => {
    // What cannot be read any more is not as the round left it either: the next round reports why.
    const now = listed.has(file) ? await folder.read(file, maxFileBytes).then(toHash, () => undefined) : undefined
    if (now !== before) overtaken.push(file)
  })
  return overtaken
}

async function syncOnce(
  tools: Tools,
  heldBefore: readonly string[],
  {
    rebuild = false,
    confirmDeletions = false,
    readAll = false,
    misnamed = new Set(),
    departed = [],
    files,
    onProgress,
    signal,
  }: SyncOptions & {
    readonly readAll?: boolean
    readonly misnamed?: ReadonlySet<string> | undefined
  },
): Promise<Round> {
  const {folder, store} = tools
  signal?.throwIfAborted()
  const indexed = new Map((await store.listFiles()).map(file => [file.file, file]))
  const scope = files && !rebuild && !confirmDeletions && !hasRivals(files, [...indexed.keys()]) ? new Set(files) : undefined
  const listed = await folder.list(scope && [...scope])
  const others = scope ? [...indexed.keys()].filter(file => !scope.has(file)) : []
  const verdict = judgeListing(listed ?? [], others, tools.maxFileBytes)
  const known = scope ? new Map([...indexed].filter(([file]) => scope.has(file))) : indexed

  const comparison = await compareFiles({...tools, verdict, known, readAll: rebuild || readAll, misnamed, onProgress, signal})
  const present = [...comparison.present, ...others]
  const departures = judgeDepartures({
    gone: findGone(known, verdict.refused, comparison),
    known: indexed,
    winners: verdict.winners,
    present: comparison.present,
    hashes: comparison.hashes,
    heldBefore: heldBefore.filter(file => known.has(file)),
    folderIsEmpty: listed === undefined || (present.length === 0 && verdict.refused.size === 0),
    confirmed: confirmDeletions,
    departed: new Set(departed),
  })
  const published = await publishFiles({...tools, indexed, winners: verdict.winners, comparison, departures, onProgress, signal})
  return {
    ...published,
    folder: listed === undefined ? 'gone' : listed.length === 0 && others.length === 0 ? 'empty' : 'present',
    unchanged: comparison.unchanged,
    heldBack: [...heldBefore.filter(file => indexed.has(file) && !known.has(file)), ...departures.heldBack].sort(),
  }
}

/** Files of the index that the folder has no longer; not those of a folder that could not be looked into. */
function findGone(known: ReadonlyMap<string, IndexedFile>, refused: ReadonlyMap<string, Diagnostic>, {present, problems}: Comparison): readonly IndexedFile[] {
  const there = new Set([...present, ...problems.keys()])
  const closed = [...refused].filter(([, problem]) => problem.rule === 'irregular-file').map(([file]) => `${file}/`)
  return [...known.values()].filter(({file}) => !there.has(file) && !closed.some(folder => file.startsWith(folder)))
}
