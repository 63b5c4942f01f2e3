import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {describeRates} from '#src/features/insights/describe-insights.ts'
import type {InsightsView} from '#src/features/insights/insights-queries.ts'
import {countPastDays, formatPeriod, type Period} from '#src/features/insights/to-periods.ts'
import {MonthsPicture} from '#src/features/services/components/months-picture.tsx'
import {plural} from '#src/features/services/plural.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import {addMonths, type DayRange} from '#src/library/insights/spans.ts'
import {Definition} from './definition.tsx'
import {MonthsBars, mostBars} from './months-bars.tsx'

type FrequencySectionProps = {readonly view: InsightsView; readonly filters: Partial<IncidentFilters>}

/** How many incidents there were, over time and against another period. */
export function FrequencySection({view: {now, before, comparison, today}, filters}: FrequencySectionProps) {
  const {months, undated} = now.figures
  const first = now.period.from?.slice(0, 7) ?? months[0]?.month ?? today.slice(0, 7)
  const last = now.period.to?.slice(0, 7) ?? months.at(-1)?.month ?? today.slice(0, 7)
  const isShort = addMonths(`${first}-01`, mostBars - 1).slice(0, 7) >= last
  const toHref = (range: DayRange): string => writeFilters({...filters, ...narrow(range, now.period)})
  const days = countPastDays(now.period, today)
  const rate =
    before && comparison && days !== undefined
      ? describeRates(
          comparison.incidents,
          {count: now.figures.incidents, days},
          {count: before.figures.incidents, days: countPastDays(before.period, today) ?? 0},
        )
      : undefined
  return (
    <section aria-labelledby="how-often">
      <h2 id="how-often">How often</h2>
      {isShort ? <MonthsBars months={months} first={first} last={last} toHref={toHref} /> : <MonthsPicture months={months} last={last} toHref={toHref} />}
      {rate !== undefined && <p className="insights-words">{rate}</p>}
      {undated > 0 && (
        <p className="coverage">
          {now.period.from === undefined && now.period.to === undefined
            ? `${plural(undated, 'incident')} of these ${undated === 1 ? 'has' : 'have'} no date and ${undated === 1 ? 'stands' : 'stand'} in no month.`
            : `${plural(undated, 'incident')} more ${undated === 1 ? 'has' : 'have'} no date, and so ${undated === 1 ? 'is' : 'are'} in no period.`}{' '}
          <a className="link screen-only" href={writeFilters({...filters, years: ['none']})}>
            Show {undated === 1 ? 'it' : 'them'}
          </a>
        </p>
      )}
      {now.period.to === today && <p className="coverage">The period ends today: incidents of the last weeks may not be written up yet.</p>}
      <Definition>
        <p>
          An incident counts on the day, in UTC, on which it started, else on the earliest day that its document states. Two periods{' '}
          {before ? `(${formatPeriod(now.period)} and ${formatPeriod(before.period)}) ` : ''}
          are compared by incidents per day: if both were as frequent, the share of the one in both together would be that of its days. They are called
          different where that is outside the share’s 95% interval (Wilson).
        </p>
      </Definition>
    </section>
  )
}

/** Of a month in which the period begins or ends, only the days of the period were counted. */
function narrow({from, to}: DayRange, period: Period): DayRange {
  return {from: from < (period.from ?? from) ? (period.from ?? from) : from, to: to > (period.to ?? to) ? (period.to ?? to) : to}
}
