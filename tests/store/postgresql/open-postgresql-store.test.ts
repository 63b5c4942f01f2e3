import {execFile} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'
import {aQuery, change, listIds} from '#tests/store/contract/holding.ts'
import {describeWritingInTurn} from '#tests/store/contract/writing-in-turn.ts'
import {aFailingServer} from './a-failing-server.ts'
import {aDatabase, hasPostgresql, runIn, server} from './scratch-postgresql.ts'

// Servers and processes of their own, on a machine that may have other things to do.
vi.setConfig({testTimeout: 60_000})

describe('openPostgresqlStore()', () => {
  it.each([
    ['file:./x.db', 'expected postgresql://user:password@host:5432/database'],
    ['postgresql://ada:s3cret@ho st/x', 'expected postgresql://user:password@host:5432/database'],
    ['postgresql://ada:s3cret@host', 'expected its name behind the host'],
    ['postgresql://ada:s3cret@host/', 'expected its name behind the host'],
    ['postgresql://ada:s3cret@host/x?schema=a"b', 'expected letters, digits and _ in schema='],
  ])('refuses the address %s without repeating its password', async (url, reason) => {
    const message = await failureOf(openPostgresqlStore(url))
    expect(message).toMatch(/^Cannot read the address of the database: expected /)
    expect(message).toContain(reason)
    expect(message).not.toContain('s3cret')
  })

  it.each([
    ['28P01', 'password authentication failed for user "ada"', 'the user name or the password is wrong'],
    ['28000', 'no pg_hba.conf entry for host', 'the server lets nobody in from here under that name (no pg_hba.conf entry for host)'],
    ['53300', 'sorry, too many clients already', 'the server has no connection left to give'],
    ['57P03', 'the database system is starting up', 'the server is starting up or shutting down'],
  ])('I21 says what a server means that answers with %s', async (code, message, reason) => {
    const url = await aFailingServer(code, message)
    expect(await failureOf(openPostgresqlStore(url))).toBe(`Cannot open ${url.replace(':s3cret', '')}: ${reason}`)
  })

  it('I21 says that no server answers, that a host does not exist, and that a server is silent', async () => {
    expect(await failureOf(openPostgresqlStore('postgresql://ada:s3cret@127.0.0.1:1/x'))).toBe(
      'Cannot open postgresql://ada@127.0.0.1:1/x: no server answers there',
    )
    expect(await failureOf(openPostgresqlStore('postgresql://nowhere.invalid/x'))).toBe(
      'Cannot open postgresql://nowhere.invalid/x: there is no host of that name',
    )
    const silent = await aFailingServer()
    expect(await failureOf(openPostgresqlStore(silent))).toContain('the server does not answer')
  })
})

describe.skipIf(!hasPostgresql)('openPostgresqlStore() on a server', () => {
  it('says that the database is missing', async () => {
    const url = new URL(await aDatabase())
    url.pathname = '/nowhere'
    expect(await failureOf(openPostgresqlStore(url.href))).toBe(
      `Cannot open ${toPlace(url.href)}: the server has no database of that name. Make one with createdb`,
    )
  })

  it('begins in an empty database, keeps what was published, and applies each migration once', async () => {
    const url = await aDatabase()
    const first = await openPostgresqlStore(url)
    await first.apply(change({publish: [aDocument({id: 'a'})]}))
    await first.close()
    const before = await readHistory(url)
    expect(await (await open(url)).countIncidents(operator)).toBe(1)
    expect(before.length).toBeGreaterThan(1)
    expect(await readHistory(url)).toEqual(before)
  })

  it('keeps to the schema that the address names, beside another one of the same database', async () => {
    const url = await aDatabase()
    const named = await open(`${url}?schema=postmortems`)
    await named.apply(change({publish: [aDocument({id: 'a', title: 'sardines'})]}))
    expect(await listIds(named, aQuery({words: 'sardines'}))).toEqual(['a'])
    expect(await (await open(url)).countIncidents(operator)).toBe(0)
    expect(await runIn(url, 'SELECT id FROM postmortems."Incident"')).toEqual([{id: 'a'}])
  })

  it("refuses another program's database, and leaves it as it is", async () => {
    const url = await aDatabase()
    await runIn(url, 'CREATE TABLE notes (text TEXT)')
    expect(await failureOf(openPostgresqlStore(url))).toBe(
      `Cannot open ${toPlace(url)}: it is another program's database (it has a table notes and no migrations)`,
    )
    expect(await listTables(url)).toEqual(['notes'])
  })

  it.each([
    [
      "UPDATE _prisma_migrations SET migration_name = '29990101000000_later' WHERE migration_name LIKE '%_words'",
      /it was written by a newer version of this program \(29990101000000_later\)/,
    ],
    [
      "UPDATE _prisma_migrations SET checksum = 'f00d' WHERE migration_name LIKE '%_words'",
      /its migration \d+_incident_words is not the one this program knows$/,
    ],
    [
      "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_words'",
      /its migration \d+_incident_words was begun by another tool and did not end$/,
    ],
  ])('J02 refuses a database in which somebody did this: %s', async (sql, reason) => {
    const url = await aDatabase()
    await (await openPostgresqlStore(url)).close()
    await runIn(url, sql)
    expect(await failureOf(openPostgresqlStore(url))).toMatch(reason)
  })

  it('refuses a server that is too old', async () => {
    const url = await aDatabase()
    // What the server says of itself, made to say otherwise.
    await runIn(
      url,
      `CREATE SCHEMA old; CREATE FUNCTION old.current_setting(name text) RETURNS text LANGUAGE sql
         AS $$ SELECT CASE name WHEN 'server_version_num' THEN '140011' WHEN 'server_version' THEN '14.11' ELSE pg_catalog.current_setting(name) END $$`,
    )
    await runIn(url, `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = old, pg_catalog', current_database()); END $$`)
    expect(await failureOf(openPostgresqlStore(url))).toBe(`Cannot open ${toPlace(url)}: it is PostgreSQL 14.11, and this program needs 15 or later`)
  })

  it('refuses a database of another encoding', async () => {
    const url = await aDatabase(`LC_COLLATE 'C' LC_CTYPE 'C'`, 'LATIN1')
    expect(await failureOf(openPostgresqlStore(url))).toBe(
      `Cannot open ${toPlace(url)}: its encoding is LATIN1. Make it with createdb --encoding=UTF8 --template=template0`,
    )
  })

  it('says so where its user may not make tables', async () => {
    const url = new URL(await aDatabase())
    await runIn(url.href, `DROP ROLE IF EXISTS hindsight_guest; CREATE ROLE hindsight_guest LOGIN PASSWORD 's3cret'`)
    onTestFinished(async () => void (await runIn(server, 'DROP ROLE hindsight_guest')))
    const guest = new URL(url)
    guest.username = 'hindsight_guest'
    guest.password = 's3cret'
    expect(await failureOf(openPostgresqlStore(guest.href))).toBe(
      `Cannot open ${toPlace(guest.href)}: its user may not make tables there. Make that user the owner of the database`,
    )
  })

  it('J04 loses nothing when processes migrate and fill one database at once: one wins by lock', async () => {
    const url = await aDatabase()
    const script = fileURLToPath(new URL('../publish-documents.ts', import.meta.url))
    const publish = (prefix: string) => promisify(execFile)(process.execPath, ['--import', 'tsx', script, url, prefix, '25'])
    await Promise.all([publish('left'), publish('right'), publish('third')])
    const store = await open(url)
    expect(await store.listServices(operator, 9)).toEqual([
      {value: 'left', count: 25},
      {value: 'right', count: 25},
      {value: 'third', count: 25},
    ])
    expect(await store.readRevision()).toBe(75)
    expect(new Set((await readHistory(url)).map(({migration_name}) => migration_name)).size).toBe((await readHistory(url)).length)
  })

  it('J04 waits for the one that migrates, and then finds nothing left to do', async () => {
    const url = await aDatabase()
    const openings = await Promise.all(Array.from({length: 6}, () => open(url)))
    expect(await Promise.all(openings.map(store => store.countIncidents(operator)))).toEqual([0, 0, 0, 0, 0, 0])
  })

  describeWritingInTurn(async () => open(await aDatabase()))
})

async function open(url: string): Promise<IncidentStore> {
  const store = await openPostgresqlStore(url)
  onTestFinished(() => store.close())
  return store
}

async function failureOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('Expected a failure')
}

/** The address as people are told it: nothing of a password, and no slash more or less. */
function toPlace(url: string): string {
  const address = new URL(url)
  address.password = ''
  return address.href
}

async function readHistory(url: string) {
  return await runIn(url, 'SELECT * FROM _prisma_migrations ORDER BY migration_name')
}

async function listTables(url: string): Promise<readonly unknown[]> {
  const rows = await runIn(url, `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`)
  return rows.map(({table_name}) => table_name)
}
