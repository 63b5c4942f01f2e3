import type {InsightsView, PeriodFigures} from '#src/features/insights/insights-queries.ts'
import {formatPeriod} from '#src/features/insights/to-periods.ts'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {formatBand, formatShare} from '#src/features/remediation/figures/describe-figures.ts'
import type {FiguresFilters} from '#src/features/remediation/figures/read-figures-filters.ts'
import {writeFiguresFilters} from '#src/features/remediation/figures/write-figures-filters.ts'
import {plural} from '#src/features/services/plural.ts'
import {Definition} from './definition.tsx'

type HealthSectionProps = {readonly view: InsightsView; readonly filters: FiguresFilters}

/** What became of the actions of these incidents. */
export function HealthSection({view: {now, before}, filters}: HealthSectionProps) {
  const periods = before ? [now, before] : [now]
  const {total, incidents} = now.remediation.coverage
  return (
    <section aria-labelledby="health">
      <h2 id="health">What became of the actions</h2>
      <p className="figures-hint">
        {total === 0
          ? 'No incident of the period has an action.'
          : `${plural(total, 'action')} of ${plural(incidents, 'incident')} of the period, as they stand today.`}{' '}
        <a className="link screen-only" href={writeFiguresFilters(filters)}>
          Figures of remediation at any time
        </a>
      </p>
      {periods.some(({remediation}) => remediation.coverage.total > 0) && (
        <ScrolledTable label="Actions, by state">
          <thead>
            <tr>
              <th scope="col">Incidents of</th>
              {columns.map(({name}) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map((each, place) => (
              <tr key={place === 0 ? 'now' : 'before'}>
                <th scope="row">{formatPeriod(each.period)}</th>
                {columns.map(({name, show}) => (
                  <td key={name}>{show(each.remediation)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrolledTable>
      )}
      <Definition>
        <p>
          Actions go by the day of their incident, not by the day they were agreed on, which no document states. Overdue is what is open past its due date; open
          actions without one are never overdue. “Half done within” is estimated with those still open taken for what they are (Kaplan and Meier), so that it is
          not shortened by what is yet to come, and is counted from the day of the incident.
        </p>
      </Definition>
    </section>
  )
}

const columns: readonly {readonly name: string; readonly show: (remediation: PeriodFigures['remediation']) => string}[] = [
  {name: 'Actions', show: ({coverage}) => tell(coverage.total)},
  {name: 'Done', show: ({coverage}) => tellShare(coverage.done, coverage.total)},
  {name: 'Open', show: ({coverage}) => tellShare(coverage.open, coverage.total)},
  {name: 'Overdue', show: ({coverage}) => tellShare(coverage.overdue, coverage.open)},
  {name: 'Open, with a due date', show: ({coverage}) => tellShare(coverage.openWithDue, coverage.open)},
  {name: 'Open, with an owner', show: ({coverage}) => tellShare(coverage.openWithOwner, coverage.open)},
  {name: 'Done, with proof', show: ({coverage}) => tellShare(coverage.doneWithProof, coverage.done)},
  {
    name: 'Half done within',
    show: ({curve}) => {
      if (curve.median === undefined) return curve.total === 0 ? 'nothing to follow' : 'not reached'
      const band = formatBand(curve)
      return `${plural(curve.median, 'day')}${band === undefined ? '' : ` (${band})`}`
    },
  },
]

function tellShare(part: number, whole: number): string {
  return part === 0 || whole === 0 ? tell(part) : `${tell(part)} (${formatShare(part / whole)})`
}

function tell(count: number): string {
  return count.toLocaleString('en-US')
}
