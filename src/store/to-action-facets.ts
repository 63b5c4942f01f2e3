import {type ActionFacet, type ActionFacets, type ActionGrouping, actionGroupings} from '#src/library/remediation-store.ts'

/** How many actions have a value of a field. */
export type ActionCount = ActionFacet & {readonly field: ActionGrouping}

/** Counts as facets, in their order. */
export function toActionFacets(counts: readonly ActionCount[]): ActionFacets {
  const list = (wanted: ActionGrouping): readonly ActionFacet[] => counts.flatMap(({field, ...facet}) => (field === wanted ? [facet] : [])).sort(mostFirst)
  return Object.fromEntries(actionGroupings.map(field => [field, list(field)])) as ActionFacets
}

function mostFirst(a: ActionFacet, b: ActionFacet): number {
  if (a.value === undefined || b.value === undefined) return Number(a.value === undefined) - Number(b.value === undefined)
  return b.count - a.count || (a.value < b.value ? -1 : 1)
}
