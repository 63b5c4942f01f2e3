import {expect, test} from 'vitest'
import {openRandomSource} from '#src/library/generate/random-source.ts'

const draws = 20_000

test('openRandomSource() gives the same numbers for the same seed and position, and others for a neighbour', () => {
  const draw = (seed: number, position: number) => Array.from({length: 5}, openRandomSource(seed, position).next)
  expect(draw(1, 2)).toEqual(draw(1, 2))
  expect(draw(1, 2)).not.toEqual(draw(1, 3))
  expect(draw(1, 2)).not.toEqual(draw(2, 2))
})

test('between() gives both ends and nothing beyond', () => {
  const {between} = openRandomSource(1, 0)
  expect([...new Set(Array.from({length: draws}, () => between(3, 6)))].toSorted()).toEqual([3, 4, 5, 6])
})

test('pickZipf() picks the first about twice as often as the second, and the last too', () => {
  const {pickZipf} = openRandomSource(1, 0)
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']
  const counts = new Map<string, number>()
  for (let draw = 0; draw < draws; draw++) {
    const word = pickZipf(words)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  expect((counts.get('first') ?? 0) / (counts.get('second') ?? 1)).toBeCloseTo(Math.log(2) / Math.log(1.5), 0)
  expect(counts.size).toBe(8)
})

test('pickWeighted() follows the weights', () => {
  const {pickWeighted} = openRandomSource(1, 0)
  const often = Array.from({length: draws}, () => pickWeighted({often: 9, seldom: 1})).filter(key => key === 'often').length
  expect(often / draws).toBeCloseTo(0.9, 1)
})

test('sample() gives no item twice, and all of them where there are not enough', () => {
  const {sample} = openRandomSource(1, 0)
  expect(new Set(sample([1, 2, 3, 4], 3)).size).toBe(3)
  expect(sample([1, 2], 5).toSorted()).toEqual([1, 2])
})

test('around() has half of its numbers above the median, and none below nought', () => {
  const {around} = openRandomSource(1, 0)
  const numbers = Array.from({length: draws}, () => around(30, 2))
  expect(numbers.filter(number => number > 30).length / draws).toBeCloseTo(0.5, 1)
  expect(Math.min(...numbers)).toBeGreaterThan(0)
})

test('pick() throws where there is nothing to pick', () => {
  expect(() => openRandomSource(1, 0).pick([])).toThrow('Cannot pick item 0: the list has 0')
})

test.each([
  [1, 1],
  [1, 6],
  [3, 4],
  [250, 751],
])('beta(%i, %i) has the mean and the variance of its distribution', (a, b) => {
  const {beta} = openRandomSource(1, 0)
  const drawn = Array.from({length: draws}, () => beta(a, b))
  const mean = drawn.reduce((sum, each) => sum + each, 0) / draws
  const variance = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws
  const expected = (a * b) / ((a + b) ** 2 * (a + b + 1))
  expect(Math.abs(mean - a / (a + b))).toBeLessThan(4 * Math.sqrt(expected / draws))
  expect(variance / expected).toBeCloseTo(1, 1)
})
