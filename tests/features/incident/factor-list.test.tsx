import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {FactorList} from '#src/features/incident/components/factor-list.tsx'
import {readPageAddress} from '#src/features/incident/page-address.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

test.each([
  ['The worker ran out of *memory*. Nobody knew.', '<p>The worker ran out of <em>memory</em>. Nobody knew.</p>', true],
  ['### A limit was missing\n\nThe worker grew.', '<p>The worker grew.</p>', false],
])('FactorList shows the name of a factor where its text does not open with it: %j', (text, html, isHidden) => {
  const {incident} = readPostmortem(`# Calls ended\n\n## Contributing factors\n\n${text}\n`, 'x')
  const shown = renderToStaticMarkup(<FactorList incident={incident} html={[html]} which={[0]} address={readPageAddress({})} />)
  expect(shown).toContain(incident.factors[0]?.title)
  expect(shown.includes('sr-only')).toBe(isHidden)
})
