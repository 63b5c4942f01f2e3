import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {type FileAccess, toFileAccess} from '#src/library/file-access.ts'
import type {IncidentRecord, PublishedDocument, UnreadableFile} from '#src/library/incident-store.ts'
import {toPassages} from '#src/library/search/to-passages.ts'
import {type FollowedFacts, toFollowedFacts} from '#src/store/followed-incident.ts'
import {toIncidentCard} from '#src/store/incident-card.ts'
import {type IncidentWords, toIncidentWords} from '#src/store/incident-words.ts'
import {listSearchNames} from '#src/store/search-names.ts'
import type {SearchedEntry} from './search-entries.ts'

/** What of a document is worth working out once. */
export type Entry = Omit<SearchedEntry, 'isStale' | 'told'> & {readonly followed: FollowedFacts}

/** A file as the index last saw it; without an entry where it could never be read. */
export type KnownFile = {
  readonly hash: string | undefined
  readonly problem: Diagnostic | undefined
  readonly visibility: FileAccess
  readonly entry: Entry | undefined
}

/** Puts a document in the place of what its file held; throws where another file has its id. */
export function publish(files: Map<string, KnownFile>, document: PublishedDocument): void {
  const {file, hash, incident} = document
  for (const [holder, {entry}] of files) {
    if (entry?.card.id === incident.id) throw new Error(`Cannot publish ${file}: its id ${incident.id} is also that of ${holder}`)
  }
  const card = toIncidentCard(document)
  const entry: Entry = {
    document,
    card,
    words: mapTexts(toIncidentWords(document)),
    names: listSearchNames(document, card.services),
    passages: toPassages(document),
    followed: toFollowedFacts(incident, card),
    visibility: incident.visibility,
    status: incident.status,
  }
  files.set(file, {hash, problem: undefined, visibility: toFileAccess(incident), entry})
}

/** All that an incident's page needs, as it may be seen now: its file may have turned restricted, or a draft, since it was read. */
export function toRecord(files: ReadonlyMap<string, KnownFile>, {document, visibility, status}: Entry): IncidentRecord {
  const {incident, diagnostics, html, markdown, file} = document
  return {incident: {...incident, visibility, status}, diagnostics, html, markdown, file, stale: files.get(file)?.problem}
}

function mapTexts(texts: IncidentWords): Entry['words'] {
  const parted = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))
  return {
    title: parted(texts.title),
    names: parted(texts.names),
    summary: parted(texts.summary),
    factors: parted(texts.factors),
    symptoms: parted(texts.symptoms),
    body: parted(texts.body),
  }
}

/** Notes that a file cannot be read, and keeps its last good version; false where that is no news. */
export function noteUnreadable(files: Map<string, KnownFile>, {file, hash, problem, visibility}: UnreadableFile): boolean {
  const known = files.get(file)
  if (known && known.hash === hash && known.visibility === visibility && JSON.stringify(known.problem) === JSON.stringify(problem)) return false
  // A file that has become restricted, or a draft again, must not stay open to everybody because it became unreadable, too.
  files.set(file, {hash, problem, visibility, entry: known?.entry && toStricterEntry(known.entry, visibility)})
  return true
}

function toStricterEntry(entry: Entry, access: FileAccess): Entry {
  if (access === 'restricted') return {...entry, visibility: access}
  return access === 'draft' && entry.status === 'published' ? {...entry, status: access} : entry
}
