import {close, constants, fstat, lstat, open, read, realpath, type Stats} from 'node:fs'
import {setTimeout as delay} from 'node:timers/promises'
import {promisify} from 'node:util'
import {isBelow, resolveBelow} from './content-paths.ts'
import {readErrorCode, toFileError, toRefusal} from './file-error.ts'

/** The bytes of a regular file below `root`, whole as somebody wrote them: a file that changes meanwhile is read again. */
export async function readFileSafely(root: string, file: string, limit: number): Promise<Uint8Array> {
  return readSafely(root, file, (descriptor, before) => {
    if (before.size > limit) throw toRefusal('read', file, `unexpected size of ${formatKib(before.size)}, expected at most ${formatKib(limit)}`)
    return readWhole(descriptor, before)
  })
}

/** The first bytes of a regular file below `root`, at most `length`; whether somebody is writing further down does not matter. */
export async function readHeadSafely(root: string, file: string, length: number): Promise<Uint8Array> {
  return readSafely(root, file, (descriptor, {size}) => readBytes(descriptor, Math.min(size, length)))
}

/** Undefined where the file changed meanwhile. */
type ReadOpened = (descriptor: number, before: Stats) => Promise<Uint8Array | undefined>

async function readSafely(root: string, file: string, readOpened: ReadOpened): Promise<Uint8Array> {
  const path = resolveBelow(root, file)
  if ('fault' in path) throw toRefusal('read', file, path.fault)
  try {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const bytes = await readOnce(root, file, path.absolute, readOpened)
      if (bytes) return bytes
      await delay(settling)
    }
  } catch (error) {
    throw readErrorCode(error) === undefined ? error : toFileError('read', file, error)
  }
  throw toRefusal('read', file, 'it is being written without pause')
}

/** Undefined where the file changed meanwhile. */
async function readOnce(root: string, file: string, absolute: string, readOpened: ReadOpened): Promise<Uint8Array | undefined> {
  const real = await realpathOf(absolute)
  if (!isBelow(root, real)) throw toRefusal('read', file, 'it is a symbolic link out of the content folder')
  // Without waiting for a writer (a pipe would wait for ever), and without following a link that took the file's place meanwhile.
  const descriptor = await openFile(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const before = await statOf(descriptor)
    if (!before.isFile()) throw toRefusal('read', file, 'it is not a regular file')
    // A folder on the way may have become a link between the look and the opening: what is open has to lie below the root even now.
    const again = await realpathOf(real)
    const named = await lstatOf(again)
    if (again !== real || named.ino !== before.ino || named.dev !== before.dev) return undefined
    return await readOpened(descriptor, before)
  } finally {
    await closeFile(descriptor)
  }
}

async function readWhole(descriptor: number, before: Stats): Promise<Uint8Array | undefined> {
  const bytes = await readBytes(descriptor, before.size)
  const after = await statOf(descriptor)
  return isSettled(before, after) ? bytes : undefined
}

async function readBytes(descriptor: number, size: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(size)
  let length = 0
  while (length < bytes.length) {
    const {bytesRead} = await readInto(descriptor, bytes, length, bytes.length - length, length)
    if (bytesRead === 0) return undefined
    length += bytesRead
  }
  return bytes
}

/** Writers that empty a file and then fill it leave a moment in which it is half or empty: what was touched just now is not trusted. */
function isSettled(before: Stats, after: Stats): boolean {
  const age = Date.now() - after.mtimeMs
  const young = after.size === 0 ? 20 * settling : settling
  return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs && !(age >= 0 && age < young)
}

function formatKib(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KiB`
}

/** Milliseconds. */
const settling = 25
const attempts = 40

// Ten thousand files are read to see that none has changed, and fs/promises takes nearly twice as long for that.
const [openFile, closeFile, statOf, lstatOf, readInto] = [promisify(open), promisify(close), promisify(fstat), promisify(lstat), promisify(read)]
const realpathOf = promisify(realpath.native)
