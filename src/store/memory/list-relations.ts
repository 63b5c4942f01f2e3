import type {RelationMap, RelationsAsking} from '#src/library/patterns/pattern-counts.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'
import {type PlacedRelation, takeNewest, toRelationMap} from '#src/store/to-relation-map.ts'
import {type Held, toResolver} from './list-cross-references.ts'

/** The relations between incidents that the viewer sees, of which either is one of `matching`. */
export function listRelations(all: readonly Held[], matching: readonly Held[], {types, most}: RelationsAsking): RelationMap {
  const resolve = toResolver(all)
  const matched = new Set(matching.map(({card}) => card.id))
  const found = new Map<string, PlacedRelation>()
  for (const {card, document} of all) {
    for (const {to, type} of document.incident.relations) {
      const other = resolve(to)?.card
      if (!other || other.id === card.id || !(matched.has(card.id) || matched.has(other.id))) continue
      const date = [card.date?.at ?? '', other.date?.at ?? ''].sort()[1] ?? ''
      found.set(JSON.stringify([card.id, other.id, type]), {from: card.id, to: other.id, type, date})
    }
  }
  const asked = [...found.values()].filter(({type}) => types.length === 0 || types.includes(type))
  const taken = takeNewest(asked, most)
  const named = new Set(taken.flatMap(({from, to}) => [from, to]))
  const incidents = all.flatMap(({card: {id, title, date, organization, severityLevel, severityLabel, services}}) =>
    named.has(id) ? [{id, title, date, organization, severityLevel, severityLabel, services}] : [],
  )
  return toRelationMap(taken, incidents, {
    relationsInAll: asked.length,
    incidentsInAll: new Set(asked.flatMap(({from, to}) => [from, to])).size,
    types: toFacetValues([...found.values()].map(({type}) => [type, 1])),
  })
}
