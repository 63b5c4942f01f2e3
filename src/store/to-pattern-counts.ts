import type {PatternAsking, PatternCounts} from '#src/library/patterns/pattern-counts.ts'
import {toFacetValues} from './to-facet-values.ts'

/** Puts counts in their order and cuts them to what is asked for; all stores give them so. */
export function toPatternCounts({mostRows, mostColumns}: PatternAsking, counts: PatternCounts): PatternCounts {
  const rows = cut(counts.rows, mostRows)
  const columns = cut(counts.columns, mostColumns)
  const [shownRows, shownColumns] = [new Set(rows.map(({value}) => value)), new Set(columns.map(({value}) => value))]
  return {...counts, rows, columns, cells: counts.cells.filter(({row, column}) => shownRows.has(row) && shownColumns.has(column))}
}

function cut(counts: PatternCounts['rows'], most: number): PatternCounts['rows'] {
  const sorted = toFacetValues(counts.map(({value, count}) => [value, count]))
  const named = sorted.filter(({value}) => value !== 'none').slice(0, most)
  return sorted.filter(each => each.value === 'none' || named.includes(each))
}
