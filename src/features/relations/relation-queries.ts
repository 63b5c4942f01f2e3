import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {canDecideRelations} from '#src/incident/permissions.ts'
import {type RelationType, relationTypes} from '#src/incident/relation.ts'
import type {IncidentQuery} from '#src/library/incident-store.ts'
import {type ListedProposal, listProposals, type ProposalPage} from '#src/library/relate/list-proposals.ts'
import type {RelationProposal} from '#src/library/relate/propose-relation.ts'
import {isRejected, type RelationRejection} from '#src/library/relate/relation-rejections.ts'
import {hindsight} from '#src/server/hindsight.ts'
import type {RelationsAddress} from './relations-address.ts'

/** Proposals that wait for an answer, of the incidents that were looked at. */
export type Waiting = Pick<ProposalPage, 'looked' | 'before' | 'total'> & {
  readonly proposals: readonly ListedProposal[]
  /** How many there are of each type, in the order of the types. */
  readonly counts: readonly {readonly type: RelationType; readonly count: number}[]
  readonly previous: IncidentQuery['turn']
  readonly next: IncidentQuery['turn']
  readonly mayDecide: boolean
  /** Of those that the viewer sees; for who may decide. */
  readonly rejected: number | undefined
}

/** As many incidents as take well under a second, and as many proposals as somebody decides about at once. */
const most = {incidents: 25, proposals: 20}

/** Whether who asks may say what incidents have to do with each other. */
async function mayDecideRelations(): Promise<boolean> {
  const {viewer, scope} = await readVisitor()
  return scope === 'write' && canDecideRelations(viewer)
}

/** What the page of proposals shows. */
export async function findWaiting({type, turn}: Pick<RelationsAddress, 'type' | 'turn'>): Promise<Waiting> {
  const [{rejections}, {viewer}, mayDecide, {proposals, first, last, ...page}] = await Promise.all([
    hindsight(),
    readVisitor(),
    mayDecideRelations(),
    readCached(`relation proposals ${JSON.stringify(turn)}`, ({store, viewer, today}) => listProposals(store, viewer, {most, turn, today})),
  ])
  const rejected = await rejections.listOf(viewer, [...new Set(proposals.map(({from}) => from))])
  const waiting = proposals.filter(proposal => !isRejected(proposal, rejected))
  return {
    ...page,
    proposals: type ? waiting.filter(proposal => proposal.type === type) : waiting,
    counts: relationTypes.flatMap(each => {
      const count = waiting.filter(proposal => proposal.type === each).length
      return count > 0 || each === type ? [{type: each, count}] : []
    }),
    previous: first && page.before > 0 ? {to: 'before', place: first} : undefined,
    next: last && page.before + page.looked < page.total ? {to: 'after', place: last} : undefined,
    mayDecide,
    rejected: mayDecide ? await rejections.count(viewer) : undefined,
  }
}

/** A rejection with the titles of its incidents. */
type ShownRejection = RelationRejection & {readonly titles: readonly [string, string]}

/** A page of those, how many there are in all, and where the next page begins. */
export type Rejected = {readonly shown: readonly ShownRejection[]; readonly total: number; readonly next: string | undefined}

/** The proposals that were rejected, newest first; undefined for who may not decide. */
export async function findRejected(after: string | undefined): Promise<Rejected | undefined> {
  if (!(await mayDecideRelations())) return undefined
  const [{rejections, store}, {viewer}] = await Promise.all([hindsight(), readVisitor()])
  const [found, total] = await Promise.all([rejections.list(viewer, mostRejected + 1, after), rejections.count(viewer)])
  const listed = found.slice(0, mostRejected)
  const titles = await store.findTitles(viewer, [...new Set(listed.flatMap(({one, other}) => [one, other]))])
  const title = (id: string): string => titles.get(id)?.title ?? id
  return {
    shown: listed.map(rejection => ({...rejection, titles: [title(rejection.one), title(rejection.other)]})),
    total,
    next: found.length > mostRejected ? listed.at(-1)?.id : undefined,
  }
}

const mostRejected = 50

/** What is to be decided among an incident's proposals, by who asks, and the other incidents of those that somebody has rejected. */
export async function findAnswers(
  id: string,
  proposals: readonly RelationProposal[],
): Promise<{readonly decisions: readonly RelationProposal[]; readonly rejected: readonly string[]}> {
  if (proposals.length === 0) return {decisions: [], rejected: []}
  const [{rejections}, {viewer}, mayDecide] = await Promise.all([hindsight(), readVisitor(), mayDecideRelations()])
  const known = await rejections.listOf(viewer, [id])
  const rejected = proposals.filter(proposal => isRejected(proposal, known))
  return {
    decisions: mayDecide ? proposals.filter(proposal => !rejected.includes(proposal)) : [],
    rejected: rejected.map(({from, to}) => (from === id ? to : from)),
  }
}
