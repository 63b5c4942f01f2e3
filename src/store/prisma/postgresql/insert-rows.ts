import type {IncidentWords} from '#src/store/incident-words.ts'
import type {Statements} from '#src/store/prisma/database.ts'
import {holdNul} from './hold-nul.ts'
import {toSearchWords} from './to-search-words.ts'

/** Inserts rows as one statement with one value, the rows as JSON; PostgreSQL takes the columns' types from the table. */
export async function insertRows(statements: Statements, table: string, rows: readonly object[]): Promise<void> {
  const full = table === 'IncidentWords' ? (rows as readonly IncidentWords[]).map(row => ({...row, ...toSearchWords(row)})) : rows
  const columns = Object.keys(full[0] ?? {})
    .map(column => `"${column}"`)
    .join(', ')
  const json = JSON.stringify(full, (_, value: unknown) => (typeof value === 'string' ? holdNul(value) : value))
  await statements.$executeRawUnsafe(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`, json)
}
