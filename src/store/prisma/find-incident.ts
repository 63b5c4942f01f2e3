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
  const [row] = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT i."file", i."visibility", i."status", f."problem", b."markdown", b."html", b."incident", b."diagnostics"
    FROM "Incident" i JOIN "DocumentBody" b ON b."incidentKey" = i."key" JOIN "SourceFile" f ON f."file" = i."file"
    WHERE i."id" = ${address} AND ${visibleTo(viewer)}`)
  if (row) return {record: toRecord(row)}
  const moved = (await findTitles(database, viewer, [address])).get(address)
  return moved && {movedTo: moved.id}
}

type Row = {
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
