import 'server-only'
import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {readCached} from '#src/features/shell/read-cached.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {FacetValue, IncidentStore} from '#src/library/incident-store.ts'
import {listOccurrences, type Occurrence} from '#src/library/recurrence/list-occurrences.ts'
import type {KnownAction, LinkedIncident, RecurrenceGraph} from '#src/library/recurrence/recurrence-graph.ts'
import {isWeaker, type RecurrenceCluster, toClusters} from '#src/library/recurrence/to-clusters.ts'
import type {RecurrenceAddress} from './recurrence-address.ts'

/** A group with what is shown of it. */
export type ShownCluster = {
  readonly cluster: RecurrenceCluster
  /** The latest ones, in the order in which they happened. */
  readonly occurrences: readonly Occurrence[]
  /** How many stand before those. */
  readonly before: number
  /** Of how many before those nobody has looked at the actions. */
  readonly uncounted: number
  /** The actions of those shown, in their order. */
  readonly actions: readonly KnownAction[]
}

export type RecurrenceList = {
  readonly clusters: readonly ShownCluster[]
  /** How many match, how many there are, and how many incidents are in those. */
  readonly total: number
  readonly all: number
  readonly incidents: number
  /** How often authors state a likeness. */
  readonly likenesses: number
  /** How many of the groups name each. */
  readonly services: readonly FacetValue<string>[]
  readonly factors: readonly FacetValue<string>[]
  readonly page: number
  readonly pages: number
}

const clustersAtOnce = 8
const occurrencesAtOnce = 8
/** Of a group that is looked at alone. */
const mostOccurrences = 100
/** Of a longer row only the latest incidents are asked for their actions. */
const mostCounted = 300

/** Finds the groups that an address asks for. */
export function findRecurrences(address: RecurrenceAddress): Promise<RecurrenceList> {
  return readCached(`recurrences ${JSON.stringify(address)}`, async ({store, viewer}) => {
    const {service, factor, incident: named, hasWeaker, page: asked} = address
    // An old address is as good as the one of today.
    const incident = named === undefined ? undefined : ((await store.findTitles(viewer, [named])).get(named)?.id ?? named)
    const {likenesses, ...groups} = await keepGroups(store, viewer)
    const all = groups[hasWeaker ? 'weaker' : 'stated']()
    const found = all.filter(
      cluster =>
        (service === undefined || cluster.incidents.some(({services}) => services.includes(service))) &&
        (factor === undefined || cluster.incidents.some(({factors}) => factors.includes(factor))) &&
        (incident === undefined || holds(cluster, incident)),
    )
    const pages = Math.max(1, Math.ceil(found.length / clustersAtOnce))
    const page = Math.min(asked, pages)
    const shown = found.slice((page - 1) * clustersAtOnce, page * clustersAtOnce)
    const most = incident === undefined ? occurrencesAtOnce : mostOccurrences
    return {
      clusters: await Promise.all(shown.map(cluster => showCluster(store, viewer, cluster, most))),
      total: found.length,
      all: all.length,
      incidents: all.reduce((sum, {incidents}) => sum + incidents.length, 0),
      likenesses,
      services: countNames(all, ({services}) => services),
      factors: countNames(all, ({factors}) => factors),
      page,
      pages,
    }
  })
}

/** What an incident's page says of the group that it belongs to. */
export type RecurrenceNote = {readonly cluster: RecurrenceCluster; readonly occurrence: Occurrence}

/** The group of an incident that came again; undefined for one that did not, which costs nothing to find out. */
export async function findRecurrenceNote({incident: {id}, references}: Pick<IncidentView, 'incident' | 'references'>): Promise<RecurrenceNote | undefined> {
  if (!references.stated.some(({reasons}) => reasons.some(({kind}) => kind === 'recurrence-of'))) return undefined
  return readCached(`recurrence of ${id}`, async ({store, viewer}) => {
    const cluster = (await keepGroups(store, viewer)).ofIncident(id)
    if (!cluster) return undefined
    const [occurrence] = listOccurrences(cluster, await store.listKnownActions(viewer, listLatest(cluster)), new Set([id]))
    return occurrence && {cluster, occurrence}
  })
}

type Groups = {
  readonly stated: () => readonly RecurrenceCluster[]
  readonly weaker: () => readonly RecurrenceCluster[]
  readonly ofIncident: (id: string) => RecurrenceCluster | undefined
  readonly likenesses: number
}

/**
 * The groups of those who asked last, for as long as the index stays as it is. Where many incidents came again they are too large for the kept
 * answers, and an incident's page must not read all of them again to say which time it was.
 */
async function keepGroups(store: Pick<IncidentStore, 'readRevision' | 'readRecurrences'>, viewer: Viewer): Promise<Groups> {
  const name = JSON.stringify([await store.readRevision(), viewer])
  const known = kept.get(name)
  if (known) return known
  const groups = store.readRecurrences(viewer).then(openGroups)
  kept.set(name, groups)
  for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest)
  groups.catch(() => kept.delete(name))
  return groups
}

const kept = new Map<string, Promise<Groups>>()
const mostKept = 4

function openGroups(graph: RecurrenceGraph): Groups {
  const stated = toClusters(graph)
  const byIncident = new Map(stated.flatMap(cluster => cluster.incidents.map(({id}) => [id, cluster] as const)))
  let weaker: readonly RecurrenceCluster[] | undefined
  return {
    stated: () => stated,
    weaker: () => {
      weaker ??= toClusters(graph, {hasWeaker: true})
      return weaker
    },
    ofIncident: id => byIncident.get(id),
    likenesses: graph.links.filter(isWeaker).length,
  }
}

function holds({incidents, duplicates}: RecurrenceCluster, id: string): boolean {
  return incidents.some(incident => incident.id === id) || duplicates.includes(id)
}

async function showCluster(store: Pick<IncidentStore, 'listKnownActions'>, viewer: Viewer, cluster: RecurrenceCluster, most: number): Promise<ShownCluster> {
  const actions = await store.listKnownActions(viewer, listLatest(cluster))
  const ids = new Set(cluster.incidents.slice(-most).map(({id}) => id))
  const byIncident = new Map(cluster.incidents.map(({id}, place) => [id, place]))
  return {
    cluster,
    occurrences: listOccurrences(cluster, actions, ids),
    before: cluster.incidents.length - ids.size,
    uncounted: Math.max(0, cluster.incidents.length - mostCounted),
    actions: actions
      .filter(({incidentId}) => ids.has(incidentId))
      .toSorted((a, b) => (byIncident.get(a.incidentId) ?? 0) - (byIncident.get(b.incidentId) ?? 0) || a.position - b.position),
  }
}

function listLatest({incidents}: RecurrenceCluster): readonly string[] {
  return incidents.slice(-mostCounted).map(({id}) => id)
}

/** How many groups name a service, or a factor; those of most first. */
function countNames(clusters: readonly RecurrenceCluster[], toNames: (incident: LinkedIncident) => readonly string[]): readonly FacetValue<string>[] {
  const counts = new Map<string, number>()
  for (const {incidents} of clusters) for (const name of new Set(incidents.flatMap(toNames))) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({value, count})).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
