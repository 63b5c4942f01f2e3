import {type CellValue, writeCsvLine} from '#src/features/catalogue/write-csv-line.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'

/** What a file of actions says of each, in the order of its columns. The first of them are read back by `readActionTable`; see docs/remediation-interfaces.md. */
const fields: Readonly<Record<string, (row: ActionRow) => CellValue>> = {
  incident: row => row.incidentId,
  id: row => row.id,
  // As pages count them.
  position: row => row.position + 1,
  title: row => row.title,
  status: row => row.status,
  kind: row => row.kind,
  owner: row => row.owner,
  due: row => row.due,
  done: row => row.done,
  priority: row => row.priority,
  ref: row => row.ref,
  factor: row => row.factor,
  reason: row => row.reason,
  proof: row => row.proof,
  base: row => row.base || undefined,
  incidentTitle: row => row.incidentTitle,
  incidentDay: row => row.day,
  severity: row => row.severity?.level,
  severityLabel: row => row.severity?.label,
  organization: row => row.organization,
  services: row => row.services,
  isOverdue: row => (row.isOverdue ? 'yes' : 'no'),
  policy: row => row.policy,
  policyDay: row => row.policyDay,
}

/** An action as one line of JSON. What is not stated is null, so that every object has the same fields. */
export function writeActionJson(row: ActionRow): string {
  return JSON.stringify({...Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, read(row) ?? null])), isOverdue: row.isOverdue})
}

/** The first line of a CSV file (RFC 4180). */
export const actionCsvHead: string = writeCsvLine(Object.keys(fields))

/** An action as a line of CSV. Lists are joined by "; ", what is not stated is empty. */
export function writeActionCsv(row: ActionRow): string {
  return writeCsvLine(Object.values(fields).map(read => read(row)))
}
