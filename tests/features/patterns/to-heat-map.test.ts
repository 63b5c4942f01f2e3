import {describe, expect, test} from 'vitest'
import {readFilters, toParams} from '#src/features/catalogue/read-filters.ts'
import {readPatternAddress, writePatternAddress} from '#src/features/patterns/pattern-address.ts'
import {patternKinds} from '#src/features/patterns/pattern-kinds.ts'
import {toHeatMap} from '#src/features/patterns/to-heat-map.ts'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import {type IncidentFilters, noFilters} from '#src/library/incident-store.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

const today = '2026-06-01'

/** Sixty incidents of four services, over six years or over a few months, each of them restricted in its turn. */
async function aStore(days: number) {
  const store = openMemoryStore()
  const publish = Array.from({length: 60}, (_, at) => {
    const factors = ['capacity/memory', 'change/code', 'data/loss'].filter((_, which) => (at + which) % 3 === 0 || at % (which + 4) === 0)
    return aDocument({
      id: `incident-${at}`,
      title: at % 5 === 0 ? 'Redis stopped' : 'Something stopped',
      services: ['api', 'web', 'db', 'mail'].filter((_, which) => at % (which + 2) === 0),
      factorCategories: at % 7 === 0 ? [] : factors,
      trigger: ['A release went out.', 'Not stated.', 'The power failed.', 'A crowd came.'][at % 4] ?? '',
      ...(at % 3 === 0 ? {} : {detectedBy: (['customer', 'monitoring', 'unknown'] as const)[at % 3] ?? 'unknown'}),
      ...(at % 11 === 0 ? {} : {date: new Date(Date.UTC(2020, 0, 15) + at * days * 86_400_000).toISOString().slice(0, 10)}),
      ...(at % 6 === 0 ? {visibility: 'restricted' as const, audience: ['@ada']} : {}),
    })
  })
  await store.apply({publish, unreadable: [], remove: []})
  return store
}

const narrowings: readonly (readonly [string, Partial<IncidentFilters>])[] = [
  ['everything', {}],
  ['a period that begins and ends within quarters', {from: '2020-03-10', to: '2021-05-20'}],
  ['two services', {services: ['api', 'mail']}],
  ['no service', {services: ['none']}],
]
const viewers: readonly (readonly [string, Viewer])[] = [
  ['who sees all', operator],
  ['who sees less', anonymous],
]

describe('toHeatMap()', () => {
  for (const [who, viewer] of viewers) {
    for (const [what, narrowed] of narrowings) {
      test(`leads from every number to exactly so many incidents, of ${what}, for one ${who}`, async () => {
        for (const days of [5, 40, 200]) {
          const store = await aStore(days)
          const filters = {...noFilters, ...narrowed}
          let numbers = 0
          for (const of of patternKinds) {
            for (const by of ['time', 'service'] as const) {
              const asked = {rows: of, columns: by === 'time' ? 'month' : 'service', mostRows: 20, mostColumns: 500} as const
              const heat = toHeatMap(await store.countPatterns(viewer, filters, asked, today), {of, by, filters})
              const all = [heat.all, ...heat.columns, ...heat.rows, ...heat.rows.flatMap(({cells}) => cells)]
              for (const {count, href} of all) {
                const {filters: asked, complaints} = readFilters(toParams(new URLSearchParams(href.split('?')[1] ?? '')))
                expect(complaints).toEqual([])
                const {total} = await store.listIncidents(viewer, {filters: asked, order: 'newest', page: 1, pageSize: 1, today})
                expect([of, by, href, count]).toEqual([of, by, href, total])
                numbers++
              }
              // What is in no column has no date.
              if (by === 'time') for (const row of heat.rows) expect(row.cells.reduce((sum, {count}) => sum + count, 0)).toBeLessThanOrEqual(row.count)
              if (by === 'time') expect(heat.columns.reduce((sum, {count}) => sum + count, 0) + heat.undated).toBe(heat.all.count)
            }
          }
          expect(numbers).toBeGreaterThan(40)
        }
      })
    }
  }

  test('shades by how many, 0 for none and 5 for the most', async () => {
    const store = await aStore(5)
    const counts = await store.countPatterns(operator, noFilters, {rows: 'factor', columns: 'service', mostRows: 20, mostColumns: 20}, today)
    const cells = toHeatMap(counts, {of: 'factor', by: 'service', filters: noFilters}).rows.flatMap(row => row.cells)
    const most = Math.max(...cells.map(({count}) => count))
    for (const {count, shade} of cells) {
      expect(shade === 0).toBe(count === 0)
      expect(shade === 5).toBe(count > 0.64 * most)
    }
  })

  test('says how many values are left out', async () => {
    const store = await aStore(5)
    const counts = await store.countPatterns(operator, noFilters, {rows: 'factor', columns: 'service', mostRows: 1, mostColumns: 2}, today)
    const {rows, columns, rowsLeftOut, columnsLeftOut} = toHeatMap(counts, {of: 'factor', by: 'service', filters: noFilters})
    expect([rows.length, columns.length, rowsLeftOut, columnsLeftOut]).toEqual([2, 3, 2, 2])
  })
})

describe('readPatternAddress()', () => {
  test('reads what writePatternAddress() writes, and passes over what there is not', () => {
    const address = {of: 'trigger', by: 'service', filters: {...noFilters, services: ['a b', 'c'], severities: [1], from: '2024-01-01'}, isWhole: true} as const
    const params = toParams(new URLSearchParams(writePatternAddress(address).split('?')[1]))
    expect(readPatternAddress(params)).toEqual({address, complaints: []})
    const {address: odd, complaints} = readPatternAddress({of: 'nothing', by: 'moon', severity: '9', factor: 'x', q: 'words'})
    expect(odd).toEqual({of: 'factor', by: 'time', filters: noFilters, isWhole: false})
    expect(complaints).toHaveLength(1)
  })
})
