import {PrismaPg} from '@prisma/adapter-pg'
import type pg from 'pg'
import {holdNul, readHeld} from './hold-nul.ts'
import type {PostgresqlAddress} from './read-postgresql-url.ts'

/** How many connections there may be, and what each is told at its beginning. */
export type Connections = {
  readonly most: number
  readonly readonly: boolean
  /** Milliseconds that one statement may take on the server. */
  readonly statementTimeout: number
}

// A page is given up after this many milliseconds without a connection: the server is gone, or far too much is asked of it.
const connectionTimeout = 5_000

/**
 * Opens the driver for Prisma's client. Every text on its way in and out passes `holdNul` and `readHeld`, so that nobody else has to
 * know what PostgreSQL cannot hold.
 */
export function openAdapter({config, schema}: PostgresqlAddress, {most, readonly, statementTimeout}: Connections): PrismaPg {
  const settings = [
    `SET statement_timeout = ${statementTimeout}`,
    'SET idle_in_transaction_session_timeout = 60000',
    // Compiling a query takes longer than any here takes to run.
    'SET jit = off',
    ...(schema === undefined ? [] : [`SET search_path = "${schema}"`]),
    ...(readonly ? ['SET default_transaction_read_only = on'] : []),
  ].join('; ')
  const factory = new PrismaPg(
    {
      ...config,
      max: most,
      connectionTimeoutMillis: connectionTimeout,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      application_name: 'hindsight',
      async onConnect(client) {
        endWhenSilent(client, statementTimeout + 2_000)
        await client.query(settings)
      },
    },
    // What befalls an idle connection is nobody's failure: the next statement opens another.
    {onPoolError: () => undefined, onConnectionError: () => undefined},
  )
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const begin = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async level => holdTexts(await begin(level))
    return holdTexts(adapter)
  }
  return factory
}

/**
 * A server that is unplugged says nothing any more, and a statement under way would wait for a quarter of an hour. It ends a statement
 * itself before this long, so silence means that it is gone.
 */
function endWhenSilent(client: pg.ClientBase, milliseconds: number): void {
  const {stream} = (client as pg.ClientBase & {readonly connection: pg.Connection}).connection
  if ('setTimeout' in stream && typeof stream.setTimeout === 'function')
    stream.setTimeout(milliseconds, () => stream.destroy(new Error('Connection terminated: the server is silent')))
}

type Queryable = Pick<Awaited<ReturnType<PrismaPg['connect']>>, 'queryRaw' | 'executeRaw'>

function holdTexts<T extends Queryable>(queryable: T): T {
  const query = queryable.queryRaw.bind(queryable)
  const execute = queryable.executeRaw.bind(queryable)
  queryable.queryRaw = async asked => {
    const result = await query({...asked, args: asked.args.map(hold)})
    for (const row of result.rows) for (const [place, value] of row.entries()) if (typeof value === 'string') row[place] = readHeld(value)
    return result
  }
  queryable.executeRaw = asked => execute({...asked, args: asked.args.map(hold)})
  return queryable
}

function hold(value: unknown): unknown {
  return typeof value === 'string' ? holdNul(value) : value
}
