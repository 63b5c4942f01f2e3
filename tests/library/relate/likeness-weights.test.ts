import {expect, test} from 'vitest'
import {likenessKinds} from '#src/library/relate/likeness.ts'
import {likenessWeights, weighLikenesses} from '#src/library/relate/likeness-weights.ts'

const passage = {text: 'Said so.', place: 'section', index: 0, anchor: undefined} as const
const weigh = (...kinds: readonly (keyof typeof likenessWeights)[]): number =>
  weighLikenesses(kinds.map((kind, place) => ({kind, what: String(place), between: [passage, passage]})))

test('weighLikenesses() counts each kind by its weight, and further ones of a kind for little', () => {
  expect(weigh()).toBe(0)
  for (const kind of likenessKinds) expect(weigh(kind)).toBe(likenessWeights[kind])
  expect(weigh('same-symptom', 'same-service')).toBe(4)
  expect(weigh('same-service', 'same-service', 'same-service')).toBe(1.5)
})

test('what failed and why say more than all that is merely in common', () => {
  const inCommon = weigh('same-service', 'same-technology')
  for (const kind of ['same-symptom', 'same-factor', 'same-trigger'] as const) expect(weigh(kind)).toBeGreaterThan(inCommon)
})
