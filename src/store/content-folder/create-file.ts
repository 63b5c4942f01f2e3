import {constants} from 'node:fs'
import {copyFile, link, mkdir, readdir, realpath, unlink} from 'node:fs/promises'
import path from 'node:path'
import {isBelow, resolveBelow} from './content-paths.ts'
import {readErrorCode, toFileError, toRefusal} from './file-error.ts'
import {syncFolder, writeTemporary} from './write-temporary.ts'

/** Creates a file below `location` (which is created with it), whole or not at all; a name that is taken, in whatever case, is refused. */
export async function createFile(location: string, file: string, content: string | Uint8Array): Promise<void> {
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
    await writeAndLink(real, path.join(real, path.basename(target.absolute)), content)
  } catch (error) {
    throw readErrorCode(error) === undefined ? error : toFileError('create', file, error)
  }
}

/** On a disk that tells `Cache.md` from `cache.md` both could be created, and only one of them copied to a disk that does not. */
export async function refuseTaken(
  folder: string,
  file: string,
  {verb = 'create', but}: {readonly verb?: 'create' | 'move'; readonly but?: string} = {},
): Promise<void> {
  const name = path.posix.basename(file).normalize('NFC').toLowerCase()
  const taken = (await readdir(folder)).find(existing => existing !== but && existing.normalize('NFC').toLowerCase() === name)
  if (taken !== undefined) throw toRefusal(verb, file, `the name is taken by ${taken}`)
}

async function writeAndLink(folder: string, target: string, content: string | Uint8Array): Promise<void> {
  const temporary = await writeTemporary(folder, typeof content === 'string' ? Buffer.from(content) : content, 0o666)
  try {
    await linkOrCopy(temporary, target)
    await syncFolder(folder)
  } finally {
    // The document stands under its name by now, or its error is on the way; what is left behind is hidden and swept later.
    await unlink(temporary).catch(() => undefined)
  }
}

/** A link fails where the name is taken, and a rename would replace what has it. */
export async function linkOrCopy(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target)
  } catch (error) {
    // Some disks know no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(readErrorCode(error) ?? '')) throw error
    await copyFile(temporary, target, constants.COPYFILE_EXCL)
  }
}
