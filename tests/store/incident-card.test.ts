import {describe, expect, test} from 'vitest'
import {toIncidentCard} from '#src/store/incident-card.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

describe('toIncidentCard()', () => {
  const impact = {kind: 'impact', text: 'Two thirds of the calls ended at once.'} as const

  test.each([
    ['the summary', 'Calls ended after two minutes.', 'Calls ended after two minutes.'],
    ['the impact, where the summary is labels', 'Date: 3 September 2026 Status: mitigated', 'Two thirds of the calls ended at once.'],
    ['the impact, where there is none', undefined, 'Two thirds of the calls ended at once.'],
  ])('sums an incident up with %s', (_, summary, expected) => {
    expect(toIncidentCard(aDocument({...(summary !== undefined && {summary}), sections: [impact]})).summary).toBe(expected)
  })

  test('says nothing where the text does not', () => {
    expect(toIncidentCard(aDocument({summary: 'Date: 3 September 2026'})).summary).toBe('')
  })
})
