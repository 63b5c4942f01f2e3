import type {ReactNode} from 'react'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {count, formatInterval, formatPercent} from '#src/features/patterns/format-figures.ts'
import type {CustomerShare, CustomerShares} from '#src/features/patterns/to-customer-shares.ts'
import {Coverage} from '#src/features/remediation/figures/components/coverage.tsx'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import type {IncidentFilters} from '#src/library/incident-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type CustomersSectionProps = {readonly shares: CustomerShares; readonly filters: IncidentFilters}

/** How often customers knew before anybody here did. */
export function CustomersSection({shares: {all, services}, filters}: CustomersSectionProps) {
  const told = services.filter(({stated}) => stated > 0)
  return (
    <div>
      <h2 id="customers">Noticed by customers first</h2>
      <Coverage part={all.stated} whole={all.incidents} noun="incident" verb={['states', 'state']} what="who noticed first" />
      {all.stated === 0 ? (
        <p className="figures-empty">No incident here says who noticed it.</p>
      ) : (
        <ScrolledTable label="Table of what customers noticed first">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col" className="number">
                By customers
              </th>
              <th scope="col" className="number">
                Share
              </th>
              <th scope="col">95% interval</th>
            </tr>
          </thead>
          <tbody>
            {told.map(share => (
              <Row
                key={share.service}
                share={share}
                name={
                  <a href={writeFilters({...filters, services: [share.service]})}>
                    <bdi>{clampText(share.service, 40)}</bdi>
                  </a>
                }
              />
            ))}
          </tbody>
          <tfoot>
            <Row share={all} name="All incidents" />
          </tfoot>
        </ScrolledTable>
      )}
      {all.stated > 0 && (
        <p className="coverage heat-notes">
          Of those that state who noticed first, unknown not counted; the {told.length === 1 ? 'service' : `${count(told.length)} services`} with most
          incidents. The interval is exact (Clopper and Pearson) and holds for each row alone.
        </p>
      )}
    </div>
  )
}

function Row({share, name}: {readonly share: CustomerShare; readonly name: ReactNode}) {
  const {customers, stated, interval, href, statedHref} = share
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        {customers === 0 ? <span className="heat-none">0</span> : <a href={href}>{count(customers)}</a>}{' '}
        <span className="dim">of {stated === 0 ? 0 : <a href={statedHref}>{count(stated)}</a>}</span>
      </td>
      <td className="number">{formatPercent(customers, stated)}</td>
      <td>
        <IntervalLine part={customers / Math.max(1, stated)} {...interval} /> {formatInterval(interval)}
      </td>
    </tr>
  )
}

/** A share of one on a line of all, with the bounds that it is known within. */
function IntervalLine({part, low, high}: {readonly part: number; readonly low: number; readonly high: number}) {
  const at = (share: number): number => Math.round(1000 * share) / 10
  return (
    <svg className="share-line" viewBox="0 0 100 10" width="100" height="10" aria-hidden="true">
      <path className="spread-base" d="M0 5H100" />
      <path className="spread-range" d={`M${at(low)} 5H${at(high)}`} />
      <path className="spread-median" d={`M${Math.min(99, Math.max(1, at(part)))} 0V10`} />
    </svg>
  )
}
