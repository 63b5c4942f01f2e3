import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import type {InsightsFilters} from '#src/features/insights/insights-address.ts'
import type {InsightsView} from '#src/features/insights/insights-queries.ts'
import {statedNames} from '#src/features/insights/stated-names.ts'
import {formatPeriod} from '#src/features/insights/to-periods.ts'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {formatShare} from '#src/features/remediation/figures/describe-figures.ts'
import {Bar} from '#src/features/services/components/tally-list.tsx'
import {Counted} from './counted.tsx'
import {Definition} from './definition.tsx'

/** How much of what a report is made of the documents state at all. */
export function StatedSection({view: {now, before}, filters}: {readonly view: InsightsView; readonly filters: InsightsFilters}) {
  const periods = before ? [now, before] : [now]
  return (
    <section aria-labelledby="stated">
      <h2 id="stated">What the documents state</h2>
      <ScrolledTable label="Stated, by period">
        <thead>
          <tr>
            <th scope="col">Stated</th>
            {periods.map(({period, figures}) => (
              <th key={formatPeriod(period)} scope="col">
                {formatPeriod(period)}, of {figures.incidents.toLocaleString('en-US')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statedNames.map(({fact, name, possession}) => (
            <tr key={fact}>
              <th scope="row">{name}</th>
              {periods.map(({period, figures}) => (
                <td key={formatPeriod(period)} className="stated-share">
                  <Counted count={figures.stating[fact]} href={writeFilters({...filters, ...period, words: `has:${possession}`})} />{' '}
                  {figures.incidents > 0 && <span className="dim">{formatShare(figures.stating[fact] / figures.incidents)}</span>}
                  <Bar share={figures.stating[fact] / Math.max(1, figures.incidents)} />
                  {figures.stating[fact] < figures.incidents && (
                    <a
                      className="link stated-without screen-only"
                      href={writeFilters({...filters, ...period, words: `-has:${possession}`})}
                      aria-label={`${(figures.incidents - figures.stating[fact]).toLocaleString('en-US')} without: ${name}`}
                    >
                      {(figures.incidents - figures.stating[fact]).toLocaleString('en-US')} without
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrolledTable>
      <Definition>
        <p>
          How many documents say it, in whatever words: every figure above is made of these alone, and what few state may look like another than it is.
          Incidents that the reader of this page may not see are in none of the figures.
        </p>
      </Definition>
    </section>
  )
}
