import {hash, randomBytes} from 'node:crypto'
import type {ItemCorrection} from '#src/incident/correction.ts'
import {findPersonByHandle} from '#src/incident/people.ts'
import {type ImportWork, type KeptCorrection, noWork} from '#src/library/import/import-work.ts'
import type {ImportRow, PendingImport} from '#src/library/import/pending-imports.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {fetchAddress} from './fetch-address.ts'
import {findTwins} from './find-twins.ts'
import {findReading, readImport, writeCorrected} from './read-import.ts'
import {findSaved, keepParts, type SavedImport, saveImported} from './save-imported.ts'

export type {ImportRow, PendingImport} from '#src/library/import/pending-imports.ts'

/** A reading with its evidence, and the incident as it will be saved. */
export type ImportReading = NonNullable<Awaited<ReturnType<typeof findReading>>>

/** A text as it was given: pasted, or a file with its name. */
export type GivenText = {readonly name: string; readonly bytes: Uint8Array; readonly work?: Partial<ImportWork>}

/** Takes a text in and reads it; answers where it is. */
export async function beginImport(userId: string, {name, bytes, work}: GivenText): Promise<string> {
  const {imports} = await hindsight()
  const given: PendingImport = {
    id: randomBytes(16).toString('base64url'),
    userId,
    createdAt: '',
    state: 'failed',
    name,
    hash: hash('sha256', bytes),
    original: bytes,
    text: '',
    canonical: '',
    work: {...noWork, ...work},
    savedAs: undefined,
    batchId: undefined,
  }
  await imports.add({...given, ...(await readImport(given))})
  return given.id
}

/** The page at an address of the public internet, where whoever runs this lets pages be fetched. */
export async function fetchGiven(address: string): Promise<GivenText | {readonly problem: string}> {
  const {environment} = await hindsight()
  if (environment.importAddresses === 'off') return {problem: 'Addresses are not fetched here. Paste the text, or save it as a file.'}
  // A page's own marks take more room than its text, which is measured afterwards.
  const fetched = await fetchAddress(address, {mostBytes: environment.maxFileBytes * 4, deadline: 15_000})
  if ('problem' in fetched) return fetched
  const {bytes, type, url} = fetched
  const stem = new URL(url).hostname.replace(/[^\w.-]/g, '').slice(0, 80)
  return {name: `${stem}.${type}`, bytes, work: {origin: {url}}}
}

/** One's own import; undefined where it is somebody else's, or there is none. */
export async function findImport({person}: Visitor, id: string): Promise<PendingImport | undefined> {
  return person && (await (await hindsight()).imports.find(person.id, id))
}

/** One's own imports, the newest first. */
export async function listImports({person}: Visitor): Promise<readonly ImportRow[]> {
  return person ? await (await hindsight()).imports.list(person.id, 50) : []
}

/** An import with its reading and the incidents that it may be already. */
export async function reviewImport(visitor: Visitor, id: string) {
  const given = await findImport(visitor, id)
  if (given?.state !== 'read') return given && {given, reading: undefined, twins: []}
  const [reading, twins] = await Promise.all([findReading(given), findTwins(visitor, given)])
  return {given, reading, twins}
}

/** Reads it again with what somebody says of its times. */
export async function rereadImport(given: PendingImport, hints: ImportWork['hints']): Promise<void> {
  await (await hindsight()).imports.update(given.id, await readImport(given, {...given.work, hints}))
}

/** Keeps what else somebody says: facts, the source, answered questions. A sentence says why it was not kept. */
export async function keepWork(given: PendingImport, work: ImportWork): Promise<string | undefined> {
  const corrected = await writeCorrected(given, work)
  if ('problem' in corrected) return corrected.problem
  // What was refused before is no fault of what is said now.
  const isNew = (name: string): boolean => JSON.stringify(Reflect.get(work.facts, name)) !== JSON.stringify(Reflect.get(given.work.facts, name))
  const fact = corrected.refusedFacts.find(isNew)
  if (fact !== undefined && work.facts[fact] === null) return 'A sentence of the text says so. Change the sentence once the document is saved.'
  if (fact !== undefined) return `The text has no place for this ${fact === 'detectedBy' ? 'detection' : fact}.`
  await (await hindsight()).imports.update(given.id, {work})
  return undefined
}

/** Keeps a correction of an item; undefined, or a sentence that says why the text has no place for it. */
export async function keepCorrection(given: PendingImport, correction: ItemCorrection, at: string | undefined): Promise<string | undefined> {
  const others = given.work.items.filter(each => at === undefined || each.at !== at || each.correction.item !== correction.item)
  const items: readonly KeptCorrection[] = [...others, {at, correction}]
  const work = {...given.work, items}
  const corrected = await writeCorrected(given, work)
  if ('problem' in corrected) return corrected.problem
  const before = await writeCorrected(given, {...given.work, items: others})
  if ('refusedItems' in before && corrected.refusedItems.length > before.refusedItems.length)
    return noPlace[correction.change === 'remove' ? 'remove' : 'other']
  await (await hindsight()).imports.update(given.id, {work})
  return undefined
}

const noPlace = {
  remove: 'It stands in a sentence that says other things as well, so it cannot be left out alone. Change the sentence once the document is saved.',
  other: 'The text has no place for it in this form. Try other words, or change it once the document is saved.',
}

/** Takes back what was said of one item, or of an added one by its place in the list. */
export async function forgetCorrection(given: PendingImport, item: ItemCorrection['item'], at: string | undefined, added: number | undefined): Promise<void> {
  const items = given.work.items.filter((each, index) => (added === undefined ? each.at !== at || each.correction.item !== item : index !== added))
  await (await hindsight()).imports.update(given.id, {work: {...given.work, items}})
}

/** Throws one away; of a batch its name stays, so that the report goes on saying what became of each. */
export async function discardImport(visitor: Visitor, id: string): Promise<void> {
  const {imports} = await hindsight()
  const given = await findImport(visitor, id)
  if (!given) return
  if (given.batchId === undefined) await imports.remove(given.userId, id)
  else if (!isUnderWay(given) && given.state !== 'saved')
    await imports.update(id, {state: 'left', work: {...noWork, problem: 'You discarded it.'}, isEmptied: true})
}

/** Whether the server is at it, or will be: nothing is to be changed about it meanwhile. */
export function isUnderWay({state}: Pick<ImportRow, 'state'>): boolean {
  return state === 'waiting' || state === 'wanted' || state === 'saving'
}

/**
 * Saves it as a document, with the images of its batch that it shows; where it went, or a sentence that says why it was not saved. One in the
 * state `saving` was begun by a process that ended: what that had written already is not written twice.
 */
export async function saveImport(visitor: Visitor, given: PendingImport, address: string | undefined): Promise<SavedImport> {
  const corrected = await writeCorrected(given, given.work, {authors: await listAuthors(visitor)})
  if ('problem' in corrected) return corrected
  const refused = corrected.refusedItems.length + corrected.refusedFacts.length
  if (refused > 0)
    return {
      problem: `${refused === 1 ? 'One correction has' : `${refused} corrections have`} no place in the text as it is read now. Take them back, or say them otherwise.`,
    }
  const {imports} = await hindsight()
  const begun = given.savedAs ?? (given.state === 'saving' ? await findSaved(corrected.markdown) : undefined)
  const saved = begun === undefined ? await saveImported(visitor, corrected.markdown, given.name, address) : {incidentId: begun, note: undefined}
  if ('problem' in saved) return saved
  const {incidentId} = saved
  if (given.savedAs === undefined) await imports.update(given.id, {savedAs: incidentId})
  const notes = [saved.note, ...(await keepParts(visitor, incidentId, given, address))].filter(note => note !== undefined)
  const note = notes.length > 0 ? notes.join(' ') : undefined
  await imports.update(given.id, {state: 'saved', isEmptied: true, work: {...given.work, problem: undefined, note}})
  return {incidentId, note}
}

/** An author writes their own documents, so theirs is among its authors. */
async function listAuthors({viewer, person}: Visitor): Promise<readonly string[] | undefined> {
  if (viewer.role !== 'author' || !person) return undefined
  const {settings} = await (await hindsight()).settings()
  const own = viewer.handles.find(handle => findPersonByHandle(handle, settings)?.emails.includes(person.email)) ?? viewer.handles[0]
  return own === undefined ? undefined : [own]
}
