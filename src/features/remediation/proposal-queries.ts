import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {readViewer, readVisitor} from '#src/features/shell/read-visitor.ts'
import {canManageAllRemediation} from '#src/incident/permissions.ts'
import type {DocumentChange} from '#src/library/document-saving.ts'
import {toActionEdit} from '#src/library/remediation/propose-change.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {previewActions} from '#src/server/save-documents.ts'
import {listProposals} from '#src/server/trackers/list-proposals.ts'
import type {ActionProposal} from '#src/server/trackers/pull-issues.ts'

/** A proposal with what it would do to its file. */
export type ShownProposal = ActionProposal & {readonly change: DocumentChange | undefined}

/** What the page of proposals shows: the first of them, and how many there are. */
export type Proposals = {readonly shown: readonly ShownProposal[]; readonly total: number; readonly hasTrackers: boolean}

const mostShown = 20

/** Finds what issues propose; undefined for who may not change what they can read. */
export async function readProposals(): Promise<Proposals | undefined> {
  const [visitor, opened] = await Promise.all([readVisitor(), hindsight()])
  if (!canManageAllRemediation(visitor.viewer)) return undefined
  const proposals = await listProposals(opened, visitor.viewer)
  const shown = proposals.slice(0, mostShown)
  const changes = await previewActions(
    visitor,
    shown.map(({action, values}) => toActionEdit(action, values)),
  )
  return {
    shown: shown.map((proposal, index) => ({...proposal, change: changes[index]})),
    total: proposals.length,
    hasTrackers: opened.environment.trackers.length > 0,
  }
}

/** How many wait for whoever asks to decide; undefined for who may not change what they can read. */
export async function countProposals(): Promise<number | undefined> {
  const [viewer, opened] = await Promise.all([readViewer(), hindsight()])
  if (!canManageAllRemediation(viewer)) return undefined
  // They come and go without the index.
  const stamp = await opened.trackers.stampProposals()
  return stamp === '' ? 0 : readCached(`proposals ${stamp}`, async asking => (await listProposals(opened, asking.viewer)).length)
}
