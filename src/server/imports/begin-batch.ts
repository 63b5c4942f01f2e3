import {hash, randomBytes} from 'node:crypto'
import {type ArchiveItem, type ArchiveLimits, ArchiveTooLarge, openArchive} from '#src/library/import/archive/open-archive.ts'
import {sortEntry} from '#src/library/import/archive/sort-entry.ts'
import type {NewBatchFile} from '#src/library/import/import-batches.ts'
import {noWork} from '#src/library/import/import-work.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {wakeBatches} from './batch-work.ts'

/** A file as it was sent. */
export type SentFile = {readonly name: string; readonly bytes: Uint8Array}

/** What may be sent at once, and what comes out of an archive. Images as large as those that are pasted. */
export const batchLimits = {
  mostSentBytes: 24 * 1024 * 1024,
  mostEntries: 5_000,
  mostDocuments: 1_000,
  mostImageBytes: 5 * 1024 * 1024,
  mostBytes: 128 * 1024 * 1024,
  mostRatio: 200,
} as const

/** How many batches one person has at most that are not discarded. */
const mostBatches = 10

/**
 * Takes many files in, unpacked where they are archives, and begins to read them; answers where the batch is, or why there is none. What is not
 * taken of them is kept by its name, with the reason.
 */
export async function beginBatch(userId: string, sent: readonly SentFile[]): Promise<{readonly id: string} | {readonly problem: string}> {
  const {batches, environment} = await hindsight()
  if ((await batches.list(userId)).length >= mostBatches)
    return {problem: `You have ${mostBatches} batches here. Discard one whose documents are saved, or that you do not need, and send this again.`}
  const owner = {id: randomBytes(16).toString('base64url'), userId}
  // A page's own marks take more room than its text, which is measured when it is read.
  const limits = {...batchLimits, mostDocumentBytes: environment.maxFileBytes * 4}
  try {
    let files: NewBatchFile[] = []
    let [weight, total, position, documents] = [0, 0, 0, 0]
    const firsts = new Map<string, string>()
    for await (const item of listItems(sent, limits)) {
      const file = toFile(item, position++, firsts)
      if (file.state === 'waiting' && ++documents > limits.mostDocuments)
        throw new BatchRefused(`These are more than ${limits.mostDocuments.toLocaleString('en-US')} documents, which is the most that is taken at once.`)
      files.push(file)
      weight += file.original.length
      total += file.original.length
      // An archive by itself is bounded while it is read; these are many together.
      if (total > limits.mostBytes)
        throw new BatchRefused(`Unpacked, these are larger than ${limits.mostBytes / 1024 / 1024} MiB. Nothing was kept: send fewer at once.`)
      if (position > limits.mostEntries) throw new BatchRefused(`These are more than ${limits.mostEntries.toLocaleString('en-US')} files. Send fewer at once.`)
      // Not all in one statement, during which nobody else would be answered.
      if (files.length < 50 && weight < 512 * 1024) continue
      await batches.addFiles(owner, files)
      files = []
      weight = 0
    }
    await batches.addFiles(owner, files)
    await batches.begin({...owner, name: toBatchName(sent)})
  } catch (error) {
    await batches.remove(userId, owner.id)
    if (error instanceof ArchiveTooLarge || error instanceof BatchRefused) return {problem: error.message}
    throw error
  }
  wakeBatches()
  return {id: owner.id}
}

class BatchRefused extends Error {
  override readonly name = 'BatchRefused'
}

async function* listItems(sent: readonly SentFile[], limits: ArchiveLimits): AsyncGenerator<ArchiveItem> {
  for (const {name, bytes} of sent) {
    if (!isArchive(name)) {
      yield toItem(name, bytes, limits)
      continue
    }
    const opened = await openArchive(bytes, limits)
    if ('problem' in opened) {
      // Alone, there would be nothing to show but that.
      if (sent.length === 1) throw new BatchRefused(`${name} was not taken. ${opened.problem}`)
      yield {kind: 'refused', name, reason: opened.problem}
      continue
    }
    for await (const item of opened.items()) yield sent.length === 1 ? item : {...item, name: `${name.replace(/\.zip$/i, '')}/${item.name}`}
  }
}

export function isArchive(name: string): boolean {
  return /\.zip$/i.test(name)
}

function toItem(name: string, bytes: Uint8Array, {mostImageBytes, mostDocumentBytes}: ArchiveLimits): ArchiveItem {
  const sorted = sortEntry(name)
  if (sorted.kind === 'left' || sorted.kind === 'refused') return {name, ...sorted}
  const most = sorted.kind === 'image' ? mostImageBytes : mostDocumentBytes
  if (bytes.length > most) return {kind: 'refused', name, reason: `It is larger than ${Math.floor(most / 1024)} KiB, which is the most that is taken.`}
  return {kind: sorted.kind, name, bytes}
}

/** `firsts` has the names of the texts before it, by their bytes. */
function toFile(item: ArchiveItem, position: number, firsts: Map<string, string>): NewBatchFile {
  const id = randomBytes(16).toString('base64url')
  // Where it cannot be shown as it is, it is told what stood there.
  const base = {id, position, name: item.name.replace(/\p{Cc}/gu, '\u{fffd}').slice(0, 500)}
  if (!('bytes' in item)) return {...base, state: item.kind, hash: '', original: new Uint8Array(), work: {...noWork, problem: item.reason}}
  const sum = hash('sha256', item.bytes)
  if (item.kind === 'image') return {...base, state: 'image', hash: sum, original: item.bytes, work: noWork}
  const first = firsts.get(sum)
  if (first !== undefined)
    return {...base, state: 'left', hash: sum, original: new Uint8Array(), work: {...noWork, problem: `It is the same as ${first}, byte for byte.`}}
  firsts.set(sum, item.name)
  return {...base, state: 'waiting', hash: sum, original: item.bytes, work: noWork}
}

function toBatchName(sent: readonly SentFile[]): string {
  const [first] = sent
  return sent.length === 1 && first ? first.name : `${sent.length} files`
}
