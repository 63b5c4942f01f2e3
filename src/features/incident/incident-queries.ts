import 'server-only'
import {findAnswers} from '#src/features/relations/relation-queries.ts'
import {type Asking, readCached} from '#src/features/shell/read-cached.ts'
import type {TrackerAddresses} from '#src/incident/tracked-issue.ts'
import {type CrossReferences, mostStatedInAll} from '#src/library/cross-reference.ts'
import type {IncidentRecord} from '#src/library/incident-store.ts'
import {compareNear, type NearIncident, openReading} from '#src/library/relate/compare-near.ts'
import type {RelationProposal} from '#src/library/relate/propose-relation.ts'
import {readStatements, type Statements} from '#src/library/relate/read-statements.ts'
import {listToldDiagnostics} from '#src/library/told-diagnostics.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'
import {judgeDocument} from '#src/postmortem/rules/check-library-rules.ts'
import {missingImage} from '#src/postmortem/rules/missing-image.ts'
import {applySettings} from '#src/postmortem/rules/settings.ts'
import {decodeAddress} from '#src/server/decode-address.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {lookAtImages} from './look-at-images.ts'
import {type IncidentTitles, resolveIncidentLinks} from './resolve-incident-links.ts'
import {showRemoteImages} from './show-remote-images.ts'

/** Everything that an incident's page shows, its links filled in for the viewer. */
export type IncidentView = Omit<IncidentRecord, 'markdown'> & {
  readonly titles: IncidentTitles
  readonly references: CrossReferences
  /** The words by which authors say so, by the other incident. */
  readonly statements: ReadonlyMap<string, Statements>
  /** Those that the program finds near it, in what the two are alike, and what it proposes; without those that an author names or an editor has rejected. */
  readonly near: readonly NearIncident[]
  /** What is proposed, for who may decide about it here. */
  readonly decisions: readonly RelationProposal[]
  /** The day that decides what is overdue. */
  readonly today: string
  /** Where tickets are that are written as keys. */
  readonly trackers: TrackerAddresses
}

/** The incident that a part of an address names, or the one it has moved to; undefined where there is none for the viewer. */
export async function findIncidentView(part: string): Promise<IncidentView | {readonly movedTo: string} | undefined> {
  const view = await findKeptView(part)
  if (!view || !('incident' in view)) return view
  const {incident, file, today} = view
  const proposals = view.near.flatMap(({proposal}) => proposal ?? [])
  const [{html, missing}, {decisions, rejected}] = await Promise.all([lookAtImages(incident.id, view.html), findAnswers(incident.id, proposals)])
  const near = rejected.length === 0 ? view.near : view.near.filter(({id}) => !rejected.includes(id))
  const shown = {...view, html, near, decisions}
  if (missing.size === 0) return shown
  const {settings} = await (await hindsight()).settings()
  const found = missingImage.checkLibrary?.({incident, today, exists: () => true, settings, images: {file, missing}}) ?? []
  return {...shown, diagnostics: [...view.diagnostics, ...applySettings(found, settings)]}
}

/** The view with all of those that its author names or that name it, and not the first of them alone. */
export async function withAllReferences(view: IncidentView): Promise<IncidentView> {
  if (view.references.statedTotal <= view.references.stated.length) return view
  const {id} = view.incident
  const all = await readCached(`references ${id}`, async ({store, viewer}) => {
    const [references, found] = await Promise.all([store.listCrossReferences(viewer, id, mostStatedInAll), store.findIncident(viewer, id)])
    if (!found || !('record' in found)) return undefined
    const read = {...references, stated: references.stated.slice(0, mostQuoted)}
    return {references, statements: await readStatements(found.record, read, view.titles, openReading(store, viewer))}
  })
  return {...view, ...all}
}

/** Of so many of those that name an incident the sentence is shown: each is another document to be read. */
const mostQuoted = 200

/** The same as far as the index tells, which is kept in memory. */
export async function findKeptView(part: string): Promise<IncidentView | {readonly movedTo: string} | undefined> {
  const address = decodeAddress(part)
  if (address === undefined) return undefined
  return readCached(`incident ${address}`, async ({store, viewer, today, settings}) => {
    const found = await store.findIncident(viewer, address)
    return !found || 'movedTo' in found ? found : toView(found.record, {store, viewer, today, settings})
  })
}

/** All that an incident's page shows of a document, whether that is in the index or only being written. */
export async function toView({markdown: _, ...record}: IncidentRecord, {store, viewer, today, settings}: Asking): Promise<IncidentView> {
  const {incident} = record
  const read = openReading(store, viewer)
  const {titles, references, near} = await compareNear(store, viewer, record, read)
  const statements = await readStatements(record, references, titles, read)
  const judged = judgeDocument(record.diagnostics, {incident, today, exists: address => titles.has(address), settings})
  const diagnostics = listToldDiagnostics(viewer, judged)
  const html = resolveHtml(record.html, titles, await listRemoteImages())
  return {...record, diagnostics, html, titles, references, statements, near, decisions: [], today, trackers: settings.trackers}
}

/** The document's text, for the source tab only; undefined as above. */
export function findSource(id: string): Promise<string | undefined> {
  return readCached(`source ${id}`, async ({store, viewer}) => {
    const found = await store.findIncident(viewer, id)
    return found && 'record' in found ? found.record.markdown : undefined
  })
}

async function listRemoteImages(): Promise<readonly string[]> {
  return (await hindsight()).environment.remoteImages
}

function resolveHtml(html: DocumentHtml, titles: IncidentTitles, origins: readonly string[]): DocumentHtml {
  const resolveOne = (piece: string) => showRemoteImages(resolveIncidentLinks(piece, titles), origins)
  const resolve = (pieces: readonly string[]) => pieces.map(resolveOne)
  return {
    sections: resolve(html.sections),
    entries: resolve(html.entries),
    updates: resolve(html.updates),
    actions: resolve(html.actions),
    factors: resolve(html.factors),
    footnotes: resolveOne(html.footnotes),
  }
}
