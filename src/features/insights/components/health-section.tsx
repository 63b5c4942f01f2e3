import type {InsightsFilters} from '#src/features/insights/insights-address.ts'
import type {InsightsView, PeriodFigures} from '#src/features/insights/insights-queries.ts'
import {toActionFilters} from '#src/features/insights/to-action-filters.ts'
import {formatPeriod} from '#src/features/insights/to-periods.ts'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {formatBand, formatShare} from '#src/features/remediation/figures/describe-figures.ts'
import {writeFiguresFilters} from '#src/features/remediation/figures/write-figures-filters.ts'
import {writeActionFilters} from '#src/features/remediation/write-action-filters.ts'
import {plural} from '#src/features/services/plural.ts'
import {actionStatuses, isOpen} from '#src/incident/action-item.ts'
import {dueRanges} from '#src/incident/due-range.ts'
import type {ActionFilters} from '#src/library/remediation-store.ts'
import {Counted} from './counted.tsx'
import {Definition} from './definition.tsx'

type HealthSectionProps = {readonly view: InsightsView; readonly filters: InsightsFilters}

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
        <a className="link screen-only" href={writeFiguresFilters(toActionFilters(filters))}>
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
                {columns.map(({name, show, narrowed}) => (
                  <td key={name}>{show(each.remediation, narrowed && writeActionFilters({...toActionFilters(filters, each.period), ...narrowed}))}</td>
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

type Column = {
  readonly name: string
  /** Where its actions are listed; undefined where the list cannot tell them from others. */
  readonly narrowed?: ActionFilters
  readonly show: (remediation: PeriodFigures['remediation'], href: string | undefined) => React.ReactNode
}

const open: ActionFilters = {status: actionStatuses.filter(status => isOpen({status}))}

const columns: readonly Column[] = [
  {name: 'Actions', narrowed: {}, show: ({coverage}, href) => <Share part={coverage.total} href={href} />},
  {name: 'Done', narrowed: {status: ['done']}, show: ({coverage}, href) => <Share part={coverage.done} whole={coverage.total} href={href} />},
  {name: 'Open', narrowed: open, show: ({coverage}, href) => <Share part={coverage.open} whole={coverage.total} href={href} />},
  {name: 'Overdue', narrowed: {due: ['overdue']}, show: ({coverage}, href) => <Share part={coverage.overdue} whole={coverage.open} href={href} />},
  {
    name: 'Open, with a due date',
    narrowed: {due: dueRanges.filter(range => range !== 'undated')},
    show: ({coverage}, href) => <Share part={coverage.openWithDue} whole={coverage.open} href={href} />,
  },
  {
    name: 'Open, without an owner',
    narrowed: {...open, owner: [undefined]},
    show: ({coverage}, href) => <Share part={coverage.open - coverage.openWithOwner} whole={coverage.open} href={href} />,
  },
  {name: 'Done, with proof', show: ({coverage}) => <Share part={coverage.doneWithProof} whole={coverage.done} />},
  {
    name: 'Half done within',
    show: ({curve}) => {
      if (curve.median === undefined) return curve.total === 0 ? 'nothing to follow' : 'not reached'
      const band = formatBand(curve)
      return `${plural(curve.median, 'day')}${band === undefined ? '' : ` (${band})`}`
    },
  },
]

function Share({part, whole = 0, href}: {readonly part: number; readonly whole?: number; readonly href?: string | undefined}) {
  return (
    <>
      {href === undefined ? part.toLocaleString('en-US') : <Counted count={part} href={href} />}
      {part > 0 && whole > 0 && ` (${formatShare(part / whole)})`}
    </>
  )
}
