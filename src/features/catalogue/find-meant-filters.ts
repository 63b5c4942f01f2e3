import type {ServiceAliases} from '#src/incident/service-names.ts'
import type {IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'
import {type CorrectedField, correctNames, type MeantName, openMeantNames} from '#src/library/search/correct-names.ts'

/** Names that nobody has, what they were probably meant for, and the filters with those in their place. */
export type MeantFilters = {readonly names: readonly MeantName[]; readonly filters: IncidentFilters}

/** What filters were probably meant to be, of a search's fields and of the list's own; undefined where every name is known, or nothing is near. */
export function findMeantFilters(filters: IncidentFilters, all: IncidentFacets, aliases: ServiceAliases): MeantFilters | undefined {
  const findMeant = openMeantNames(all, aliases)
  const {text, names} = correctNames(filters.words, findMeant)
  const found: MeantName[] = [...names]
  const correct = (field: CorrectedField, written: readonly string[]): readonly string[] => [
    ...new Set(
      written.map(value => {
        const meant = value === 'none' ? undefined : findMeant(field, value, true)
        if (meant !== undefined) found.push({field, written: value, meant})
        return meant ?? value
      }),
    ),
  ]
  const meant = {
    ...filters,
    words: text,
    services: correct('service', filters.services),
    factors: correct('factor', filters.factors),
    organizations: correct('org', filters.organizations),
    tags: correct('tag', filters.tags),
  }
  return found.length === 0 ? undefined : {names: found, filters: meant}
}
