import {durationRanges, type Spread, toSpread} from '#src/features/services/to-spread.ts'
import {formatMinutes} from '#src/incident/duration.ts'
import type {ServiceRecord} from '#src/library/service-figures.ts'
import {Bar} from './tally-list.tsx'

/** How long incidents took, as they are spread; how many state it at all stands above each. */
export function DurationTable({service}: {readonly service: Pick<ServiceRecord, 'ttd' | 'ttm' | 'ttr' | 'incidents'>}) {
  const columns = [
    {name: 'detect', spread: toSpread(service.ttd)},
    {name: 'mitigate', spread: toSpread(service.ttm)},
    {name: 'resolve', spread: toSpread(service.ttr)},
  ]
  if (columns.every(({spread}) => spread.total === 0)) {
    return <p className="text-ink-3">None states when it started together with when it was detected, mitigated or resolved.</p>
  }
  const most = Math.max(...columns.flatMap(({spread}) => spread.ranges))
  return (
    <table className="durations">
      <thead>
        <tr>
          <td />
          {columns.map(({name}) => (
            <th key={name} scope="col">
              To {name}
            </th>
          ))}
        </tr>
        <tr>
          <th scope="row">stated by, of {service.incidents.toLocaleString('en-US')}</th>
          {columns.map(({name, spread}) => (
            <td key={name} className="dim">
              {spread.total.toLocaleString('en-US')}
            </td>
          ))}
        </tr>
      </thead>
      <tbody>
        {durationRanges.map((range, place) => (
          <tr key={range.name}>
            <th scope="row">{range.name}</th>
            {columns.map(({name, spread}) => (
              <td key={name}>
                <span className="count">{spread.ranges[place]}</span>
                <Bar share={(spread.ranges[place] ?? 0) / Math.max(1, most)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <Share name="half within" columns={columns} figure={spread => spread.half} />
        <Share name="9 of 10 within" columns={columns} figure={spread => spread.most} />
      </tfoot>
    </table>
  )
}

type ShareProps = {
  readonly name: string
  readonly columns: readonly {readonly name: string; readonly spread: Spread}[]
  readonly figure: (spread: Spread) => number | undefined
}

function Share({name, columns, figure}: ShareProps) {
  if (columns.every(({spread}) => figure(spread) === undefined)) return null
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map(column => {
        const minutes = figure(column.spread)
        return (
          <td key={column.name} className={minutes === undefined ? 'dim' : undefined}>
            {minutes === undefined ? 'too few' : formatMinutes(minutes)}
          </td>
        )
      })}
    </tr>
  )
}
