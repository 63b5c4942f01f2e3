import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {seeOther} from '#src/features/shell/see-other.ts'
import {canManageAllRemediation, canWriteDrafts} from '#src/incident/permissions.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import type {ReviewAnswer} from '#src/server/open-reviewing.ts'
import {RefusedReviewPage} from './components/refused-review-page.tsx'
import {longestNote, longestPassage} from './review-limits.ts'

/** Somebody who may say something of some documents; of which ones, each form asks for itself. */
function allow({viewer}: Visitor): boolean {
  return canWriteDrafts(viewer) || canManageAllRemediation(viewer)
}

const id = z.string().min(1).max(300)
const note = z.string().trim().max(longestNote)
const shape = {allow, mostBytes: 64 * 1024}
const seen = {incident: id, base: z.string().regex(/^[0-9a-f]{64}$/)}

/** Asks people and teams for their review. */
export const takeRequest = answerForm({...shape, fields: {...seen, handles: z.string().max(500), note}}, async ({values, visitor, request}) => {
  const handles = values.handles.split(/[\s,;]+/).filter(handle => handle !== '')
  const asked = {incidentId: values.incident, base: values.base, handles, note: values.note}
  return answer(values.incident, await (await hindsight()).reviewing.request(visitor, asked, readClientAddress(request.headers)), values.note)
})

/** Approves a document, or objects to it. */
export const takeDecide = answerForm(
  {...shape, fields: {...seen, step: z.enum(['approved', 'objected']), note}},
  async ({values: {incident, base, step, note}, visitor, request}) =>
    answer(incident, await (await hindsight()).reviewing.decide(visitor, {incidentId: incident, base, step, note}, readClientAddress(request.headers)), note),
)

/** Publishes a document. */
export const takePublish = answerForm(
  {...shape, fields: {...seen, reason: note.optional()}},
  async ({values: {incident, base, reason = ''}, visitor, request}) =>
    answer(incident, await (await hindsight()).reviewing.publish(visitor, {incidentId: incident, base, reason}, readClientAddress(request.headers)), reason),
)

/** Makes a document a draft again. */
export const takeWithdraw = answerForm({...shape, fields: {...seen, note}}, async ({values: {incident, base, note}, visitor, request}) =>
  answer(incident, await (await hindsight()).reviewing.withdraw(visitor, {incidentId: incident, base, note}, readClientAddress(request.headers)), note),
)

/** Says something of a document, of a passage of it, or in answer to what was said. */
export const takeComment = answerForm(
  {...shape, fields: {incident: id, text: z.string().trim().max(longestNote), passage: z.string().trim().max(longestPassage).optional(), reply: id.optional()}},
  async ({values: {incident, text, passage, reply}, visitor, request}) => {
    if (text === '') return answer(incident, {outcome: 'refused', reason: 'There are no words in the comment. Nothing was done.'}, '')
    const said = {incidentId: incident, text, passage: passage === '' ? undefined : passage, replyTo: reply}
    return answer(incident, await (await hindsight()).reviewing.comment(visitor, said, readClientAddress(request.headers)), text)
  },
)

/** Marks a comment as dealt with, or as open again. */
export const takeResolve = answerForm(
  {...shape, fields: {incident: id, comment: id, as: z.enum(['settled', 'open'])}},
  async ({values: {incident, comment, as}, visitor, request}) =>
    answer(incident, await (await hindsight()).reviewing.resolve(visitor, {id: comment, isResolved: as === 'settled'}, readClientAddress(request.headers)), ''),
)

/** Leads back to the review; where it was refused, what was typed is shown, to be taken along. */
async function answer(incidentId: string, answered: ReviewAnswer, typed: string): Promise<Response> {
  const back = `/incidents/${encodeURIComponent(incidentId)}?tab=review`
  if (answered.outcome === 'refused') {
    return answerPage({
      current: 'incidents',
      isBelow: true,
      status: 409,
      title: 'Nothing was done',
      children: <RefusedReviewPage reason={answered.reason} gaps={answered.gaps ?? []} typed={typed} backHref={back} />,
    })
  }
  const {secret, url} = await (await hindsight()).accounts()
  return seeOther(back, [writeFlash(secret, {says: 'review-done', words: {what: answered.said}}, {secure: url.startsWith('https:')})])
}
