import {type ActionFacet, type ActionFacets, type ActionGrouping, actionGroupings} from '#src/library/remediation-store.ts'

/** Counts of one value of a field; a value that is there twice has both. */
export type ActionCount = ActionFacet & {readonly field: ActionGrouping}

/** Counts as facets, in their order. */
export function toActionFacets(counts: Iterable<ActionCount>): ActionFacets {
  const fields = new Map<ActionGrouping, Map<string | undefined, ActionFacet>>()
  for (const {field, value, count, written} of counts) {
    const values = fields.get(field) ?? new Map<string | undefined, ActionFacet>()
    fields.set(field, values)
    const known = values.get(value)
    const name = written === undefined || (known?.written !== undefined && known.written < written) ? known?.written : written
    values.set(value, {value, count: count + (known?.count ?? 0), ...(name === undefined ? {} : {written: name})})
  }
  const list = (field: ActionGrouping): readonly ActionFacet[] => [...(fields.get(field)?.values() ?? [])].filter(({count}) => count > 0).sort(mostFirst)
  return Object.fromEntries(actionGroupings.map(field => [field, list(field)])) as ActionFacets
}

function mostFirst(a: ActionFacet, b: ActionFacet): number {
  if (a.value === undefined || b.value === undefined) return Number(a.value === undefined) - Number(b.value === undefined)
  return b.count - a.count || (a.value < b.value ? -1 : 1)
}
