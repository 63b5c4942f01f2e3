import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {ShowAll} from '#src/features/incident/components/show-all.tsx'
import {readPageAddress} from '#src/features/incident/page-address.ts'

const show = (entries: number, search: Readonly<Record<string, string>> = {}) =>
  renderToStaticMarkup(
    <ShowAll page="/incidents/x" which={Array.from({length: entries}, (_, index) => index)} address={readPageAddress(search)} noun="entries" anchor="t" />,
  )

test('ShowAll has a button for the screen, and on paper the address that all of it is printed from', () => {
  const html = show(2500, {tz: 'utc', edit: '1', list: 'q=redis'})
  expect(html).toContain(
    '<p class="show-all screen-only"><a class="button" href="?tz=utc&amp;show=all&amp;list=q%3Dredis&amp;edit=1#t-201">Show all 2,500 entries</a></p>',
  )
  expect(html).toContain('<p class="print-only">Printed here: the first 200 of 2,500 entries.')
  expect(html).toContain('<a href="/incidents/x?tz=utc&amp;show=all">/incidents/x?tz=utc&amp;show=all</a>')
})

test('ShowAll is nothing where all of the list stands there', () => {
  expect([show(200), show(2500, {show: 'all'})]).toEqual(['', ''])
})
