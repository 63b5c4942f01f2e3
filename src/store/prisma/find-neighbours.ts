import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentQuery, NamedIncident, Neighbours} from '#src/library/incident-store.ts'
import type {Database} from './database.ts'
import {findPlace, listPlaces, planOrderedList} from './list-incidents.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** Finds what stands before and after an incident in a list, by one step from its place in either direction. */
export async function findNeighbours(
  database: Database,
  viewer: Viewer,
  query: Pick<IncidentQuery, 'filters' | 'order' | 'today'>,
  id: string,
): Promise<Neighbours> {
  const {search, order} = await planOrderedList(database, viewer, query)
  const place = await findPlace(database, search, order, id)
  if (!place) return {previous: undefined, next: undefined}
  const [before, after] = await Promise.all((['before', 'after'] as const).map(to => listPlaces(database, search, order, {to, place}, {limit: 1, offset: 0})))
  const [previous, next] = [before?.[0]?.id, after?.[0]?.id]
  const ids = [previous, next].filter(each => each !== undefined)
  if (ids.length === 0) return {previous: undefined, next: undefined}
  const rows = await database.reader.$queryRaw<NamedIncident[]>(Prisma.sql`SELECT i."id", i."title" FROM "Incident" i WHERE i."id" IN (${Prisma.join(ids)})`)
  const find = (wanted: string | undefined): NamedIncident | undefined => rows.find(row => row.id === wanted)
  return {previous: find(previous), next: find(next)}
}
