import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {IncidentList} from '#src/features/catalogue/components/incident-list.tsx'
import {operator} from '#src/incident/viewer.ts'
import {noFilters} from '#src/library/incident-store.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

test('IncidentList() shows the beginning of a title that nobody reads to its end', async () => {
  const store = openMemoryStore()
  await store.apply({publish: [aDocument({id: 'a', title: 'x'.repeat(5000)})], unreadable: [], remove: []})
  const {rows} = await store.listIncidents(operator, {filters: noFilters, order: 'newest', page: 1, pageSize: 5, today: '2024-06-01'})
  const html = renderToStaticMarkup(<IncidentList rows={rows} />)
  expect(html).toContain(`<bdi>${'x'.repeat(159)}…</bdi>`)
})
