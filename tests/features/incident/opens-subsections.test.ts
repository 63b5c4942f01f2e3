import {expect, test} from 'vitest'
import {opensSubsections} from '#src/features/incident/opens-subsections.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

/** The headings of a text's sections that are empty themselves and open others. */
function listOpening(text: string): readonly (string | undefined)[] {
  const {sections} = readPostmortem(`# Calls ended\n\n${text}`, 'x').incident
  return sections.flatMap(({heading, text: own}, index) => (own === '' && opensSubsections(sections, index) ? [heading] : []))
}

test.each([
  ['## Lessons learned\n\n### What went well\n\nThe rollback.\n', ['Lessons learned']],
  ['## Summary\n\n**Description:** Calls ended.\n\n**Impact:** All customers.\n', ['Summary']],
  ['## Impact\n\n## Timeline\n\nNone was kept.\n', []],
  ['### Impact\n\n## Timeline\n\nNone was kept.\n', []],
])('opensSubsections() tells a heading with others below it from an empty one: %j', (text, headings) => {
  expect(listOpening(text)).toEqual(headings)
})
