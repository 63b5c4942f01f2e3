import type {FacetValue} from '#src/library/incident-store.ts'

/**
 * Values with their counts, most frequent first; those that are equally frequent in alphabetical order. A value that is there twice has
 * both counts. Nothing with a count of 0.
 */
export function toFacetValues<T extends string | number>(counts: Iterable<readonly [T, number]>): readonly FacetValue<T>[] {
  const sums = new Map<T, number>()
  for (const [value, count] of counts) sums.set(value, (sums.get(value) ?? 0) + count)
  return [...sums]
    .flatMap(([value, count]) => (count === 0 ? [] : [{value, count}]))
    .sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1))
}

/** Puts years that are counted in order: the newest first, and last that there is none. */
export function newestFirst(a: FacetValue<number | 'none'>, b: FacetValue<number | 'none'>): number {
  return (b.value === 'none' ? -1 : b.value) - (a.value === 'none' ? -1 : a.value)
}
