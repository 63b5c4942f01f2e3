import type {Incident} from '#src/incident/incident.ts'
import {canEdit, canPublish, canWriteDrafts} from '#src/incident/permissions.ts'
import {canRead, operator, type Viewer} from '#src/incident/viewer.ts'
import type {DocumentText, TextChange} from '#src/library/document-saving.ts'
import {toDocumentName} from '#src/library/import/to-document-name.ts'
import type {IncidentRecord} from '#src/library/incident-store.ts'
import {toHash} from '#src/library/publish/compare-files.ts'
import {findNameFault, toCollisionKey, toIncidentId} from '#src/library/publish/document-name.ts'
import {describeTextChange} from './describe-text-change.ts'
import {explainFailure} from './explain-failure.ts'
import {keepLineEndings} from './keep-line-endings.ts'
import {mergeTexts} from './merge-texts.ts'
import type {Saver, SavingTools} from './save-actions.ts'
import {
  type TextChange as Change,
  type CurrentText,
  createDocument,
  readCurrent,
  saveDocument,
  type WritingOrder,
  type WrittenDocument,
} from './save-document.ts'
import {findEarlierText} from './take-back.ts'

/** A document's text as it stands in its file, for who may change it. */
export type OpenedText = {readonly file: string; readonly text: string; readonly hash: string; readonly incident: Incident}

/** What an editor begins with: the file as it is now, which the index may not know yet; or why there is nothing to edit. Never rejects. */
export async function openText(tools: SavingTools, viewer: Viewer, incidentId: string): Promise<OpenedText | {readonly refusal: string}> {
  try {
    const found = await findEditable(tools, viewer, incidentId)
    if ('refusal' in found) return found
    const {file} = found.record
    const current = await readCurrent(tools, file)
    if ('problem' in current) return {refusal: current.problem}
    const incident = await readEditable(tools, viewer, file, current)
    return typeof incident === 'string' ? {refusal: incident} : {file, text: current.text, hash: current.hash, incident}
  } catch (error) {
    tools.report(error, incidentId)
    return {refusal: explainFailure(error, incidentId)}
  }
}

/**
 * Saves a whole text. Where somebody else has changed the document since, both keep their words as long as they changed different lines; else
 * nothing is written, and both texts are answered. `message` says what was done, for history; left out, it is made of the change. `batch` is what it is taken
 * back with. Never rejects.
 */
export async function saveText(tools: SavingTools, saver: Saver, edit: DocumentText, {message, batch}: TextOptions = {}): Promise<TextChange> {
  const incidentId = 'incidentId' in edit ? edit.incidentId : undefined
  try {
    const change = 'incidentId' in edit ? await changeText(tools, saver, edit, {message, batch}) : await beginText(tools, saver, edit, message)
    if (change.outcome !== 'saved') return change
    const said = await tools.index([change.file])
    return said === undefined ? change : {...change, note: change.note === undefined ? said : `${change.note} ${said}`}
  } catch (error) {
    const what = incidentId ?? 'a new document'
    tools.report(error, what)
    return {outcome: 'failed', incidentId, reason: explainFailure(error, what)}
  }
}

type TextOptions = {readonly message?: string | undefined; readonly batch?: string | undefined}

type Edit = Extract<DocumentText, {incidentId: string}>

async function changeText(tools: SavingTools, saver: Saver, edit: Edit, {message, batch}: TextOptions): Promise<TextChange> {
  const {incidentId} = edit
  const found = await findEditable(tools, saver.viewer, incidentId)
  if ('refusal' in found) return {outcome: 'refused', incidentId, reason: found.refusal}
  const {record} = found
  const order = {file: record.file, incidentId: record.incident.id, author: saver.author, batch}
  let [saved, hash] = ['', '']
  let isMerged = false
  const written = await saveDocument<Stop>(tools, order, async current => {
    const decided = await settleText(tools, saver.viewer, record, edit, current, message)
    isMerged = current.hash !== edit.base
    hash = current.hash
    if ('changed' in decided) saved = decided.changed.text
    return decided
  })
  if (written.outcome === 'unchanged') return {outcome: 'unchanged', incidentId, hash}
  if (written.outcome === 'saved') return toSaved(written, order, saved, isMerged)
  if (written.outcome === 'conflict') return written
  return {outcome: written.outcome === 'failed' ? 'failed' : 'refused', incidentId, reason: written.reason}
}

type Stop = Extract<TextChange, {outcome: 'conflict'}> | {readonly outcome: 'stopped'; readonly reason: string}

/** What a text makes of the file as it is. */
async function settleText(
  tools: SavingTools,
  viewer: Viewer,
  record: IncidentRecord,
  edit: Edit,
  current: CurrentText,
  message: string | undefined,
): ReturnType<Change<Stop>> {
  const {incidentId} = edit
  const refuse = (reason: string): {readonly stop: Stop} => ({stop: {outcome: 'stopped', reason}})
  const before = await readEditable(tools, viewer, record.file, current)
  if (typeof before === 'string') return refuse(before)
  const base = await findBase(tools, record, edit, current)
  const mine = keepLineEndings(base ?? current.text, edit.text)
  const merged = base === undefined ? {text: mine === current.text ? mine : undefined} : mergeTexts({base, mine, theirs: current.text})
  const text = 'text' in merged ? merged.text : undefined
  if (text === undefined) return {stop: {outcome: 'conflict', incidentId, hash: current.hash, theirs: current.text, base}}
  if (text === current.text) return {changed: {text, message: ''}}
  const after = await judgeText(tools, viewer, {file: record.file, text, before})
  if ('refusal' in after) return refuse(after.refusal)
  return {changed: {text, message: message ?? describeTextChange(before, after.incident)}}
}

/** The text that somebody began with; undefined where nobody has it any more. */
async function findBase({saves}: SavingTools, record: IncidentRecord, {base, baseText}: Edit, current: CurrentText): Promise<string | undefined> {
  if (current.hash === base) return current.text
  // A browser's editor knows one line ending only.
  const known = [baseText, baseText?.replaceAll('\n', '\r\n'), record.markdown].find(
    text => text !== undefined && toHash(new TextEncoder().encode(text)) === base,
  )
  return known ?? findEarlierText(current, base, await saves.list(operator, {incident: record.incident.id, limit: farthest}))
}

/** How many saves back a text is looked for that somebody still has before them. */
const farthest = 200

async function beginText(
  tools: SavingTools,
  saver: Saver,
  {name, text: written}: Exclude<DocumentText, Edit>,
  message: string | undefined,
): Promise<TextChange> {
  const refuse = (reason: string): TextChange => ({outcome: 'refused', incidentId: undefined, reason})
  if (!canWriteDrafts(saver.viewer)) return refuse('Your role does not include writing postmortems. Nothing was written.')
  const text = written.replace(/\r\n?/g, '\n')
  // Under a name that is no document's: what it will be called depends on what it says.
  const judged = await judgeText(tools, saver.viewer, {file: 'new.md', text, before: undefined})
  if ('refusal' in judged) return refuse(judged.refusal)
  if (name !== undefined && /[/\\]/.test(name)) return refuse('A name has no slash in it. Nothing was written.')
  const taken = await listTaken(tools)
  if (!taken) return refuse('The content folder is not there, or is out of reach. Nothing was written: tell whoever runs Hindsight.')
  const wanted = name ?? toDatedName(judged.incident)
  for (let count = 1; count <= mostOfOneName; count++) {
    const incidentId = count === 1 ? wanted : `${wanted}-${count}`
    const file = `${incidentId}.md`
    const fault = findNameFault(file)
    if (fault !== undefined) return refuse(`A file cannot be called ${file}: ${fault}. Nothing was written.`)
    if (!taken.has(toCollisionKey(incidentId))) {
      const order = {file, incidentId, author: saver.author, batch: undefined}
      const created = await createDocument(tools, order, {text, message: message ?? 'Begin the postmortem'})
      if (created.outcome === 'saved') return toSaved(created, order, text, false)
      if (created.outcome === 'refused' || created.outcome === 'failed') return {outcome: created.outcome, incidentId, reason: created.reason}
    }
    if (name !== undefined) return refuse(`The name ${file} is taken. Nothing was written: choose another.`)
  }
  return refuse('Too many documents of that day have the same title. Nothing was written: say in the title what is different this time.')
}

const mostOfOneName = 99

async function listTaken({folder}: SavingTools): Promise<ReadonlySet<string> | undefined> {
  const entries = await folder.list()
  return entries && new Set(entries.map(({file}) => toCollisionKey(toIncidentId(file))))
}

/** The day of the incident, or else today: a list of files is read by day. */
function toDatedName(incident: Incident): string {
  const name = toDocumentName(incident, '')
  return /^\d{4}-\d{2}-\d{2}-/.test(name) ? name : `${new Date().toISOString().slice(0, 10)}-${name}`
}

/** What a text says, if it may be saved by this viewer; else the reason. `before` is what the file says, undefined where there is none yet. */
async function judgeText(
  {reader, hints}: SavingTools,
  viewer: Viewer,
  {file, text, before}: {readonly file: string; readonly text: string; readonly before: Incident | undefined},
): Promise<{readonly incident: Incident} | {readonly refusal: string}> {
  const reading = await reader.read(file, new TextEncoder().encode(text), hints)
  if (!('document' in reading)) return {refusal: `This text cannot be read, and then nobody would find it: ${reading.problem.message}. Nothing was written.`}
  const {incident} = reading.document
  if (incident.status === 'published' && before?.status !== 'published' && !canPublish(viewer, {...incident, ...everybody})) {
    return {refusal: 'Only an editor publishes. Nothing was written: write `status: draft` in the front matter.'}
  }
  if (!canRead(viewer, incident)) {
    return {refusal: 'With this `visibility` and `audience` you could not see the document any more. Nothing was written: name yourself or a team of yours.'}
  }
  if (!canEdit(viewer, incident)) {
    const [handle] = viewer.handles
    if (handle === undefined) return {refusal: noHandle}
    return {refusal: `Without you among its authors you could not change the document any more. Nothing was written: add ${handle} to \`authors\`.`}
  }
  return {incident}
}

const noHandle =
  'It is not known by which handle documents name you as an author, so you could not change this one any more. Nothing was written: an administrator can name your handle and e-mail address under `people` in hindsight.yaml.'

/** Whether somebody may publish at all is one question, and whether they may read this document the next. */
const everybody = {visibility: 'public', audience: []} as const

/** The incident, if it is there for this viewer and theirs to change; else the reason in words. */
export async function findEditable(
  {store}: Pick<SavingTools, 'store'>,
  viewer: Viewer,
  incidentId: string,
): Promise<{readonly record: IncidentRecord} | {readonly refusal: string}> {
  const asked = await store.findIncident(viewer, incidentId)
  // Renamed while somebody was writing: what they wrote belongs into it all the same.
  const found = asked && 'movedTo' in asked ? await store.findIncident(viewer, asked.movedTo) : asked
  if (!found || !('record' in found)) return {refusal: sayAbsent(incidentId)}
  return canEdit(viewer, found.record.incident) ? found : {refusal: notYours}
}

/** What the file says now: it may have been kept from this viewer a moment ago, whatever the index has of it. */
async function readEditable({reader, hints}: SavingTools, viewer: Viewer, file: string, {bytes}: CurrentText): Promise<Incident | string> {
  const reading = await reader.read(file, bytes, hints)
  if (!('document' in reading)) return `${file} cannot be read as it is now: ${reading.problem.message}. Nothing was changed.`
  const {incident} = reading.document
  if (canEdit(viewer, incident)) return incident
  return canRead(viewer, incident) ? notYours : sayAbsent(incident.id)
}

/** The words are the same for what is hidden and for what is not there. */
function sayAbsent(incidentId: string): string {
  return `There is no incident ${incidentId}, or it is not for you to see. Nothing was changed.`
}

const notYours = 'You may read this incident, but not change it: authors change what they have written, editors everything. Nothing was changed.'

function toSaved(
  {save, hash, diff, notes}: Extract<WrittenDocument, {outcome: 'saved'}>,
  {file, incidentId}: WritingOrder,
  text: string,
  isMerged: boolean,
): TextChange {
  const note = notes.length > 0 ? notes.join(' ') : undefined
  return {outcome: 'saved', incidentId, file, save: save?.id ?? '', batch: save?.batch ?? '', hash, text, isMerged, diff, note}
}
