import type {IncidentStore} from '#src/library/incident-store.ts'
import {openPostgresqlStore} from '#src/store/prisma/postgresql/open-postgresql-store.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'

/** Opens the store that an address names, for processes of tests' own. */
export function openStoreAt(url: string): Promise<IncidentStore> {
  return url.startsWith('file:') ? openSqliteStore(url) : openPostgresqlStore(url)
}
