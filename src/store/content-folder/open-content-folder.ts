import {realpath} from 'node:fs/promises'
import path from 'node:path'
import type {ContentFolder} from '#src/library/content-folder.ts'
import {createFile} from './create-file.ts'
import {toFileError} from './file-error.ts'
import {listFiles, listNamedFiles} from './list-files.ts'
import {readFileSafely, readHeadSafely} from './read-file-safely.ts'
import {replaceFile} from './replace-file.ts'
import {watchFolder} from './watch-folder.ts'

/** The folder at `location`, which need not be there yet. No path leads out of it: neither `..` nor a symbolic link. */
export function openContentFolder(location: string): ContentFolder {
  const absolute = path.resolve(location)

  /** Asked each time, because the folder may itself be a link that is turned to another one; undefined where it is not there. */
  async function findRoot(): Promise<string | undefined> {
    try {
      return await realpath(absolute)
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
      throw toFileError('open', absolute, error)
    }
  }

  return {
    location: absolute,
    async list(files) {
      const root = await findRoot()
      if (root === undefined) return undefined
      return files ? listNamedFiles(root, files) : listFiles(root)
    },
    async read(file, limit) {
      return readFileSafely((await findRoot()) ?? absolute, file, limit)
    },
    async readHead(file, length) {
      return readHeadSafely((await findRoot()) ?? absolute, file, length)
    },
    async create(file, text) {
      await createFile(absolute, file, text)
    },
    async replace(file, before, after) {
      await replaceFile((await findRoot()) ?? absolute, file, before, after)
    },
    watch: changed => watchFolder(absolute, changed),
  }
}
