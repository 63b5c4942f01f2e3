import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {ContentEntry} from '#src/library/content-folder.ts'
import type {IndexedFile} from '#src/library/incident-store.ts'
import {findNameFault, toCollisionKey, toIncidentId} from './document-name.ts'
import {duplicateId, fileTooLarge, irregularFile, unsafeName} from './sync-problems.ts'

/** What the names and sizes of the files say, before any of them is opened. */
export type ListingVerdict = {
  /** Files to be compared with the index, in the order of their paths. */
  readonly readable: readonly ContentEntry[]
  /** Files that must not be opened or shown, with the reason. */
  readonly refused: ReadonlyMap<string, Diagnostic>
  /** By the file that comes second: the one that has the id. */
  readonly winners: ReadonlyMap<string, string>
}

/**
 * Decides which of the listed files hold an incident. Of several with one id, or with ids that would be taken for each other, the first
 * by path has it. `others` are files that the index knows and that were not looked at in this run.
 */
export function judgeListing(listed: readonly ContentEntry[], others: readonly string[], maxFileBytes: number): ListingVerdict {
  const refused = new Map<string, Diagnostic>()
  const named: ContentEntry[] = []
  for (const entry of listed) {
    const fault = entry.refusal === undefined ? findNameFault(entry.file) : undefined
    if (entry.refusal !== undefined) refused.set(entry.file, irregularFile(entry.refusal))
    else if (fault !== undefined) refused.set(entry.file, unsafeName(fault))
    else named.push(entry)
  }
  const winners = new Map<string, string>()
  const firsts = findFirsts([...named.map(({file}) => file), ...others])
  const readable: ContentEntry[] = []
  for (const entry of named) {
    const id = toIncidentId(entry.file)
    const first = firsts.get(toCollisionKey(id)) ?? entry.file
    if (first !== entry.file) {
      winners.set(entry.file, first)
      refused.set(entry.file, duplicateId(id, first, toIncidentId(first)))
    } else if (entry.size > maxFileBytes) refused.set(entry.file, fileTooLarge(entry.size, maxFileBytes))
    else readable.push(entry)
  }
  return {readable, refused, winners}
}

/** Whether a file of `files` shares its id with another known file, so that what happens to one decides about the other. */
export function hasRivals(files: readonly string[], known: readonly string[]): boolean {
  const fileOfKey = new Map<string, string>()
  for (const file of files) {
    const key = toCollisionKey(toIncidentId(file))
    const other = fileOfKey.get(key)
    if (other !== undefined && other !== file) return true
    fileOfKey.set(key, file)
  }
  return known.some(file => (fileOfKey.get(toCollisionKey(toIncidentId(file))) ?? file) !== file)
}

/** What becomes of files that the index knows and the folder no longer has. */
export type Departures = {
  readonly remove: readonly string[]
  /** Kept until somebody confirms, because so many at once are rather an accident. */
  readonly heldBack: readonly string[]
  /** By the new file: the old one, whose incident it carries on. */
  readonly moved: ReadonlyMap<string, string>
  /** By a file that comes first: the one that the index has under its id so far. */
  readonly displaced: ReadonlyMap<string, string>
}

/**
 * Tells deleted files from moved ones and from an accident: an unmounted disk, a wrong folder. `hashes` are those of present files;
 * `heldBefore` stays held until confirmed, or the guard would let go of them as soon as enough new files arrive.
 */
export function judgeDepartures(given: {
  readonly gone: readonly IndexedFile[]
  readonly known: ReadonlyMap<string, IndexedFile>
  readonly winners: ReadonlyMap<string, string>
  readonly present: readonly string[]
  readonly hashes: ReadonlyMap<string, string>
  readonly heldBefore: readonly string[]
  readonly folderIsEmpty: boolean
  readonly confirmed: boolean
  /** Files that are known to be gone on purpose. */
  readonly departed: ReadonlySet<string>
}): Departures {
  const fileOfId = new Map(given.present.map(file => [toIncidentId(file), file]))
  const fileOfHash = new Map([...given.hashes].map(([file, hash]) => [hash, file]))
  const moved = new Map<string, string>()
  const [vanished, departed]: [string[], string[]] = [[], []]
  for (const {file, hash, incidentId} of given.gone) {
    const successor = fileOfId.get(incidentId ?? toIncidentId(file)) ?? (hash === undefined ? undefined : fileOfHash.get(hash))
    if (successor === undefined || moved.has(successor)) (given.departed.has(file) ? departed : vanished).push(file)
    else moved.set(successor, file)
  }
  const displaced = new Map(
    [...given.winners].flatMap(([file, winner]) => (given.known.get(file)?.incidentId === toIncidentId(winner) ? [[winner, file]] : [])),
  )
  if (given.confirmed) return {remove: [...departed, ...vanished], heldBack: [], moved, displaced}
  const before = new Set(given.heldBefore)
  const isAccident = given.folderIsEmpty || (vanished.length >= 10 && vanished.length > given.known.size / 2)
  return {
    remove: [...departed, ...(isAccident ? [] : vanished.filter(file => !before.has(file)))],
    heldBack: isAccident ? vanished : vanished.filter(file => before.has(file)),
    moved,
    displaced,
  }
}

function findFirsts(files: readonly string[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>()
  for (const file of files) {
    const key = toCollisionKey(toIncidentId(file))
    const first = firsts.get(key)
    if (first === undefined || file < first) firsts.set(key, file)
  }
  return firsts
}
