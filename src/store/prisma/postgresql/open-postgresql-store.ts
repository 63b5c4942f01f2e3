import {setTimeout as wait} from 'node:timers/promises'
import pg from 'pg'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {StoreUnavailable} from '#src/library/store-unavailable.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import type {Database, Reader, Scores, Statements} from '#src/store/prisma/database.ts'
import type {PrismaClient as CanonicalClient} from '#src/store/prisma/sqlite/generated/client.ts'
import {explainFailure, isConflict, isLostConnection, toStoreError} from './explain-failure.ts'
import {fillWords} from './fill-words.ts'
import {PrismaClient} from './generated/client.ts'
import {migrations} from './generated/migrations.ts'
import {insertRows} from './insert-rows.ts'
import {migratePostgresql} from './migrate-postgresql.ts'
import {type Connections, openAdapter} from './open-adapter.ts'
import {rankWords} from './rank-words.ts'
import {type PostgresqlAddress, readPostgresqlUrl} from './read-postgresql-url.ts'
import {scoreWords} from './score-words.ts'
import {matchWords} from './search-words.ts'
import {takeStock} from './take-stock.ts'
import {weighWords} from './weigh-words.ts'

/** How to open a database. */
export type PostgresqlOptions = {
  /** Connections for reading, 10 unless said otherwise; one more is for writing. */
  readonly connections?: number
}

const oldestVersion = 15
// Statements on a page are far quicker; a batch of a sync is slower. Each is ended by the server after these milliseconds.
const readingTimeout = 8_000
const writingTimeout = 60_000
const patience = 30_000
// How often in a row a connection from the pool may turn out to be one that the server has hung up on.
const mostLost = 3

/**
 * Opens the index in a PostgreSQL database, which has to be there, and brings it up to date where it is empty or older. Throws, naming
 * the address without its password, where it cannot be reached, is newer than the program, or holds something else.
 */
export async function openPostgresqlStore(url: string, options?: PostgresqlOptions): Promise<IncidentStore> {
  return createIncidentStore(await openPostgresqlDatabase(url, options))
}

/** Opens the same without the questions that a store answers, for what is done with the database as a whole. */
export async function openPostgresqlDatabase(url: string, {connections = 10}: PostgresqlOptions = {}): Promise<Database> {
  const address = readPostgresqlUrl(url)
  await prepare(address)
  return toDatabase(address, connections)
}

function toDatabase(address: PostgresqlAddress, most: number): Database {
  const reader = openClient(address, {most, readonly: true, statementTimeout: readingTimeout})
  const writer = openClient(address, {most: 1, readonly: false, statementTimeout: writingTimeout})
  let queue: Promise<unknown> = Promise.resolve()

  async function write<T>(change: (statements: Statements) => Promise<T>, timeout: number): Promise<T> {
    const until = Date.now() + patience
    for (;;) {
      try {
        return await onLiveConnection(begun => writer.$transaction(marking(begun, change), {maxWait: 10_000, timeout}))
      } catch (error) {
        if (!isConflict(error) || Date.now() > until) throw toStoreError(error, address.place)
        await wait(50 * (0.5 + Math.random()))
      }
    }
  }

  const questions: Reader = {
    async $queryRaw<T>(query: Parameters<CanonicalClient['$queryRaw']>[0], ...values: unknown[]) {
      try {
        return await onLiveConnection(() => Promise.resolve(reader.$queryRaw<T>(query, ...values)))
      } catch (error) {
        throw toStoreError(error, address.place)
      }
    },
  }

  const scoring = new Map<string, Promise<Scores>>()

  return {
    reader: questions,
    async readAtOnce(work, timeout) {
      try {
        // Serializable, because it is the name that both kinds of client know; for reading it is one moment, and nobody waits for it.
        const options = {isolationLevel: 'Serializable', maxWait: 10_000, timeout} as const
        return await onLiveConnection(begun => reader.$transaction(marking(begun, work), options))
      } catch (error) {
        throw toStoreError(error, address.place)
      }
    },
    write(change, milliseconds = 120_000) {
      const turn = queue.then(() => write(change, milliseconds))
      // Whoever asked for this change is told of its failure; the next one goes ahead.
      queue = turn.catch(() => undefined)
      return turn
    },
    insertRows,
    matchWords,
    rankWords,
    scoreWords(search) {
      const name = JSON.stringify(search)
      const scores = scoreWords(questions, search).finally(() => {
        if (scoring.get(name) === scores) scoring.delete(name)
      })
      scoring.set(name, scores)
      return scores
    },
    pendingScores: search => scoring.get(JSON.stringify(search)),
    weighWords: (viewer, words) => weighWords(questions, viewer, words),
    wordTables: ['IncidentWords'],
    fillWords,
    takeStock,
    mostValues: 10_000,
    async close() {
      await queue
      await Promise.all([reader.$disconnect(), writer.$disconnect()])
    },
  }
}

/**
 * Does something once more where the server had hung up on a connection at rest, which is noticed only by using it. What has called
 * `begun` is not repeated: it may have done something already.
 */
async function onLiveConnection<T>(work: (begun: () => void) => Promise<T>): Promise<T> {
  let hasBegun = false
  for (let lost = 0; ; ) {
    try {
      return await work(() => {
        hasBegun = true
      })
    } catch (error) {
      if (hasBegun || !isLostConnection(error) || ++lost > mostLost) throw error
    }
  }
}

function marking<S, T>(begun: () => void, work: (statements: S) => Promise<T>): (statements: S) => Promise<T> {
  return statements => {
    begun()
    return work(statements)
  }
}

/** The two clients are made from the same models and differ in what no query here asks for; SQLite's types, the stricter ones, stand for both. */
function openClient(address: PostgresqlAddress, connections: Connections): CanonicalClient {
  return new PrismaClient({adapter: openAdapter(address, connections)}) as unknown as CanonicalClient
}

/** Makes the database what the rest may count on: one that can be reached, new enough, ours, and up to date. */
async function prepare(address: PostgresqlAddress): Promise<void> {
  const {place} = address
  const client = new pg.Client({...address.config, connectionTimeoutMillis: 5_000, application_name: 'hindsight'})
  // A connection that breaks fails the statement under way as well, and that is where it is reported.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await requireUsable(client, place)
    if (address.schema !== undefined) await enterSchema(client, address.schema)
    await migratePostgresql(client, place, migrations)
  } catch (cause) {
    if (isForbidden(cause)) throw new Error(`Cannot open ${place}: its user may not make tables there. Make that user the owner of the database`, {cause})
    const reason = explainFailure(cause)
    if (reason === undefined) throw cause
    throw new StoreUnavailable(`Cannot open ${place}: ${reason}`, {cause})
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function requireUsable(client: pg.Client, place: string): Promise<void> {
  const {rows} = await client.query<{version: string; number: number; encoding: string; standby: boolean}>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
      current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`,
  )
  const [server] = rows
  if (!server) throw new Error(`Cannot open ${place}: the server does not say what it is`)
  if (server.number < oldestVersion * 10_000)
    throw new Error(`Cannot open ${place}: it is PostgreSQL ${server.version}, and this program needs ${oldestVersion} or later`)
  if (server.encoding !== 'UTF8')
    throw new Error(`Cannot open ${place}: its encoding is ${server.encoding}. Make it with createdb --encoding=UTF8 --template=template0`)
  if (server.standby) throw new Error(`Cannot open ${place}: it is a standby, which takes no changes. Name the primary`)
}

async function enterSchema(client: pg.Client, schema: string): Promise<void> {
  const {rows} = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema])
  if (rows.length === 0) await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`)
  await client.query(`SET search_path = "${schema}"`)
}

function isForbidden(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return [error, cause].some(each => each instanceof Error && 'code' in each && each.code === '42501')
}
