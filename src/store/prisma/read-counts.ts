import type {MinuteCounts} from '#src/library/service-figures.ts'

/** A row of a statement that counts several things at once: what was counted, one of its values, and how many have it. */
export type CountRow = {readonly field: string; readonly value: string | null; readonly count: number | bigint | null}

/** What such a statement counted, by the name of each field. */
export type Counts = {
  /** Each value with its count; `null` where none is stated. */
  of<T>(field: string, toValue: (value: string | null) => T): readonly (readonly [T, number])[]
  /** Of a field without values. */
  total(field: string): number
  minutes(field: string): MinuteCounts
}

/** Sorts the rows of such a statement by what they count. */
export function readCounts(rows: readonly CountRow[]): Counts {
  const fields = new Map<string, (readonly [string | null, number])[]>()
  for (const {field, value, count} of rows) {
    const counts = fields.get(field)
    if (counts) counts.push([value, Number(count ?? 0)])
    else fields.set(field, [[value, Number(count ?? 0)]])
  }
  const of: Counts['of'] = (field, toValue) => (fields.get(field) ?? []).map(([value, count]) => [toValue(value), count])
  return {
    of,
    total: field => fields.get(field)?.[0]?.[1] ?? 0,
    minutes: field =>
      of(field, Number)
        .map(([minutes, count]) => ({minutes, count}))
        .sort((a, b) => a.minutes - b.minutes),
  }
}
