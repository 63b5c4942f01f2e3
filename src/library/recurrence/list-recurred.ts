import {toOwnerKey} from '#src/incident/handle.ts'
import type {Day} from '#src/incident/instant.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {listOccurrences, type Occurrence} from './list-occurrences.ts'
import {toClusters} from './to-clusters.ts'

/** What came again within some days, latest first, and how many did. */
export type Recurred = {readonly occurrences: readonly Occurrence[]; readonly total: number}

type Asked = {
  /** Days, both included. */
  readonly from: Day
  readonly to: Day
  /** Only where one of these has promised an action after a time before; `toOwnerKey` writes them. */
  readonly owners?: readonly (string | undefined)[] | undefined
  readonly limit: number
}

/** Of a longer row only the actions of its latest incidents are looked at. */
const mostIncidents = 300

/** Asks which incidents that happened within some days are earlier ones again. */
export async function listRecurred(
  store: Pick<IncidentStore, 'readRecurrences' | 'listKnownActions'>,
  viewer: Viewer,
  {from, to, owners, limit}: Asked,
): Promise<Recurred> {
  const isWithin = (day = ''): boolean => from <= day && day <= to
  const clusters = toClusters(await store.readRecurrences(viewer)).filter(({incidents}) => incidents.some(({day}) => isWithin(day)))
  const found: Occurrence[] = []
  for (const cluster of clusters) {
    const ids = cluster.incidents.slice(-mostIncidents).map(({id}) => id)
    const actions = await store.listKnownActions(viewer, ids)
    const promised = actions.filter(({owner}) => owner !== undefined && owners?.includes(toOwnerKey(owner))).map(({incidentId}) => incidentId)
    const lately = cluster.incidents.filter(({day}) => isWithin(day)).map(({id}) => id)
    const occurrences = listOccurrences(cluster, actions, new Set(lately)).filter(({earlier}) => earlier.length > 0)
    found.push(...occurrences.filter(({earlier}) => owners === undefined || earlier.some(id => promised.includes(id))))
  }
  const latest = found.toSorted((a, b) => compare(b.incident.date?.at, a.incident.date?.at) || compare(a.incident.id, b.incident.id))
  return {occurrences: latest.slice(0, limit), total: latest.length}
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
