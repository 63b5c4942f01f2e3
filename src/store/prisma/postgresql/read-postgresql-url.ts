import type {PoolConfig} from 'pg'

/** Where a PostgreSQL database is, and how it is called where people read it. */
export type PostgresqlAddress = {
  /** What the driver needs to connect. */
  readonly config: Pick<PoolConfig, 'connectionString'>
  /** The schema that the tables are in; undefined for the one that the server looks in first. */
  readonly schema: string | undefined
  /** The address without its password and settings. */
  readonly place: string
}

/** Reads a `postgresql://` address. Throws, without repeating what may be a password, where it is none or names no database. */
export function readPostgresqlUrl(url: string): PostgresqlAddress {
  const address = /^postgres(?:ql)?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined
  if (!address) {
    throw new Error(
      'Cannot read the address of the database: expected postgresql://user:password@host:5432/database, with %40 for "@", %2F for "/" and so on in the password',
    )
  }
  const schema = address.searchParams.get('schema') ?? undefined
  if (schema !== undefined && !/^[a-z_][a-z0-9_]{0,62}$/i.test(schema)) {
    throw new Error('Cannot read the address of the database: expected letters, digits and _ in schema=')
  }
  address.searchParams.delete('schema')
  const database = address.pathname.slice(1)
  // Without one, the driver would take the name of whoever runs the program.
  if (database === '') throw new Error('Cannot read the address of the database: expected its name behind the host, as in postgresql://host:5432/hindsight')
  const user = address.username === '' ? '' : `${address.username}@`
  // A socket's folder may stand for the host.
  const host = address.host === '' ? (address.searchParams.get('host') ?? 'localhost') : address.host
  return {config: {connectionString: address.href}, schema, place: `postgresql://${user}${host}/${database}${schema === undefined ? '' : `?schema=${schema}`}`}
}
