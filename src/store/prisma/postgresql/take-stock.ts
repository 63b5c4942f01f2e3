import type {Statements} from '#src/store/prisma/database.ts'
import {tables} from '#src/store/prisma/tables.ts'

/** Counts by samples at once; PostgreSQL itself comes round after a minute, and not at all where that is switched off. */
export async function takeStock(statements: Statements): Promise<void> {
  // By name, because others may have tables of their own in the database.
  await statements.$executeRawUnsafe(`ANALYZE ${tables.map(({name}) => `"${name}"`).join(', ')}`)
}
