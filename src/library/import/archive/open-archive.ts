import {crc32} from 'node:zlib'
import {type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile} from 'yauzl'
import {findEntryFault, hasOverlap, type ListedEntry} from './check-entry.ts'
import {sortEntry} from './sort-entry.ts'

/** One file of an archive: a text or an image with its bytes, or what is not taken, with the reason in a sentence. */
export type ArchiveItem =
  | {readonly kind: 'document' | 'image'; readonly name: string; readonly bytes: Uint8Array}
  | {readonly kind: 'refused' | 'left'; readonly name: string; readonly reason: string}

/** An archive whose list has been looked through; or why none of it is taken. */
export type OpenedArchive = {readonly documents: number; items(): AsyncGenerator<ArchiveItem>} | {readonly problem: string}

/** How much of an archive is taken. Sizes are those of what comes out of it, whatever it says of itself. */
export type ArchiveLimits = {
  readonly mostEntries: number
  readonly mostDocuments: number
  readonly mostDocumentBytes: number
  readonly mostImageBytes: number
  /** Bytes of all files together. */
  readonly mostBytes: number
  /** How many bytes may come out of one that went in. */
  readonly mostRatio: number
}

/** Thrown while an archive is read that turns out to hold more than it may: none of it is to be kept. Its message is for people. */
export class ArchiveTooLarge extends Error {
  override readonly name = 'ArchiveTooLarge'
}

/** Looks through the list of a zip archive. Nothing that the list says is believed: names are only words, and sizes are counted. */
export async function openArchive(bytes: Uint8Array, limits: ArchiveLimits): Promise<OpenedArchive> {
  const foreign = findForeign(bytes)
  if (foreign !== undefined) return {problem: foreign}
  // As it is given: yauzl would give the whole archive up for the first name that it does not like.
  const options = {decodeStrings: false, validateEntrySizes: false} as const
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options).catch(() => undefined)
  if (!zip) return {problem: 'It is broken off or damaged: the list of its files, which stands at its end, cannot be read. Send it again, or zip it again.'}
  const end = Number(Reflect.get(zip, 'readEntryCursor'))
  const entries = await listEntries(zip, limits.mostEntries).catch(toListProblem)
  if (typeof entries === 'string') return {problem: entries}
  if (entries.length > limits.mostEntries)
    return {problem: `It holds more than ${limits.mostEntries.toLocaleString('en-US')} files. Zip the postmortems alone, or several archives.`}
  const listed = entries.map(entry => ({entry, ...toListed(entry)}))
  if (hasOverlap(listed, end)) return {problem: 'Files in it overlap, as they do in archives that are made to fill a disk. None of it was unpacked.'}
  const files = listed.filter(({name}) => !name.endsWith('/'))
  const documents = files.filter(({name}) => sortEntry(name).kind === 'document').length
  if (documents === 0) return {problem: 'It holds no document: those end in .md, .txt, .html, .eml or .json.'}
  if (documents > limits.mostDocuments)
    return {
      problem: `It holds ${documents.toLocaleString('en-US')} documents, and at most ${limits.mostDocuments.toLocaleString('en-US')} are taken at once. Zip them in several archives.`,
    }
  return {documents, items: () => readItems(zip, files, limits)}
}

type Listed = ListedEntry & {readonly entry: Entry}

/** One more than there may be, where there are more. */
async function listEntries(zip: ZipFile, most: number): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length > most) break
  }
  return entries
}

function toListProblem(error: unknown): string {
  return error instanceof Error && error.message.includes('encryption')
    ? 'It is encrypted, and archives are read without a password. Zip it again without one.'
    : 'The list of its files is damaged. Zip it again.'
}

function toListed(entry: Entry): ListedEntry {
  const {generalPurposeBitFlag, relativeOffsetOfLocalHeader, compressedSize, fileNameLength, externalFileAttributes, compressionMethod} = entry
  return {
    name: getFileNameLowLevel(generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true),
    offset: relativeOffsetOfLocalHeader,
    length: 30 + fileNameLength + compressedSize,
    compressedSize,
    mode: externalFileAttributes >>> 16,
    isEncrypted: entry.isEncrypted(),
    method: compressionMethod,
  }
}

async function* readItems(zip: ZipFile, files: readonly Listed[], limits: ArchiveLimits): AsyncGenerator<ArchiveItem> {
  const seen = new Set<string>()
  let total = 0
  for (const file of files) {
    const {name} = file
    const sorted = sortEntry(name)
    const refuse = (reason: string): ArchiveItem => ({kind: 'refused', name, reason})
    const fault = findEntryFault(file)
    if (sorted.kind === 'left' || sorted.kind === 'refused') yield {name, ...sorted}
    else if (fault !== undefined) yield refuse(fault)
    else if (seen.has(name)) yield refuse('Another file of the archive has the same name.')
    else {
      seen.add(name)
      const most = sorted.kind === 'image' ? limits.mostImageBytes : limits.mostDocumentBytes
      const unpacked = await unpack(zip, file, most, limits.mostRatio)
      total += unpacked.count
      if (total > limits.mostBytes)
        throw new ArchiveTooLarge(`Unpacked, it is larger than ${toSize(limits.mostBytes)}. Nothing of it was kept: zip the files in several archives.`)
      yield 'bytes' in unpacked ? {kind: sorted.kind, name, bytes: unpacked.bytes} : refuse(unpacked.problem)
    }
  }
}

type Unpacked = {readonly count: number} & ({readonly bytes: Uint8Array} | {readonly problem: string})

/** Stops as soon as more comes out than may: what an entry says of its own size is not asked. */
async function unpack(zip: ZipFile, {entry, compressedSize}: Listed, most: number, ratio: number): Promise<Unpacked> {
  const pieces: Uint8Array[] = []
  let count = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      count += piece.length
      if (count > most) return {count, problem: `It is larger than ${toSize(most)}, which is the most that is taken.`}
      if (count > modest && count > ratio * compressedSize)
        return {count, problem: `More than ${ratio} times as much comes out of it as it takes in the archive, as in archives that are made to fill a disk.`}
      pieces.push(piece)
    }
  } catch {
    return {count, problem: 'It is damaged in the archive, and cannot be unpacked. Zip it again.'}
  }
  const bytes = Buffer.concat(pieces)
  return crc32(bytes) === entry.crc32 ? {count, bytes} : {count, problem: 'It is damaged in the archive: its checksum is that of another text. Zip it again.'}
}

/** Bytes that come out of a few without raising a suspicion: a page of blanks, a table of noughts. */
const modest = 64 * 1024

function toSize(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MiB` : `${Math.floor(bytes / 1024)} KiB`
}

/** What a file is that is called an archive and is none that is read. */
function findForeign(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 300)).toString('latin1')
  if (bytes.length === 0) return 'It is empty.'
  if (head.startsWith('PK\u0003\u0004')) return undefined
  if (head.startsWith('PK\u0005\u0006')) return 'It is an archive without files.'
  const other = others.find(({at, mark}) => head.startsWith(mark, at))
  return other ? `It is a ${other.name} archive, and only zip archives are read. Zip the files instead.` : 'It is no zip archive, whatever its name says.'
}

const others = [
  {at: 0, mark: 'Rar!', name: 'RAR'},
  {at: 0, mark: '7z\u00bc\u00af', name: '7-Zip'},
  {at: 0, mark: '\u001f\u008b', name: 'gzip'},
  {at: 0, mark: 'BZh', name: 'bzip2'},
  {at: 0, mark: '\u00fd7zXZ', name: 'xz'},
  {at: 257, mark: 'ustar', name: 'tar'},
] as const
