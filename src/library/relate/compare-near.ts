import type {Incident} from '#src/incident/incident.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {CrossReferences} from '#src/library/cross-reference.ts'
import type {IncidentRecord, IncidentStore, SimilarIncident} from '#src/library/incident-store.ts'
import type {Likeness} from './likeness.ts'
import {weighLikenesses} from './likeness-weights.ts'
import {comparePair, type RelationProposal} from './propose-relation.ts'

/** What the comparing of incidents asks of the store. */
export type ComparedStore = Pick<IncidentStore, 'findIncidents' | 'findTitles' | 'listCrossReferences' | 'listSimilar'>

type Titles = Awaited<ReturnType<IncidentStore['findTitles']>>

/** An incident near another one, and in what the two are alike. No words where they do not read alike but share a service or a factor. */
export type NearIncident = SimilarIncident & {readonly likenesses: readonly Likeness[]; readonly proposal: RelationProposal | undefined}

/** An incident among those near it. */
export type NearComparison = {
  /** By every address that the document names, and its own. */
  readonly titles: Titles
  readonly references: CrossReferences
  /**
   * Those that read alike and others that share a service or a factor with it, what speaks most for it first (`likenessWeights`), then as the
   * index of words has them; none that an author has put beside it.
   */
  readonly near: readonly NearIncident[]
}

/** Reads documents, those that exist for the viewer, by id. */
export type ReadRecords = (ids: readonly string[]) => Promise<ReadonlyMap<string, IncidentRecord>>

/** How many incidents that read alike are looked at. */
const mostAlike = 10

/**
 * Compares an incident with those near it: with a few that the index of words finds and a few that share a service or a factor, and never with
 * all, so that it costs the same at any size. `read` is for who has some of them at hand already.
 */
export async function compareNear(
  store: ComparedStore,
  viewer: Viewer,
  record: Pick<IncidentRecord, 'incident' | 'html'>,
  read: ReadRecords = openReading(store, viewer),
): Promise<NearComparison> {
  const {incident} = record
  const own = [...incident.aliases.map(({value}) => value), ...listNamed(incident)]
  const [titles, references, similar] = await Promise.all([
    store.findTitles(viewer, [...new Set(own)]),
    store.listCrossReferences(viewer, incident.id),
    store.listSimilar(viewer, incident.id, mostAlike),
  ])
  const others = joinNear(similar, references)
  const records = await read(others.map(({id}) => id))
  const near = others.flatMap((other): readonly NearIncident[] => {
    const found = records.get(other.id)
    return found && !isStated(incident, found.incident, titles) ? [{...other, ...comparePair(record, found)}] : []
  })
  return {titles, references, near: near.toSorted((a, b) => weighLikenesses(b.likenesses) - weighLikenesses(a.likenesses))}
}

/** The ids of those that an incident is compared with. */
export async function listNear(store: ComparedStore, viewer: Viewer, id: string): Promise<readonly string[]> {
  const [references, similar] = await Promise.all([store.listCrossReferences(viewer, id), store.listSimilar(viewer, id, mostAlike)])
  return joinNear(similar, references).map(other => other.id)
}

/** Reads through the store, each document once. */
export function openReading(store: ComparedStore, viewer: Viewer): ReadRecords {
  const known = new Map<string, Promise<IncidentRecord | undefined>>()
  return async ids => {
    const missing = [...new Set(ids)].filter(id => !known.has(id))
    if (missing.length > 0) {
      const found = store.findIncidents(viewer, missing)
      for (const id of missing)
        known.set(
          id,
          found.then(records => records.get(id)),
        )
    }
    const records = await Promise.all(ids.map(async id => [id, await known.get(id)] as const))
    return new Map(records.flatMap(([id, record]) => (record ? [[id, record]] : [])))
  }
}

function joinNear(similar: readonly SimilarIncident[], {shared}: CrossReferences): readonly SimilarIncident[] {
  const known = new Set(similar.map(({id}) => id))
  return [...similar, ...shared.filter(({id}) => !known.has(id)).map(({id, title}) => ({id, title, words: []}))]
}

function listNamed({relations, links}: Incident): readonly string[] {
  return [...relations, ...links].map(({to}) => to)
}

/** Whether an author has put the two beside each other already, in either document. */
export async function isPairStated(store: ComparedStore, viewer: Viewer, one: Incident, other: Incident): Promise<boolean> {
  const own = [...one.aliases.map(({value}) => value), ...listNamed(one)]
  return isStated(one, other, await store.findTitles(viewer, [...new Set(own)]))
}

/** Whether either document names the other one, as a relation or in its text. */
function isStated(one: Incident, other: Incident, titles: Titles): boolean {
  if (listNamed(one).some(to => titles.get(to)?.id === other.id)) return true
  // An old address that leads to another incident by now is none of its own any more.
  const own = new Set([one.id, ...one.aliases.map(({value}) => value).filter(alias => titles.get(alias)?.id === one.id)])
  return listNamed(other).some(to => own.has(to))
}
