import type {ActionChange} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {Incident} from '#src/incident/incident.ts'
import {canManageRemediation} from '#src/incident/permissions.ts'
import {canRead, operator, type Viewer} from '#src/incident/viewer.ts'
import type {DocumentEditor} from '#src/library/document-editor.ts'
import type {DocumentReader} from '#src/library/document-reader.ts'
import type {ActionEdit, DocumentChange, DocumentSave} from '#src/library/document-saving.ts'
import type {IncidentRecord, IncidentStore} from '#src/library/incident-store.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {type Settings, toReadHints} from '#src/postmortem/rules/settings.ts'
import {compareTexts} from './compare-texts.ts'
import {describeActionChanges} from './describe-action-changes.ts'
import {explainFailure} from './explain-failure.ts'
import {type CurrentText, nothing, readCurrent, type SaveAuthor, saveDocument, type TextChange, type WritingOrder, type WritingTools} from './save-document.ts'
import {settleRequests} from './settle-requests.ts'
import {findEarlierText, takeBack} from './take-back.ts'

/** What is needed to change what documents say. */
export type SavingTools = WritingTools & {
  readonly store: IncidentStore
  readonly reader: DocumentReader
  readonly editor: DocumentEditor
  readonly hints: ReadHints
  /** Brings these files into the index and answers what there is to say where that has to wait; never rejects. */
  readonly index: (files: readonly string[]) => Promise<string | undefined>
}

/** What the configuration tells a reader, who has to read as the index did. */
export function toSavingHints(settings: Settings): ReadHints {
  return toReadHints(settings)
}

/** Somebody who changes documents. */
export type Saver = {readonly viewer: Viewer; readonly author: SaveAuthor}

/**
 * Makes changes of actions in the documents that say them, one document after the other; what cannot be done in one of them keeps none of
 * the others. `message` says what was done, for history; where it is not given, it is made of the changes.
 */
export async function saveActions(tools: SavingTools, saver: Saver, edits: readonly ActionEdit[], message?: string): Promise<readonly DocumentChange[]> {
  return await saveEach(tools, edits, async (edit, batch) => {
    const found = await findChangeable(tools, saver.viewer, edit.incidentId)
    if ('refusal' in found) return {outcome: 'refused', incidentId: edit.incidentId, reason: found.refusal}
    const order = {file: found.record.file, incidentId: found.record.incident.id, author: saver.author, batch}
    return await writeOne(tools, {...order, askedFor: edit.incidentId, base: edit.base}, toTextChange(tools, saver.viewer, found.record, edit, message))
  })
}

/** What `saveActions` would do as things stand; writes nothing. */
export async function previewActions(tools: SavingTools, viewer: Viewer, edits: readonly ActionEdit[]): Promise<readonly DocumentChange[]> {
  const changes: DocumentChange[] = []
  for (const edit of edits) changes.push(await previewEdit(tools, viewer, edit))
  return changes
}

/** Takes back what one batch did, document by document, as a batch of its own; what was done to the same lines since stays and is said. */
export async function undoBatch(tools: SavingTools, saver: Saver, wanted: string): Promise<readonly DocumentChange[]> {
  const saves = await tools.saves.list(saver.viewer, {batch: wanted, limit: mostOfBatch})
  return await saveEach(tools, saves, async (save, batch) => {
    const {incidentId} = save
    if (save.isUndone) return {outcome: 'refused', incidentId, reason: undoneAlready}
    if (save.beforeHash === nothing.hash) return {outcome: 'refused', incidentId, reason: begunSo}
    const found = await findChangeable(tools, saver.viewer, incidentId)
    if ('refusal' in found) return {outcome: 'refused', incidentId, reason: found.refusal}
    const {file} = found.record
    const order = {file, incidentId, author: saver.author, batch, undoes: save.id, askedFor: incidentId, base: save.afterHash}
    return await writeOne(tools, order, current => takeBackSave(tools, saver.viewer, file, current, save))
  })
}

/** One after the other; what was written is brought into the index at the end, all of it at once. */
async function saveEach<Item extends {readonly incidentId: string}>(
  tools: SavingTools,
  items: readonly Item[],
  saveOne: (item: Item, batch: string | undefined) => Promise<DocumentChange>,
): Promise<readonly DocumentChange[]> {
  const changes: DocumentChange[] = []
  let batch: string | undefined
  for (const item of items) {
    const change = await saveOne(item, batch).catch((error: unknown) => toFailed(tools, error, item.incidentId))
    if (change.outcome === 'saved' && change.batch !== '') batch ??= change.batch
    changes.push(change)
  }
  return await publish(tools, changes)
}

/** What was written before it in the same batch is written, and has to be told of. */
function toFailed(tools: SavingTools, error: unknown, incidentId: string): DocumentChange {
  tools.report(error, incidentId)
  return {outcome: 'failed', incidentId, reason: explainFailure(error, incidentId)}
}

async function writeOne(
  tools: SavingTools,
  order: WritingOrder & {readonly askedFor: string; readonly base: string},
  change: TextChange<Stop>,
): Promise<DocumentChange> {
  const incidentId = order.askedFor
  let isMerged = false
  const written = await saveDocument(tools, order, current => {
    isMerged = current.hash !== order.base
    return change(current)
  })
  if (written.outcome !== 'saved') return {...written, incidentId}
  const {save, hash, diff, notes} = written
  return {
    outcome: 'saved',
    incidentId,
    save: save?.id ?? '',
    batch: save?.batch ?? '',
    hash,
    isMerged,
    diff,
    note: notes.length > 0 ? notes.join(' ') : undefined,
  }
}

/** More documents than anybody changes at once. */
const mostOfBatch = 1000

async function publish(tools: SavingTools, changes: readonly DocumentChange[]): Promise<readonly DocumentChange[]> {
  // A file that was written although the disk would not vouch for it is brought in, too; see `saveDocument`.
  const files = new Set(changes.flatMap(change => (change.outcome === 'saved' ? [change.diff.file] : [])))
  const said = files.size > 0 ? await tools.index([...files]) : undefined
  if (said === undefined) return changes
  return changes.map(change => (change.outcome === 'saved' ? {...change, note: change.note === undefined ? said : `${change.note} ${said}`} : change))
}

/** The words are the same for what is hidden and for what is not there. */
function sayAbsent(incidentId: string): string {
  return `There is no incident ${incidentId}, or it is not for you to see. Nothing was changed.`
}

const undoneAlready = 'This was taken back already.'

const begunSo = 'This is how the document began: taken back, there would be no document. Nothing was changed.'

const notYours = 'You may read this incident, but not change its actions. Nothing was changed.'

async function findChangeable(
  {store}: SavingTools,
  viewer: Viewer,
  incidentId: string,
): Promise<{readonly record: IncidentRecord} | {readonly refusal: string}> {
  const found = await store.findIncident(viewer, incidentId)
  if (!found || !('record' in found)) return {refusal: sayAbsent(incidentId)}
  return canManageRemediation(viewer, found.record.incident) ? found : {refusal: notYours}
}

type Stop = Exclude<DocumentChange, {outcome: 'saved'}>

function toTextChange(tools: SavingTools, viewer: Viewer, record: IncidentRecord, edit: ActionEdit, message: string | undefined): TextChange<Stop> {
  const {incidentId} = edit
  const {file} = record
  return async current => {
    const incident = await readChangeable(tools, viewer, file, current)
    if (typeof incident === 'string') return {stop: {outcome: 'refused', incidentId, reason: incident}}
    const seen = await findSeen(tools, record, edit.base, current, incident)
    const settled = settleRequests(edit.requests, {now: incident.actions, seen})
    if ('conflicts' in settled) return {stop: {outcome: 'conflict', incidentId, hash: current.hash, conflicts: settled.conflicts}}
    if (settled.changes.length === 0) return {stop: {outcome: 'unchanged', incidentId}}
    return await applyChanges(tools, file, current, {incidentId, incident, changes: settled.changes, message})
  }
}

async function applyChanges(
  {editor, hints}: SavingTools,
  file: string,
  current: CurrentText,
  {
    incidentId,
    incident,
    changes,
    message,
  }: {readonly incidentId: string; readonly incident: Incident; readonly changes: readonly ActionChange[]; readonly message: string | undefined},
): ReturnType<TextChange<Stop>> {
  const edited = await editor.edit(file, current.bytes, changes, hints)
  if ('refusal' in edited) return {stop: {outcome: 'refused', incidentId, reason: edited.refusal}}
  const described = describeActionChanges(changes, incident.actions)
  return {changed: {text: edited.text, ...described, ...(message === undefined ? {} : {message})}}
}

/**
 * What the file says now, and not what the index has of it: it may have been kept from this viewer a moment ago. The reason where it cannot
 * be read or is not theirs to change.
 */
async function readChangeable({reader, hints}: SavingTools, viewer: Viewer, file: string, {bytes}: CurrentText): Promise<Incident | string> {
  const reading = await reader.read(file, bytes, hints)
  if (!('document' in reading)) return `Cannot change ${file} as it is: ${reading.problem.message}. Nothing was changed.`
  const {incident} = reading.document
  if (canManageRemediation(viewer, incident)) return incident
  return canRead(viewer, incident) ? notYours : sayAbsent(incident.id)
}

/** The actions of the text that somebody saw; undefined where that text cannot be had any more. */
async function findSeen(
  {reader, hints, saves}: SavingTools,
  record: IncidentRecord,
  base: string,
  current: CurrentText,
  {actions}: Incident,
): Promise<readonly ActionItem[] | undefined> {
  if (current.hash === base) return actions
  if (toHash(new TextEncoder().encode(record.markdown)) === base) return record.incident.actions
  const text = findEarlierText(current, base, await saves.list(operator, {incident: record.incident.id, limit: farthest}))
  if (text === undefined) return undefined
  const reading = await reader.read(record.file, new TextEncoder().encode(text), hints)
  return 'document' in reading ? reading.document.incident.actions : undefined
}

/** How many saves back a text is looked for that somebody still has before them. */
const farthest = 200

async function previewEdit(tools: SavingTools, viewer: Viewer, edit: ActionEdit): Promise<DocumentChange> {
  const {incidentId} = edit
  try {
    const found = await findChangeable(tools, viewer, incidentId)
    if ('refusal' in found) return {outcome: 'refused', incidentId, reason: found.refusal}
    const {file} = found.record
    const current = await readCurrent(tools, file)
    if ('problem' in current) return {outcome: 'refused', incidentId, reason: current.problem}
    const decided = await toTextChange(tools, viewer, found.record, edit, undefined)(current)
    if ('stop' in decided) return decided.stop
    const {text} = decided.changed
    if (text === current.text) return {outcome: 'unchanged', incidentId}
    const hash = toHash(new TextEncoder().encode(text))
    return {outcome: 'saved', incidentId, save: '', batch: '', hash, isMerged: current.hash !== edit.base, diff: compareTexts(file, current.text, text)}
  } catch (error) {
    return toFailed(tools, error, incidentId)
  }
}

async function takeBackSave(tools: SavingTools, viewer: Viewer, file: string, current: CurrentText, save: DocumentSave): ReturnType<TextChange<Stop>> {
  const {incidentId, message} = save
  const refuse = (reason: string): {readonly stop: Stop} => ({stop: {outcome: 'refused', incidentId, reason}})
  const incident = await readChangeable(tools, viewer, file, current)
  if (typeof incident === 'string') return refuse(incident)
  const history = await tools.saves.list(operator, {incident: incidentId, limit: farthest})
  // Two may press the button at once.
  if (history.some(({id, isUndone}) => id === save.id && isUndone)) return refuse(undoneAlready)
  const text = takeBack(current, save, history)
  if (text === undefined) return refuse(`Cannot take back “${message}”: the same lines were changed since. Nothing was changed.`)
  const reading = await tools.reader.read(file, new TextEncoder().encode(text), tools.hints)
  if (!('document' in reading)) return refuse(`Cannot take back “${message}”: what came out of it could not be read. Nothing was changed.`)
  return {changed: {text, message: `Take back: ${message}`}}
}
