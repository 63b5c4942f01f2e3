import type {ItemCorrection} from '#src/incident/correction.ts'
import type {Incident} from '#src/incident/incident.ts'
import {countFields, listUndecided} from '#src/library/import/import-report.ts'
import type {ImportHints, ImportWork} from '#src/library/import/import-work.ts'
import {listQuestions} from '#src/library/import/list-questions.ts'
import type {ImportUpdate, PendingImport} from '#src/library/import/pending-imports.ts'
import {overlayCorrections, placeCorrections} from '#src/library/import/place-corrections.ts'
import {findDay} from '#src/library/import/to-document-name.ts'
import {toReadingHints} from '#src/library/import/to-reading-hints.ts'
import {hindsight} from '#src/server/hindsight.ts'

/** Reads a text that was given, or reads it again with what somebody says of its times: what there is to keep of it then. */
export async function readImport(given: PendingImport, work: ImportWork = given.work): Promise<ImportUpdate> {
  const {reader, environment} = await hindsight()
  const fail = (problem: string): ImportUpdate => ({state: 'failed', work: {...work, problem}})
  const extracted = given.text === '' ? await reader.extract(given.name, given.original, {hasImages: given.batchId !== undefined}) : undefined
  if (extracted && 'problem' in extracted) return fail(extracted.problem)
  const text = extracted?.text ?? given.text
  const bytes = Buffer.from(text)
  if (bytes.length > environment.maxFileBytes)
    return fail(`Unexpected text of ${toKib(bytes.length)} KiB, expected at most ${toKib(environment.maxFileBytes)} (HINDSIGHT_MAX_FILE_KIB)`)
  const hints = await toHints(work.hints)
  const formatted = await reader.format(fileName, bytes, {hints, given: {status: 'draft'}})
  if ('problem' in formatted) return fail(formatted.problem)
  const {incident, diagnostics, markdown, left} = formatted
  const {problem: _, ...kept} = work
  const shown = {
    title: incident.title?.value,
    day: findDay(incident),
    counts: countFields(incident),
    asks: listQuestions(text, incident, diagnostics).map(({key}) => key),
    notes: listUndecided(diagnostics).length,
  }
  return {
    state: 'read',
    text,
    canonical: markdown,
    work: {
      ...kept,
      ...(extracted ? {madeOf: extracted.madeOf, origin: {...extracted.origin, ...kept.origin}} : {}),
      left: [...(extracted?.left ?? kept.left.filter(isOfOriginal)), ...left],
      shown,
    },
  }
}

function isOfOriginal(left: string): boolean {
  return left.startsWith('the ')
}

/** The reading of a text with its evidence, for the page that shows both; undefined where it cannot be read. */
export async function findReading({text, work}: PendingImport) {
  const {reader} = await hindsight()
  const reading = await reader.read(fileName, Buffer.from(text), await toHints(work.hints))
  if (!('document' in reading)) return undefined
  const {incident, diagnostics} = reading.document
  return {incident, diagnostics, shown: overlayCorrections(incident, work.facts, work.items)}
}

/** The document that would be saved, and which corrections the text has no place for. */
export async function writeCorrected(given: PendingImport, work: ImportWork, more: {readonly authors?: readonly string[] | undefined} = {}) {
  const {reader} = await hindsight()
  const reading = await findReading({...given, work})
  if (!reading) return {problem: 'The text cannot be read any more.'}
  const {url, publisher, date} = work.origin
  const items = placeCorrections(reading.incident, work.items)
  return await reader.correct(fileName, Buffer.from(given.canonical), {
    facts: work.facts,
    items: [...items, ...(await listUnordered(given, work, reading.incident, items))],
    hints: await toHints(work.hints),
    front: {status: 'draft', source: {url, file: given.name, publisher, date}, authors: more.authors},
  })
}

/**
 * Year and zone are said by the document from now on; the order of day and month has no key. Entries that only that order gave a time are
 * written with a date that leaves nothing open.
 */
async function listUnordered(given: PendingImport, work: ImportWork, incident: Incident, said: readonly ItemCorrection[]): Promise<readonly ItemCorrection[]> {
  if (work.hints.dayOrder === undefined) return []
  const {reader} = await hindsight()
  const alone = await reader.read(fileName, Buffer.from(given.canonical), await toHints({}))
  const known = new Set('document' in alone ? alone.document.incident.timeline.map(({instant}) => instant.at) : [])
  return incident.timeline.flatMap(({instant}, position): readonly ItemCorrection[] => {
    const isSaid = said.some(each => each.item === 'entry' && 'position' in each && each.position === position)
    return known.has(instant.at) || isSaid ? [] : [{item: 'entry', change: 'set', position, values: {instant}}]
  })
}

async function toHints(hints: ImportHints) {
  const {settings} = await (await hindsight()).settings()
  return toReadingHints(hints, settings)
}

const fileName = 'imported.md'

function toKib(bytes: number): number {
  return Math.ceil(bytes / 1024)
}
