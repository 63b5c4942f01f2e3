import {closest, distance} from 'fastest-levenshtein'

/** The known word that a written one was probably meant to be: at most a third of its letters are wrong; undefined where none is that near. */
export function findNearest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const nearest = closest(written.toLowerCase(), [...known])
  return distance(written.toLowerCase(), nearest) <= Math.max(1, Math.floor(written.length / 3)) ? nearest : undefined
}
