import {randomUUID} from 'node:crypto'
import {constants} from 'node:fs'
import {copyFile, link, mkdir, open, readdir, realpath, unlink} from 'node:fs/promises'
import path from 'node:path'
import {isBelow, resolveBelow} from './content-paths.ts'
import {readErrorCode, toFileError, toRefusal} from './file-error.ts'

/** Creates a file below `location` (which is created with it), whole or not at all; a name that is taken, in whatever case, is refused. */
export async function createFile(location: string, file: string, text: string): Promise<void> {
  try {
    await mkdir(location, {recursive: true})
    const root = await realpath(location)
    const target = resolveBelow(root, file)
    if ('fault' in target) throw toRefusal('create', file, target.fault)
    const folder = path.dirname(target.absolute)
    await mkdir(folder, {recursive: true})
    const real = await realpath(folder)
    if (real !== root && !isBelow(root, real)) throw toRefusal('create', file, 'its folder is a symbolic link out of the content folder')
    await refuseTaken(real, file)
    await writeAndLink(real, path.join(real, path.basename(target.absolute)), text)
  } catch (error) {
    throw readErrorCode(error) === undefined ? error : toFileError('create', file, error)
  }
}

/** Whether a name is that of a temporary file, left behind where `createFile` was cut off. */
export function isLeftover(name: string): boolean {
  return /^\.hindsight-[0-9a-f-]{36}\.tmp$/.test(name)
}

/** On a disk that tells `Cache.md` from `cache.md` both could be created, and only one of them copied to a disk that does not. */
async function refuseTaken(folder: string, file: string): Promise<void> {
  const name = path.posix.basename(file).normalize('NFC').toLowerCase()
  const taken = (await readdir(folder)).find(existing => existing.normalize('NFC').toLowerCase() === name)
  if (taken !== undefined) throw toRefusal('create', file, `the name is taken by ${taken}`)
}

async function writeAndLink(folder: string, target: string, text: string): Promise<void> {
  const temporary = path.join(folder, `.hindsight-${randomUUID()}.tmp`)
  const bytes = Buffer.from(text)
  try {
    const handle = await open(temporary, 'wx', 0o666)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
      // A full disk may take fewer bytes than it was given and say nothing.
      const {size} = await handle.stat()
      if (size !== bytes.length) throw new Error(`Cannot create ${path.basename(target)}: only ${size} of ${bytes.length} bytes were written`)
    } finally {
      await handle.close()
    }
    await linkOrCopy(temporary, target)
    await syncFolder(folder)
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
}

/** A link fails where the name is taken, and a rename would replace what has it. */
async function linkOrCopy(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target)
  } catch (error) {
    // Some disks know no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(readErrorCode(error) ?? '')) throw error
    await copyFile(temporary, target, constants.COPYFILE_EXCL)
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; its journal keeps the name.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
