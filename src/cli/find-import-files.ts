import {readdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {type ArchiveLimits, ArchiveTooLarge, openArchive} from '#src/library/import/archive/open-archive.ts'
import type {ImportSource} from '#src/library/import/import-documents.ts'
import {readNamedFile, standingIn} from './named-file.ts'

/** The files that paths on the command line mean, in order: a folder stands for the documents in it and below it, `-` for standard input. */
export async function findImportFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const each of paths) {
    // What is not there, or may not be looked at, is named all the same: reading it says why, on a line of its own.
    const kind = each === '-' ? undefined : await stat(path.resolve(standingIn, each)).catch(() => undefined)
    if (kind?.isDirectory()) found.push(...(await listBelow(each, 0)))
    else found.push(each)
  }
  return [...new Set(found)]
}

/**
 * The files' bytes, one after the other, so that a thousand of them are never in memory at once. A zip archive stands for the documents in it;
 * `onLeft` is told of what else it holds.
 */
export async function* readImportFiles(
  files: readonly string[],
  limit: number,
  onLeft: (sentence: string) => void = () => undefined,
): AsyncGenerator<ImportSource> {
  for (const from of files) {
    if (/\.zip$/i.test(from)) {
      yield* readArchive(from, limit, onLeft)
      continue
    }
    const name = from === '-' ? undefined : path.basename(from)
    yield {from, name, ...(from === '-' ? await readStandardInput(limit) : await readNamedFile(from, limit))}
  }
}

async function* readArchive(from: string, limit: number, onLeft: (sentence: string) => void): AsyncGenerator<ImportSource> {
  const fail = (problem: string): ImportSource => ({from, name: path.basename(from), problem})
  const read = await readNamedFile(from, archiveLimits.mostBytes)
  const opened = 'problem' in read ? read : await openArchive(read.bytes, {...archiveLimits, mostDocumentBytes: limit})
  if ('problem' in opened) return yield fail(opened.problem)
  try {
    for await (const item of opened.items()) {
      const inside = `${from}/${item.name}`
      const {kind, name} = item
      if (!('bytes' in item)) {
        if (kind === 'refused') yield {from: inside, name, problem: item.reason}
        else onLeft(`${inside}: set aside: ${item.reason}`)
      } else if (kind === 'image') onLeft(`${inside}: images are not taken along from a terminal`)
      else if (/\.(?:eml|json)$/i.test(name)) yield {from: inside, name, problem: 'mails and exports are read at /import, and not from a terminal'}
      else yield {from: inside, name, bytes: item.bytes}
    }
  } catch (error) {
    if (!(error instanceof ArchiveTooLarge)) throw error
    yield fail(`Unpacked, it is larger than ${archiveLimits.mostBytes / 1024 / 1024} MiB. What was read before that is there.`)
  }
}

/** Whoever has a terminal could unpack it as well. */
const archiveLimits: Omit<ArchiveLimits, 'mostDocumentBytes'> = {
  mostEntries: 20_000,
  mostDocuments: 10_000,
  mostImageBytes: 64 * 1024 * 1024,
  mostBytes: 512 * 1024 * 1024,
  mostRatio: 1000,
}

const deepest = 64

/**
 * Hidden files and links are left out: a link may lead in a circle, or to what nobody meant. A folder that cannot be looked into stands for
 * itself, so that the report says why, and the other folders are imported.
 */
async function listBelow(folder: string, depth: number): Promise<readonly string[]> {
  if (depth > deepest) return []
  const entries = await readdir(path.resolve(standingIn, folder), {withFileTypes: true}).catch(() => undefined)
  if (!entries) return [folder]
  const found: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const inside = path.join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await listBelow(inside, depth + 1)))
    else if (entry.isFile() && /\.(?:md|markdown|txt|html?)$/i.test(entry.name)) found.push(inside)
  }
  return found
}

async function readStandardInput(limit: number): Promise<{readonly bytes: Uint8Array} | {readonly problem: string}> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk)
    length += chunk.length
    if (length > limit) return {problem: `unexpected text of more than ${Math.floor(limit / 1024)} KiB, expected at most that (HINDSIGHT_MAX_FILE_KIB)`}
  }
  return {bytes: Buffer.concat(chunks)}
}
