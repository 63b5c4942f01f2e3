import type {Database} from './database.ts'

/** How to open a database of either kind. */
export type DatabaseOptions = {
  /** Connections for reading, where the database is PostgreSQL. */
  readonly connections?: number
}

/** Opens the database that an address names, `postgresql://…` or `file:…`; only that kind's driver is loaded. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  if (isPostgresql(url)) {
    const {openPostgresqlDatabase} = await import('./postgresql/open-postgresql-store.ts')
    return await openPostgresqlDatabase(url, options)
  }
  const {openSqliteDatabase} = await import('./sqlite/open-sqlite-store.ts')
  return await openSqliteDatabase(url)
}

/** Whether an address is that of a PostgreSQL database. */
export function isPostgresql(url: string): boolean {
  return /^postgres(?:ql)?:/i.test(url)
}
