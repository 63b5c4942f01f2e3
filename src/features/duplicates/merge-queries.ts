import 'server-only'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {canPublish} from '#src/incident/permissions.ts'
import type {Readable} from '#src/incident/viewer.ts'
import type {NamedIncident} from '#src/library/incident-store.ts'
import {hindsight} from '#src/server/hindsight.ts'
import type {MergePreview} from '#src/server/open-merging.ts'
import type {MergeAddress} from './merge-address.ts'

/** Whether who asks may merge an incident into another one. */
export async function mayMerge(incident: Readable): Promise<boolean> {
  const {viewer, scope, person} = await readVisitor()
  return person !== undefined && scope === 'write' && canPublish(viewer, incident)
}

/** What a merge would do, or why it cannot be done; and, as long as nobody has said into which, the incidents that it may be a duplicate of. */
export type MergeQuestion = {readonly preview: MergePreview} | {readonly refusal: string | undefined; readonly candidates: readonly NamedIncident[]}

/** Asks what would become of an incident and the one that it is to be merged into. */
export async function askMerge(goes: string, {into, takes}: MergeAddress): Promise<MergeQuestion> {
  const [visitor, {store, merging}] = [await readVisitor(), await hindsight()]
  const {viewer} = visitor
  if (into === undefined) return {refusal: undefined, candidates: await listCandidates(goes)}
  const title = (await store.findTitles(viewer, [into])).get(into)
  if (!title) return {refusal: `There is no incident ${into}, or it is not for you to see.`, candidates: await listCandidates(goes)}
  const preview = await merging.preview(visitor, {stays: title.id, goes, takes})
  return 'refusal' in preview ? {refusal: preview.refusal, candidates: await listCandidates(goes)} : {preview}
}

const mostCandidates = 8

/** Those that an author names as the original first, then those that read alike. */
async function listCandidates(goes: string): Promise<readonly NamedIncident[]> {
  const [{viewer}, {store}] = [await readVisitor(), await hindsight()]
  const [{stated}, similar] = await Promise.all([store.listCrossReferences(viewer, goes), store.listSimilar(viewer, goes, mostCandidates)])
  const named = stated.filter(({reasons}) => reasons.some(({kind}) => kind === 'duplicate-of'))
  const all = new Map([...named, ...similar].map(({id, title}) => [id, {id, title}]))
  return [...all.values()].slice(0, mostCandidates)
}
