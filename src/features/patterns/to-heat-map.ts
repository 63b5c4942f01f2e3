import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import type {PatternCounts} from '#src/library/patterns/pattern-counts.ts'
import {findPeriod, listPeriods, type Period} from '#src/library/patterns/periods.ts'
import type {PatternAddress} from './pattern-address.ts'
import {formatValue, toValueFilters} from './pattern-kinds.ts'

/** A number that leads to the list of its incidents. */
export type HeatCount = {readonly count: number; readonly href: string}

type HeatMap = {
  readonly columns: readonly (HeatCount & {readonly name: string})[]
  readonly rows: readonly (HeatCount & {
    readonly value: string
    readonly name: string
    /** One for each column; a shade from 0, which is none, to 5. */
    readonly cells: readonly (HeatCount & {readonly shade: number})[]
  })[]
  readonly all: HeatCount
  /** Incidents without a date, which are in no column of time. */
  readonly undated: number
  /** Values that are no row or no column, because there are too many. */
  readonly rowsLeftOut: number
  readonly columnsLeftOut: number
}

/** Lays counts out in rows and columns. The list behind each number has exactly that many incidents. */
export function toHeatMap(counts: PatternCounts, {of, by, filters}: Pick<PatternAddress, 'of' | 'by' | 'filters'>): HeatMap {
  const link = (narrowed: Partial<IncidentFilters>): string => writeFilters({...filters, ...narrowed})
  const columns = by === 'time' ? toTimeColumns(counts, filters) : toServiceColumns(counts, filters)
  const shown = lastUnstated(counts.rows)
  const byRow = new Map<string, PatternCounts['cells'][number][]>()
  for (const cell of counts.cells) {
    const held = byRow.get(cell.row)
    if (held) held.push(cell)
    else byRow.set(cell.row, [cell])
  }
  const numbers = shown.map(({value}) => columns.map(({values}) => sumCells(byRow.get(value) ?? [], values)))
  const most = Math.max(1, ...numbers.flat())
  return {
    columns: columns.map(({name, values, narrowed}) => ({
      name,
      count: counts.columns.reduce((sum, {value, count}) => sum + (values.has(value) ? count : 0), 0),
      href: link(narrowed),
    })),
    rows: shown.map(({value, count}, at) => ({
      value,
      name: formatValue(of, value),
      count,
      href: link(toValueFilters(of, value)),
      cells: columns.map(({narrowed}, column) => {
        const number = numbers[at]?.[column] ?? 0
        return {count: number, shade: Math.ceil(5 * Math.sqrt(number / most)), href: link({...toValueFilters(of, value), ...narrowed})}
      }),
    })),
    all: {count: counts.incidents, href: link({})},
    undated: by === 'time' ? (counts.columns.find(({value}) => value === 'none')?.count ?? 0) : 0,
    rowsLeftOut: counts.rowsInAll - counts.rows.filter(({value}) => value !== 'none').length,
    columnsLeftOut: by === 'time' ? 0 : counts.columnsInAll - columns.filter(({values}) => !values.has('none')).length,
  }
}

/** What a column counts: values of its dimension, and what a list is narrowed to by it. */
type Column = {readonly name: string; readonly values: ReadonlySet<string>; readonly narrowed: Partial<IncidentFilters>}

function toTimeColumns({columns}: PatternCounts, {from, to}: IncidentFilters): readonly Column[] {
  const months = columns.flatMap(({value}) => (value === 'none' ? [] : [value]))
  const periods = listPeriods(months)
  return periods.map((period, at) => ({
    name: formatPeriod(period),
    values: new Set(months.filter(month => findPeriod(periods, month) === at)),
    narrowed: {from: later(period.from, from), to: to === undefined || period.to < to ? period.to : to},
  }))
}

/** A list can ask for one of several services and not for two at once: of those that all is narrowed to, each is a column, and no other. */
function toServiceColumns({columns}: PatternCounts, {services}: IncidentFilters): readonly Column[] {
  const taken = services.length === 0 ? columns : columns.filter(({value}) => services.includes(value))
  return lastUnstated(taken).map(({value}) => ({
    name: value === 'none' ? 'not stated' : value,
    values: new Set([value]),
    narrowed: {services: [value]},
  }))
}

function formatPeriod({name}: Period): string {
  return name.replace(/^(\d+)-(Q\d)$/, '$2 $1')
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one
}

function lastUnstated<T extends {readonly value: string}>(values: readonly T[]): readonly T[] {
  return [...values.filter(({value}) => value !== 'none'), ...values.filter(({value}) => value === 'none')]
}

function sumCells(cells: PatternCounts['cells'], columns: ReadonlySet<string>): number {
  return cells.reduce((sum, {column, count}) => sum + (columns.has(column) ? count : 0), 0)
}
