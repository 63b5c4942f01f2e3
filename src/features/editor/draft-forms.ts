import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {seeOther} from '#src/features/shell/see-other.ts'
import {findEditable} from '#src/library/save/save-text.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {mayWrite} from './may-write.ts'
import {isNewDocument} from './read-new-address.ts'
import {mostTextBytes} from './take-text.tsx'
import {wantsJson} from './wants-json.ts'

/** What a kept draft is answered with. */
export type DraftAnswer = {readonly keptAt: string | undefined; readonly others: readonly string[]}

const fields = {
  document: z.string().min(1).max(400),
  base: z.string().max(64).optional(),
  text: z.string().optional(),
  /** Set where somebody closes the document. */
  leaves: z.literal('yes').optional(),
}

/** Keeps what somebody is writing, for them alone, and tells who else has the document open. Without a text it only says that they have. */
export const takeDraft = answerForm({fields, allow: mayWrite, mostBytes: mostTextBytes}, async ({values, visitor}) => {
  const {base = '', text, leaves} = values
  const {drafts, environment} = await hindsight()
  const userId = visitor.person?.id
  const document = await findOpen(visitor, values.document)
  if (userId === undefined || document === undefined) return Response.json({error: 'There is no such document that you may change.'}, {status: 404, headers})
  if (text !== undefined && Buffer.byteLength(text) > 2 * environment.maxFileBytes)
    return Response.json({error: 'This is longer than any file may be.'}, {status: 413, headers})
  const kept = text === undefined ? undefined : await drafts.keep(userId, {document, text, base})
  if (leaves) await drafts.leave(userId, document)
  else if (text === undefined) await drafts.see(userId, document)
  const others = leaves ? [] : await drafts.listOthers(userId, document)
  return Response.json({keptAt: kept?.keptAt, others} satisfies DraftAnswer, {headers})
})

/** Lets go of what was kept of a document, for the one who wrote it. */
export const takeDiscard = answerForm({fields: {document: z.string().min(1).max(400)}, allow: mayWrite}, async ({values: {document}, visitor, request}) => {
  if (visitor.person) await (await hindsight()).drafts.forget(visitor.person.id, document)
  return wantsJson(request) ? Response.json({}, {headers}) : seeOther('/new')
})

const headers = {'Cache-Control': 'private, no-store'}

/**
 * What a document goes by: renamed while somebody has it open, by its new address. The answer is the same for what is hidden and for what is not
 * there: nobody learns of a document by being told who writes it.
 */
async function findOpen({viewer}: Visitor, document: string): Promise<string | undefined> {
  if (isNewDocument(document)) return document
  const found = await findEditable(await hindsight(), viewer, document)
  return 'record' in found ? found.record.incident.id : undefined
}
