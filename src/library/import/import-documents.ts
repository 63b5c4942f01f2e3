import {type PostmortemStatus, postmortemStatuses} from '#src/incident/incident.ts'
import type {ContentFolder} from '#src/library/content-folder.ts'
import type {DocumentFormatter} from '#src/library/document-formatter.ts'
import type {DocumentReader} from '#src/library/document-reader.ts'
import {isGone, toReason} from '#src/library/publish/compare-files.ts'
import {findNameFault, toCollisionKey, toIncidentId} from '#src/library/publish/document-name.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {countFields, type ImportReport, listNeeds, listUndecided} from './import-report.ts'
import {toDocumentName} from './to-document-name.ts'

/** A text to be imported, or why it could not even be read. `name` is what is kept of where it came from. */
export type ImportSource = {readonly from: string; readonly name: string | undefined} & ({readonly bytes: Uint8Array} | {readonly problem: string})

export type ImportOptions = {
  readonly folder: ContentFolder
  readonly reader: DocumentReader & DocumentFormatter
  readonly hints: ReadHints
  readonly status: PostmortemStatus
  readonly organization?: string | undefined
  readonly publisher?: string | undefined
  readonly url?: string | undefined
  readonly date?: string | undefined
  /** A name for the document instead of the one made of its day and title. */
  readonly name?: string | undefined
  /** Imports what was imported before once more, under another name. */
  readonly again?: boolean
  readonly dryRun?: boolean
  readonly maxFileBytes: number
}

/** The states that a new document can be given. */
export const importStatuses: readonly PostmortemStatus[] = postmortemStatuses

/**
 * Writes texts into the folder in canonical form, one after the other, and says of each what was read and what is left to a person. A
 * name that is taken gets a number; nothing is ever overwritten. One bad text is a line of the report and no more.
 */
export async function* importDocuments(sources: AsyncIterable<ImportSource>, options: ImportOptions): AsyncGenerator<ImportReport> {
  const taken = new Map<string, string>()
  for (const {file} of (await options.folder.list()) ?? []) taken.set(toCollisionKey(toIncidentId(file)), file)
  for await (const source of sources) {
    const report = await importOne(source, options, taken).catch((error: unknown) => fail(source, error instanceof Error ? error.message : String(error)))
    if (report.outcome === 'imported' && report.to) taken.set(toCollisionKey(toIncidentId(report.to)), report.to)
    yield report
  }
}

function fail({from}: ImportSource, reason: string): ImportReport {
  return {from, to: undefined, outcome: 'failed', reason, read: {}, left: [], needs: [], diagnostics: []}
}

async function importOne(source: ImportSource, options: ImportOptions, taken: ReadonlyMap<string, string>): Promise<ImportReport> {
  if ('problem' in source) return fail(source, source.problem)
  const {folder, reader, hints, status, organization, publisher, url, date} = options
  const given = {organization, status, source: {url, file: source.name, publisher: publisher ?? organization, date}}
  const formatted = await reader.format(`${(source.name ?? 'imported').replace(/\.\w+$/, '')}.md`, source.bytes, {hints, given})
  if ('problem' in formatted) return fail(source, formatted.problem)
  const {markdown, incident, left, diagnostics} = formatted
  const report = {
    from: source.from,
    read: countFields(incident),
    left,
    needs: listNeeds(incident, diagnostics).filter(need => !(organization && need.startsWith('an organization'))),
    diagnostics: listUndecided(diagnostics),
  }

  const base = options.name ?? toDocumentName(incident, source.name ?? '')
  for (let number = 1; ; number++) {
    const file = `${base}${number === 1 ? '' : `-${number}`}.md`
    const fault = findNameFault(file)
    if (fault) return fail(source, `its name ${file} cannot be an address: ${fault}`)
    const holder = taken.get(toCollisionKey(toIncidentId(file)))
    if (holder === undefined) {
      if (!options.dryRun) await folder.create(file, markdown)
      return {...report, to: file, outcome: 'imported', reason: undefined}
    }
    if (!options.again && (await isSameSource(holder, source, markdown, options)))
      return {...report, to: holder, outcome: 'kept', reason: 'it was imported before; --force imports it again under another name'}
  }
}

/** Whether a document was made of this very text, or of a file of this name. */
async function isSameSource(holder: string, {name}: ImportSource, markdown: string, {folder, reader, url, maxFileBytes}: ImportOptions): Promise<boolean> {
  const bytes = await folder.read(holder, maxFileBytes).catch((error: unknown) => {
    // Only planned, in a dry run, or gone meanwhile. What cannot be read may well be the same: imported once more it would be there twice.
    if (isGone(error)) return undefined
    throw new Error(`it cannot be told whether it was imported before (--force imports it): ${toReason(error)}`, {cause: error})
  })
  if (!bytes) return false
  if (new TextDecoder().decode(bytes) === markdown) return true
  const reading = await reader.read(holder, bytes)
  const kept = 'document' in reading ? reading.document.incident.source : undefined
  return kept !== undefined && ((name !== undefined && kept.file === name) || (url !== undefined && kept.url === url))
}
