import 'server-only'
import {z} from 'zod'
import {plural} from '#src/features/services/plural.ts'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {seeOther} from '#src/features/shell/see-other.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {discardBatch, findBatch, hintBatch, pauseBatch, reportBatch, saveBatch} from '#src/server/imports/batches.ts'
import {toBatchHref} from './batch-address.ts'
import {mayImport, readHints} from './import-forms.ts'
import {lead} from './lead.ts'

const id = z.string().min(1).max(100)
const typed = z.string().max(100).optional()

/** Reads all texts of a batch again with a year, a zone and an order of day and month. */
export const takeBatchHints = answerForm({fields: {id, year: typed, zone: typed, order: typed}, allow: mayImport}, async ({values, visitor}) => {
  const batch = await findBatch(visitor, values.id)
  if (!batch) return lead('/import', 'batch-gone')
  const read = readHints(values)
  if (typeof read === 'string') return lead(toBatchHref(batch.id), 'batch-hints', {what: read})
  await hintBatch(batch, read)
  return seeOther(toBatchHref(batch.id))
})

/** Has all documents saved that are ready, or those that were chosen; leads to the page, which shows how far it is. */
export const takeBatchSave = answerForm(
  {
    fields: {id, which: z.enum(['ready', 'chosen']), file: z.array(id).max(1000).optional()},
    allow: mayImport,
    several: ['file'],
    mostBytes: 64 * 1024,
  },
  async ({values: {id: asked, which, file = []}, visitor, request}) => {
    const report = await reportBatch(visitor, asked)
    if (!report) return lead('/import', 'batch-gone')
    const count = await saveBatch(report, which === 'ready' ? 'ready' : file, readClientAddress(request.headers))
    const to = toBatchHref(report.batch.id)
    return count === 0 ? lead(to, 'batch-none') : lead(to, 'batch-begun', {count: plural(count, 'document')})
  },
)

/** Lets the work on a batch rest, or go on. */
export const takeBatchPause = answerForm({fields: {id, paused: z.enum(['yes', 'no'])}, allow: mayImport}, async ({values, visitor}) => {
  const batch = await findBatch(visitor, values.id)
  if (!batch) return lead('/import', 'batch-gone')
  await pauseBatch(batch, values.paused === 'yes')
  return seeOther(toBatchHref(batch.id))
})

/** Throws a batch away with what is not saved of it. */
export const takeBatchDiscard = answerForm({fields: {id}, allow: mayImport}, async ({values, visitor}) => {
  const batch = await findBatch(visitor, values.id)
  if (batch) await discardBatch(batch)
  return lead('/import', 'batch-discarded')
})
