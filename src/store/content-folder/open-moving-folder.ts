import {lstat, mkdir, readdir, realpath, rm, unlink} from 'node:fs/promises'
import path from 'node:path'
import type {z} from 'zod'
import {FileChanged} from '#src/library/content-folder.ts'
import {type DeletedNote, deletedNote, documentMove, isMoveKey, type MovePlace} from '#src/library/moves/document-move.ts'
import type {MovingFolder} from '#src/library/moves/moving-folder.ts'
import {isBelow, resolveBelow} from './content-paths.ts'
import {createFile, refuseTaken} from './create-file.ts'
import {ignoreAbsent, readErrorCode, toFileError, toRefusal} from './file-error.ts'
import {listPlainFolders, returnFolder, takeFolder} from './move-folders.ts'
import {readFileSafely} from './read-file-safely.ts'
import {completeRelocation, relocateFile} from './relocate-file.ts'
import {syncFolder} from './write-temporary.ts'

/** What is not the library's lies in one hidden folder of it, on the same disk, so that a document comes and goes by its name alone. */
const hidden = '.hindsight'
const deleted = `${hidden}/deleted`
const moving = `${hidden}/moving`
const [documentName, noteName, filesName] = ['document.md', 'deleted.json', 'files']

/** The content folder at `location` as documents move in it, and what was deleted of it. */
export function openMovingFolder(location: string): MovingFolder {
  const own = path.resolve(location)
  const findRoot = (): Promise<string> => realpath(own)

  /** A hidden folder, which must not be a link to elsewhere; made where `isMade` says so. */
  async function openHidden(name: string, isMade: boolean): Promise<string> {
    const root = await findRoot()
    const folder = path.join(root, name)
    if (isMade) await mkdir(folder, {recursive: true})
    const real = await realpath(folder)
    if (!isBelow(root, real)) throw toRefusal('move', name, 'it is a symbolic link out of the content folder')
    return real
  }

  async function openPlace(key: string, isMade = false): Promise<string> {
    if (!isMoveKey(key)) throw toRefusal('read', key, 'it is no place of a deleted document')
    return await openHidden(`${deleted}/${key}`, isMade)
  }

  async function toAbsolute(place: MovePlace): Promise<string> {
    if ('deleted' in place) return path.join(await openPlace(place.deleted), documentName)
    const root = await findRoot()
    const target = resolveBelow(root, place.file)
    if ('fault' in target) throw toRefusal('move', place.file, target.fault)
    const folder = await realpath(path.dirname(target.absolute))
    if (folder !== root && !isBelow(root, folder)) throw toRefusal('move', place.file, 'its folder is a symbolic link out of the content folder')
    return path.join(folder, path.basename(target.absolute))
  }

  async function makeFolder(place: MovePlace): Promise<void> {
    const target = 'file' in place ? resolveBelow(await findRoot(), place.file) : undefined
    if (target && 'absolute' in target) await mkdir(path.dirname(target.absolute), {recursive: true})
  }

  async function findNote(key: string): Promise<DeletedNote | undefined> {
    const place = await openPlace(key).catch(() => undefined)
    if (place === undefined || !(await isThere(path.join(place, documentName)))) return undefined
    const note = await readJson(place, noteName, deletedNote)
    return note?.key === key ? note : undefined
  }

  return {
    async intend(move) {
      await createFile(await openHidden(moving, true), `${move.key}.json`, JSON.stringify(move))
    },
    async forget(key) {
      await unlink(path.join(await openHidden(moving, true), `${key}.json`)).catch(ignoreAbsent)
    },
    async listIntended() {
      const folder = await openHidden(moving, false).catch(ignoreAbsent)
      if (folder === undefined) return []
      const names = (await readdir(folder)).filter(name => name.endsWith('.json') && !name.startsWith('.')).sort()
      const moves = await Promise.all(names.map(name => readJson(folder, name, documentMove)))
      return moves.filter(move => move !== undefined)
    },
    async move(from, to, before) {
      const name = toName(from)
      try {
        const absolute = await toAbsolute(from)
        if ((await lstat(absolute)).isSymbolicLink()) throw toRefusal('move', name, 'it is a symbolic link, which whoever runs Hindsight can move')
        await makeFolder(to)
        const target = await toAbsolute(to)
        const sameFolder = path.dirname(absolute) === path.dirname(target)
        await refuseTaken(path.dirname(target), toName(to), {verb: 'move', ...(sameFolder ? {but: path.basename(absolute)} : {})})
        // As late as possible: what somebody saved meanwhile must not go by the name of what was looked at.
        const now = await readFileSafely(path.dirname(absolute), path.basename(absolute), Number.MAX_SAFE_INTEGER)
        if (!Buffer.from(now).equals(before)) throw new FileChanged(toRefusal('move', name, 'it has changed meanwhile').message)
        await relocateFile(absolute, target)
      } catch (error) {
        throw readErrorCode(error) === undefined ? error : toFileError('move', name, error)
      }
    },
    async complete(from, to) {
      const [before, after] = [await toAbsolute(from).catch(ignoreAbsent), await toAbsolute(to).catch(ignoreAbsent)]
      if (after === undefined) return false
      return before === undefined ? await isThere(after) : await completeRelocation(before, after)
    },
    async listPlainFolders(folders) {
      return await listPlainFolders(await findRoot(), folders)
    },
    async prepare(note) {
      await createFile(await openPlace(note.key, true), noteName, `${JSON.stringify(note, undefined, 2)}\n`)
    },
    async takeFolders(key, folders) {
      const [root, place] = [await findRoot(), await openPlace(key)]
      for (const folder of folders) await takeFolder(root, folder, path.join(place, filesName))
    },
    async returnFolders(key, folders) {
      const [root, place] = [await findRoot(), await openPlace(key)]
      const left: string[] = []
      for (const folder of folders) left.push(...(await returnFolder(root, folder, path.join(place, filesName))))
      return left
    },
    async list() {
      const folder = await openHidden(deleted, false).catch(ignoreAbsent)
      if (folder === undefined) return []
      const notes = await Promise.all((await readdir(folder)).filter(isMoveKey).map(findNote))
      return notes.filter(note => note !== undefined).sort((one, other) => (one.key < other.key ? 1 : -1))
    },
    find: findNote,
    async read(key, limit) {
      return await readFileSafely(await openPlace(key), documentName, limit)
    },
    async remove(key) {
      const place = await openPlace(key)
      // The document first: without it a place is nothing that anybody is shown.
      await unlink(path.join(place, documentName)).catch(ignoreAbsent)
      await rm(place, {recursive: true})
      await syncFolder(path.dirname(place))
    },
    toPath: place => `${deleted}/${place.deleted}`,
  }
}

/** Undefined where it is not as expected: who might see what it tells of cannot be known then. */
async function readJson<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.parse(JSON.parse(Buffer.from(await readFileSafely(folder, name, mostBytes)).toString()))
  } catch {
    return undefined
  }
}

/** Far more than what is known of a document beside its text. */
const mostBytes = 256 * 1024

function toName(place: MovePlace): string {
  return 'file' in place ? place.file : documentName
}

async function isThere(absolute: string): Promise<boolean> {
  return (await lstat(absolute).catch(ignoreAbsent))?.isFile() ?? false
}
