import {link, lstat, rename, unlink} from 'node:fs/promises'
import path from 'node:path'
import {FileChanged} from '#src/library/content-folder.ts'
import {ignoreAbsent, readErrorCode} from './file-error.ts'
import {syncFolder} from './write-temporary.ts'

/**
 * Gives a file another path and never replaces what has that path. The file has both for a moment, and a process that is killed then leaves
 * it so: see `completeRelocation`.
 */
export async function relocateFile(from: string, to: string): Promise<void> {
  const own = await lstat(from)
  if (from !== to && isSame(own, await findStats(to))) {
    await relocateTwin(from, to)
  } else {
    await linkOrRename(from, to)
    const now = await findStats(from)
    if (now && !isSame(own, now)) {
      // An editor has put another file in its place since: that is the newer one.
      await unlink(to)
      throw new FileChanged(`Cannot move ${path.basename(from)}: it has changed meanwhile`)
    }
    if (now) await unlink(from)
  }
  await syncFolder(path.dirname(to))
  await syncFolder(path.dirname(from))
}

/** Brings a relocation to its end that was cut off; false where it never began, or something else has the name. */
export async function completeRelocation(from: string, to: string): Promise<boolean> {
  const [before, after] = [await findStats(from), await findStats(to)]
  if (!after) return false
  if (!before) return true
  if (!isSame(before, after)) return false
  await relocateTwin(from, to)
  return true
}

/** Two names of one file: both there, or one and the same to a disk that ignores case. */
async function relocateTwin(from: string, to: string): Promise<void> {
  if (from.toLowerCase() === to.toLowerCase() && (await lstat(from)).nlink === 1) await rename(from, to)
  else await unlink(from)
  await syncFolder(path.dirname(from))
}

async function linkOrRename(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(readErrorCode(error) ?? '')) throw error
    // Some disks know no links: there, only a look beforehand keeps what has the name.
    if (await findStats(to)) throw Object.assign(new Error(`${to} exists`), {code: 'EEXIST'})
    await rename(from, to)
  }
}

type Identity = {readonly dev: number; readonly ino: number}

function isSame(one: Identity, other: Identity | undefined): boolean {
  return other !== undefined && one.dev === other.dev && one.ino === other.ino
}

function findStats(absolute: string): Promise<Identity | undefined> {
  return lstat(absolute).catch(ignoreAbsent)
}
