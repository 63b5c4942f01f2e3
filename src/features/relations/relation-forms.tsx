import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {NothingDonePage, TypedText} from '#src/features/shell/nothing-done-page.tsx'
import {seeOther} from '#src/features/shell/see-other.ts'
import {toLocalPath} from '#src/features/shell/to-local-path.ts'
import {canDecideRelations} from '#src/incident/permissions.ts'
import {relationTypes} from '#src/incident/relation.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import type {RelatingAnswer} from '#src/server/open-relating.ts'
import {longestReason} from './relation-limits.ts'

const id = z.string().min(1).max(300)
const back = z.string().max(2000).optional()
const shape = {allow: ({viewer}: Visitor) => canDecideRelations(viewer), mostBytes: 32 * 1024}

/** Confirms a proposal, as what it proposes or as another type, or rejects it. */
export const takeDecision = answerForm(
  {
    ...shape,
    fields: {
      from: id,
      to: id,
      basis: z.string().regex(/^[0-9a-f]{64}$/),
      answer: z.enum(['confirm', 'reject']),
      type: z.enum(relationTypes).optional(),
      reason: z.string().trim().max(longestReason).optional(),
      back,
    },
  },
  async ({values: {from, to, basis, answer: given, type = 'related', reason = '', back}, visitor, request}) => {
    const {relating} = await hindsight()
    const [seen, address] = [{from, to, basis}, readClientAddress(request.headers)]
    const answered = given === 'confirm' ? relating.confirm(visitor, {...seen, type}, address) : relating.reject(visitor, {...seen, reason}, address)
    return answer(await answered, back, reason)
  },
)

/** Takes a rejection back. */
export const takeReopening = answerForm({...shape, fields: {rejection: z.string().min(1).max(100), back}}, async ({values, visitor, request}) => {
  const {relating} = await hindsight()
  return answer(await relating.reopen(visitor, values.rejection, readClientAddress(request.headers)), values.back, '')
})

/** Leads back to where it was asked for; where it was refused, says why and shows what was typed. */
async function answer(answered: RelatingAnswer, asked: string | undefined, typed: string): Promise<Response> {
  const path = toLocalPath(asked ?? '') ?? '/patterns/relations'
  if (answered.outcome === 'refused') {
    const children = (
      <NothingDonePage title="Nothing was done" reason={answered.reason} backHref={path} back="Back to the page">
        <TypedText typed={typed} rows={3} />
      </NothingDonePage>
    )
    return answerPage({status: 409, title: 'Nothing was done', children})
  }
  const {secret, url} = await (await hindsight()).accounts()
  const {said, note = '', batch = ''} = answered
  return seeOther(path, [writeFlash(secret, {says: 'relation-decided', words: {what: said, note, batch}}, {secure: url.startsWith('https:')})])
}
