import type {ReactNode} from 'react'
import {formatDetection, formatStatus} from '#src/features/catalogue/describe-filters.ts'
import type {ListColumn, ListView} from '#src/features/catalogue/list-view.ts'
import {toIncidentHref} from '#src/features/incident/page-address.ts'
import {formatDay} from '#src/features/timeline/format-times.ts'
import {formatMinutes} from '#src/incident/duration.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {IncidentOrder, IncidentRow} from '#src/library/incident-store.ts'
import {markPhrases, openPhraseFinder} from '#src/library/search/mark-phrases.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import {listSoughtLists} from '#src/library/search/search-query.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {CompareBox} from './compare-box.tsx'
import {Marked} from './marked.tsx'
import {PassageList} from './passage-list.tsx'
import {SeverityBadge} from './severity-badge.tsx'
import {StateChips} from './state-chips.tsx'

type IncidentTableProps = {
  readonly rows: readonly IncidentRow[]
  readonly words: string
  readonly columns: ListView['columns']
  readonly order: IncidentOrder
  readonly toOrderHref: (order: IncidentOrder) => string
  /** The address of the list, which the incidents' pages lead through. */
  readonly listHref: string
  /** The form that rows are marked for, where they can be compared. */
  readonly compareForm: string | undefined
}

/** Incidents as a table; it scrolls within itself, its first column stays. */
export function IncidentTable({rows, words, columns, order, toOrderHref, listHref, compareForm}: IncidentTableProps) {
  const find = openPhraseFinder(listSoughtLists(readSearchQuery(words)))
  const isFound = rows.some(({passages}) => passages.length > 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls within itself has to be reached by the keyboard
    <section className="table-frame" aria-label="Incidents, as a table" tabIndex={0}>
      <table className="incident-table">
        <thead>
          <tr>
            <th scope="col">Incident</th>
            {isFound && <th scope="col">Found in</th>}
            {columns.map(column => (
              <ColumnHead key={column} column={column} order={order} toOrderHref={toOrderHref} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const title = clampText(row.title)
            return (
              <tr key={row.id}>
                <th scope="row">
                  {compareForm !== undefined && <CompareBox form={compareForm} id={row.id} title={row.title} />}
                  <a href={toIncidentHref(row.id, listHref)} data-row>
                    <bdi>
                      <Marked parts={markPhrases(title, find(title))} />
                    </bdi>
                  </a>
                  <StateChips row={row} />
                </th>
                {isFound && (
                  <td className="cell-found">
                    <PassageList href={toIncidentHref(row.id, listHref)} passages={row.passages} />
                  </td>
                )}
                {columns.map(column => {
                  const value = listColumnCells[column].show(row)
                  return (
                    <td key={column} className={listColumnCells[column].isFigure ? 'cell-figure' : undefined}>
                      {value === undefined ? <span className="dim">not stated</span> : value}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function ColumnHead({column, order, toOrderHref}: {readonly column: ListColumn} & Pick<IncidentTableProps, 'order' | 'toOrderHref'>) {
  const {name, orders = [], isFigure} = listColumnCells[column]
  const current = orders.find(each => each.order === order)
  // The same head once more turns the order round, where there is one the other way.
  const next = orders.find(each => each !== current) ?? current
  const isSorted = current !== undefined
  return (
    <th scope="col" className={isFigure ? 'cell-figure' : undefined} aria-sort={current?.sort}>
      {next ? (
        <a href={toOrderHref(next.order)} title={isSorted && next === current ? undefined : `Order by: ${next.says}`}>
          {name}
          <span aria-hidden="true">{current ? (current.sort === 'ascending' ? ' ↑' : ' ↓') : ''}</span>
        </a>
      ) : (
        name
      )}
    </th>
  )
}

type Cells = {
  readonly name: string
  readonly isFigure?: boolean
  readonly orders?: readonly {readonly order: IncidentOrder; readonly sort: 'ascending' | 'descending'; readonly says: string}[]
  readonly show: (row: IncidentRow) => ReactNode | undefined
}

/** What each column is called, what it can be ordered by, and what it shows; undefined is "not stated". */
export const listColumnCells: Readonly<Record<ListColumn, Cells>> = {
  date: {
    name: 'Began',
    orders: [
      {order: 'newest', sort: 'descending', says: 'newest first'},
      {order: 'oldest', sort: 'ascending', says: 'oldest first'},
    ],
    show: ({date}) =>
      date && (
        <time className="cell-date" dateTime={date.at}>
          {formatDay(date, 'UTC')}
        </time>
      ),
  },
  severity: {
    name: 'Severity',
    orders: [{order: 'severest', sort: 'ascending', says: 'most severe first'}],
    show: ({severityLevel, severityLabel}) =>
      severityLevel === undefined && severityLabel === undefined ? undefined : <SeverityBadge level={severityLevel} label={severityLabel} />,
  },
  organization: {name: 'Organisation', show: ({organization}) => organization && <bdi>{organization}</bdi>},
  services: {name: 'Services', show: ({services}) => toList(services)},
  factors: {name: 'Factors', show: ({factors}) => toList(factors.map(formatFactorCategory))},
  noticed: {name: 'Noticed by', show: ({detectedBy}) => detectedBy && formatDetection(detectedBy)},
  duration: {
    name: 'Duration',
    isFigure: true,
    orders: [{order: 'longest', sort: 'descending', says: 'longest first; until it was resolved, else mitigated, else how long impact lasted'}],
    show: ({ttr, ttm, impactMinutes}) => toMinutes(ttr ?? ttm ?? impactMinutes),
  },
  impact: {name: 'Impact', isFigure: true, show: ({impactMinutes}) => toMinutes(impactMinutes)},
  ttd: {name: 'To detect', isFigure: true, show: ({ttd}) => toMinutes(ttd)},
  ttm: {name: 'To mitigate', isFigure: true, show: ({ttm}) => toMinutes(ttm)},
  actions: {
    name: 'Actions',
    isFigure: true,
    show: ({actions: {total, open, done, overdue}}) =>
      total === 0 ? (
        <span className="dim">none</span>
      ) : overdue > 0 ? (
        <span className="late">{overdue} overdue</span>
      ) : open > 0 ? (
        `${open} open`
      ) : (
        `${done} of ${total} done`
      ),
  },
  status: {
    name: 'Document',
    show: ({status, visibility, stale}) =>
      [formatStatus(status), ...(visibility === 'restricted' ? ['restricted'] : []), ...(stale ? ['file unreadable'] : [])].join(', '),
  },
}

function toList(names: readonly string[]): ReactNode | undefined {
  return names.length === 0 ? undefined : <bdi>{names.join(', ')}</bdi>
}

function toMinutes(minutes: number | undefined): string | undefined {
  return minutes === undefined ? undefined : formatMinutes(minutes)
}
