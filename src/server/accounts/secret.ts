import {hkdfSync, randomBytes} from 'node:crypto'
import {constants} from 'node:fs'
import {mkdir, open, unlink} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import type {Log} from '#src/server/open-log.ts'
import {linkOrCopy} from '#src/store/content-folder/create-file.ts'
import {readErrorCode, toFileError} from '#src/store/content-folder/file-error.ts'
import {writeTemporary} from '#src/store/content-folder/write-temporary.ts'
import {isPostgresql} from '#src/store/prisma/open-database.ts'
import {toSqlitePath} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {isSecret} from './account-variables.ts'

/** Where the secret may be said, and where the database is, beside which it is kept otherwise. */
type SecretSource = {readonly secret: string | undefined; readonly databaseUrl: string}

const mostFiles = 9
// A file without a secret that is younger than this may be one that another process is writing.
const patience = 2_000

/**
 * The secret that cookies and hashes of this installation are made with: what `HINDSIGHT_SECRET` says, or else what a file beside the
 * SQLite database holds (`.data/` where the database is PostgreSQL), which is made at the first start. However many processes start at
 * once, all get the same. Throws where others can read the file. A file that holds no secret any more is left alone and a new one made
 * beside it: everybody signs in again.
 */
export async function openSecret({secret, databaseUrl}: SecretSource, log: Log): Promise<string> {
  if (secret !== undefined) return secret
  const folder = path.dirname(isPostgresql(databaseUrl) ? path.resolve('.data/hindsight.db') : toSqlitePath(databaseUrl))
  // Replacing a damaged file would let two processes replace each other's; nobody changes a file that is there, so that all skip the same ones.
  for (let number = 1; number <= mostFiles; number++) {
    const file = path.join(folder, number === 1 ? 'hindsight.secret' : `hindsight-${number}.secret`)
    const held = (await readSecret(file)) ?? (await makeSecret(folder, file))
    if (isSecret(held)) return held
    log.warn({file}, 'The file of the secret is damaged: the next one is used, and whoever was signed in by it has to sign in again. It can be removed')
  }
  throw new Error(`Cannot use a secret in ${folder}: ${mostFiles} files there hold none. Remove hindsight*.secret, or set HINDSIGHT_SECRET`)
}

/** A key for one purpose, made from the secret: what one purpose gives away helps with no other. */
export function toKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `hindsight ${purpose}`, 32))
}

/** What a file holds, or undefined where there is none. */
async function readSecret(file: string): Promise<string | undefined> {
  for (;;) {
    // Not blocking, so that a pipe of this name is told and not waited for.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(error => {
      if (readErrorCode(error) === 'ENOENT') return undefined
      throw toFileError('open', file, error)
    })
    if (!handle) return undefined
    try {
      const state = await handle.stat()
      if (!state.isFile()) throw new Error(`Cannot use the secret in ${file}: it is no file. Move it away, or set HINDSIGHT_SECRET`)
      requirePrivate(file, state.mode)
      const {buffer, bytesRead} = await handle.read(Buffer.alloc(1_024), 0, 1_024, 0)
      const held = buffer.toString('utf8', 0, bytesRead).trim()
      if (isSecret(held) || Date.now() - state.mtimeMs > patience) return held
    } finally {
      await handle.close()
    }
    await wait(50)
  }
}

function requirePrivate(file: string, mode: number): void {
  // Windows has no such modes.
  if (process.platform === 'win32' || (mode & 0o077) === 0) return
  const shown = (mode & 0o777).toString(8).padStart(4, '0')
  throw new Error(
    `Cannot use the secret in ${file}: others on this machine can reach it (mode ${shown}, expected 0600). Run "chmod 600 ${file}"; if somebody may have read it, remove it instead: a new one is made, and everybody signs in again`,
  )
}

/** Makes the file unless another process was quicker, and says what it holds then. */
async function makeSecret(folder: string, file: string): Promise<string> {
  try {
    await mkdir(folder, {recursive: true})
    // Written under another name first: under its own it is never there by half.
    const temporary = await writeTemporary(folder, Buffer.from(`${randomBytes(32).toString('base64url')}\n`), 0o600)
    try {
      await linkOrCopy(temporary, file)
    } finally {
      await unlink(temporary).catch(() => undefined)
    }
  } catch (error) {
    if (readErrorCode(error) !== 'EEXIST') {
      throw new Error(`${toFileError('create', file, error).message}. Let the folder be written to, or set HINDSIGHT_SECRET`, {cause: error})
    }
  }
  const held = await readSecret(file)
  if (held === undefined) throw new Error(`Cannot use the secret in ${file}: it was removed as soon as it was made`)
  return held
}
