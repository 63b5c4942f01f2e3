import {execFile} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'
import {describe, expect, it, onTestFinished} from 'vitest'
import {openSecret, toKey} from '#src/server/accounts/secret.ts'

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'secret-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

function aLog() {
  const lines: string[] = []
  const write = (facts: object, sentence: string): void => void lines.push(`${JSON.stringify(facts)} ${sentence}`)
  return {lines, debug: write, info: write, warn: write, error: write}
}

const silent = aLog()

describe('openSecret()', () => {
  it('takes the secret that the environment says, and makes no file', async () => {
    const folder = aFolder()
    expect(await openSecret({secret: 'said', databaseUrl: `file:${folder}/index.db`}, silent)).toBe('said')
    expect(readdirSync(folder)).toEqual([])
  })

  it('makes one beside the database that only its owner can reach, and gives the same from then on', async () => {
    const folder = path.join(aFolder(), 'new', 'folder')
    const source = {secret: undefined, databaseUrl: `file:${folder}/index.db`}
    const log = aLog()
    const secret = await openSecret(source, log)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(readdirSync(folder)).toEqual(['hindsight.secret'])
    expect(statSync(path.join(folder, 'hindsight.secret')).mode & 0o777).toBe(0o600)
    expect(await openSecret(source, log)).toBe(secret)
    expect(await openSecret({...source, databaseUrl: `file:${aFolder()}/index.db`}, log)).not.toBe(secret)
    expect(log.lines).toEqual([])
  })

  it('makes one in .data where the database is PostgreSQL', async () => {
    const folder = aFolder()
    const {stdout} = await promisify(execFile)(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), path.resolve('tests/server/accounts/secret-process.ts'), 'postgresql://db/x'],
      {
        cwd: folder,
      },
    )
    expect(readFileSync(path.join(folder, '.data/hindsight.secret'), 'utf8').trim()).toBe(stdout)
  })

  it('gives all that start at once the same', async () => {
    const folder = aFolder()
    const source = {secret: undefined, databaseUrl: `file:${folder}/index.db`}
    const run = async (): Promise<string> =>
      (await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/server/accounts/secret-process.ts', source.databaseUrl])).stdout
    const [first, ...others] = await Promise.all([...Array.from({length: 20}, () => openSecret(source, silent)), run(), run(), run()])
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(new Set(others)).toEqual(new Set([first]))
    expect(readdirSync(folder)).toEqual(['hindsight.secret'])
  }, 60_000)

  it.each([0o644, 0o640, 0o620, 0o604])('refuses a file of mode %o, which others can reach, and does not say what it holds', async mode => {
    const folder = aFolder()
    const file = path.join(folder, 'hindsight.secret')
    const held = 'abcdefghijklmnopqrstuvwxyz0123456789'
    writeFileSync(file, held)
    chmodSync(file, mode)
    const opening = openSecret({secret: undefined, databaseUrl: `file:${folder}/index.db`}, silent)
    await expect(opening).rejects.toThrow(
      `Cannot use the secret in ${file}: others on this machine can reach it (mode 0${mode.toString(8)}, expected 0600). Run "chmod 600 ${file}"`,
    )
    await expect(opening).rejects.not.toThrow(held)
  })

  it.each([
    ['empty', ''],
    ['cut short', 'abcdefghijkl'],
    ['wiped', '\0'.repeat(44)],
    ['of one letter', 'x'.repeat(44)],
    ['of bytes', Buffer.from([0xff, 0xfe, ...Array.from({length: 60}, (_, at) => 200 + (at % 50))])],
  ])('J10 leaves a file that is %s alone and makes another, the same for all', async (_, held) => {
    const folder = aFolder()
    const file = path.join(folder, 'hindsight.secret')
    writeFileSync(file, held, {mode: 0o600})
    utimesSync(file, new Date(0), new Date(0))
    const log = aLog()
    const source = {secret: undefined, databaseUrl: `file:${folder}/index.db`}
    const secrets = await Promise.all(Array.from({length: 5}, () => openSecret(source, log)))
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]).toMatch(/^[\w-]{43}$/)
    expect(await openSecret(source, silent)).toBe(secrets[0])
    expect(readdirSync(folder)).toEqual(['hindsight-2.secret', 'hindsight.secret'])
    expect(readFileSync(file)).toEqual(Buffer.from(held))
    expect(log.lines[0]).toContain('damaged')
  })

  it('waits for a file that another process is writing', async () => {
    const folder = aFolder()
    const file = path.join(folder, 'hindsight.secret')
    writeFileSync(file, '', {mode: 0o600})
    const opening = openSecret({secret: undefined, databaseUrl: `file:${folder}/index.db`}, silent)
    writeFileSync(file, 'abcdefghijklmnopqrstuvwxyz0123456789\n')
    expect(await opening).toBe('abcdefghijklmnopqrstuvwxyz0123456789')
  })

  it('says so where it cannot be kept', async () => {
    const folder = aFolder()
    mkdirSync(path.join(folder, 'hindsight.secret'))
    await expect(openSecret({secret: undefined, databaseUrl: `file:${folder}/index.db`}, silent)).rejects.toThrow(
      `Cannot use the secret in ${folder}/hindsight.secret: it is no file`,
    )
    writeFileSync(path.join(folder, 'file'), '')
    await expect(openSecret({secret: undefined, databaseUrl: `file:${folder}/file/index.db`}, silent)).rejects.toThrow('a part of its path is not a folder')
  })
})

describe('toKey()', () => {
  it('gives each purpose and each secret a key of its own', () => {
    const keys = [toKey('a', 'x'), toKey('a', 'y'), toKey('b', 'x')].map(key => key.toString('hex'))
    expect(new Set(keys).size).toBe(3)
    expect(toKey('a', 'x').toString('hex')).toBe(keys[0])
    expect(keys[0]).toHaveLength(64)
  })
})
