import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {readModels} from '#prisma/diff-migrations.ts'
import {operator} from '#src/incident/viewer.ts'
import type {AuditEntry} from '#src/library/audit-log.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {backUp, moveDatabase, restore} from '#src/store/prisma/back-up.ts'
import {createAuditLog} from '#src/store/prisma/create-audit-log.ts'
import type {Database as OpenDatabase} from '#src/store/prisma/database.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {tables} from '#src/store/prisma/tables.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {anyDocument} from './any-incident.ts'
import {anEvent} from './audit-log.contract.ts'
import {anUnreadableFile, aQuery, change, listIds, readRecord, removeAll, today, toRecord} from './contract/holding.ts'
import {openStoreAt} from './open-store-at.ts'
import {aDatabase, hasPostgresql, runIn} from './postgresql/scratch-postgresql.ts'

// Servers and processes of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

const kinds = ['SQLite', 'PostgreSQL'] as const
type Kind = (typeof kinds)[number]

describe('the tables of a copy', () => {
  it('are all that the models have, with their keys', () => {
    const models = readModels()
      .split(/^model /m)
      .slice(1)
    const expected = models.map(model => {
      const name = /^\w+/.exec(model)?.[0] ?? ''
      const one = /^\s+(\w+)\s+\w+\s+@id\b/m.exec(model)?.[1]
      const several = /@@id\(\[([^\]]+)\]\)/.exec(model)?.[1]?.split(', ')
      return [name, one === undefined ? several : [one]]
    })
    // The one is counted on where it is (see copyState()), nobody writes a document in a copy yet, and to who reads it all of it has changed.
    const copied = expected.filter(([name]) => name !== 'SyncState' && name !== 'DocumentLock' && name !== 'IncidentChange')
    expect(tables.filter(({name}) => name !== 'IncidentWords').map(({name, key}) => [name, key])).toEqual(expect.arrayContaining(copied))
    expect(tables).toHaveLength(copied.length + 1)
  })
})

const pairs = kinds.flatMap(from => kinds.map(to => [from, to] as const))

describe.each(pairs)('a copy from %s to %s', (from, to) => {
  const isSkipped = (from === 'PostgreSQL' || to === 'PostgreSQL') && !hasPostgresql

  it.skipIf(isSkipped)('J06 holds the same, by counts, by checksums, and by whatever is asked', async () => {
    const [source, target] = [await anAddress(from), await anAddress(to)]
    const filled = await fill(source)
    const copied = await moveDatabase(source, target)
    expect(copied.map(({table}) => table)).toEqual(tables.map(({name}) => name))
    expect(copied.find(({table}) => table === 'Incident')?.rows).toBe(63)
    const store = await open(target)
    expect(await describeStore(store)).toEqual(filled)
    // What no file holds any more: the last good version of one that cannot be read.
    expect((await readRecord(store, 'broken'))?.incident.title?.value).toBe('Last good')
    // And it is a database like any other: it goes on from there.
    await store.apply(change({publish: [aDocument({id: 'later', summary: 'sardines'})]}))
    expect(await listIds(store, aQuery({words: 'sardines'}))).toEqual(['later', 'words'])
  })

  it.skipIf(isSkipped)('J06 gives back any document just as it was', async () => {
    const [source, target] = [await anAddress(from), await anAddress(to)]
    const [document] = fc.sample(anyDocument, {numRuns: 1, seed: 7}) as [Parameters<typeof toRecord>[0]]
    const original = await open(source)
    const hostile = {...document, markdown: '\ufeff\0\u0001 NUL and its friends \u0001\u0001\0'}
    await original.apply(change({publish: [hostile]}))
    await moveDatabase(source, target)
    expect(await readRecord(await open(target), document.incident.id)).toEqual(toRecord(hostile))
  })

  it.skipIf(isSkipped)('refuses a database that is not empty, and replaces it when it is told to', async () => {
    const [source, target] = [await anAddress(from), await anAddress(to)]
    await (await open(source)).apply(change({publish: [aDocument({id: 'new'})]}))
    const other = await open(target)
    for (const id of ['old', 'older']) await other.apply(change({publish: [aDocument({id})]}))
    await expect(moveDatabase(source, target)).rejects.toThrow('Cannot copy into this database: it is not empty (SourceFile has rows)')
    expect((await listIds(other)).toSorted()).toEqual(['old', 'older'])
    const before = await other.readRevision()
    await moveDatabase(source, target, {force: true})
    expect(await listIds(other)).toEqual(['new'])
    expect(await other.readRevision(), 'whoever has cached something notices').toBeGreaterThan(before)
  })

  it.skipIf(isSkipped)('carries the audit log over whole, in place of the other one where it is told to, and seals it again', async () => {
    const [source, target, third] = [await anAddress(from), await anAddress(to), await anAddress(to)]
    const entries = await audit(source, 'ada@example.org', 'a\0b', 'grace@example.com')
    await moveDatabase(source, third)
    expect(await listAudit(third)).toEqual(entries)
    await audit(target, 'somebody', 'else')
    await expect(moveDatabase(source, target)).rejects.toThrow('it is not empty (AuditEntry has rows)')
    await moveDatabase(source, target, {force: true})
    expect(await listAudit(target)).toEqual(entries)
    for (const copy of [third, target]) await expect(removeAudit(copy)).rejects.toThrow('AuditEntry is append-only')
    expect(await listAudit(source), 'the first stays as it is').toEqual(entries)
    // And it goes on from there.
    const later = await audit(target, 'later')
    expect(await listAudit(target)).toEqual([...later, ...entries])
  })
})

describe.each(kinds)('a backup of %s', kind => {
  const isSkipped = kind === 'PostgreSQL' && !hasPostgresql

  it.skipIf(isSkipped)('I20 restores to the same answers, into either kind of database', async () => {
    const source = await anAddress(kind)
    const filled = await fill(source)
    const file = path.join(aFolder(), 'backup.db')
    const copied = await backUp(source, file)
    expect(readdirSync(path.dirname(file)), 'one file, and nothing unfinished beside it').toEqual(['backup.db'])
    // Something happens, and is undone by restoring.
    const store = await open(source)
    await removeAll(store)
    await store.recordSync({at: '2025-06-02T10:00:00Z', heldBack: []})
    expect(await store.countIncidents(operator)).toBe(0)
    expect(await restore(file, source)).toEqual(copied)
    expect(await describeStore(store)).toEqual(filled)
    for (const other of kinds.filter(each => each !== kind && (each === 'SQLite' || hasPostgresql))) {
      const target = await anAddress(other)
      await restore(file, target)
      expect(await describeStore(await open(target))).toEqual(filled)
    }
  })

  it.skipIf(isSkipped)('I20 holds all of a change or nothing, whenever it is made', async () => {
    const source = await anAddress(kind)
    const store = await open(source)
    const folder = aFolder()
    let done = false
    const writing = (async () => {
      for (let round = 0; round < 20; round++) await store.apply(change({publish: [1, 2, 3].map(number => aDocument({id: `${round}-${number}`}))}))
    })().finally(() => {
      done = true
    })
    for (let number = 0; !done; number++) {
      const file = path.join(folder, `${number}.db`)
      const copied = await backUp(source, file)
      expect((copied.find(({table}) => table === 'Incident')?.rows ?? 1) % 3).toBe(0)
    }
    await writing
    expect(readdirSync(folder).length).toBeGreaterThan(0)
  })

  it.skipIf(isSkipped)('brings the audit log back, also into a database that has another', async () => {
    const source = await anAddress(kind)
    const entries = await audit(source, 'ada@example.org')
    const file = path.join(aFolder(), 'backup.db')
    await backUp(source, file)
    await audit(source, 'written after the backup')
    await restore(file, source, {force: true})
    expect(await listAudit(source)).toEqual(entries)
    await expect(removeAudit(source)).rejects.toThrow('AuditEntry is append-only')
  })

  it.skipIf(isSkipped)('replaces no file, and no database that is not empty, unless it is told to', async () => {
    const source = await anAddress(kind)
    await (await open(source)).apply(change({publish: [aDocument({id: 'a'})]}))
    const file = path.join(aFolder(), 'backup.db')
    writeFileSync(file, 'Dear diary')
    await expect(backUp(source, file)).rejects.toThrow(`Cannot write to ${file}: it is there already`)
    expect(readFileSync(file, 'utf8')).toBe('Dear diary')
    await backUp(source, file, {force: true})
    await expect(restore(file, source)).rejects.toThrow('it is not empty')
    expect((await restore(file, source, {force: true})).find(({table}) => table === 'Incident')?.rows).toBe(1)
  })
})

describe('restore()', () => {
  it('says what is wrong with a file that is no backup, naming it', async () => {
    const [file, target] = [path.join(aFolder(), 'notes.txt'), await anAddress('SQLite')]
    await expect(restore(file, target)).rejects.toThrow(`Cannot restore ${file}: ENOENT`)
    writeFileSync(file, 'Dear diary, this is no database at all.\n'.repeat(200))
    await expect(restore(file, target)).rejects.toThrow(`Cannot open ${file}: it is not a database`)
  })

  it('J12 takes a backup of an older version, and leaves it as it was', async () => {
    const [source, target] = [await anAddress('SQLite'), await anAddress('SQLite')]
    await (await open(source)).apply(change({publish: [aDocument({id: 'a'})]}))
    const file = path.join(aFolder(), 'backup.db')
    await backUp(source, file)
    const older = new Database(file)
    older.exec(`ALTER TABLE "SyncState" DROP COLUMN "readerRevision"; DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_reader_revision'`)
    older.pragma('journal_mode = DELETE')
    older.close()
    const bytes = readFileSync(file)
    await restore(file, target)
    expect(await listIds(await open(target))).toEqual(['a'])
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })
})

describe('moveDatabase()', () => {
  it.skipIf(!hasPostgresql).each(kinds)('leaves the words of PostgreSQL, filled from %s, indexed and counted as if they had come one by one', async from => {
    const [source, target, one] = [await anAddress(from), await anAddress('PostgreSQL'), await anAddress('PostgreSQL')]
    await fill(source)
    await fill(one)
    await moveDatabase(source, target)
    for (const asked of [
      `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'IncidentWords' ORDER BY 1`,
      `SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = '"IncidentWords"'::regclass ORDER BY 1`,
      'SELECT * FROM "Vocabulary" ORDER BY 1, 2',
    ])
      expect(await runIn(target, asked)).toEqual(await runIn(one, asked))
  })

  it('makes no database where there is none to copy from', async () => {
    const missing = path.join(aFolder(), 'missing.db')
    await expect(moveDatabase(`file:${missing}`, await anAddress('SQLite'))).rejects.toThrow(`Cannot read ${missing}: there is no such file`)
    await expect(backUp(`file:${missing}`, `${missing}.backup`)).rejects.toThrow(`Cannot read ${missing}: there is no such file`)
    expect(existsSync(missing)).toBe(false)
  })

  it.skipIf(!hasPostgresql)('J06 changes nothing where what arrives is not what was sent', async () => {
    const [source, target] = [await anAddress('SQLite'), await anAddress('PostgreSQL')]
    await (await open(source)).apply(change({publish: [aDocument({id: 'a', title: 'Before', services: ['x', 'y']})]}))
    const store = await open(target)
    await runIn(
      target,
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := 'After'; RETURN NEW; END $$;
       CREATE TRIGGER spoil BEFORE INSERT ON "Incident" FOR EACH ROW EXECUTE FUNCTION spoil()`,
    )
    await expect(moveDatabase(source, target)).rejects.toThrow('Cannot copy Incident: 1 rows were read and 1 arrived, not all of them as they were')
    await runIn(target, `DROP TRIGGER spoil ON "Incident"; CREATE RULE lose AS ON INSERT TO "IncidentService" DO INSTEAD NOTHING`)
    await expect(moveDatabase(source, target)).rejects.toThrow('Cannot copy IncidentService: 2 rows were read and 0 arrived')
    expect(await store.listFiles()).toEqual([])
  })
})

/** Publishes some of everything, and answers with all that can be asked of it. */
async function fill(url: string) {
  const store = await open(url)
  const several = Array.from({length: 60}, (_, number) => aDocument({id: `n-${number}`, services: [`service-${number % 3}`], actions: [{title: 'Do it'}]}))
  await store.apply(change({publish: [...several, aDocument({id: 'words', title: 'Café checkout-api', summary: 'sardines'})]}))
  await store.apply(change({publish: [aDocument({id: 'nul', title: 'a\0b', services: ['\0', '\u0001'], plainText: 'x\0y'})]}))
  await store.apply(change({publish: [aDocument({id: 'broken', title: 'Last good'})]}))
  await store.apply(change({unreadable: [anUnreadableFile({file: 'broken.md'}), anUnreadableFile({file: 'never.md', hash: undefined})]}))
  await store.recordSync({at: '2025-06-01T10:00:00Z', heldBack: ['words.md']})
  await store.recordReaderRevision('abc')
  return await describeStore(store)
}

async function describeStore(store: IncidentStore) {
  const list = await store.listIncidents(operator, aQuery({}, {pageSize: 200}))
  return {
    list,
    files: await store.listFiles(),
    facets: await store.countFacets(operator, aQuery().filters, today),
    found: await Promise.all(['sardines', 'checkout-api', 'cafe'].map(words => listIds(store, aQuery({words})))),
    pages: await Promise.all(list.rows.map(({id}) => store.findIncident(operator, id))),
    remediation: await store.summarizeRemediation(operator, today, 200),
    report: await store.readSyncReport(operator),
    reader: await store.findReaderRevision(),
  }
}

/** Appends an entry of each of these, and answers with them, newest first. */
async function audit(url: string, ...actors: readonly string[]): Promise<readonly AuditEntry[]> {
  return await withDatabase(url, async database => {
    const log = createAuditLog(database)
    const entries: AuditEntry[] = []
    for (const actor of actors) entries.unshift(await log.append(anEvent({actor, before: {role: 'viewer'}, after: ['\u0001', null]})))
    return entries
  })
}

async function listAudit(url: string): Promise<readonly AuditEntry[]> {
  return await withDatabase(url, async database => (await createAuditLog(database).list(operator, {limit: 100})).entries)
}

async function removeAudit(url: string): Promise<void> {
  await withDatabase(url, database => database.write(statements => statements.$executeRaw`DELETE FROM "AuditEntry"`))
}

async function withDatabase<T>(url: string, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase(url)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function anAddress(kind: Kind): Promise<string> {
  return kind === 'SQLite' ? `file:${path.join(aFolder(), 'index.db')}` : await aDatabase()
}

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hindsight-copies-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

async function open(url: string): Promise<IncidentStore> {
  const store = await openStoreAt(url)
  onTestFinished(() => store.close())
  return store
}
