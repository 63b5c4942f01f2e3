import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import {basename, dirname} from 'node:path'
import Database from 'better-sqlite3'
import {describe, expect, it, onTestFinished} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {isStoreDamaged} from '#src/library/store-unavailable.ts'
import {listDamaged} from '#src/store/prisma/open-database.ts'
import {moveAside} from '#src/store/prisma/sqlite/move-aside.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change} from '#tests/store/contract/holding.ts'
import {aDatabasePath} from './scratch-database.ts'

const damages: readonly [string, string, (path: string) => void][] = [
  ['is no database at all', 'it is not a database', path => writeFileSync(path, 'Dear diary, this is no database at all.\n'.repeat(200))],
  ['has lost its beginning', 'it is not a database', path => overwrite(path, 0, 100)],
  ['was overwritten in its tables', 'it is damaged', path => overwrite(path, 100, 3000)],
  ['was cut short', 'it is damaged', path => truncateSync(path, Math.floor(statSync(path).size / 2))],
]

describe('openSqliteStore() of a damaged file', () => {
  it.each(damages)('I16 refuses one that %s, and leaves it where it is, unless it may be moved aside', async (_what, reason, damage) => {
    const path = await aFilledDatabase()
    damage(path)
    const bytes = readFileSync(path)
    await expect(openSqliteStore(`file:${path}`)).rejects.toThrow(`Cannot open ${path}: ${reason}`)
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(await listDamaged(`file:${path}`)).toEqual([])
  })

  it.each(damages)('I16 moves one aside that %s, and begins a new one in its place', async (_what, _reason, damage) => {
    const path = await aFilledDatabase()
    damage(path)
    const bytes = readFileSync(path)
    const {store, moved} = await openOrMove(path)
    expect(await store.countIncidents(operator)).toBe(0)
    await store.apply(change({publish: [aDocument({id: 'b'})]}))
    const [aside = ''] = moved
    expect([moved.length, await listDamaged(`file:${path}`)]).toEqual([1, moved])
    expect(basename(aside)).toMatch(/^index\.db\.damaged-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/)
    expect(readFileSync(aside).equals(bytes)).toBe(true)
  })

  it('I16 meets damage in the middle while it reads, says so, and moves it aside when it is opened again', async () => {
    const path = await aFilledDatabase()
    // The summaries of all incidents, and not the pages that opening reads.
    const database = new Database(path)
    const page = database.prepare<[], number>(`SELECT rootpage FROM sqlite_master WHERE name = 'Incident'`).pluck().get() ?? 0
    const size = Number(database.pragma('page_size', {simple: true}))
    database.close()
    overwrite(path, (page - 1) * size, size)
    const {store, moved} = await openOrMove(path)
    expect(moved).toEqual([])
    const failure = await store.findTitles(operator, ['a']).catch((error: unknown) => error)
    expect([isStoreDamaged(failure), String(failure)]).toEqual([true, expect.stringContaining(`Cannot read ${path}: it is damaged. Start again`)])
    const writing = await store.apply(change({publish: [aDocument({id: 'b'})]})).catch((error: unknown) => error)
    expect([isStoreDamaged(writing), String(writing)]).toEqual([true, expect.stringContaining(`Cannot write to ${path}: it is damaged. Start again`)])
    await store.close()
    for (let attempt = 0; attempt < 2; attempt++) await expect(openSqliteStore(`file:${path}`)).rejects.toThrow(`Cannot open ${path}: it is damaged`)
    const again = await openOrMove(path)
    expect([again.moved.length, existsSync(`${path}.suspect`)]).toEqual([1, false])
    expect(await again.store.countIncidents(operator)).toBe(0)
  })

  it('I16 keeps a sound database of which somebody said that it might be damaged', async () => {
    const path = await aFilledDatabase()
    writeFileSync(`${path}.suspect`, '')
    const {store, moved} = await openOrMove(path)
    expect([await store.countIncidents(operator), moved, existsSync(`${path}.suspect`)]).toEqual([1, [], false])
  })

  it.each<[string, (path: string) => void]>([
    ['of a newer version', path => run(path, "UPDATE _prisma_migrations SET migration_name = '29990101000000_later' WHERE rowid = 2")],
    ["another program's", path => run(path, 'DROP TABLE _prisma_migrations')],
  ])('I16 never moves one aside that is %s', async (_what, change) => {
    const path = await aFilledDatabase()
    change(path)
    await expect(openOrMove(path)).rejects.toThrow(`Cannot open ${path}`)
    expect(readdirSync(dirname(path)).filter(name => name.includes('damaged'))).toEqual([])
  })

  it('I16 never moves one aside that is locked: it waits', async () => {
    const path = await aFilledDatabase()
    // Another process, because the driver's own waiting would keep this one from letting go.
    const script = `const database = new (require('better-sqlite3'))(process.argv[1])
      database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
      console.log('held')
      setTimeout(() => database.exec('COMMIT'), 500)`
    const other = spawn(process.execPath, ['-e', script, path], {stdio: ['ignore', 'pipe', 'inherit']})
    const ended = once(other, 'exit')
    await once(other.stdout, 'data')
    const {store, moved} = await openOrMove(path)
    expect([await store.countIncidents(operator), moved, await ended]).toEqual([1, [], [0, null]])
  })

  it.skipIf(process.getuid?.() === 0)('I16 never moves one aside that may not be read', async () => {
    const path = await aFilledDatabase()
    chmodSync(path, 0)
    await expect(openOrMove(path)).rejects.toThrow(`Cannot open ${path}: unable to open database file`)
    expect(existsSync(path)).toBe(true)
  })

  it('I16 is moved aside once, however many open it at the same time', async () => {
    const path = await aFilledDatabase()
    overwrite(path, 0, 4096)
    const opened = await Promise.all([openOrMove(path), openOrMove(path), openOrMove(path)])
    expect(opened.flatMap(({moved}) => moved)).toHaveLength(1)
    expect(await Promise.all(opened.map(({store}) => store.countIncidents(operator)))).toEqual([0, 0, 0])
  })
})

describe('moveAside()', () => {
  it('I16 leaves a file alone that another process has put in the place of the one that was looked at', async () => {
    const [path, other] = [await aFilledDatabase(), await aFilledDatabase()]
    expect(moveAside(path, statSync(other))).toBeUndefined()
    expect(readdirSync(dirname(path))).toEqual(['index.db'])
  })

  it('I16 takes along what belongs to the database', () => {
    const path = aDatabasePath()
    for (const end of ['', '-wal', '-shm']) writeFileSync(`${path}${end}`, `a database${end}`)
    expect(moveAside(path, statSync(path), new Date('2026-11-21T12:14:05.123Z'))).toBe(`${path}.damaged-2026-11-21T12-14-05.123Z`)
    const aside = 'index.db.damaged-2026-11-21T12-14-05.123Z'
    expect(readdirSync(dirname(path)).sort()).toEqual([aside, `${aside}-shm`, `${aside}-wal`])
  })

  it('I16 waits for the turn of another process, and takes over from one that was ended in the middle', () => {
    const path = aDatabasePath()
    writeFileSync(path, 'a database')
    mkdirSync(`${path}.moving`)
    expect(moveAside(path, statSync(path))).toBeUndefined()
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(`${path}.moving`, longAgo, longAgo)
    expect(moveAside(path, statSync(path))).toBeUndefined()
    expect(moveAside(path, statSync(path))).toContain('.damaged-')
  })
})

async function aFilledDatabase(): Promise<string> {
  const path = aDatabasePath()
  const store = await openSqliteStore(`file:${path}`)
  await store.apply(change({publish: [aDocument({id: 'a'})]}))
  await store.close()
  return path
}

async function openOrMove(path: string): Promise<{store: IncidentStore; moved: readonly string[]}> {
  const moved: string[] = []
  const store = await openSqliteStore(`file:${path}`, {onMovedAside: aside => moved.push(aside)})
  onTestFinished(() => store.close())
  return {store, moved}
}

function overwrite(path: string, from: number, length: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(length, 0xaa), 0, length, from)
  closeSync(file)
}

function run(path: string, sql: string): void {
  const database = new Database(path)
  database.exec(sql)
  database.close()
}
