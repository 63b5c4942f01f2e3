import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {ShareLinks} from '#src/features/incident/components/share-links.tsx'
import {readPageAddress} from '#src/features/incident/page-address.ts'

test.each([
  [{edit: '2', list: 'q=redis', tab: 'trace', show: 'all'}, '?tab=trace&amp;show=all'],
  [{edit: '1', list: 'service=api'}, '?'],
  [{tz: 'utc', zoom: '2018-11-05T14:40Z..2018-11-05T15:30Z', list: 'q=x'}, '?tz=utc&amp;zoom=2018-11-05T14:40Z..2018-11-05T15:30Z'],
])('ShareLinks copies of %j what others see as well, and neither the open form nor the list of its reader', (search, expected) => {
  const html = renderToStaticMarkup(<ShareLinks id="x" address={readPageAddress(search)} mayBegin={false} may={{rename: false, remove: false}} />)
  expect(/data-copies="([^"]*)"[^>]*>Copy link</.exec(html)?.[1]).toBe(expected)
})
