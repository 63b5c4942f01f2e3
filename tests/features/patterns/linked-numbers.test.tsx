import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {CustomersSection} from '#src/features/patterns/components/customers-section.tsx'
import {PreventionSection} from '#src/features/patterns/components/prevention-section.tsx'
import {readPatternAddress} from '#src/features/patterns/pattern-address.ts'
import {toCustomerShares} from '#src/features/patterns/to-customer-shares.ts'

const {address} = readPatternAddress({severity: 'SEV2', service: 'api'})

test('PreventionSection leads from each number to exactly the incidents that it counts', () => {
  const prevention = [{factor: 'capacity/memory', incidents: 5, prevented: 0, unnamed: 3}]
  const html = renderToStaticMarkup(<PreventionSection prevention={prevention} address={address} />)
  const list = '/incidents?severity=2&amp;service=api&amp;factor=capacity%2Fmemory'
  expect(html).toContain(`<a href="${list}">5</a>`)
  expect(html).toContain(`actions in <a class="link" href="${list.replace('?', '?q=has%3Ageneral-prevention&amp;')}">3 of 5</a>, which name no factor`)
})

test('CustomersSection leads from both numbers of a share to their incidents', () => {
  const rows = [
    {value: 'customer', count: 2},
    {value: 'monitoring', count: 3},
    {value: 'unknown', count: 1},
  ]
  const counts = {
    incidents: 6,
    rows,
    columns: [{value: 'api', count: 6}],
    rowsInAll: 3,
    columnsInAll: 1,
    cells: rows.map(({value, count}) => ({row: value, column: 'api', count})),
  }
  const {filters} = address
  const html = renderToStaticMarkup(<CustomersSection shares={toCustomerShares(counts, filters)} filters={filters} />)
  const list = '/incidents?severity=2&amp;service=api'
  expect(html).toContain(`<a href="${list}&amp;detected-by=customer">2</a>`)
  const stated = ['monitoring', 'customer', 'employee', 'third-party'].map(source => `&amp;detected-by=${source}`).join('')
  expect(html).toContain(`of <a href="${list}${stated}">5</a>`)
})
