import type {SeverityLevel} from '#src/incident/severity.ts'
import type {IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'
import {newestFirst, toFacetValues} from '#src/store/to-facet-values.ts'

/** What is held of an incident to count it by: for each column the values that the incident has of it, in no order. */
export const columnNames = [
  'severities',
  'services',
  'factors',
  'organizations',
  'detections',
  'triggers',
  'technologies',
  'tags',
  'statuses',
  'years',
  /** Its day, `YYYY-MM-DD`. */
  'day',
  /** `stated` where there are action items at all, `open` where something is to be done yet, and the earliest day that any of it is due. */
  'actions',
  /** The rules that found more than something to know. */
  'rules',
] as const

export type ColumnName = (typeof columnNames)[number]

/** The values of some incidents, by their keys; all that those incidents have. */
export type ColumnValues = {
  /** The change of the index that brought each, by its number. */
  readonly revisions: ReadonlyMap<number, number>
  /** Incidents with the same values may share them. */
  readonly values: Readonly<Record<ColumnName, ReadonlyMap<number, readonly string[]>>>
}

/** Which incidents are counted, and what is known of who asks. */
export type FacetQuestion = {
  readonly keys: Iterable<number>
  /** The index's revision when the keys were read: what has come since is left out. */
  readonly revision: number
  /** All but the words are applied; the incidents hold those already. */
  readonly filters: IncidentFilters
  readonly today: string
  /** Rules that the viewer is not told of. */
  readonly untold: ReadonlySet<string>
}

/** Values of incidents, laid out for counting: an incident is a row of numbers, each of which stands for all its values of a column. */
export type FacetColumns = {
  readonly size: () => number
  /** Takes over what has changed. */
  readonly add: (changed: ColumnValues) => void
  /** How many of the incidents each value of a filter would leave, the other filters standing as they are. */
  readonly count: (question: FacetQuestion) => IncidentFacets
}

/** Columns without any incident. */
export function openFacetColumns(): FacetColumns {
  const rows = new Map<number, number>()
  let revisions = new Int32Array(startSize)
  const columns = new Map(columnNames.map(name => [name, openColumn()]))

  return {
    size: () => rows.size,
    add(changed) {
      const places = [...changed.revisions].map(([key, revision]) => {
        const row = rows.get(key) ?? rows.size
        rows.set(key, row)
        if (row >= revisions.length) revisions = grow(revisions)
        revisions[row] = revision
        return [key, row] as const
      })
      for (const [name, column] of columns) {
        const values = changed.values[name]
        column.fill(places.map(([key, row]) => [row, values.get(key) ?? none]))
      }
    },
    count({keys, revision, filters, today, untold}) {
      const counted = listFacets(filters, today, untold).map(facet => {
        const {codes, sets} = columns.get(facet.column)?.read() ?? {codes: new Int32Array(), sets: []}
        const passing = facet.passes && Uint8Array.from(sets, values => (facet.passes?.(values) ? 1 : 0))
        return {facet, codes, sets, passing, counts: new Uint32Array(sets.length)}
      })
      const filtering = counted.filter(({passing}) => passing !== undefined)
      for (const key of keys) {
        const row = rows.get(key)
        if (row === undefined || (revisions[row] ?? 0) > revision) continue
        // One that a single filter leaves out still counts for the values of that filter.
        let missed: (typeof counted)[number] | undefined
        let misses = 0
        for (const each of filtering) {
          if (each.passing?.[each.codes[row] ?? 0] === 1) continue
          missed = each
          misses += 1
          if (misses > 1) break
        }
        if (misses > 1) continue
        if (missed) increase(missed.counts, missed.codes[row])
        else for (const {counts, codes} of counted) increase(counts, codes[row])
      }
      return toFacets(new Map(counted.map(({facet, sets, counts}) => [facet.name, sumUp(facet, sets, counts)])))
    },
  }
}

const startSize = 1024
const none: readonly string[] = []

/** Grown by as much again, so that adding one after another costs what adding all at once does. */
function grow(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

function increase(counts: Uint32Array, at: number | undefined): void {
  if (at !== undefined) counts[at] = (counts[at] ?? 0) + 1
}

type Column = {
  readonly fill: (values: Iterable<readonly [row: number, values: readonly string[]]>) => void
  /** For each row which of the sets it has. */
  readonly read: () => {readonly codes: Int32Array; readonly sets: readonly (readonly string[])[]}
}

function openColumn(): Column {
  let codes = new Int32Array(startSize)
  const sets: (readonly string[])[] = []
  const known = new Map<string, number>()
  const toCode = (values: readonly string[]): number => {
    const name = JSON.stringify(values.toSorted())
    const code = known.get(name) ?? sets.push(values) - 1
    known.set(name, code)
    return code
  }
  return {
    fill(valuesOf) {
      // Incidents with the same values share them, so that each set is compared with the others once.
      const codeOf = new Map<readonly string[], number>()
      for (const [row, values] of valuesOf) {
        const code = codeOf.get(values) ?? toCode(values)
        codeOf.set(values, code)
        while (row >= codes.length) codes = grow(codes)
        codes[row] = code
      }
    },
    read: () => ({codes, sets}),
  }
}

/** A field that is counted: the column it is taken from, and which of its values stand for an incident. */
type Facet = {
  readonly name: Exclude<keyof IncidentFacets, 'undated'>
  readonly column: ColumnName
  readonly toValues: (values: readonly string[]) => readonly string[]
  /** Whether the filter of the field lets an incident through; undefined where nothing is filtered by it. */
  readonly passes: ((values: readonly string[]) => boolean) | undefined
}

function listFacets(filters: IncidentFilters, today: string, untold: ReadonlySet<string>): readonly Facet[] {
  const facet = (name: Exclude<Facet['name'], 'months'>, toValues: Facet['toValues'], column: ColumnName): Facet => {
    const asked = new Set(filters[name].map(String))
    return {name, column, toValues, passes: asked.size === 0 ? undefined : values => toValues(values).some(value => asked.has(value))}
  }
  const orNone: Facet['toValues'] = values => (values.length === 0 ? noneOnly : values)
  const asTheyAre: Facet['toValues'] = values => values
  const {from, to} = filters
  return [
    ...(['severities', 'services', 'factors', 'organizations', 'detections', 'triggers', 'technologies', 'tags'] as const).map(name =>
      facet(name, orNone, name),
    ),
    facet('statuses', asTheyAre, 'statuses'),
    facet('years', orNone, 'years'),
    facet('actions', values => (values.includes('stated') ? listStates(values, today) : noneOnly), 'actions'),
    facet('has', values => (values.some(rule => !untold.has(rule)) ? ['diagnostics'] : []), 'rules'),
    {
      name: 'months',
      column: 'day',
      toValues: ([day]) => (day === undefined ? noneOnly : [day.slice(0, 7)]),
      passes:
        from === undefined && to === undefined
          ? undefined
          : ([day]) => day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to),
    },
  ]
}

const noneOnly: readonly string[] = ['none']

function listStates(values: readonly string[], today: string): readonly string[] {
  const isOverdue = values.some(value => value !== 'open' && value !== 'stated' && value < today)
  return [...(values.includes('open') ? ['open'] : []), ...(isOverdue ? ['overdue'] : [])]
}

/** How many incidents each value stands for. */
function sumUp({toValues}: Facet, sets: readonly (readonly string[])[], counts: Uint32Array): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code] ?? 0
    if (count === 0) continue
    for (const value of toValues(sets[code] ?? none)) sums.set(value, (sums.get(value) ?? 0) + count)
  }
  return sums
}

function toFacets(counts: ReadonlyMap<Facet['name'], ReadonlyMap<string, number>>): IncidentFacets {
  const of = (name: Facet['name']): readonly (readonly [value: string, count: number])[] => [...(counts.get(name) ?? [])]
  const asText = (name: Facet['name']) => toFacetValues(of(name))
  const months = asText('months')
  return {
    severities: toFacetValues(of('severities').map(([value, count]) => [value === 'none' ? value : (Number(value) as SeverityLevel), count])),
    services: asText('services'),
    factors: asText('factors'),
    organizations: asText('organizations'),
    detections: asText('detections') as IncidentFacets['detections'],
    triggers: asText('triggers'),
    technologies: asText('technologies'),
    tags: asText('tags'),
    statuses: asText('statuses') as IncidentFacets['statuses'],
    years: toFacetValues<number | 'none'>(of('years').map(([value, count]) => [value === 'none' ? value : Number(value), count])).toSorted(newestFirst),
    actions: asText('actions') as IncidentFacets['actions'],
    has: asText('has') as IncidentFacets['has'],
    months: months.filter(({value}) => value !== 'none').toSorted((a, b) => (a.value < b.value ? -1 : 1)),
    undated: months.find(({value}) => value === 'none')?.count ?? 0,
  }
}
