import type {Incident} from '#src/incident/incident.ts'
import type {Relation} from '#src/incident/relation.ts'

/** The relations worth showing: each once, and none of the incident to itself, which says nothing. */
export function listRelations({id, aliases, relations}: Pick<Incident, 'id' | 'aliases' | 'relations'>): readonly Relation[] {
  const own = new Set([id, ...aliases.map(({value}) => value)])
  return relations.filter(({to, type}, index) => !own.has(to) && relations.findIndex(other => other.to === to && other.type === type) === index)
}
