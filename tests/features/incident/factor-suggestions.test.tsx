import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {FactorSuggestions} from '#src/features/incident/components/factor-suggestions.tsx'
import {readPageAddress} from '#src/features/incident/page-address.ts'
import {toStory} from '#src/features/incident/to-story.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {anIncident} from '#tests/builders/an-incident.ts'

const address = readPageAddress({})

test('FactorSuggestions says whose proposal it is, and shows the sentence it rests on', () => {
  const {factorSuggestions} = anIncident({factorSuggestions: [{category: 'capacity/memory', quote: 'The worker ran out of **memory**<!-- secret -->.'}]})
  const html = renderToStaticMarkup(<FactorSuggestions suggestions={factorSuggestions} address={address} />)
  expect(html).toContain('Hindsight suggests, from the wording alone; the text states no such category.')
  expect(html).toContain('Suggested')
  expect(html).toContain('capacity: memory')
  expect(html).toContain('The worker ran out of')
  expect(html).not.toContain('secret')
  // A suggestion is no fact to filter by.
  expect(html).not.toContain('factor=')
})

test('toStory() shows suggestions once: below the factors, or where they were found', () => {
  const read = (text: string) => toStory(readPostmortem(text, 'x').incident).flatMap(part => (part.hasSuggestions ? [part.heading] : []))
  expect(read('## Root cause\n\nThe worker ran out of memory.\n\n## Detection\n\nNo alert existed for it.\n')).toEqual(['Root cause'])
  expect(read('## Impact\n\nMail was late.\n\n## Detection\n\nNo alert existed for it.\n')).toEqual(['Detection'])
  expect(read('## Root cause\n\nNobody knows.\n')).toEqual([])
})
