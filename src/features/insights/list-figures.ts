import type {CellValue} from '#src/features/catalogue/write-csv-line.ts'
import {detectionSources} from '#src/incident/incident.ts'
import {severityLevels} from '#src/incident/severity.ts'
import {toShareInterval} from '#src/library/insights/compare-periods.ts'
import type {Estimate, Interval, SpreadEstimate} from '#src/library/insights/estimate-spread.ts'
import type {TimedIncident} from '#src/library/insights/incident-figures.ts'
import type {MinuteCounts, ValueCount} from '#src/library/service-figures.ts'
import type {InsightsView, PeriodFigures} from './insights-queries.ts'
import {statedNames} from './stated-names.ts'
import {type TimedKind, timedKinds} from './timed-kinds.ts'

/** A figure of a report as a line of a file; the columns are in docs/insights.md. */
export type ReportFigure = {
  readonly figure: string
  readonly of?: string | number
  readonly period: 'report' | 'comparison' | 'both'
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly value: number | undefined
  readonly unit: 'incidents' | 'actions' | 'minutes' | 'days' | 'times'
  readonly interval?: Interval | {readonly low: number | undefined; readonly high: number | undefined} | undefined
  readonly method?: string | undefined
  /** What it is counted among, and among how many that could state it. */
  readonly count?: number
  readonly among?: number
  readonly verdict?: string
}

/** Every figure of a report, in the order of its page. */
export function listFigures(view: InsightsView): readonly ReportFigure[] {
  return [
    ...listOfPeriod('report', view.now, view.timed),
    ...(view.before ? listOfPeriod('comparison', view.before, view.timedBefore) : []),
    ...listComparisons(view),
  ]
}

/** The columns of the file, and what stands in each. */
export const figureColumns: Readonly<Record<string, (figure: ReportFigure) => CellValue>> = {
  figure: ({figure}) => figure,
  of: ({of}) => of,
  period: ({period}) => period,
  from: ({from}) => from,
  to: ({to}) => to,
  value: ({value}) => round(value),
  unit: ({unit}) => unit,
  low: ({interval}) => round(interval?.low),
  high: ({interval}) => round(interval?.high),
  method: ({method}) => method,
  count: ({count}) => count,
  among: ({among}) => among,
  verdict: ({verdict}) => verdict,
}

function listOfPeriod(
  name: 'report' | 'comparison',
  {period: {from, to}, figures, spreads, remediation: {coverage, curve}}: PeriodFigures,
  timed: readonly TimedIncident[] | undefined,
): readonly ReportFigure[] {
  const {incidents} = figures
  const base = {period: name, from, to} as const
  const incidentsOf = (figure: string, of: string | number, value: number): ReportFigure => ({
    ...base,
    figure,
    of,
    value,
    unit: 'incidents',
    among: incidents,
    // As a number of incidents, like the value that it belongs to.
    ...(incidents > 0 && {interval: scale(toShareInterval(value, incidents), incidents), method: 'wilson'}),
  })
  const find = <T>(counts: readonly ValueCount<T>[], value: T): number => counts.find(each => each.value === value)?.count ?? 0
  const actions = (figure: string, value: number, among: number): ReportFigure => ({...base, figure, value, unit: 'actions', among})
  return [
    {...base, figure: 'incidents', value: incidents, unit: 'incidents'},
    {...base, figure: 'incidents without a date', value: figures.undated, unit: 'incidents'},
    ...figures.months.map(
      ({month, count}): ReportFigure => ({...base, figure: 'incidents by month', of: month, value: count, unit: 'incidents', among: incidents}),
    ),
    ...timedKinds.flatMap(kind =>
      [...listSpread(kind, spreads[kind], incidents), ...listDots(kind, figures[kind], timed)].map(figure => ({...figure, ...base})),
    ),
    ...[...severityLevels, 'none' as const].map(level => incidentsOf('severity', level, find(figures.severities, level))),
    ...[...detectionSources, 'none' as const].map(source => incidentsOf('first noticed by', source, find(figures.detection, source))),
    actions('actions', coverage.total, coverage.total),
    actions('actions done', coverage.done, coverage.total),
    actions('actions open', coverage.open, coverage.total),
    actions('actions overdue', coverage.overdue, coverage.open),
    actions('open actions with a due date', coverage.openWithDue, coverage.open),
    actions('open actions with an owner', coverage.openWithOwner, coverage.open),
    actions('done actions with proof', coverage.doneWithProof, coverage.done),
    {
      ...base,
      figure: 'half of the actions done within',
      value: curve.median,
      unit: 'days',
      interval: {low: curve.medianLow, high: curve.medianHigh},
      method: 'kaplan-meier',
      count: curve.total,
      among: coverage.total,
    },
    ...statedNames.map(
      ({fact, name}): ReportFigure => ({...base, figure: 'stated', of: name, value: figures.stating[fact], unit: 'incidents', among: incidents}),
    ),
  ]
}

function listSpread(kind: string, spread: SpreadEstimate, among: number): readonly Omit<ReportFigure, 'period'>[] {
  const {count, least, most, quarter, median, threeQuarters} = spread
  const estimate = (of: string, each: Estimate | undefined): Omit<ReportFigure, 'period'> => ({
    figure: kind,
    of,
    value: each?.value,
    unit: 'minutes',
    interval: each?.interval,
    method: each?.interval && 'bootstrap',
    count,
    among,
  })
  const bare = (value: number | undefined): Estimate | undefined => (value === undefined ? undefined : {value, interval: undefined})
  return [
    estimate('shortest', bare(least)),
    estimate('first quartile', quarter),
    estimate('median', median),
    estimate('third quartile', threeQuarters),
    estimate('longest', bare(most)),
  ]
}

/** What stands in the picture as a dot: each incident, or how many share a place where they are too many to have one each. */
function listDots(kind: TimedKind, counts: MinuteCounts, timed: readonly TimedIncident[] | undefined): readonly Omit<ReportFigure, 'period'>[] {
  if (!timed) return counts.map(({minutes, count}) => ({figure: `${kind} of incidents`, value: minutes, unit: 'minutes', count}))
  return timed.flatMap(({id, [kind]: minutes}) => (minutes === undefined ? [] : [{figure: `${kind} of an incident`, of: id, value: minutes, unit: 'minutes'}]))
}

function listComparisons({comparison}: InsightsView): readonly ReportFigure[] {
  if (!comparison) return []
  const {incidents} = comparison
  return [
    {
      figure: 'incidents per day as a multiple',
      period: 'both',
      value: incidents.ratio?.value,
      unit: 'times',
      interval: incidents.ratio,
      method: incidents.ratio && 'wilson',
      verdict: incidents.verdict,
    },
    ...timedKinds.map(
      (kind): ReportFigure => ({
        figure: kind,
        of: 'difference of medians',
        period: 'both',
        value: comparison[kind].difference?.value,
        unit: 'minutes',
        interval: comparison[kind].difference,
        method: comparison[kind].difference && 'bootstrap',
        verdict: comparison[kind].verdict,
      }),
    ),
  ]
}

function scale({low, high}: Interval, by: number): Interval {
  return {low: low * by, high: high * by}
}

/** As exactly as anything here is known, and without a machine's own last digits. */
function round(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 100) / 100
}
