import type {Precision} from '#src/incident/instant.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {type LinkedIncident, mostLinks, type RecurrenceGraph, type RecurrenceLinkType, recurrenceLinkTypes} from '#src/library/recurrence/recurrence-graph.ts'
import {toLinkedIncidents} from '#src/store/to-linked-incidents.ts'
import {toOwnDay} from '#src/store/to-own-day.ts'
import type {Database} from './database.ts'
import {findTitles} from './find-titles.ts'
import type {CardLists} from './list-incidents.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** All that the authors of the viewer's incidents state about incidents of theirs having come again. */
export async function readRecurrences(database: Database, viewer: Viewer): Promise<RecurrenceGraph> {
  const stated = await database.reader.$queryRaw<{from: string; to: string; type: RecurrenceLinkType}[]>(Prisma.sql`
    SELECT i."id" AS "from", r."to", r."type" FROM "Relation" r JOIN "Incident" i ON i."key" = r."incidentKey"
    WHERE r."type" IN (${Prisma.join([...recurrenceLinkTypes])}) AND ${visibleTo(viewer)} ORDER BY i."id", r."position" LIMIT ${mostLinks}`)
  if (stated.length === 0) return {incidents: [], links: []}
  const titles = await findTitles(
    database,
    viewer,
    stated.map(({to}) => to),
  )
  const links = stated.flatMap(({from, to, type}) => {
    const found = titles.get(to)
    return found && found.id !== from ? [{from, to: found.id, type}] : []
  })
  const incidents = await listLinked(database, viewer, [...new Set(links.flatMap(({from, to}) => [from, to]))])
  return toLinkedIncidents(incidents, links)
}

async function listLinked(database: Database, viewer: Viewer, ids: readonly string[]): Promise<readonly LinkedIncident[]> {
  const incidents: LinkedIncident[] = []
  const size = Math.floor(database.mostValues / 4)
  for (let from = 0; from < ids.length; from += size) {
    const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
      SELECT i."id", i."title", i."date", i."datePrecision", i."dateApproximate", i."dateZone", i."severityLevel", i."severityLabel", i."card"
      FROM "Incident" i WHERE i."id" IN (${Prisma.join(ids.slice(from, from + size))}) AND ${visibleTo(viewer)}`)
    incidents.push(...rows.map(toLinked))
  }
  return incidents
}

type Row = {
  readonly id: string
  readonly title: string
  readonly date: string | null
  readonly datePrecision: string | null
  readonly dateApproximate: boolean | number | null
  readonly dateZone: string | null
  readonly severityLevel: number | null
  readonly severityLabel: string | null
  readonly card: string
}

function toLinked({id, title, date: at, datePrecision, dateApproximate, dateZone, severityLevel, severityLabel, card}: Row): LinkedIncident {
  const {services, factors}: CardLists = JSON.parse(card)
  const zone = dateZone ?? 'UTC'
  const date = at === null ? undefined : {at, precision: datePrecision as Precision, approximate: Boolean(dateApproximate), zone}
  const severity = severityLabel === null ? undefined : {level: (severityLevel ?? undefined) as SeverityLevel | undefined, label: severityLabel}
  return {id, title, date, day: date && toOwnDay(date), severity, services, factors}
}
