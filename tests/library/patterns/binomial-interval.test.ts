import {describe, expect, test} from 'vitest'
import {toBinomialInterval} from '#src/library/patterns/binomial-interval.ts'

describe('toBinomialInterval()', () => {
  test.each([
    // From tables of Clopper and Pearson's bounds.
    [0, 10, 0, 0.3085],
    [1, 10, 0.0025, 0.445],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [8, 20, 0.1912, 0.6395],
    [1, 1, 0.025, 1],
    [0, 0, 0, 1],
  ])('knows the bounds of %i of %i', (part, whole, low, high) => {
    const bounds = toBinomialInterval(part, whole)
    expect(bounds.low).toBeCloseTo(low, 4)
    expect(bounds.high).toBeCloseTo(high, 4)
  })

  test('has the chance at its bounds that its level says, summed up term by term', () => {
    for (const [part, whole, level] of [
      [3, 17, 0.95],
      [40, 60, 0.99],
      [1, 200, 0.9],
    ] as const) {
      const {low, high} = toBinomialInterval(part, whole, level)
      expect(sumFrom(part, whole, low)).toBeCloseTo((1 - level) / 2, 9)
      expect(1 - sumFrom(part + 1, whole, high)).toBeCloseTo((1 - level) / 2, 9)
    }
  })

  test('comes near to the normal approximation where there are very many', () => {
    const {low, high} = toBinomialInterval(30_000, 100_000)
    expect(low).toBeCloseTo(0.3 - 1.96 * Math.sqrt((0.3 * 0.7) / 100_000), 4)
    expect(high).toBeCloseTo(0.3 + 1.96 * Math.sqrt((0.3 * 0.7) / 100_000), 4)
  })
})

/** The chance of at least so many hits. */
function sumFrom(hits: number, draws: number, share: number): number {
  let sum = 0
  for (let k = hits; k <= draws; k++) {
    let term = share ** k * (1 - share) ** (draws - k)
    for (let i = 1; i <= k; i++) term *= (draws - k + i) / i
    sum += term
  }
  return sum
}
