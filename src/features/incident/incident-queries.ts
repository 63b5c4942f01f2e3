import 'server-only'
import {type Asking, readCached} from '#src/features/shell/read-cached.ts'
import type {TrackerAddresses} from '#src/incident/tracked-issue.ts'
import type {CrossReferences} from '#src/library/cross-reference.ts'
import type {IncidentRecord, SimilarIncident} from '#src/library/incident-store.ts'
import {findLikenesses} from '#src/library/relate/find-likenesses.ts'
import type {Likeness} from '#src/library/relate/likeness.ts'
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

/** An incident that reads alike, and in what the two are alike by what both accounts state. */
export type AlikeIncident = SimilarIncident & {readonly likenesses: readonly Likeness[]}

/** Everything that an incident's page shows, its links filled in for the viewer. */
export type IncidentView = Omit<IncidentRecord, 'markdown'> & {
  readonly titles: IncidentTitles
  readonly references: CrossReferences
  /** Those that read alike and that are not among the references. */
  readonly similar: readonly AlikeIncident[]
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
  const {html, missing} = await lookAtImages(incident.id, view.html)
  if (missing.size === 0) return {...view, html}
  const {settings} = await (await hindsight()).settings()
  const found = missingImage.checkLibrary?.({incident, today, exists: () => true, settings, images: {file, missing}}) ?? []
  return {...view, html, diagnostics: [...view.diagnostics, ...applySettings(found, settings)]}
}

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
  const addresses = [...incident.relations, ...incident.links].map(link => link.to)
  const [titles, references, alike] = await Promise.all([
    store.findTitles(viewer, [...new Set(addresses)]),
    store.listCrossReferences(viewer, incident.id),
    store.listSimilar(viewer, incident.id, mostAlike),
  ])
  const named = new Set([...references.stated, ...references.shared].map(({id}) => id))
  const others = await Promise.all(
    alike
      .filter(({id}) => !named.has(id))
      .map(async (other): Promise<readonly AlikeIncident[]> => {
        const read = await store.findIncident(viewer, other.id)
        return read && 'record' in read ? [{...other, likenesses: findLikenesses(record, read.record)}] : []
      }),
  )
  // Those that are alike in something that can be said come first.
  const similar = others
    .flat()
    .toSorted((a, b) => Number(b.likenesses.length > 0) - Number(a.likenesses.length > 0))
    .slice(0, mostSimilar)
  const judged = judgeDocument(record.diagnostics, {incident, today, exists: address => titles.has(address), settings})
  const diagnostics = listToldDiagnostics(viewer, judged)
  const html = resolveHtml(record.html, titles, await listRemoteImages())
  return {...record, diagnostics, html, titles, references, similar, today, trackers: settings.trackers}
}

// Those that are named for another reason already leave room for others.
const mostSimilar = 4
const mostAlike = 10

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
