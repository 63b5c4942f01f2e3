import 'server-only'
import {coverActions, listActionLives} from '#src/features/remediation/remediation-queries.ts'
import {type Asking, readCached} from '#src/features/shell/read-cached.ts'
import type {Day} from '#src/incident/instant.ts'
import {toServiceName} from '#src/incident/service-names.ts'
import {type IncidentFacets, type IncidentFilters, noFilters} from '#src/library/incident-store.ts'
import {compareMedians, compareRates, type MedianComparison, type RateComparison} from '#src/library/insights/compare-periods.ts'
import {estimateSpread, type SpreadEstimate} from '#src/library/insights/estimate-spread.ts'
import type {IncidentFigures, TimedIncident} from '#src/library/insights/incident-figures.ts'
import {toSample} from '#src/library/insights/sample.ts'
import {type CompletionCurve, estimateCompletion} from '#src/library/remediation/estimate-completion.ts'
import {followActions} from '#src/library/remediation/follow-actions.ts'
import type {ActionCoverage} from '#src/library/remediation-store.ts'
import {type InsightsAddress, writeInsightsAddress} from './insights-address.ts'
import {type TimedKind, timedKinds} from './timed-kinds.ts'
import {toActionFilters} from './to-action-filters.ts'
import {countPastDays, type Period, type Periods, toPeriods} from './to-periods.ts'

/** A period in figures. */
export type PeriodFigures = {
  readonly period: Period
  readonly figures: IncidentFigures
  readonly spreads: Readonly<Record<TimedKind, SpreadEstimate>>
  readonly remediation: {readonly coverage: ActionCoverage; readonly curve: CompletionCurve}
}

/** Everything that a report shows. */
export type InsightsView = Omit<Periods, 'now' | 'before'> & {
  readonly now: PeriodFigures
  readonly before: PeriodFigures | undefined
  /** Undefined where there is nothing to compare with. */
  readonly comparison: ({readonly incidents: RateComparison} & Readonly<Record<TimedKind, MedianComparison>>) | undefined
  /** The incidents of the period that say how long anything took, where each has a dot of its own; undefined where there are too many. */
  readonly timed: readonly TimedIncident[] | undefined
  readonly timedBefore: readonly TimedIncident[] | undefined
  readonly choices: Pick<IncidentFacets, 'severities' | 'services' | 'organizations'>
  /** True where the usual period has no incident, and all there are stand in its place. */
  readonly isWidened: boolean
  /** The day that it is of; the minute would tell whoever sees it that something has changed which they may not see. */
  readonly today: Day
}

/** A report on the incidents that an address asks for. */
export function findInsights({complaints: _, ...address}: InsightsAddress): Promise<InsightsView> {
  return readCached(`insights ${writeInsightsAddress(address)}`, asking => collect(asking, address))
}

type Asked = Omit<InsightsAddress, 'complaints'>

async function collect(asking: Asking, address: Asked): Promise<InsightsView> {
  const {store, viewer, today, settings} = asking
  const services = [...new Set(address.filters.services.map(name => toServiceName(name, settings.serviceAliases)))]
  const filters = {...noFilters, ...address.filters, services}
  const named = toPeriods(address, today)
  const isUnasked = address.period === undefined && address.from === undefined && address.to === undefined
  const first = await store.measureIncidents(viewer, {...filters, ...named.now}, today)
  // Somebody who has only begun, or has stopped, would look at nothing.
  const isWidened = isUnasked && first.incidents === 0
  const periods = isWidened ? toPeriods({...address, period: 'all'}, today) : named
  const [now, before, choices] = await Promise.all([
    measure(asking, filters, periods.now, 1, isWidened ? undefined : first),
    periods.before && measure(asking, filters, periods.before, 2),
    store.countFacets(viewer, {...filters, ...periods.now}, today),
  ])
  return {
    name: periods.name,
    compare: periods.compare,
    now: now.shown,
    before: before?.shown,
    comparison: before && compare(now, before, today),
    timed: await listTimed(asking, filters, now.shown),
    timedBefore: before && (await listTimed(asking, filters, before.shown)),
    choices: {severities: choices.severities, services: choices.services, organizations: choices.organizations},
    isWidened,
    today,
  }
}

type Measured = {readonly shown: PeriodFigures; readonly samples: Readonly<Record<TimedKind, ReturnType<typeof toSample>>>}

async function measure({store, viewer, today}: Asking, filters: IncidentFilters, period: Period, stream: number, known?: IncidentFigures): Promise<Measured> {
  const actions = toActionFilters(filters, period)
  const [figures, coverage, lives] = await Promise.all([
    known ?? store.measureIncidents(viewer, {...filters, ...period}, today),
    coverActions(actions),
    listActionLives(actions),
  ])
  const samples = mapTimed((kind, place) => toSample(figures[kind], stream * timedKinds.length + place))
  return {
    samples,
    shown: {
      period,
      figures,
      spreads: mapTimed(kind => estimateSpread(samples[kind])),
      remediation: {coverage, curve: estimateCompletion(followActions(lives, today).followed)},
    },
  }
}

function compare(now: Measured, before: Measured, today: Day): InsightsView['comparison'] {
  const tally = ({shown: {figures, period}}: Measured) => ({count: figures.incidents, days: countPastDays(period, today) ?? 0})
  return {incidents: compareRates(tally(now), tally(before)), ...mapTimed(kind => compareMedians(now.samples[kind], before.samples[kind]))}
}

/** More dots than this nobody tells apart, and each is a link. */
const mostLinked = 400

async function listTimed(
  {store, viewer, today}: Asking,
  filters: IncidentFilters,
  {spreads, period}: PeriodFigures,
): Promise<readonly TimedIncident[] | undefined> {
  if (timedKinds.some(kind => spreads[kind].count > mostLinked)) return undefined
  // One may say no more than how long one of the three took.
  return await store.listTimedIncidents(viewer, {...filters, ...period}, today, timedKinds.length * mostLinked)
}

function mapTimed<T>(make: (kind: TimedKind, place: number) => T): Readonly<Record<TimedKind, T>> {
  return {ttd: make('ttd', 0), ttm: make('ttm', 1), ttr: make('ttr', 2)}
}
