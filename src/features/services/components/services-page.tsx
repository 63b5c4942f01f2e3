import {HowToBegin} from '#src/features/catalogue/components/how-to-begin.tsx'
import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {formatAgo} from '#src/features/services/format-ago.ts'
import {plural} from '#src/features/services/plural.ts'
import {type ServiceColumn, type ServiceListAddress, writeListAddress} from '#src/features/services/read-list-address.ts'
import type {ServiceList, ServiceRow} from '#src/features/services/services-queries.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import {mostOutlined} from '#src/library/service-figures.ts'
import {toServiceHref} from '#src/server/service-address.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {MonthsSpark} from './months-picture.tsx'
import {NearNames} from './near-names.tsx'
import {NumberedPager} from './numbered-pager.tsx'

type ServicesPageProps = {readonly list: ServiceList; readonly address: ServiceListAddress; readonly incidents: number; readonly isReading: boolean}

/** Every service that an incident names, as a table to sort and search. */
export function ServicesPage({list, address, incidents, isReading}: ServicesPageProps) {
  if (incidents === 0) {
    return (
      <div className="px-4 py-6 tablet:px-7">
        <HowToBegin level={1} isReading={isReading} />
      </div>
    )
  }
  return (
    <div className="services">
      <div className="catalogue-head">
        <h1>
          {plural(list.total, 'service')} <span>{address.name && `with “${address.name}” in the name`}</span>
        </h1>
        {list.all > 0 && <Narrow address={address} />}
      </div>
      {list.all === 0 ? <NoServices /> : list.total === 0 ? <NoneFound list={list} address={address} /> : <Table list={list} address={address} />}
      <NumberedPager page={list.page} pages={list.pages} toHref={page => writeListAddress({...address, page})} />
    </div>
  )
}

function Narrow({address}: {readonly address: ServiceListAddress}) {
  return (
    <form action="/services" data-quick className="services-form screen-only">
      <input
        id="service-name"
        type="search"
        name="name"
        className="field"
        aria-label="Part of a service's name"
        placeholder="Part of a name"
        defaultValue={address.name}
        autoComplete="off"
        maxLength={120}
      />
      <select id="service-order" name="order" className="select" aria-label="Order" defaultValue={(address.isReversed ? '-' : '') + address.order}>
        {columns.map(({column, option}) => (
          <option key={column} value={column}>
            {option}
          </option>
        ))}
        {address.isReversed && <option value={`-${address.order}`}>{columns.find(({column}) => column === address.order)?.option}, reversed</option>}
      </select>
      <noscript>
        <button type="submit" className="button">
          Show
        </button>
      </noscript>
    </form>
  )
}

/** `down` where the largest comes first by itself. */
const columns: readonly {readonly column: ServiceColumn; readonly name: string; readonly option: string; readonly first: 'ascending' | 'descending'}[] = [
  {column: 'name', name: 'Service', option: 'By name', first: 'ascending'},
  {column: 'incidents', name: 'Incidents', option: 'Most incidents first', first: 'descending'},
  {column: 'last', name: 'Last', option: 'Latest incident first', first: 'descending'},
  {column: 'worst', name: 'Worst', option: 'Most severe first', first: 'ascending'},
  {column: 'open', name: 'Open actions', option: 'Most overdue first', first: 'descending'},
]

function Table({list, address}: {readonly list: ServiceList; readonly address: ServiceListAddress}) {
  const thisMonth = list.today.slice(0, 7)
  const months = [thisMonth, ...list.rows.flatMap(row => row.months.map(({month}) => month))].sort()
  const axis = {first: months[0] ?? thisMonth, last: months.at(-1) ?? thisMonth}
  return (
    <table className="service-table">
      <thead>
        <tr>
          {columns.map(({column, name, first: natural}) => {
            const isCurrent = column === address.order
            const direction = isCurrent && address.isReversed ? (natural === 'ascending' ? 'descending' : 'ascending') : natural
            return (
              <th key={column} scope="col" className={`cell-${column}`} aria-sort={isCurrent ? direction : undefined}>
                <a href={writeListAddress({name: address.name, order: column, isReversed: isCurrent && !address.isReversed})}>
                  {name}
                  {isCurrent && <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : ' ↓'}</span>}
                </a>
              </th>
            )
          })}
          <th scope="col" className="cell-factors">
            Frequent factors
          </th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map(row => (
          <Row key={row.name} row={row} today={list.today} axis={axis} />
        ))}
      </tbody>
      {list.rows.some(({incidents}) => incidents > mostOutlined) && (
        <caption className="service-note">Factors are counted over the newest {mostOutlined} incidents of each service.</caption>
      )}
    </table>
  )
}

type RowProps = {readonly row: ServiceRow; readonly today: string; readonly axis: {readonly first: string; readonly last: string}}

function Row({row, today, axis}: RowProps) {
  const {name, team, aliases, incidents, last, worst, open, overdue, factors, months} = row
  return (
    <tr>
      <th scope="row" className="cell-name">
        <a href={toServiceHref(name)} data-row>
          <bdi>{name}</bdi>
        </a>
        {(team !== undefined || aliases.length > 0) && (
          <p>{[...(team === undefined ? [] : [team]), ...(aliases.length > 0 ? [`also ${aliases.join(', ')}`] : [])].join(' · ')}</p>
        )}
      </th>
      <td className="cell-incidents">
        <b>{incidents.toLocaleString('en-US')}</b>
        <span className="noun"> {incidents === 1 ? 'incident' : 'incidents'}</span>
        <MonthsSpark months={months} {...axis} />
      </td>
      <td className="cell-last">
        <Last last={last} today={today} />
      </td>
      <td className="cell-worst">{worst === undefined ? <span className="dim">not stated</span> : <SeverityBadge level={worst} label={undefined} />}</td>
      <td className="cell-open">
        {open === 0 ? (
          <span className="dim">none open</span>
        ) : (
          <>
            <span>
              <b>{open.toLocaleString('en-US')}</b> open
            </span>
            {overdue > 0 && (
              <span className="late">
                <b>{overdue.toLocaleString('en-US')}</b> overdue
              </span>
            )}
          </>
        )}
      </td>
      <td className="cell-factors">
        {factors.length === 0 && <span className="dim">not stated</span>}
        {factors.map(({value, count}, index) => (
          <span key={value}>
            {index > 0 && ', '}
            {formatFactorCategory(value)}
            {incidents > 1 && <span className="count"> {count}</span>}
          </span>
        ))}
      </td>
    </tr>
  )
}

function Last({last, today}: {readonly last: string | undefined; readonly today: string}) {
  if (last === undefined) return <span className="dim">no date</span>
  const day = last.slice(0, 10)
  return (
    <>
      <span>{formatAgo(day, today) ?? 'to come'}</span> <time dateTime={last}>{formatShortDay(day)}</time>
    </>
  )
}

function NoServices() {
  return (
    <EmptyState title="No incident names a service yet.">
      <p>
        A line such as <code className="font-mono text-sm">services: [checkout, search]</code> in a document's front matter puts it under those names here.
      </p>
    </EmptyState>
  )
}

function NoneFound({list, address}: {readonly list: ServiceList; readonly address: ServiceListAddress}) {
  return (
    <EmptyState title={`No service has “${address.name}” in its name.`}>
      <NearNames names={list.near} />
      <p>
        <a className="link" href={writeListAddress({...address, name: '', page: 1})}>
          Show all {list.all}
        </a>
      </p>
    </EmptyState>
  )
}
