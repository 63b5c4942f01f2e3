import 'server-only'
import {countFacets} from '#src/features/catalogue/catalogue-queries.ts'
import {type Asking, readCached} from '#src/features/shell/read-cached.ts'
import {type IncidentFacets, type IncidentFilters, noFilters} from '#src/library/incident-store.ts'
import {compareGrowth, type Growth, type TwoCounts} from '#src/library/patterns/compare-growth.ts'
import type {RelationMap} from '#src/library/patterns/pattern-counts.ts'
import {countDays, findPeriod, listWholeQuarters, type Period} from '#src/library/patterns/periods.ts'
import {type MapAddress, type PatternAddress, writeMapAddress, writePatternAddress} from './pattern-address.ts'
import type {PatternKind} from './pattern-kinds.ts'
import {type CustomerShares, toCustomerShares} from './to-customer-shares.ts'
import {toHeatMap} from './to-heat-map.ts'

/** Everything that the page of figures shows. */
export type PatternsView = Awaited<ReturnType<typeof collectPatterns>>

const mostRows = 20
const mostRowsWhole = 200
const mostColumns = 12

export function findPatterns(address: PatternAddress) {
  return readCached(`patterns ${writePatternAddress(address)}`, asking => collectPatterns(asking, address))
}

async function collectPatterns(asking: Asking, address: PatternAddress) {
  const {store, viewer, today} = asking
  const {of, by, filters, isWhole} = address
  const [counts, growth, shares, prevention, recurrences, facets] = await Promise.all([
    store.countPatterns(
      viewer,
      filters,
      by === 'time'
        ? {rows: of, columns: 'month', mostRows: isWhole ? mostRowsWhole : mostRows, mostColumns: mostMonths}
        : {rows: of, columns: 'service', mostRows: isWhole ? mostRowsWhole : mostRows, mostColumns: filters.services.length > 0 ? mostServices : mostColumns},
      today,
    ),
    readGrowth(asking, filters, [of]),
    readShares(asking, filters),
    store.countPrevention(viewer, filters, today),
    store.listRelations(viewer, filters, {types: ['recurrence-of'], most: 2}, today),
    countFacets(filters),
  ])
  return {
    heat: toHeatMap(counts, address),
    unstated: counts.rows.find(({value}) => value === 'none')?.count ?? 0,
    growth,
    shares,
    prevention,
    recurrences: recurrences.relationsInAll,
    facets,
  }
}

/** More than there are months in any document. */
const mostMonths = 12_000
/** An address names at most 20 services, which may be any. */
const mostServices = 5_000

/** The factors, triggers, vendors and technologies whose incidents have grown more frequent, as far as the figures carry it; for everything that the viewer sees. */
export async function findGrowing(most: number): Promise<readonly (Growth<KindCounts> & {readonly periods: GrowthPeriods})[]> {
  const {compared, periods} = await readCached('growing patterns', asking => readGrowth(asking, noFilters, ['factor', 'trigger', 'technology']))
  return compared
    .filter(({turn}) => turn === 'grows')
    .slice(0, most)
    .map(each => ({...each, periods}))
}

/** A value of one kind in two stretches of time. */
type KindCounts = TwoCounts & {readonly kind: PatternKind}

/** Four quarters each. */
type GrowthPeriods = {readonly before: readonly Period[]; readonly last: readonly Period[]}

/** What of some kinds has become more or less frequent in the last four quarters that are over, against the four before; the filters' own period has no part in it. */
async function readGrowth({store, viewer, today}: Asking, filters: IncidentFilters, kinds: readonly PatternKind[]) {
  const quarters = listWholeQuarters(today, 8)
  const periods: GrowthPeriods = {before: quarters.slice(0, 4), last: quarters.slice(4)}
  const within = {...filters, from: quarters[0]?.from, to: quarters.at(-1)?.to}
  const counted = await Promise.all(
    kinds.map(async kind => {
      const counts = await store.countPatterns(viewer, within, {rows: kind, columns: 'month', mostRows: mostRowsWhole, mostColumns: mostMonths}, today)
      const sum = (row: string | undefined, stretch: readonly Period[]): number =>
        (row === undefined ? counts.columns.map(({value, count}) => ({column: value, count})) : counts.cells.filter(cell => cell.row === row)).reduce(
          (total, {column, count}) => total + (findPeriod(stretch, column) === -1 ? 0 : count),
          0,
        )
      const toCounts = (value: string): KindCounts => ({kind, value, before: sum(value, periods.before), last: sum(value, periods.last)})
      return {
        // That less is stated says nothing of incidents.
        values: counts.rows.flatMap(({value}) => (value === 'none' ? [] : [toCounts(value)])),
        unstated: toCounts('none'),
        all: {before: sum(undefined, periods.before), last: sum(undefined, periods.last)},
      }
    }),
  )
  const days = {before: countDays(periods.before), last: countDays(periods.last)}
  const all = {value: 'all', ...(counted[0]?.all ?? {before: 0, last: 0})}
  return {
    ...compareGrowth(
      counted.flatMap(({values}) => values),
      days,
    ),
    periods,
    all,
    /** Undefined where there are too few to compare. */
    allCompared: compareGrowth([all], days).compared[0],
    unstated: counted[0]?.unstated ?? {before: 0, last: 0},
  }
}

async function readShares({store, viewer, today}: Asking, filters: IncidentFilters): Promise<CustomerShares> {
  const asking = {rows: 'detection', columns: 'service', mostRows: 10, mostColumns: filters.services.length > 0 ? mostServices : mostColumns} as const
  return toCustomerShares(await store.countPatterns(viewer, filters, asking, today), filters)
}

/** So many incidents are on a map at once. */
const mostOnMap = 60

/** The relations that an address asks for. */
export function findRelationMap(address: MapAddress): Promise<MapView> {
  return readCached(`relation map ${writeMapAddress(address)}`, async ({store, viewer, today}) => {
    const [map, facets] = await Promise.all([
      store.listRelations(viewer, address.filters, {types: address.types, most: mostOnMap}, today),
      countFacets(address.filters),
    ])
    return {...map, facets}
  })
}

export type MapView = RelationMap & {readonly facets: IncidentFacets}
