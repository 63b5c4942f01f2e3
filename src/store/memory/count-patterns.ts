import {isPreventing} from '#src/incident/action-item.ts'
import type {FactorPrevention, PatternAsking, PatternCounts, PatternDimension} from '#src/library/patterns/pattern-counts.ts'
import {toPatternCounts} from '#src/store/to-pattern-counts.ts'
import {listNames, orNone} from './matches-filters.ts'
import type {SearchedEntry} from './search-entries.ts'

/** Counts all pairs of two dimensions' values among these incidents. */
export function countPatterns(entries: readonly SearchedEntry[], asking: PatternAsking): PatternCounts {
  const [rows, columns, cells] = [new Map<string, number>(), new Map<string, number>(), new Map<string, {row: string; column: string; count: number}>()]
  for (const entry of entries) {
    const [inRows, inColumns] = [listValues(entry, asking.rows), listValues(entry, asking.columns)]
    for (const row of inRows) rows.set(row, (rows.get(row) ?? 0) + 1)
    for (const column of inColumns) columns.set(column, (columns.get(column) ?? 0) + 1)
    for (const row of inRows) {
      for (const column of inColumns) {
        const key = JSON.stringify([row, column])
        cells.set(key, {row, column, count: (cells.get(key)?.count ?? 0) + 1})
      }
    }
  }
  return toPatternCounts(asking, {
    incidents: entries.length,
    rows: [...rows].map(([value, count]) => ({value, count})),
    columns: [...columns].map(([value, count]) => ({value, count})),
    rowsInAll: rows.size - (rows.has('none') ? 1 : 0),
    columnsInAll: columns.size - (columns.has('none') ? 1 : 0),
    cells: [...cells.values()],
  })
}

function listValues(entry: SearchedEntry, dimension: PatternDimension): readonly string[] {
  const {card} = entry
  switch (dimension) {
    case 'factor':
      return orNone(card.factors)
    case 'service':
      return orNone(card.services)
    case 'trigger':
      return orNone(listNames(entry, 'trigger-sort'))
    case 'technology':
      return orNone(listNames(entry, 'technology'))
    case 'detection':
      return [card.detectedBy ?? 'none']
    case 'severity':
      return [card.severityLevel === undefined ? 'none' : String(card.severityLevel)]
    case 'month':
      return [card.date?.at.slice(0, 7) ?? 'none']
  }
}

/** What is done against each factor of these incidents. */
export function countPrevention(entries: readonly SearchedEntry[]): readonly FactorPrevention[] {
  const found = new Map<string, {factor: string; incidents: number; prevented: number; unnamed: number}>()
  for (const {card, document} of entries) {
    const preventing = document.incident.actions.filter(isPreventing)
    for (const factor of card.factors) {
      const known = found.get(factor) ?? {factor, incidents: 0, prevented: 0, unnamed: 0}
      known.incidents++
      if (preventing.some(action => action.factor !== undefined && fold(action.factor) === fold(factor))) known.prevented++
      else if (preventing.some(action => action.factor === undefined)) known.unnamed++
      found.set(factor, known)
    }
  }
  return [...found.values()].sort((a, b) => b.incidents - a.incidents || (a.factor < b.factor ? -1 : 1))
}

/** In lower case as the databases do it, by ASCII alone. */
function fold(name: string): string {
  return name.replace(/[A-Z]/g, letter => letter.toLowerCase())
}
