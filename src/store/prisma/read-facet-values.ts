import {setImmediate as breathe} from 'node:timers/promises'
import type {Database} from './database.ts'
import {type ColumnName, type ColumnValues, columnNames} from './facet-columns.ts'
import {patternNames} from './matching-filters.ts'
import {readNumbers} from './read-numbers.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** What incidents are counted by, as far as it has changed. */
export type FacetChanges = {
  readonly revision: number
  /** How many incidents there are in all. */
  readonly count: number
  readonly changed: ColumnValues
}

/**
 * Reads the values of all incidents that came or changed after a revision, in one statement, so that all of them tell of the same moment. For
 * each value there is one row with the incidents that have it: of values there are few.
 */
export async function readFacetValues(database: Database, after: number): Promise<FacetChanges> {
  const keys = Prisma.sql`string_agg(CAST(c."key" AS TEXT), ',') AS "keys"`
  const inColumn = (name: ColumnName, column: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT CAST(${name} AS TEXT), CAST(${column} AS TEXT), ${keys} FROM c JOIN "Incident" i ON i."key" = c."key" WHERE ${column} IS NOT NULL GROUP BY ${column}`
  const inTable = (name: ColumnName, table: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT CAST(${name} AS TEXT), t."name", ${keys} FROM c JOIN ${table} t ON t."incidentKey" = c."key" GROUP BY t."name"`
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    WITH c AS MATERIALIZED (SELECT h."incidentKey" AS "key", h."revision" FROM "IncidentChange" h WHERE h."revision" > ${after})
    SELECT 'revision' AS "name", CAST(s."revision" AS TEXT) AS "value", NULL AS "keys" FROM "SyncState" s WHERE s."id" = 1
    UNION ALL SELECT 'count', CAST(count(*) AS TEXT), NULL FROM "IncidentChange"
    UNION ALL SELECT 'change', CAST(c."revision" AS TEXT), ${keys} FROM c GROUP BY c."revision"
    UNION ALL ${Prisma.join(
      [
        inColumn('severities', Prisma.sql`i."severityLevel"`),
        inColumn('organizations', Prisma.sql`i."organization"`),
        inColumn('detections', Prisma.sql`i."detectedBy"`),
        inColumn('statuses', Prisma.sql`i."status"`),
        inColumn('years', Prisma.sql`i."year"`),
        inColumn('day', Prisma.sql`substr(i."date", 1, 10)`),
        inColumn('actions', Prisma.sql`i."earliestDue"`),
        inColumn('actions', Prisma.sql`CASE WHEN i."actionsTotal" > 0 THEN 'stated' END`),
        inColumn('actions', Prisma.sql`CASE WHEN i."actionsOpen" > 0 THEN 'open' END`),
        inTable('services', Prisma.sql`"IncidentService"`),
        inTable('factors', Prisma.sql`"IncidentCategory"`),
        inTable('tags', Prisma.sql`"IncidentTag"`),
        inTable('triggers', patternNames.trigger),
        inTable('technologies', patternNames.technology),
        inTable('rules', Prisma.sql`(SELECT DISTINCT d."incidentKey", d."rule" AS "name" FROM "Diagnostic" d WHERE d."level" <> 'info')`),
      ],
      ' UNION ALL ',
    )}`)
  const of = (name: Row['name']): readonly Row[] => rows.filter(row => row.name === name)
  const revisions = new Map<number, number>()
  for (const {value, keys} of of('change')) for (const key of readNumbers(keys)) revisions.set(key, Number(value))
  const values = new Map<ColumnName, ReadonlyMap<number, readonly string[]>>()
  for (const name of columnNames) {
    values.set(name, gather(of(name)))
    await breathe()
  }
  return {
    revision: Number(of('revision')[0]?.value ?? 0),
    count: Number(of('count')[0]?.value ?? 0),
    changed: {revisions, values: Object.fromEntries(values) as ColumnValues['values']},
  }
}

type Row = {readonly name: ColumnName | 'revision' | 'count' | 'change'; readonly value: string; readonly keys: string | null}

/** The values of each incident; those with the same share them, as far as one value comes before another for all of them. */
function gather(rows: readonly Row[]): ReadonlyMap<number, readonly string[]> {
  const gathered = new Map<number, readonly string[]>()
  for (const {value, keys} of rows) {
    const withValue = new Map<readonly string[], readonly string[]>()
    for (const key of readNumbers(keys)) {
      const before = gathered.get(key) ?? none
      const values = withValue.get(before) ?? [...before, value]
      withValue.set(before, values)
      gathered.set(key, values)
    }
  }
  return gathered
}

const none: readonly string[] = []
