import type {IncidentRow} from '#src/library/incident-store.ts'
import {type CellValue, writeCsvLine} from './write-csv-line.ts'

/** What a file of incidents says of each, in the order of its columns; see docs/search.md. */
const fields: Readonly<Record<string, (row: IncidentRow) => CellValue>> = {
  id: row => row.id,
  title: row => row.title,
  date: row => row.date?.at,
  datePrecision: row => row.date?.precision,
  organization: row => row.organization,
  severity: row => row.severityLevel,
  severityLabel: row => row.severityLabel,
  status: row => row.status,
  visibility: row => row.visibility,
  detectedBy: row => row.detectedBy,
  services: row => row.services,
  factors: row => row.factors,
  minutesToDetect: row => row.ttd,
  minutesToMitigate: row => row.ttm,
  minutesToResolve: row => row.ttr,
  minutesOfImpact: row => row.impactMinutes,
  actions: row => row.actions.total,
  actionsOpen: row => row.actions.open,
  actionsOverdue: row => row.actions.overdue,
  summary: row => row.summary || undefined,
}

/** An incident as one line of JSON. What is not stated is null, so that every object has the same fields. */
export function writeJsonRow(row: IncidentRow): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read(row) ?? null])))
}

/** The first line of a CSV file (RFC 4180). */
export const csvHead: string = writeCsvLine(Object.keys(fields))

/** An incident as a line of CSV. Lists are joined by "; ", what is not stated is empty. */
export function writeCsvRow(row: IncidentRow): string {
  return writeCsvLine(Object.values(fields).map(read => read(row)))
}
