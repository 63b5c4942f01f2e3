import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {formatEstimate, formatInterval, timedNames} from '#src/features/insights/describe-insights.ts'
import type {InsightsFilters} from '#src/features/insights/insights-address.ts'
import type {PeriodFigures} from '#src/features/insights/insights-queries.ts'
import {timedKinds} from '#src/features/insights/timed-kinds.ts'
import {formatPeriod} from '#src/features/insights/to-periods.ts'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import type {Estimate} from '#src/library/insights/estimate-spread.ts'
import {Counted} from './counted.tsx'

/** The same in figures, periods below each other. */
export function SpreadTable({periods, filters}: {readonly periods: readonly PeriodFigures[]; readonly filters: InsightsFilters}) {
  return (
    <ScrolledTable label="How long it took, in figures">
      <thead>
        <tr>
          <th scope="col">Duration</th>
          <th scope="col">Period</th>
          <th scope="col">Stated by</th>
          <th scope="col">Shortest</th>
          <th scope="col">A quarter within</th>
          <th scope="col">Half within</th>
          <th scope="col">Three quarters within</th>
          <th scope="col">Longest</th>
        </tr>
      </thead>
      <tbody>
        {timedKinds.flatMap(kind =>
          periods.map(({period, figures, spreads}, place) => {
            const {count, least, most, quarter, median, threeQuarters} = spreads[kind]
            const toHref = (minutes: string): string => writeFilters({...filters, ...period, words: `${kind}:${minutes}`})
            return (
              <tr key={`${kind} ${place === 0 ? 'now' : 'before'}`}>
                <th scope="row">{timedNames[kind].short}</th>
                <td>{formatPeriod(period)}</td>
                <td>
                  <Counted count={count} href={toHref('>=0m')} /> of {figures.incidents.toLocaleString('en-US')}
                </td>
                <td>{least === undefined ? <Absent /> : <a href={toHref(`<=${least}m`)}>{formatEstimate(least)}</a>}</td>
                <Cell estimate={quarter} />
                <Cell estimate={median} />
                <Cell estimate={threeQuarters} />
                <td>{most === undefined ? <Absent /> : <a href={toHref(`>=${most}m`)}>{formatEstimate(most)}</a>}</td>
              </tr>
            )
          }),
        )}
      </tbody>
    </ScrolledTable>
  )
}

function Cell({estimate}: {readonly estimate: Estimate | undefined}) {
  if (!estimate) {
    return (
      <td>
        <span className="dim">too few</span>
      </td>
    )
  }
  return (
    <td>
      {formatEstimate(estimate.value)} {estimate.interval && <span className="dim estimate-interval">{formatInterval(estimate.interval)}</span>}
    </td>
  )
}

function Absent() {
  return <span className="dim">none</span>
}
