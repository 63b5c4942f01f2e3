import {Complaints} from '#src/features/catalogue/components/complaints.tsx'
import {HowToBegin} from '#src/features/catalogue/components/how-to-begin.tsx'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {describeInterval, formatEstimate, timedNames} from '#src/features/insights/describe-insights.ts'
import {formatValue, listHeld} from '#src/features/insights/held-filters.ts'
import {type InsightsAddress, writeInsightsAddress} from '#src/features/insights/insights-address.ts'
import type {InsightsView} from '#src/features/insights/insights-queries.ts'
import {timedKinds} from '#src/features/insights/timed-kinds.ts'
import {toActionFilters} from '#src/features/insights/to-action-filters.ts'
import {formatPeriod} from '#src/features/insights/to-periods.ts'
import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {Figure} from '#src/ui/figure.tsx'
import {Counted} from './counted.tsx'
import {DurationsSection} from './durations-section.tsx'
import {FrequencySection} from './frequency-section.tsx'
import {HealthSection} from './health-section.tsx'
import {MixSection} from './mix-section.tsx'
import {PeriodChoice} from './period-choice.tsx'
import {StatedSection} from './stated-section.tsx'

type InsightsPageProps = {readonly view: InsightsView; readonly address: InsightsAddress; readonly all: number; readonly isReading: boolean}

/** A report on the incidents of a period: every figure with what it is made of, how well it is known, and how it is counted. */
export function InsightsPage({view, address, all, isReading}: InsightsPageProps) {
  const {now, before, isWidened, today} = view
  const {incidents} = now.figures
  if (all === 0) {
    return (
      <div className="px-4 py-6 tablet:px-7">
        <HowToBegin level={1} isReading={isReading} />
      </div>
    )
  }
  const held = listHeld(address.filters).map(({name, value}) => formatValue(name, value))
  return (
    <div className="figures-page insights-page">
      <header>
        <h1>Insights</h1>
        <p className="figures-of">
          <b>{formatPeriod(now.period)}</b>
          {before && `, against ${formatPeriod(before.period)}`}
          {held.length > 0 && `, ${held.join(', ')}`}. <span className="insights-at">As of {formatShortDay(today)}.</span>
        </p>
        <Complaints complaints={address.complaints} />
        {isWidened && <p className="callout insights-widened">No incident of the last twelve months is known here, so this is of all time.</p>}
        <PeriodChoice view={view} address={address} />
      </header>
      {incidents === 0 ? (
        <Nothing view={view} address={address} />
      ) : (
        <>
          <Strip view={view} address={address} />
          <FrequencySection view={view} filters={address.filters} />
          <DurationsSection view={view} filters={address.filters} />
          <MixSection view={view} filters={address.filters} />
          <HealthSection view={view} filters={address.filters} />
          <StatedSection view={view} filters={address.filters} />
          <p className="screen-only figures-hint insights-files">
            Every figure of this page as a file:{' '}
            <a className="link" href={writeInsightsAddress(address, '/insights.csv')} download>
              CSV
            </a>
            . Printed, the page is a report.
          </p>
        </>
      )}
    </div>
  )
}

function Strip({view: {now, before}, address}: Pick<InsightsPageProps, 'view' | 'address'>) {
  const {figures, spreads, remediation, period} = now
  const {open, overdue, openWithDue} = remediation.coverage
  return (
    <dl className="figures">
      <Figure
        label="Incidents"
        number={<Counted count={figures.incidents} href={writeFilters({...address.filters, ...period})} />}
        note={before ? `${before.figures.incidents.toLocaleString('en-US')} in the period before` : `${plural(figures.undated, 'incident')} without a date`}
      />
      {timedKinds.map(kind => {
        const {median, count} = spreads[kind]
        return (
          <Figure
            key={kind}
            label={`${timedNames[kind].short}, median`}
            number={median && formatEstimate(median.value)}
            absent={count > 0 ? 'Too few' : 'Not stated'}
            note={
              <>
                <Counted count={count} href={writeFilters({...address.filters, ...period, words: `${kind}:>=0m`})} /> of{' '}
                {figures.incidents.toLocaleString('en-US')} state it
                {median?.interval && <span className="figure-band">{describeInterval(median)}</span>}
              </>
            }
          />
        )
      })}
      <Figure
        label="Overdue actions"
        number={<Counted count={overdue} href={writeActionFilters({...toActionFilters(address.filters, period), due: ['overdue']})} />}
        note={open === 0 ? 'nothing is open' : `${openWithDue.toLocaleString('en-US')} of ${open.toLocaleString('en-US')} open have a due date`}
      />
    </dl>
  )
}

function Nothing({view: {now, before}, address}: Pick<InsightsPageProps, 'view' | 'address'>) {
  const undated = now.figures.undated
  return (
    <EmptyState title="No incident in this period.">
      <p>
        {before && before.figures.incidents > 0 && `There were ${plural(before.figures.incidents, 'incident')} from ${formatPeriod(before.period)}. `}
        {undated > 0 && `${plural(undated, 'incident')} without a date ${undated === 1 ? 'is' : 'are'} in no period. `}
        <a className="link" href={writeInsightsAddress({...address, from: undefined, to: undefined, period: 'all'})}>
          Show all time
        </a>
      </p>
    </EmptyState>
  )
}
