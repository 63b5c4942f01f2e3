import {constants} from 'node:fs'
import {access, chmod, chown, realpath, rename, stat, unlink} from 'node:fs/promises'
import path from 'node:path'
import {FileChanged} from '#src/library/content-folder.ts'
import {isBelow, resolveBelow} from './content-paths.ts'
import {readErrorCode, toFileError, toRefusal} from './file-error.ts'
import {readFileSafely} from './read-file-safely.ts'
import {syncFolder, writeTemporary} from './write-temporary.ts'

/** Replaces a file below `root` whose bytes are still `before`, whole or not at all. A link stays one: what it leads to is replaced. */
export async function replaceFile(root: string, file: string, before: Uint8Array, after: Uint8Array): Promise<void> {
  const target = resolveBelow(root, file)
  if ('fault' in target) throw toRefusal('replace', file, target.fault)
  try {
    const real = await realpath(target.absolute)
    if (!isBelow(root, real)) throw toRefusal('replace', file, 'it is a symbolic link out of the content folder')
    // A rename asks the folder alone; a file that somebody made read-only is not to be written to.
    await access(real, constants.W_OK)
    const {mode, uid, gid} = await stat(real)
    const temporary = await writeTemporary(path.dirname(real), after, mode)
    try {
      await keepOwner(temporary, uid, gid)
      await chmod(temporary, mode)
      // As late as possible: what somebody saved meanwhile must not be lost.
      const now = await readFileSafely(root, file, Number.MAX_SAFE_INTEGER)
      if (!Buffer.from(now).equals(before)) throw new FileChanged(toRefusal('replace', file, 'it has changed meanwhile').message)
      await rename(temporary, real)
    } catch (error) {
      // What went wrong before is what matters; what is left behind is hidden and swept later.
      await unlink(temporary).catch(() => undefined)
      throw error
    }
    await syncFolder(path.dirname(real))
  } catch (error) {
    throw readErrorCode(error) === undefined ? error : toFileError('replace', file, error)
  }
}

/** As far as the system lets this process: a file that a group shares stays that group's also where its owner becomes another. */
async function keepOwner(temporary: string, uid: number, gid: number): Promise<void> {
  const own = await stat(temporary)
  if (own.uid === uid && own.gid === gid) return
  await chown(temporary, uid, gid).catch(() => chown(temporary, own.uid, gid).catch(() => undefined))
}
