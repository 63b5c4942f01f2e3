import 'server-only'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {seeOther} from '#src/features/shell/see-other.ts'
import {canManageAllRemediation} from '#src/incident/permissions.ts'
import type {DocumentChange} from '#src/library/document-saving.ts'
import {toActionEdit} from '#src/library/remediation/propose-change.ts'
import {writeFlash} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {readClientAddress} from '#src/server/client-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {saveActions} from '#src/server/save-documents.ts'
import {listProposals} from '#src/server/trackers/list-proposals.ts'
import {describeOutcome} from './describe-outcome.ts'
import type {SavedMessageName} from './say-saved.ts'

const shape = {
  fields: {proposal: z.string().regex(/^[\w-]{22}$/)},
  allow: ({viewer}: Visitor) => canManageAllRemediation(viewer),
}

/** Writes what an issue proposes into the file of its action. */
export const takeProposal = answerForm(shape, async ({values, visitor, request}) => {
  const [first, ...others] = await findProposals(visitor, values.proposal)
  if (!first) return lead('actions-refused', {what: gone})
  const edits = [first, ...others].map(({action, values}) => toActionEdit(action, values))
  const changes = await saveActions(visitor, edits, `As its issue says: ${first.url}`, readClientAddress(request.headers))
  const saved = changes.find((change): change is Extract<DocumentChange, {outcome: 'saved'}> => change.outcome === 'saved')
  if (saved) return lead('actions-saved', {batch: saved.batch, what: `“${first.action.title.slice(0, 200)}” is as its issue says.`, note: saved.note ?? ''})
  if (changes.every(({outcome}) => outcome === 'unchanged')) return lead('actions-unchanged', {})
  const reason = changes.flatMap(change => ('reason' in change ? [change.reason] : []))[0]
  return lead('actions-refused', {what: (reason ?? describeOutcome(changes).title).slice(0, 500)})
})

/** Keeps an issue from proposing the same thing again. */
export const takeProposalDismissal = answerForm(shape, async ({values, visitor}) => {
  const [first] = await findProposals(visitor, values.proposal)
  if (!first) return lead('actions-refused', {what: gone})
  const {trackers} = await hindsight()
  await trackers.dismissProposal(first.id, visitor.person?.email ?? 'nobody', new Date().toISOString())
  return seeOther('/remediation/proposals?said=set-aside')
})

const gone = 'There is no such proposal any more: the action or its issue has changed.'

/** Those that are there for the visitor, whatever they have sent. */
async function findProposals({viewer}: Visitor, id: string) {
  return (await listProposals(await hindsight(), viewer)).filter(proposal => proposal.id === id)
}

async function lead(says: SavedMessageName, words: Readonly<Record<string, string>>): Promise<Response> {
  const {secret, url} = await (await hindsight()).accounts()
  return seeOther('/remediation/proposals', [writeFlash(secret, {says, words}, {secure: url.startsWith('https:')})])
}
