import type {PostmortemStatus, Visibility} from '#src/incident/incident.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {FoundIncident, IncidentRecord} from '#src/library/incident-store.ts'
import type {Database} from './database.ts'
import {findTitles} from './find-titles.ts'
import {readIncidentJson} from './incident-json.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Reads all that an incident's page needs: one query for an address that is an id, a second one for an alias. */
export async function findIncident(database: Database, viewer: Viewer, address: string): Promise<FoundIncident | undefined> {
  const record = (await findIncidents(database, viewer, [address])).get(address)
  if (record) return {record}
  const moved = (await findTitles(database, viewer, [address])).get(address)
  return moved && {movedTo: moved.id}
}

/** The same of several by their ids, in one query for each hundred of them: documents are large. */
export async function findIncidents(database: Database, viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, IncidentRecord>> {
  const found = new Map<string, IncidentRecord>()
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
      SELECT i."id", i."file", i."visibility", i."status", f."problem", b."markdown", b."html", b."incident", b."diagnostics"
      FROM "Incident" i JOIN "DocumentBody" b ON b."incidentKey" = i."key" JOIN "SourceFile" f ON f."file" = i."file"
      WHERE i."id" IN (${Prisma.join(ids.slice(from, from + mostAtOnce))}) AND ${visibleTo(viewer)}`)
    for (const row of rows) found.set(row.id, toRecord(row))
  }
  return found
}

const mostAtOnce = 100

type Row = {
  readonly id: string
  readonly file: string
  readonly visibility: string
  readonly status: string
  readonly problem: string | null
  readonly markdown: string
  readonly html: string
  readonly incident: string
  readonly diagnostics: string
}

function toRecord(row: Row): IncidentRecord {
  return {
    // A file that turned restricted, or a draft, before it became unreadable makes its last good version so, too.
    incident: {...readIncidentJson(row.incident, row.markdown), visibility: row.visibility as Visibility, status: row.status as PostmortemStatus},
    diagnostics: JSON.parse(row.diagnostics),
    html: JSON.parse(row.html),
    markdown: row.markdown,
    file: row.file,
    stale: row.problem === null ? undefined : JSON.parse(row.problem),
  }
}
