import {link, lstat, mkdir, readdir, rename, rmdir, unlink} from 'node:fs/promises'
import path from 'node:path'
import {isDocumentName, resolveBelow} from './content-paths.ts'
import {ignoreAbsent, readErrorCode} from './file-error.ts'
import {syncFolder} from './write-temporary.ts'

/** Of folders below `root`, those that are there and hold no document, at whatever depth. */
export async function listPlainFolders(root: string, folders: readonly string[]): Promise<readonly string[]> {
  const plain: string[] = []
  for (const folder of folders) {
    const target = resolveBelow(root, folder)
    if ('absolute' in target && (await isFolder(target.absolute)) && !(await holdsDocument(target.absolute))) plain.push(folder)
  }
  return plain
}

/** Moves a folder into another one, below which it keeps its path; nothing where it is gone, or has come there before. */
export async function takeFolder(root: string, folder: string, into: string): Promise<void> {
  const [from, to] = [resolveBelow(root, folder), path.join(into, folder)]
  if ('fault' in from || !(await isFolder(from.absolute)) || (await isFolder(to))) return
  await mkdir(path.dirname(to), {recursive: true})
  await rename(from.absolute, to)
  await syncFolder(path.dirname(from.absolute))
}

/** Moves it back. Where there is one of its name by now, file by file; answers those whose names are taken, which stay. */
export async function returnFolder(root: string, folder: string, from: string): Promise<readonly string[]> {
  const [source, target] = [path.join(from, folder), resolveBelow(root, folder)]
  if ('fault' in target || !(await isFolder(source))) return []
  await mkdir(path.dirname(target.absolute), {recursive: true})
  if (!(await isFolder(target.absolute))) {
    await rename(source, target.absolute)
    await syncFolder(path.dirname(target.absolute))
    return []
  }
  return await returnFiles(source, target.absolute, folder)
}

async function returnFiles(source: string, target: string, folder: string): Promise<readonly string[]> {
  const left: string[] = []
  for (const item of await readdir(source, {withFileTypes: true})) {
    const [from, to, name] = [path.join(source, item.name), path.join(target, item.name), `${folder}/${item.name}`]
    if (item.isDirectory() && (await isFolder(to))) left.push(...(await returnFiles(from, to, name)))
    else if (!(await returnItem(from, to, item.isDirectory()))) left.push(name)
  }
  if (left.length === 0) await rmdir(source)
  return left
}

/** False where the name is taken. */
async function returnItem(from: string, to: string, isDirectory: boolean): Promise<boolean> {
  if (await lstat(to).catch(ignoreAbsent)) return false
  if (isDirectory) {
    await rename(from, to)
    return true
  }
  try {
    await link(from, to)
    await unlink(from)
  } catch (error) {
    if (readErrorCode(error) === 'EEXIST') return false
    // A disk that knows no links.
    await rename(from, to)
  }
  return true
}

async function holdsDocument(absolute: string): Promise<boolean> {
  const names = await readdir(absolute, {recursive: true})
  return names.some(name => isDocumentName(name))
}

async function isFolder(absolute: string): Promise<boolean> {
  return (await lstat(absolute).catch(ignoreAbsent))?.isDirectory() ?? false
}
