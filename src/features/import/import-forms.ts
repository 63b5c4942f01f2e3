import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import type {SentFile} from '#src/features/shell/read-form-body.ts'
import {seeOther} from '#src/features/shell/see-other.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import {canWriteDrafts} from '#src/incident/permissions.ts'
import type {ImportHints} from '#src/library/import/import-work.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {batchLimits, beginBatch, isArchive} from '#src/server/imports/begin-batch.ts'
import {
  beginImport,
  discardImport,
  fetchGiven,
  findImport,
  forgetCorrection,
  type GivenText,
  isUnderWay,
  keepCorrection,
  keepWork,
  type PendingImport,
  rereadImport,
  reviewImport,
  saveImport,
} from '#src/server/imports/pending-imports.ts'
import {toBatchHref, toFileAnchor} from './batch-address.ts'
import {toImportHref, toItemAnchor} from './import-address.ts'
import {lead} from './lead.ts'
import {listOpenQuestions} from './list-open-questions.ts'
import {factNames, readFact, readItem} from './read-import-form.ts'
import type {ImportMessageName} from './say-import.ts'

/** Somebody with an account who writes documents: what they bring in is kept for them alone. */
export function mayImport({viewer, person}: Pick<Visitor, 'viewer' | 'person'>): boolean {
  return person !== undefined && canWriteDrafts(viewer)
}

const id = z.string().min(1).max(100)
const typed = z.string().max(20_000).optional()
const sent = z.array(z.custom<SentFile>(value => typeof value === 'object' && value !== null && 'bytes' in value)).max(batchLimits.mostEntries)

/** Takes a text in that was pasted, is in a file or at an address, or many in files and archives, and leads to what was read. */
export const takeRead = answerForm(
  {
    fields: {
      text: z
        .string()
        .max(4 * 1024 * 1024)
        .optional(),
      file: sent.optional(),
      address: z.string().max(2000).optional(),
    },
    allow: mayImport,
    files: 'file',
    // With room for what stands between the files.
    mostBytes: batchLimits.mostSentBytes + 1024 * 1024,
    tooLarge: `Nothing was taken. At most ${batchLimits.mostSentBytes / 1024 / 1024} MiB are taken at once: zip the files, or send fewer of them.`,
  },
  async ({values: {text = '', file: files = [], address = ''}, visitor}) => {
    const [file] = files
    if (file && (files.length > 1 || isArchive(file.name))) return await takeMany(visitor, files)
    const given = file
      ? toGivenFile(file)
      : text.trim() === ''
        ? await toGivenPage(address.trim())
        : {name: 'pasted.txt', bytes: Buffer.from(text.replace(/\r\n/g, '\n'))}
    if ('says' in given) return lead('/import', given.says, given.words)
    return seeOther(toImportHref(await beginImport(visitor.person?.id ?? '', given)))
  },
)

async function takeMany(visitor: Visitor, files: readonly SentFile[]): Promise<Response> {
  const sent = files.map(({name, bytes}) => ({name: toFileName(name), bytes}))
  const begun = await beginBatch(visitor.person?.id ?? '', sent)
  return 'id' in begun ? seeOther(toBatchHref(begun.id)) : lead('/import', 'batch-refused', {what: begun.problem})
}

type Refused = {readonly says: ImportMessageName; readonly words: Readonly<Record<string, string>>}

function toGivenFile({name, bytes}: SentFile): GivenText | Refused {
  if (!/\.(?:md|markdown|txt|html?|eml|json)$/i.test(name)) return {says: 'import-kind', words: {name: name.slice(0, 120)}}
  return {name: toFileName(name), bytes}
}

async function toGivenPage(address: string): Promise<GivenText | Refused> {
  if (address === '') return {says: 'import-nothing', words: {}}
  const given = await fetchGiven(address)
  return 'problem' in given ? {says: 'import-unfetched', words: {what: given.problem}} : given
}

/** A name without folders, which some browsers send, and without what does not belong into one line. */
function toFileName(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\u2028\u2029]/gu, '').slice(-150) || 'file.txt'
}

/** Reads a text again with a year, a zone and an order of day and month. */
export const takeHints = answerForm({fields: {id, year: typed, zone: typed, order: typed}, allow: mayImport}, async ({values, visitor}) => {
  const given = await findImport(visitor, values.id)
  if (!given) return lead('/import', 'import-gone')
  if (isUnderWay(given)) return lead(toImportHref(given.id), 'import-refused', {what: 'It is being read or saved at this moment.'})
  const read = readHints(values)
  if (typeof read === 'string') return lead(toImportHref(given.id, {anchor: 'times'}), 'import-refused', {what: read})
  await rereadImport(given, read)
  return seeOther(toImportHref(given.id, {anchor: 'times'}))
})

/** A sentence says what is wrong with what was typed. */
export function readHints({year = '', zone = '', order = ''}: Readonly<Record<string, string | undefined>>): ImportHints | string {
  const name = zone.trim()
  if (year.trim() !== '' && !/^(?:19|20)\d\d$/.test(year.trim())) return 'The year has to be one such as 2024.'
  if (name !== '' && !isZone(name))
    return `“${name.slice(0, 60)}” is no time zone that is known here. Zones have names such as Europe/Berlin or America/Los_Angeles.`
  return {
    defaultYear: year.trim() === '' ? undefined : Number(year),
    defaultTimezone: name === '' ? undefined : name,
    dayOrder: order === 'dmy' || order === 'mdy' ? order : undefined,
  }
}

function isZone(name: string): boolean {
  try {
    return /^[\w+/-]{1,60}$/.test(name) && new Intl.DateTimeFormat('en', {timeZone: name}).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const item = z.enum(['entry', 'factor', 'action'])

/** Keeps what somebody says of one field or item, or takes that back. */
export const takeCorrection = answerForm(
  {
    fields: {
      id,
      fact: z.enum(factNames).optional(),
      item: item.optional(),
      at: z.string().max(30).optional(),
      added: z.coerce.number().int().min(0).max(10_000).optional(),
      change: z.enum(['set', 'add', 'remove', 'forget']),
      value: typed,
      time: typed,
      zone: typed,
      text: typed,
      milestone: z.array(z.string().max(30)).optional(),
      category: typed,
      owner: typed,
      due: typed,
      status: typed,
    },
    allow: mayImport,
    several: ['milestone'],
    mostBytes: 128 * 1024,
  },
  async ({values: {id: asked, fact, item: kind, at, added, change, ...fields}, visitor}) => {
    const given = await findImport(visitor, asked)
    if (given?.state !== 'read') return lead('/import', 'import-gone')
    const refuse = (what: string, mend: string): Promise<Response> => lead(toImportHref(given.id, {mend}), 'import-refused', {what})
    if (fact) {
      const anchor = toItemAnchor('fact', fact)
      if (change === 'forget') {
        const {[fact]: _, ...facts} = given.work.facts
        return keep(given, {...given.work, facts}, anchor)
      }
      // A milestone may have been taken from words that mean something else.
      if (change === 'remove')
        return milestoneKinds.some(kind => kind === fact)
          ? keep(given, {...given.work, facts: {...given.work.facts, [fact]: null}}, anchor)
          : refuse('This can be said otherwise, and not be left out.', anchor)
      const read = readFact(fact, fields)
      return 'fault' in read ? refuse(read.fault, anchor) : keep(given, {...given.work, facts: {...given.work.facts, ...read.value}}, anchor)
    }
    if (!kind) return lead(toImportHref(given.id), 'import-refused', {what: 'The form did not say what it is about.'})
    const anchor = at === undefined ? `${kind}-new` : toItemAnchor(kind, at)
    if (change === 'forget') {
      await forgetCorrection(given, kind, at, added)
      return seeOther(toImportHref(given.id, {anchor}))
    }
    const read = readItem(kind, change, fields)
    if ('fault' in read) return refuse(read.fault, anchor)
    const fault = await keepCorrection(given, read.value, change === 'add' ? undefined : at)
    return fault === undefined ? seeOther(toImportHref(given.id, {anchor})) : refuse(fault, anchor)
  },
)

async function keep(given: PendingImport, work: PendingImport['work'], anchor: string): Promise<Response> {
  const fault = await keepWork(given, work)
  return fault === undefined ? seeOther(toImportHref(given.id, {anchor})) : lead(toImportHref(given.id, {mend: anchor}), 'import-refused', {what: fault})
}

/** Takes the answer to a question. What is asked is read from the text once more: an address or a form could say anything. */
export const takeAnswer = answerForm(
  {fields: {id, question: z.string().max(100), answer: z.coerce.number().int().min(0).max(20)}, allow: mayImport},
  async ({values, visitor}) => {
    const review = await reviewImport(visitor, values.id)
    if (!review?.reading) return lead('/import', 'import-gone')
    const {given, reading} = review
    const question = listOpenQuestions(given, reading).find(({key}) => key === values.question)
    const answer = question?.answers[values.answer]
    const back = toImportHref(given.id, {anchor: 'questions'})
    if (!question || !answer) return lead(back, 'import-refused', {what: 'This question is not asked any more.'})
    if (answer.does === 'hint') {
      await rereadImport(given, {...given.work.hints, ...answer.hints})
      return seeOther(back)
    }
    const settled = {...given, work: {...given.work, settled: [...given.work.settled, question.key]}}
    const fault =
      answer.does === 'entry'
        ? await keepCorrection(settled, answer.correction, answer.at)
        : await keepWork(settled, answer.does === 'milestone' ? {...settled.work, facts: {...settled.work.facts, [answer.kind]: answer.instant}} : settled.work)
    return fault === undefined ? seeOther(back) : lead(back, 'import-refused', {what: fault})
  },
)

/** Keeps where a text comes from. */
export const takeOrigin = answerForm(
  {fields: {id, url: typed, publisher: typed, date: typed}, allow: mayImport},
  async ({values: {id: asked, url = '', publisher = '', date = ''}, visitor}) => {
    const given = await findImport(visitor, asked)
    if (given?.state !== 'read') return lead('/import', 'import-gone')
    const refuse = (what: string): Promise<Response> => lead(toImportHref(given.id, {anchor: 'source'}), 'import-refused', {what})
    if (url.trim() !== '' && (!/^https?:\/\/\S{1,1000}$/i.test(url.trim()) || !URL.canParse(url.trim())))
      return refuse('The address has to begin with https:// or http://.')
    if (date !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(date)) return refuse('The day has to be written as 2024-11-30.')
    const origin = {...given.work.origin, url: url.trim() || undefined, publisher: publisher.trim().slice(0, 200) || undefined, date: date || undefined}
    return keep(given, {...given.work, origin}, 'source')
  },
)

/** Saves an import as a draft, and leads to its page. */
export const takeImportSave = answerForm({fields: {id}, allow: mayImport}, async ({values, visitor, request}) => {
  const given = await findImport(visitor, values.id)
  if (given?.savedAs !== undefined) return seeOther(`/incidents/${encodeURIComponent(given.savedAs)}`)
  if (given?.state !== 'read') return lead('/import', 'import-gone')
  const saved = await saveImport(visitor, given, readClientAddress(request.headers))
  if ('problem' in saved) return lead(toImportHref(given.id), 'import-unsaved', {what: saved.problem})
  if (given.batchId !== undefined) return lead(toBatchHref(given.batchId, {anchor: toFileAnchor(given.id)}), 'batch-saved', {what: saved.note ?? ''})
  const to = `/incidents/${encodeURIComponent(saved.incidentId)}`
  return saved.note === undefined ? seeOther(to) : lead(toImportHref(given.id), 'import-saved', {what: saved.note})
})

/** Throws an import away. */
export const takeDiscard = answerForm({fields: {id}, allow: mayImport}, async ({values, visitor}) => {
  const given = await findImport(visitor, values.id)
  await discardImport(visitor, values.id)
  return lead(given?.batchId === undefined ? '/import' : toBatchHref(given.batchId, {anchor: toFileAnchor(given.id)}), 'import-discarded')
})
