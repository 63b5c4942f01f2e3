import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {answerPage} from '#src/features/shell/answer-page.tsx'
import {seeOther} from '#src/features/shell/see-other.ts'
import {canRestoreDeleted, canWriteDrafts} from '#src/incident/permissions.ts'
import type {MoveAnswer} from '#src/library/moves/moving-tools.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {ownSite} from '#src/server/own-site.ts'
import {NotMovedPage} from './components/not-moved-page.tsx'
import {longestReason} from './move-limits.ts'

const id = z.string().min(1).max(300)
const seen = {incident: id, base: z.string().regex(/^[0-9a-f]{64}$/)}
const key = z.string().min(1).max(60)
const name = z.string().max(300)

/** Somebody who may rename and delete some documents; of which ones, each form asks for itself. */
const mayWrite = ({viewer}: Visitor): boolean => canWriteDrafts(viewer)
const mayRestore = ({viewer}: Visitor): boolean => canRestoreDeleted(viewer)

/** Gives an incident another address. */
export const takeRename = answerForm({allow: mayWrite, fields: {...seen, name}}, async ({values: {incident, base, name}, visitor, request}) => {
  const {moving} = await hindsight()
  const answer = await moving.rename(visitor, {incidentId: incident, base, name}, readClientAddress(request.headers))
  if (answer.outcome !== 'done') return sayNotDone(answer, `/incidents/${encodeURIComponent(incident)}/rename`, 'Back to the address', name)
  return leadOn(`/incidents/${encodeURIComponent(answer.incidentId)}`, `Renamed.`, `${incident} leads here from now on.`, answer.note)
})

/** Deletes an incident, which an administrator can bring back. */
export const takeDeletion = answerForm(
  {allow: mayWrite, mostBytes: 16 * 1024, fields: {...seen, reason: z.string().trim().max(longestReason)}},
  async ({values: {incident, base, reason}, visitor, request}) => {
    const {moving} = await hindsight()
    const answer = await moving.remove(visitor, {incidentId: incident, base, reason}, readClientAddress(request.headers))
    if (answer.outcome !== 'done') return sayNotDone(answer, `/incidents/${encodeURIComponent(incident)}/delete`, 'Back to the incident', reason)
    return leadOn('/incidents', 'Deleted.', 'An administrator can bring it back, from Settings, Deleted.', answer.note)
  },
)

/** Brings back what was deleted. */
export const takeRestoration = answerForm({allow: mayRestore, fields: {key, name: name.optional()}}, async ({values, visitor, request}) => {
  const {moving} = await hindsight()
  const answer = await moving.restore(visitor, values, readClientAddress(request.headers))
  if (answer.outcome !== 'done') return sayNotDone(answer, `/settings/deleted/${encodeURIComponent(values.key)}`, 'Back to what was deleted', values.name ?? '')
  return leadOn('/settings/deleted', 'Restored.', 'It is where it was, for those who could see it.', answer.note)
})

/** Deletes for good what was deleted. */
export const takeErasure = answerForm({allow: mayRestore, fields: {key, typed: name}}, async ({values, visitor, request}) => {
  const {moving} = await hindsight()
  const answer = await moving.erase(visitor, values, readClientAddress(request.headers))
  if (answer.outcome !== 'done') return sayNotDone(answer, `/settings/deleted/${encodeURIComponent(values.key)}`, 'Back to what was deleted', values.typed)
  return leadOn('/settings/deleted', 'Deleted for good.', 'Its text, its images, its history and its comments are gone.', answer.note)
})

/** Why nothing was done, with what was typed, to be taken along. */
function sayNotDone(answer: Exclude<MoveAnswer, {outcome: 'done'}>, backHref: string, back: string, typed: string): Promise<Response> {
  return answerPage({
    current: backHref.startsWith('/settings') ? 'settings' : 'incidents',
    isBelow: true,
    status: answer.outcome === 'failed' ? 507 : 409,
    title: 'Nothing was done',
    children: <NotMovedPage reason={answer.reason} backHref={backHref} back={back} typed={typed} />,
  })
}

async function leadOn(path: string, title: string, what: string, note: string | undefined): Promise<Response> {
  const {secret} = await (await hindsight()).accounts()
  return seeOther(path, [writeFlash(secret, {says: 'document-moved', words: {title, what, note: note ?? ''}}, {secure: ownSite().isSecure})])
}
