import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {ContentFolder} from '#src/library/content-folder.ts'
import type {DocumentReader} from '#src/library/document-reader.ts'
import {isMergedInto} from '#src/library/duplicates/is-merged-into.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'
import {listMissingImages} from '#src/library/list-image-paths.ts'
import {loadSettings, settingsFile} from '#src/library/load-settings.ts'
import {judgeDocument} from '#src/postmortem/rules/check-library-rules.ts'
import {applySettings, type Settings, toReadHints} from '#src/postmortem/rules/settings.ts'
import {toReason} from './compare-files.ts'
import {forEachAtOnce} from './for-each-at-once.ts'
import {judgeListing} from './plan-sync.ts'
import {aliasTaken, unreadableFile} from './sync-problems.ts'

/** A file with all that is wrong with it, in the order of the text. */
export type CheckedFile = {readonly file: string; readonly diagnostics: readonly Diagnostic[]}

/**
 * Judges every document of a folder by the folder's own configuration, by itself and among the others, without an index. `today`
 * (YYYY-MM-DD) decides what is overdue. What is wrong with the configuration comes under its file's name. Undefined where the folder is
 * not there.
 */
export async function checkFolder({
  folder,
  reader,
  maxFileBytes,
  today,
  onProgress,
}: {
  readonly folder: ContentFolder
  readonly reader: DocumentReader
  readonly maxFileBytes: number
  readonly today: string
  readonly onProgress?: (progress: {readonly done: number; readonly total: number}) => void
}): Promise<readonly CheckedFile[] | undefined> {
  const listed = await folder.list()
  if (!listed) return undefined
  const {settings, diagnostics: misconfigured} = await loadSettings(folder)
  const hints = toReadHints(settings)
  const {readable, refused} = judgeListing(listed, [], maxFileBytes)
  const found = new Map<string, Diagnostic[]>([...refused].map(([file, problem]) => [file, [problem]]))
  if (misconfigured.length > 0) found.set(settingsFile, [...misconfigured])
  const documents = new Map<string, PublishedDocument>()
  let done = 0
  await forEachAtOnce(readable, 8, async ({file}) => {
    const bytes = await folder.read(file, maxFileBytes).catch((error: unknown) => {
      found.set(file, [unreadableFile(toReason(error))])
    })
    if (bytes) {
      const reading = await reader.read(file, bytes, hints)
      if ('document' in reading) documents.set(file, reading.document)
      else found.set(file, [reading.problem])
    }
    onProgress?.({done: ++done, total: readable.length})
  })

  const incidents = [...documents.values()].map(({incident}) => incident)
  const byId = new Map(incidents.map(incident => [incident.id, incident]))
  const addresses = new Set([...byId.keys(), ...incidents.flatMap(({aliases}) => aliases.map(({value}) => value))])
  const exists = (address: string): boolean => addresses.has(address)
  for (const [file, {incident, diagnostics, markdown, html}] of documents) {
    const images = {file, missing: await listMissingImages(folder, incident.id, html)}
    const judged = judgeDocument(diagnostics, {incident, today, exists, settings, text: markdown, images})
    found.set(file, [...judged, ...findTakenAliases(incident, byId)])
  }
  return [...found].map(([file, diagnostics]) => ({file, diagnostics: diagnostics.sort(byPlace)})).sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Judges one document by itself; which addresses lead somewhere is not known, so no link is said to dangle. */
export async function checkDocument({
  file,
  bytes,
  reader,
  today,
  settings,
}: {
  readonly file: string
  readonly bytes: Uint8Array
  readonly reader: DocumentReader
  readonly today: string
  readonly settings: Settings
}): Promise<CheckedFile> {
  const reading = await reader.read(file, bytes, toReadHints(settings))
  if (!('document' in reading)) return {file, diagnostics: applySettings([reading.problem], settings)}
  const {incident, diagnostics, markdown} = reading.document
  return {file, diagnostics: judgeDocument(diagnostics, {incident, today, exists: () => true, settings, text: markdown}).toSorted(byPlace)}
}

function findTakenAliases({id, aliases}: Incident, byId: ReadonlyMap<string, Incident>): readonly Diagnostic[] {
  return aliases.flatMap(({value, evidence}) => {
    const owner = value === id ? undefined : byId.get(value)
    return owner && !isMergedInto(owner, id) ? [{...aliasTaken(value, value), place: {start: evidence.start, end: evidence.end}}] : []
  })
}

function byPlace(one: Diagnostic, other: Diagnostic): number {
  return (one.place?.start.offset ?? -1) - (other.place?.start.offset ?? -1)
}
