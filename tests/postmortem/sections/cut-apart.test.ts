import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {cutApart} from '#src/postmortem/sections/cut-apart.ts'
import {expectExactEvidence, expectNothingLost} from '#tests/postmortem/expect-reading.ts'

test('cutApart() gives what lies inside its own, and the rest to what it lies in', () => {
  const [outer, inner, across] = [
    {name: 'outer', start: 0, end: 100},
    {name: 'inner', start: 20, end: 30},
    {name: 'across', start: 90, end: 120},
  ]
  expect(cutApart([across, outer, inner]).map(({of, start, end}) => [of.name, start, end])).toEqual([
    ['outer', 0, 20],
    ['inner', 20, 30],
    ['outer', 30, 90],
    ['across', 90, 120],
  ])
})

test('cutApart() gives every place that was in a stretch to one stretch that it was in, in order', () => {
  const stretch = fc.tuple(fc.nat(40), fc.nat(20)).map(([start, length]) => ({start, end: start + length}))
  fc.assert(
    fc.property(fc.array(stretch, {maxLength: 12}), stretches => {
      const cut = cutApart(stretches)
      const places = (each: {readonly start: number; readonly end: number}): readonly number[] =>
        Array.from({length: each.end - each.start}, (_, index) => each.start + index)
      expect(cut.flatMap(places)).toEqual([...new Set(stretches.flatMap(places))].sort((a, b) => a - b))
      for (const {of, start, end} of cut) expect(of.start <= start && end <= of.end && start < end).toBe(true)
    }),
  )
})

test.each([
  [
    'a heading in an item of a message',
    '#Investigating# Friday, 3 May 2024, 12:30\n\n- 12:30am: Both halves stop\n\n  #### Contributing factors\n\n  One vote of two.\n',
  ],
  ['a stamp in an item of the actions', 'Postmortem\n\n## Actions\n\n- Replace the switch\n- Test it\n  Posted Aug 12, 2024 - 07:30 UTC\n'],
  ['messages in quotes in items', '- > Resolved\n  >\n  > It works again.\n  >\n  > Posted May 5, 2024 - 15:20 UTC\n\n  More.\n\n- Another item\n'],
  ['two byte order marks', '\uFEFF\uFEFF---\ntitle: Queue\n---\n\n## Detection\n\nAn alarm rang.\n'],
  ['text that stands in what looks like a tag', 'It was down.\n\n</td></tr><\u00a0/table>\n'],
])('readPostmortem() puts each word under one section beside %s', (_, text) => {
  const reading = readPostmortem(text, 'x', {defaultYear: 2024})
  expectExactEvidence(text, reading)
  expectNothingLost(text, reading)
})

test('readPostmortem() reads front matter behind two byte order marks, and shows its places where they are', () => {
  const {title, sections} = readPostmortem('\uFEFF\uFEFF---\ntitle: Queue\n---\n\n## Detection\n\nAn alarm rang.\n', 'x').incident
  expect(title?.value).toBe('Queue')
  expect(sections.map(({evidence}) => evidence.quote)).toEqual(['## Detection\n\nAn alarm rang.'])
})

test('readPostmortem() shows a message whose instant is not decided with its section', () => {
  const {incident, parts} = readPostmortem('Resolved\nThe queue works again.\nPosted at 15:20\n', 'x')
  expect(incident.updates).toEqual([])
  expect(JSON.stringify(parts.sections)).toContain('The queue works again.')
})
