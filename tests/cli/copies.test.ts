import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import {tables} from '#src/store/prisma/tables.ts'
import {openStoreAt} from '#tests/store/open-store-at.ts'
import {aDatabase, hasPostgresql} from '#tests/store/postgresql/scratch-postgresql.ts'

// Several processes each, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

test('I20 kb backup and kb restore bring back what was there, and replace nothing unasked', async () => {
  const {place, kb} = await aPlace()
  expect(await kb('backup', 'index.backup')).toEqual({code: 1, out: '', err: expect.stringMatching(/^kb: Cannot read .*index\.db: there is no such file\n$/)})
  expect((await kb('sync')).code).toBe(0)
  const backup = await kb('backup', 'index.backup')
  expect(backup).toMatchObject({code: 0, err: expect.stringMatching(/^\d+ rows in \d+ tables are in .*index\.backup\.\n$/)})
  expect(backup.out.split('\n')).toContainEqual(expect.stringMatching(/^Incident +1 +[0-9a-f]{16}$/))
  expect(await kb('backup', 'index.backup')).toMatchObject({code: 1, out: '', err: expect.stringContaining('it is there already')})
  expect(await kb('restore', 'index.backup')).toMatchObject({code: 1, out: '', err: expect.stringContaining('it is not empty')})
  await rm(path.join(place, 'content/2024-03-01-cache.md'))
  expect((await kb('sync', '--confirm-deletions')).code).toBe(0)
  expect(await countIn(`file:${path.join(place, 'index.db')}`)).toBe(0)
  // What kb sync did stands in the audit log, so that no index with a past is empty.
  expect(await kb('restore', 'index.backup')).toMatchObject({code: 1, out: '', err: expect.stringContaining('it is not empty (AuditEntry has rows)')})
  expect(await kb('restore', '--force', 'index.backup')).toMatchObject({
    code: 0,
    out: backup.out,
    err: expect.stringContaining('were restored, and are as they were'),
  })
  expect(await countIn(`file:${path.join(place, 'index.db')}`)).toBe(1)
})

test('I16 kb sync moves a damaged index aside, fills a new one from the files, and kb restore brings back what a backup holds', async () => {
  const {place, kb} = await aPlace()
  const index = path.join(place, 'index.db')
  // A last good version: no file holds it any more.
  expect((await kb('sync')).code).toBe(0)
  await writeFile(path.join(place, 'content/2024-03-02-queue.md'), '---\ntitle: The queue was full\n---\n\nIt was.\n')
  expect((await kb('sync')).code).toBe(0)
  await writeFile(path.join(place, 'content/2024-03-02-queue.md'), Buffer.from([0xff, 0xfe, 0x00]))
  expect((await kb('sync')).code).toBe(1)
  expect((await kb('backup', 'index.backup')).code).toBe(0)
  await writeFile(index, 'Dear diary, this is no database at all.\n'.repeat(200))
  expect(await kb('search', 'cache')).toMatchObject({
    code: 1,
    err: `kb: Cannot open ${index}: it is not a database. kb sync moves it aside and makes a new one from the files\n`,
  })
  const synced = await kb('sync')
  const [aside = ''] = (await readdir(place)).filter(name => name.includes('damaged'))
  expect(synced.err).toBe(
    `The index was damaged and is now ${path.join(place, aside)}. A new one is made from the files; what no file holds comes back with kb restore --force and a backup.\n1 file published, 0 removed, 0 unchanged, 1 not indexed as they are now.\n`,
  )
  expect(await countIn(`file:${index}`)).toBe(1)
  expect((await kb('restore', '--force', 'index.backup')).code).toBe(0)
  expect((await kb('sync')).code).toBe(1)
  expect(await countIn(`file:${index}`)).toBe(2)
})

test.skipIf(!hasPostgresql)('J06 kb move takes an index from SQLite to PostgreSQL, and kb sync finds nothing left to do', async () => {
  const {place, kb} = await aPlace()
  expect((await kb('sync')).code).toBe(0)
  const before = await readFile(path.join(place, 'index.db'))
  const databaseUrl = await aDatabase()
  const moved = await kb.with({DATABASE_URL: databaseUrl})('move', '--from', `file:${path.join(place, 'index.db')}`)
  expect(moved).toMatchObject({code: 0, err: expect.stringMatching(/^\d+ rows in \d+ tables were copied, and are the same in both databases\.\n$/)})
  expect(moved.out.trimEnd().split('\n')).toHaveLength(tables.length)
  expect(await kb.with({DATABASE_URL: databaseUrl})('sync')).toMatchObject({
    code: 0,
    err: '0 files published, 0 removed, 1 unchanged, 0 not indexed as they are now.\n',
  })
  expect(await countIn(databaseUrl)).toBe(1)
  expect((await readFile(path.join(place, 'index.db'))).equals(before), 'the first database stays as it is').toBe(true)
  expect(await kb.with({DATABASE_URL: databaseUrl})('move', '--from', `file:${path.join(place, 'index.db')}`)).toMatchObject({
    code: 1,
    err: expect.stringContaining('it is not empty'),
  })
  expect(await kb('move', '--from', `file:${path.join(place, 'index.db')}`)).toMatchObject({
    code: 1,
    err: expect.stringContaining('both addresses are the same'),
  })
})

test('I21 kb sync says why it cannot reach PostgreSQL, and never the password', async () => {
  const {kb} = await aPlace()
  expect(await kb.with({DATABASE_URL: 'postgresql://ada:s3cret@127.0.0.1:1/x'})('sync')).toEqual({
    code: 1,
    out: '',
    err: 'kb: Cannot open postgresql://ada@127.0.0.1:1/x: no server answers there\n',
  })
})

async function aPlace() {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-copies-'))
  onTestFinished(() => rm(place, {recursive: true, force: true}))
  await mkdir(path.join(place, 'content'))
  await writeFile(path.join(place, 'content/2024-03-01-cache.md'), '---\ntitle: The cache was lost\nstarted: 2024-03-01T10:00Z\n---\n\nIt was.\n')
  const environment = {
    HINDSIGHT_CONTENT: path.join(place, 'content'),
    DATABASE_URL: `file:${path.join(place, 'index.db')}`,
    npm_lifecycle_event: 'kb',
    INIT_CWD: place,
    LOG_LEVEL: 'silent',
  }
  const kb = (...words: string[]) => run(words, environment)
  return {
    place,
    kb: Object.assign(kb, {
      with:
        (more: Record<string, string>) =>
        (...words: string[]) =>
          run(words, {...environment, ...more}),
    }),
  }
}

async function run(words: readonly string[], environment: Record<string, string>): Promise<{code: number | null; out: string; err: string}> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kb.ts', ...words], {
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', text => (out += text))
  child.stderr.setEncoding('utf8').on('data', text => (err += text))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return {code, out, err}
}

async function countIn(url: string): Promise<number> {
  const store = await openStoreAt(url)
  try {
    return await store.countIncidents(operator)
  } finally {
    await store.close()
  }
}
