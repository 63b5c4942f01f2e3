import {answerFile, writeCsvFile, writeJsonFile} from '#src/features/catalogue/answer-file.ts'
import {toParams} from '#src/features/catalogue/read-filters.ts'
import {writeCsvLine} from '#src/features/catalogue/write-csv-line.ts'
import {auditFieldNames, toAuditFields} from '#src/library/audit-fields.ts'
import type {AuditEntry} from '#src/library/audit-log.ts'
import {readAuditEntries} from './audit-queries.ts'

/** Answers with every entry of the audit log that the address asks for, as a file; 403 to who is no administrator. */
export async function answerAuditExport(request: Request, form: 'csv' | 'json'): Promise<Response> {
  const entries = await readAuditEntries(toParams(new URL(request.url).searchParams))
  if (!entries) {
    return new Response('The audit log is for administrators. If you are one, sign in first.\n', {
      status: 403,
      headers: {'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store'},
    })
  }
  return answerFile(
    `audit.${form}`,
    form === 'csv' ? writeCsvFile(writeCsvLine(auditFieldNames), entries, writeCsvEntry) : writeJsonFile(entries, writeJsonEntry),
  )
}

function writeJsonEntry(entry: AuditEntry): string {
  return JSON.stringify(toAuditFields(entry))
}

function writeCsvEntry(entry: AuditEntry): string {
  const fields = toAuditFields(entry)
  return writeCsvLine(auditFieldNames.map(name => toCell(fields[name])))
}

function toCell(value: unknown): string {
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}
