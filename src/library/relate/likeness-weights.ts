import type {Likeness, LikenessKind} from './likeness.ts'

/**
 * What it counts that two incidents are alike in one way, beside the others: what failed and why say most, a service that they share says
 * where to look, and a technology in common next to nothing. Incidents near another one stand in this order, those of equal weight in that
 * of the index of words.
 */
export const likenessWeights: Readonly<Record<LikenessKind, number>> = {
  'same-symptom': 3,
  'same-factor': 3,
  'same-trigger': 2,
  'same-fix': 1.5,
  'same-service': 1,
  'same-technology': 0.5,
}

/** What a second likeness of the same kind counts beside the first one: three services in common are one connection. */
export const furtherWeight = 0.25

/** How much speaks for it that two incidents are alike. */
export function weighLikenesses(likenesses: readonly Likeness[]): number {
  return likenesses.reduce((sum, {kind}, place) => {
    const isFirst = likenesses.findIndex(other => other.kind === kind) === place
    return sum + likenessWeights[kind] * (isFirst ? 1 : furtherWeight)
  }, 0)
}
