import {execFile} from 'node:child_process'
import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import Database from 'better-sqlite3'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {openSqliteStore, type SqliteOptions} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {change} from '#tests/store/contract/holding.ts'
import {describeWritingInTurn} from '#tests/store/contract/writing-in-turn.ts'
import {aDatabasePath} from './scratch-database.ts'

// Servers and processes of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

describe('openSqliteStore()', () => {
  it('makes the folder and the database, and keeps what was published', async () => {
    const path = join(dirname(aDatabasePath()), 'deep/er/index.db')
    const first = await openSqliteStore(`file:${path}`)
    await first.apply(change({publish: [aDocument({id: 'a'})]}))
    await first.close()
    expect(await (await open(path)).countIncidents(operator)).toBe(1)
  })

  it('begins afresh in a file without a byte (I18)', async () => {
    const path = aDatabasePath()
    writeFileSync(path, '')
    expect(await (await open(path)).countIncidents(operator)).toBe(0)
  })

  it('applies each migration once, however often it opens', async () => {
    const path = aDatabasePath()
    await (await openSqliteStore(`file:${path}`)).close()
    const before = readHistory(path)
    await (await openSqliteStore(`file:${path}`)).close()
    expect(before.length).toBeGreaterThan(1)
    expect(readHistory(path)).toEqual(before)
  })

  it("refuses another program's database, and leaves it as it is", async () => {
    const path = aDatabasePath()
    const other = new Database(path)
    other.exec('CREATE TABLE notes (text TEXT)')
    other.close()
    await expect(open(path)).rejects.toThrow(`Cannot open ${path}: it is another program's database (it has a table notes and no migrations)`)
    expect(listTables(path)).toEqual(['notes'])
  })

  it('refuses a database that a newer version has written (J02)', async () => {
    const path = await aDatabaseWhere("UPDATE _prisma_migrations SET migration_name = '29990101000000_later' WHERE rowid = 2")
    await expect(open(path)).rejects.toThrow(`Cannot open ${path}: it was written by a newer version of this program (29990101000000_later)`)
  })

  it('refuses a database whose migrations were other ones', async () => {
    const path = await aDatabaseWhere("UPDATE _prisma_migrations SET checksum = 'f00d' WHERE rowid = 1")
    await expect(open(path)).rejects.toThrow(/^Cannot open .*: its migration \d+_incidents is not the one this program knows$/)
  })

  it('refuses a database that another tool left half migrated', async () => {
    const path = await aDatabaseWhere('UPDATE _prisma_migrations SET finished_at = NULL WHERE rowid = 2')
    await expect(open(path)).rejects.toThrow(/^Cannot open .*: its migration \d+_incident_words was begun by another tool and did not end$/)
  })

  it('refuses an address that names no file', async () => {
    await expect(openSqliteStore('postgresql://localhost/x')).rejects.toThrow('Cannot open postgresql://localhost/x')
  })

  it('reads only, where it is told to', async () => {
    const path = aDatabasePath()
    await expect(open(path, {readonly: true})).rejects.toThrow(`Cannot open ${path}`)
    const writing = await open(path)
    await writing.apply(change({publish: [aDocument({id: 'a'})]}))
    const reading = await open(path, {readonly: true})
    expect(await reading.countIncidents(operator)).toBe(1)
    await expect(reading.apply(change({remove: ['a.md']}))).rejects.toThrow(`Cannot write to ${path}: it is opened for reading only`)
  })

  it('loses nothing when two processes make and fill one database at once (J04)', async () => {
    const url = `file:${aDatabasePath()}`
    const script = fileURLToPath(new URL('../publish-documents.ts', import.meta.url))
    const publish = (prefix: string) => promisify(execFile)(process.execPath, ['--import', 'tsx', script, url, prefix, '25'])
    await Promise.all([publish('left'), publish('right')])
    const store = await openSqliteStore(url)
    onTestFinished(() => store.close())
    expect(await store.listServices(operator, 9)).toEqual([
      {value: 'left', count: 25},
      {value: 'right', count: 25},
    ])
    expect(await store.readRevision()).toBe(50)
  })

  it('waits for another writer, and reads meanwhile what was there before (I14)', async () => {
    const path = aDatabasePath()
    const store = await open(path)
    const other = new Database(path)
    onTestFinished(() => void other.close())
    other.exec('BEGIN IMMEDIATE')
    const writing = store.apply(change({publish: [aDocument({id: 'a'})]}))
    // The first attempt fails before the reads below come to an end, because the driver waits without letting them through.
    for (let round = 0; round < 3; round++) expect(await store.countIncidents(operator)).toBe(0)
    other.exec('ROLLBACK')
    await writing
    expect(await store.countIncidents(operator)).toBe(1)
  })

  describeWritingInTurn(async () => open(aDatabasePath()))

  it.each<[string, (path: string) => void]>([
    ['removed', path => rmSync(path)],
    [
      'replaced',
      path => {
        renameSync(path, `${path}.old`)
        writeFileSync(path, '')
      },
    ],
  ])('refuses to write into a file that was %s while it was open (I17)', async (how, remove) => {
    const path = aDatabasePath()
    const store = await open(path)
    await store.apply(change({publish: [aDocument({id: 'a'})]}))
    remove(path)
    const message = `Cannot write to ${path}: the file was ${how} while it was open`
    await expect(store.apply(change({publish: [aDocument({id: 'b'})]}))).rejects.toThrow(message)
    await expect(store.recordSync({at: '2025-06-01T10:00:00Z', heldBack: []})).rejects.toThrow(message)
  })

  it('keeps what it acknowledged, and says so, when there is no room left on the disk (I15)', async () => {
    const path = aDatabasePath()
    const script = fileURLToPath(new URL('../publish-documents.ts', import.meta.url))
    // No file may grow beyond 900 KiB.
    const words = ['-c', 'ulimit -f 900; exec "$0" "$@"', process.execPath, '--import', 'tsx', script, `file:${path}`, 'a', '400']
    const failure = await promisify(execFile)('bash', words).catch((error: unknown) => String(error))
    expect(failure).toMatch(
      /StoreUnavailable: Cannot write to .*index\.db: the disk is full(?: or fails \(SQLITE_IOERR\w*\))?\. What was there before is still there/,
    )
    const store = await open(path)
    const count = await store.countIncidents(operator)
    expect(count).toBeGreaterThan(0)
    expect([(await store.listFiles()).length, await store.readRevision()]).toEqual([count, count])
    await store.apply(change({publish: [aDocument({id: 'b'})]}))
    const database = new Database(path, {readonly: true})
    expect(database.pragma('integrity_check', {simple: true})).toBe('ok')
    database.close()
  })

  it('refuses a folder where the database should be', async () => {
    const path = aDatabasePath()
    mkdirSync(path)
    await expect(open(path)).rejects.toThrow(`Cannot open ${path}`)
  })
})

async function open(path: string, options: SqliteOptions = {}): Promise<IncidentStore> {
  const store = await openSqliteStore(`file:${path}`, options)
  onTestFinished(() => store.close())
  return store
}

/** A database of ours that something was done to afterwards. */
async function aDatabaseWhere(sql: string): Promise<string> {
  const path = aDatabasePath()
  await (await openSqliteStore(`file:${path}`)).close()
  const database = new Database(path)
  database.exec(sql)
  database.close()
  return path
}

function readHistory(path: string): readonly unknown[] {
  const database = new Database(path, {readonly: true})
  const rows = database.prepare('SELECT * FROM _prisma_migrations ORDER BY migration_name').all()
  database.close()
  return rows
}

function listTables(path: string): readonly unknown[] {
  const database = new Database(path, {readonly: true})
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  database.close()
  return names
}
