import {addDays} from '#src/incident/add-days.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {Anniversaries, PastWeek} from '#src/library/past-weeks.ts'
import {toAnniversaries} from '#src/store/to-anniversaries.ts'
import {toOwnDay} from '#src/store/to-own-day.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/**
 * The incidents of some weeks, each week looked up in the index of dates. A day is that of the incident's own clocks and the index is in UTC, so a
 * day more is read on both sides.
 */
export async function listAnniversaries(database: Database, viewer: Viewer, weeks: readonly PastWeek[], limit: number): Promise<Anniversaries> {
  if (weeks.length === 0) return {incidents: [], total: 0}
  const spans = Prisma.join(weeks.map(({from, to}) => Prisma.sql`(${addDays(from, -1)}, ${addDays(to, 2)})`))
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    WITH w("from", "to") AS (VALUES ${spans})
    SELECT i."id", i."title", i."date", i."dateZone", i."severityLevel", i."severityLabel"
    FROM w JOIN "Incident" i ON i."dated" = TRUE AND i."date" >= w."from" AND i."date" < w."to" WHERE ${visibleTo(viewer)}`)
  return toAnniversaries(
    rows.map(({id, title, date, dateZone, severityLevel, severityLabel}) => ({
      id,
      title,
      day: toOwnDay({at: date, zone: dateZone ?? 'UTC'}),
      severity: severityLabel === null ? undefined : {level: (severityLevel ?? undefined) as SeverityLevel | undefined, label: severityLabel},
    })),
    weeks,
    limit,
  )
}

type Row = {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly dateZone: string | null
  readonly severityLevel: number | null
  readonly severityLabel: string | null
}
