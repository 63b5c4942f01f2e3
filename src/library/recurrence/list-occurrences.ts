import {groupBy} from '#src/library/remediation/group-by.ts'
import type {KnownAction, LinkedIncident, RecurrenceLink} from './recurrence-graph.ts'
import {daysBetween, type Stood, type StoodState, stoodStates, toStood} from './stood-action.ts'
import type {RecurrenceCluster} from './to-clusters.ts'

/** An action of an incident before, and how it stood when the one at hand came. */
export type StoodAction = KnownAction & Stood

/** An incident of a cluster, and how far what was to be done after those before it was when it came. */
export type Occurrence = {
  readonly incident: LinkedIncident
  /** Its place in time among the dated ones of its cluster, from 1; undefined where it is not dated. */
  readonly place: number | undefined
  /** Days since the one before; undefined for the first, and for what is not dated. */
  readonly daysSince: number | undefined
  /** Which happened before it. */
  readonly earlier: readonly string[]
  /** Every action of those. */
  readonly total: number
  readonly counts: ReadonlyMap<StoodState, number>
  /** By how many days the latest of those overdue was late. */
  readonly mostLate: number
  /** The first of them, those first that are worth asking about. */
  readonly actions: readonly StoodAction[]
}

/** Of more actions at one occurrence the first are listed, and all are counted. */
export const mostStood = 60

/**
 * What happened when, for those incidents of a cluster that are asked for; in its order. `actions` are those of all its incidents, each incident's in the order of
 * its document.
 */
export function listOccurrences(cluster: RecurrenceCluster, actions: readonly KnownAction[], of: ReadonlySet<string>): readonly Occurrence[] {
  const byIncident = groupBy(actions, ({incidentId}) => incidentId)
  const isEarlier = openOrder(cluster)
  const dated = cluster.incidents.filter(({date}) => date !== undefined)
  return cluster.incidents
    .filter(({id}) => of.has(id))
    .map(incident => {
      const at = dated.indexOf(incident)
      const before = at > 0 ? dated[at - 1] : undefined
      const earlier = cluster.incidents.filter(isEarlier(incident)).map(({id}) => id)
      const stood = earlier.flatMap(id => (byIncident.get(id) ?? []).map((action): StoodAction => ({...action, ...toStood(action, incident.day)})))
      const counts = new Map<StoodState, number>()
      for (const {state} of stood) counts.set(state, (counts.get(state) ?? 0) + 1)
      return {
        incident,
        place: at === -1 ? undefined : at + 1,
        daysSince: before?.day !== undefined && incident.day !== undefined ? daysBetween(before.day, incident.day) : undefined,
        earlier,
        total: stood.length,
        counts,
        mostLate: stood.reduce((most, {lateDays}) => Math.max(most, lateDays), 0),
        actions: stood.toSorted((a, b) => toUrgency(a) - toUrgency(b) || b.lateDays - a.lateDays).slice(0, mostStood),
      }
    })
}

/** What was late comes first, then what was not done, then what cannot be told, then what was done. */
const urgencies: readonly StoodState[] = ['overdue', 'open', 'undated', 'same-day', 'not-said', 'done', 'wont-do', 'candidate']

function toUrgency({state}: StoodAction): number {
  return urgencies.indexOf(state)
}

/**
 * Tells which incidents of a cluster happened before one. Dates decide where both have one; where one has none, the author's word does, through
 * any number of others, unless the words go round in a circle.
 */
function openOrder({repeats}: RecurrenceCluster): (incident: LinkedIncident) => (other: LinkedIncident) => boolean {
  const onward = toNeighbours(repeats)
  const back = toNeighbours(repeats.map(({from, to}) => ({from: to, to: from})))
  return incident => {
    let said: readonly [ReadonlySet<string>, ReadonlySet<string>] | undefined
    return other => {
      if (other.id === incident.id) return false
      if (incident.date && other.date && incident.date.at !== other.date.at) return other.date.at < incident.date.at
      said ??= [reach(onward, incident.id), reach(back, incident.id)]
      return said[0].has(other.id) && !said[1].has(other.id)
    }
  }
}

function toNeighbours(links: readonly Pick<RecurrenceLink, 'from' | 'to'>[]): ReadonlyMap<string, readonly string[]> {
  return new Map([...groupBy(links, ({from}) => from)].map(([from, list]) => [from, list.map(({to}) => to)]))
}

/** All that can be reached from one, without itself. */
function reach(links: ReadonlyMap<string, readonly string[]>, from: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [from]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const to of links.get(at) ?? []) {
      if (to === from || reached.has(to)) continue
      reached.add(to)
      waiting.push(to)
    }
  }
  return reached
}

/** The states that there are, with how many had each, in the order in which one tells of them. */
export function tellCounts({counts}: Pick<Occurrence, 'counts'>): readonly (readonly [StoodState, number])[] {
  return stoodStates.flatMap(state => {
    const count = counts.get(state) ?? 0
    return count === 0 ? [] : [[state, count] as const]
  })
}
