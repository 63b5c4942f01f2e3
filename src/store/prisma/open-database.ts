import type {Database} from './database.ts'

/** How to open a database of either kind. */
export type DatabaseOptions = {
  /** Connections for reading, where the database is PostgreSQL. */
  readonly connections?: number
  /** Allows a damaged SQLite database to be moved aside for a new one; a PostgreSQL server is mended by whoever runs it. */
  readonly onMovedAside?: ((aside: string) => void) | undefined
}

/** Opens the database that an address names, `postgresql://…` or `file:…`; only that kind's driver is loaded. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  if (isPostgresql(url)) {
    const {openPostgresqlDatabase} = await import('./postgresql/open-postgresql-store.ts')
    return await openPostgresqlDatabase(url, options)
  }
  const {openSqliteDatabase} = await import('./sqlite/open-sqlite-store.ts')
  return await openSqliteDatabase(url, options)
}

/** Databases that were moved aside because they were damaged, and that nobody has taken away yet. */
export async function listDamaged(url: string): Promise<readonly string[]> {
  if (isPostgresql(url)) return []
  const [{toSqlitePath}, {listMovedAside}] = await Promise.all([import('./sqlite/open-sqlite-store.ts'), import('./sqlite/move-aside.ts')])
  return listMovedAside(toSqlitePath(url))
}

/** Whether an address is that of a PostgreSQL database. */
export function isPostgresql(url: string): boolean {
  return /^postgres(?:ql)?:/i.test(url)
}
