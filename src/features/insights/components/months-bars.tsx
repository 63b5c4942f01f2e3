import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {addMonths, type DayRange, toDays} from '#src/library/insights/spans.ts'
import type {MonthCount} from '#src/library/service-figures.ts'

type MonthsBarsProps = {
  readonly months: readonly MonthCount[]
  readonly first: string
  readonly last: string
  /** Where the incidents of these days are listed. */
  readonly toHref: (days: DayRange) => string
}

/** For a phone, and for what is wider; the stylesheet shows the one that fits. */
const widths = [340, 720] as const

/** More months are a picture of years. */
export const mostBars = 36

/** Incidents by month, from the first month of a period to its last, each bar with its number. */
export function MonthsBars({months, first, last, toHref}: MonthsBarsProps) {
  const counts = new Map(months.map(({month, count}) => [month, count]))
  const all: {month: string; count: number}[] = []
  for (let month = first; month <= last && all.length < mostBars; month = addMonths(`${month}-01`, 1).slice(0, 7))
    all.push({month, count: counts.get(month) ?? 0})
  const says = `Incidents by month: ${all.map(({month, count}) => `${count} in ${nameMonth(month).join(' ')}`).join(', ')}`
  return (
    <figure className="figure-alone">
      <div className="figure-picture">
        {widths.map(width => (
          <Drawing key={width} width={width} all={all} says={says} />
        ))}
      </div>
      <details className="figure-table screen-only">
        <summary>As a table</summary>
        <ScrolledTable label="Table of incidents by month">
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" className="number">
                Incidents
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map(({month, count}) => (
              <tr key={month}>
                <th scope="row">{nameMonth(month).join(' ')}</th>
                <td className="number">{count === 0 ? 0 : <a href={toHref(toDays(month, month))}>{count}</a>}</td>
              </tr>
            ))}
          </tbody>
        </ScrolledTable>
      </details>
    </figure>
  )
}

const bottom = 76
const highest = 54

function Drawing({width, all, says}: {readonly width: number; readonly all: readonly MonthCount[]; readonly says: string}) {
  const step = Math.min(64, width / all.length)
  const thickness = Math.min(30, step * 0.66)
  const most = Math.max(1, ...all.map(({count}) => count))
  const each = step >= 30 ? 1 : step >= 15 ? 3 : 6
  return (
    <svg className={`figure-${width}`} viewBox={`0 0 ${width} 108`} role="img" aria-label={says}>
      <path className="figure-grid" d={`M0 ${bottom + 0.5}H${round(step * all.length)}`} />
      {all.map(({month, count}, place) => {
        const x = round(place * step)
        const height = count === 0 ? 0 : Math.max(2, (count / most) * highest)
        const [name, year] = nameMonth(month)
        return (
          <g key={month}>
            {count > 0 && (
              <path className="months-bars" d={`M${x} ${bottom}v${round(-height)}h${round(thickness)}v${round(height)}z`}>
                <title>{`${name} ${year}: ${plural(count, 'incident')}`}</title>
              </path>
            )}
            {count > 0 && step >= 14 && (
              <text className="figure-tick" x={round(x + thickness / 2)} y={round(bottom - height - 5)} fontSize="11" textAnchor="middle">
                {count}
              </text>
            )}
            {place % each === 0 && (
              <text className="figure-tick" x={x} y={bottom + 15} fontSize="11">
                {name}
              </text>
            )}
            {(place === 0 || (month.endsWith('-01') && place >= 2)) && (
              <text className="figure-caption" x={x} y={bottom + 29} fontSize="11">
                {year}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** Its name in three letters, and its year. */
function nameMonth(month: string): readonly [string, string] {
  const [, name = '', year = ''] = formatShortDay(`${month}-01`).split(' ')
  return [name, year]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
