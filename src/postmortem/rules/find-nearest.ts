import {closest, distance} from 'fastest-levenshtein'

/**
 * The known word that a written one was probably meant to be: two neighbouring letters are in each other's place, or at most a third of
 * its letters are wrong; undefined where none is that near.
 */
export function findNearest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const folded = written.toLowerCase()
  const swapped = known.find(word => isSwapped(folded, word))
  if (swapped !== undefined) return swapped
  const nearest = closest(folded, [...known])
  return distance(folded, nearest) <= Math.max(1, Math.floor(written.length / 3)) ? nearest : undefined
}

/** Whether two words differ by two neighbouring letters alone, which stand in each other's place. */
export function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at + 1 < one.length && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}
