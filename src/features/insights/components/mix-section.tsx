import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {formatDetection} from '#src/features/catalogue/describe-filters.ts'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {formatShareInterval} from '#src/features/insights/describe-insights.ts'
import type {InsightsFilters} from '#src/features/insights/insights-address.ts'
import type {InsightsView, PeriodFigures} from '#src/features/insights/insights-queries.ts'
import type {Period} from '#src/features/insights/to-periods.ts'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {formatShare} from '#src/features/remediation/figures/describe-figures.ts'
import {Bar} from '#src/features/services/components/tally-list.tsx'
import {detectionSources} from '#src/incident/incident.ts'
import {severityLevels} from '#src/incident/severity.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import {toShareInterval} from '#src/library/insights/compare-periods.ts'
import type {ValueCount} from '#src/library/service-figures.ts'
import {Counted} from './counted.tsx'
import {Definition} from './definition.tsx'

type MixSectionProps = {readonly view: InsightsView; readonly filters: InsightsFilters}

/** How bad incidents were, and who noticed them first. */
export function MixSection({view, filters}: MixSectionProps) {
  const toHref = (period: Period, more: Partial<IncidentFilters>) => writeFilters({...filters, ...period, ...more})
  return (
    <section aria-labelledby="mix">
      <h2 id="mix">How bad, and who noticed first</h2>
      <div className="figure-columns">
        <div>
          <h3>Severity</h3>
          <Mix
            label="Severity"
            view={view}
            values={[...severityLevels, 'none' as const]}
            countsOf={({figures}) => figures.severities}
            toName={value => (value === 'none' ? 'not stated' : <SeverityBadge level={value} label={undefined} />)}
            toHref={(value, period) => toHref(period, {severities: [value]})}
          />
        </div>
        <div>
          <h3>First noticed by</h3>
          <Mix
            label="First noticed by"
            view={view}
            values={[...detectionSources, 'none' as const]}
            countsOf={({figures}) => figures.detection}
            toName={value => (value === 'none' ? 'not stated' : formatDetection(value))}
            toHref={(value, period) => toHref(period, {detections: [value]})}
          />
        </div>
      </div>
      <Definition>
        <p>
          Shares are of all incidents of the period, those that do not state it included. The 95% interval is Wilson’s: what the share may be behind so many
          incidents, if these are taken for a sample. Where the intervals of two periods overlap, what lies between them may be chance.
        </p>
      </Definition>
    </section>
  )
}

type MixProps<T extends string | number> = {
  readonly label: string
  readonly view: InsightsView
  readonly values: readonly T[]
  readonly countsOf: (period: PeriodFigures) => readonly ValueCount<T>[]
  readonly toName: (value: T) => React.ReactNode
  readonly toHref: (value: T, period: Period) => string
}

function Mix<T extends string | number>({label, view: {now, before}, values, countsOf, toName, toHref}: MixProps<T>) {
  const find = (period: PeriodFigures | undefined, value: T): number => (period ? (countsOf(period).find(each => each.value === value)?.count ?? 0) : 0)
  const shown = values.filter(value => find(now, value) + find(before, value) > 0)
  const {incidents} = now.figures
  return (
    <ScrolledTable label={label}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">Incidents</th>
          <th scope="col">Share</th>
          <th scope="col">95% interval</th>
          {before && <th scope="col">Before</th>}
        </tr>
      </thead>
      <tbody>
        {shown.map(value => {
          const count = find(now, value)
          return (
            <tr key={value} className={value === 'none' ? 'dim' : undefined}>
              <th scope="row">{toName(value)}</th>
              <td>
                <Counted count={count} href={toHref(value, now.period)} />
              </td>
              <td className="mix-share">
                {formatShare(count / Math.max(1, incidents))}
                <Bar share={count / Math.max(1, incidents)} />
              </td>
              <td>{formatShareInterval(toShareInterval(count, incidents))}</td>
              {before && (
                <td>
                  <Counted count={find(before, value)} href={toHref(value, before.period)} />
                  {toBefore(find(before, value), before.figures.incidents)}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </ScrolledTable>
  )
}

/** The interval of a share before, after its number. */
function toBefore(count: number, of: number): string {
  return of === 0 ? '' : ` (${formatShareInterval(toShareInterval(count, of))})`
}
