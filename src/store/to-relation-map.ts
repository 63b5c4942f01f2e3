import type {IncidentRelation, RelatedIncident, RelationMap} from '#src/library/patterns/pattern-counts.ts'

/** A relation with the instant of the later one of its incidents; empty where neither has a date. */
export type PlacedRelation = IncidentRelation & {readonly date: string}

/** Takes the newest relations until they have as many incidents as are asked for, and with those all relations between them. */
export function takeNewest<T extends PlacedRelation>(relations: readonly T[], most: number): readonly T[] {
  const taken = new Set<string>()
  return relations.toSorted(newestFirst).filter(({from, to}) => {
    if (taken.has(from) && taken.has(to)) return true
    if (taken.size + Number(!taken.has(from)) + Number(!taken.has(to)) > most) return false
    taken.add(from)
    taken.add(to)
    return true
  })
}

/** Puts a map together; a relation of an incident that is no longer there goes with it. */
export function toRelationMap(
  relations: readonly PlacedRelation[],
  incidents: readonly RelatedIncident[],
  totals: Pick<RelationMap, 'incidentsInAll' | 'relationsInAll' | 'types'>,
): RelationMap {
  const known = new Set(incidents.map(({id}) => id))
  return {
    incidents: incidents.toSorted((a, b) => compare(b.date?.at ?? '', a.date?.at ?? '') || compare(a.id, b.id)),
    relations: relations.flatMap(({from, to, type}) => (known.has(from) && known.has(to) ? [{from, to, type}] : [])),
    ...totals,
  }
}

function newestFirst(a: PlacedRelation, b: PlacedRelation): number {
  return compare(b.date, a.date) || compare(a.from, b.from) || compare(a.to, b.to) || compare(a.type, b.type)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
