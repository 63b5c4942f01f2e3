import {lstat, type Stats, stat} from 'node:fs'
import {readdir, realpath, unlink} from 'node:fs/promises'
import path from 'node:path'
import {promisify} from 'node:util'
import type {ContentEntry} from '#src/library/content-folder.ts'
import {isBelow, isDocumentName, isLeftOut, resolveBelow} from './content-paths.ts'
import {readErrorCode, toFileError} from './file-error.ts'
import {isLeftover} from './write-temporary.ts'

/** Every document below `root`, in the order of their paths, and whatever looks like one but must not be read. */
export async function listFiles(root: string): Promise<readonly ContentEntry[] | undefined> {
  const entries: ContentEntry[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const found = await readFolder(root, folder)
    if (found === undefined && folder === '') return undefined
    if (typeof found === 'string') {
      entries.push({file: folder, size: 0, refusal: found})
      continue
    }
    const documents: string[] = []
    for (const {name, isFolder, isLink} of found ?? []) {
      const file = folder === '' ? name : `${folder}/${name}`
      if (isLeftover(name)) await sweep(path.join(root, file))
      if (isLeftOut(name)) continue
      if (isFolder && file.split('/').length > deepest) entries.push({file, size: 0, refusal: `its files lie more than ${deepest} folders deep`})
      else if (isFolder && isTooLong(file)) entries.push({file, size: 0, refusal: `the path of its files is longer than ${longest.toLocaleString('en')} bytes`})
      else if (isFolder) folders.push(file)
      else if (isDocumentName(name)) documents.push(file)
      else if (isLink && (await isFolderLink(root, file)))
        entries.push({file, size: 0, refusal: 'it is a symbolic link to a folder, and those are not followed'})
    }
    entries.push(...(await classifyAll(root, documents)))
    if (entries.length > most) throw new Error(`Cannot list ${root}: it has more than ${most.toLocaleString('en')} files`)
  }
  return entries.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Those of the named files that `listFiles` would list. */
export async function listNamedFiles(root: string, files: readonly string[]): Promise<readonly ContentEntry[]> {
  const named = files.filter(file => {
    const segments = file.split('/')
    return segments.length <= deepest + 1 && !isTooLong(path.posix.dirname(file)) && isDocumentName(file) && !('fault' in resolveBelow(root, file))
  })
  const entries = await classifyAll(root, named)
  const linked = new Set<string>()
  for (const folder of new Set(named.map(file => path.posix.dirname(file)))) {
    const absolute = path.join(root, folder)
    // A folder that is gone has no files left to list; anything else is said when its files are read.
    if ((await realpath(absolute).catch(() => absolute)) !== absolute) linked.add(folder)
  }
  return entries
    .map(entry => (linked.has(path.posix.dirname(entry.file)) ? {...entry, refusal: 'its folder is a symbolic link, and those are not followed'} : entry))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

async function classifyAll(root: string, files: readonly string[]): Promise<readonly ContentEntry[]> {
  const entries: ContentEntry[] = []
  for (let from = 0; from < files.length; from += together) {
    for (const entry of await Promise.all(files.slice(from, from + together).map(file => classify(root, file)))) if (entry) entries.push(entry)
  }
  return entries
}

/** Undefined where the file is gone, or is a folder that only has the name of a document. */
async function classify(root: string, file: string): Promise<ContentEntry | undefined> {
  try {
    const absolute = path.join(root, file)
    const own = await lstatOf(absolute)
    if (!own.isSymbolicLink()) return own.isDirectory() ? undefined : {file, size: own.size, refusal: findTypeFault(own)}
    const target = await realpath(absolute)
    if (!isBelow(root, target)) return {file, size: 0, refusal: 'it is a symbolic link out of the content folder'}
    const leadsTo = await statOf(target)
    if (leadsTo.isDirectory()) return {file, size: 0, refusal: 'it is a symbolic link to a folder, and those are not followed'}
    return {file, size: leadsTo.size, refusal: findTypeFault(leadsTo)}
  } catch (error) {
    const code = readErrorCode(error)
    if (code === 'ENOENT' && !(await isLink(path.join(root, file)))) return undefined
    if (code === 'ENOENT') return {file, size: 0, refusal: 'it is a symbolic link to nothing'}
    if (code === 'ELOOP') return {file, size: 0, refusal: 'it is a symbolic link that leads to itself'}
    return {file, size: 0, refusal: toFileError('read', file, error).message}
  }
}

function findTypeFault(stats: Stats): string | undefined {
  return stats.isFile() ? undefined : 'it is not a regular file but a pipe, a socket or a device'
}

type FolderItem = {readonly name: string; readonly isFolder: boolean; readonly isLink: boolean}

/**
 * Undefined where the folder is gone, the reason where it cannot be read: taken for an empty one, its incidents would seem deleted.
 * Without the content folder itself there is nothing to say of any file, so that is thrown.
 */
async function readFolder(root: string, folder: string): Promise<readonly FolderItem[] | string | undefined> {
  try {
    const items = await readdir(path.join(root, folder), {withFileTypes: true})
    return items.map(item => ({name: item.name, isFolder: item.isDirectory(), isLink: item.isSymbolicLink()}))
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT' || readErrorCode(error) === 'ENOTDIR') return undefined
    const failure = toFileError('list', folder === '' ? root : folder, error)
    if (folder === '') throw failure
    return failure.message
  }
}

async function isFolderLink(root: string, file: string): Promise<boolean> {
  // A link to nothing is no folder, and documents are classified by themselves.
  const target = await statOf(path.join(root, file)).catch(() => undefined)
  return target?.isDirectory() ?? false
}

async function isLink(absolute: string): Promise<boolean> {
  // Gone meanwhile: then it is nothing any more.
  const own = await lstatOf(absolute).catch(() => undefined)
  return own?.isSymbolicLink() ?? false
}

/** Removes what an interrupted `create` left behind, unless it may still be at work. */
async function sweep(absolute: string): Promise<void> {
  // Another process may sweep as well, and a folder that may only be read keeps it: no list shows it, so nobody is in need of it.
  const own = await lstatOf(absolute).catch(() => undefined)
  if (own?.isFile() && Date.now() - own.mtimeMs > 60_000) await unlink(absolute).catch(() => undefined)
}

function isTooLong(folder: string): boolean {
  return Buffer.byteLength(folder) > longest
}

/** Folders within folders, and the bytes of their names together; a tree that a person keeps is nowhere near. PostgreSQL indexes 2,704 bytes. */
const deepest = 64
const longest = 2000
const most = 200_000
const together = 64

const [lstatOf, statOf] = [promisify(lstat), promisify(stat)]
