import {plural} from '#src/features/services/plural.ts'
import {toBins} from '#src/features/services/to-bins.ts'
import {type DayRange, toDays} from '#src/library/insights/spans.ts'
import type {MonthCount} from '#src/library/service-figures.ts'

/** Incidents over time, small enough for a row: a bar for each stretch in which there were any, on the axis that all rows share. */
export function MonthsSpark({months, first, last}: {readonly months: readonly MonthCount[]; readonly first: string; readonly last: string}) {
  const bins = toBins(months, {first, last, most: 36})
  const most = Math.max(1, ...bins.map(({count}) => count))
  const step = 118 / Math.max(1, bins.length)
  const bars = bins.map(({count}, place) => (count === 0 ? '' : toBar(place * step, Math.max(step - 1, 1.5), Math.max(2, (count / most) * 18), 20)))
  return (
    <svg className="months-spark" width="118" height="22" role="img" aria-label={describeMonths(months)}>
      <path className="months-line" d="M0 20.5H118" />
      <path className="months-bars" d={bars.join('')} />
    </svg>
  )
}

type MonthsPictureProps = {
  readonly months: readonly MonthCount[]
  readonly last: string
  /** Where the incidents of these days are listed. */
  readonly toHref: (days: DayRange) => string
}

/** Incidents over time at full width, with the same in words and figures below. */
export function MonthsPicture({months, last, toHref}: MonthsPictureProps) {
  const first = months[0]?.month
  if (first === undefined) return null
  const bins = toBins(months, {first: `${first.slice(0, 4)}-01`, last: `${last.slice(0, 4)}-12`, most: 120})
  const most = Math.max(...bins.map(({count}) => count))
  const step = 1000 / bins.length
  const stretch = nameStretch(bins)
  const years = listYears(first, last)
  return (
    <figure className="months-picture">
      <figcaption>
        Incidents over time{' '}
        <span>
          at most {plural(most, 'incident')} in {stretch}
        </span>
      </figcaption>
      <svg viewBox="0 0 1000 48" width="100%" height="48" preserveAspectRatio="none" role="img" aria-label={describeMonths(months)}>
        <path className="months-line" d="M0 47.5H1000" vectorEffect="non-scaling-stroke" />
        {bins.map(
          ({from, to, count}, place) =>
            count > 0 && (
              <path key={from} className="months-bars" d={toBar(place * step + step * 0.08, step * 0.84, Math.max(3, (count / most) * 44), 47)}>
                <title>{`${from === to ? from : `${from} to ${to}`}: ${plural(count, 'incident')}`}</title>
              </path>
            ),
        )}
      </svg>
      <div className={years.length === 2 ? 'months-axis ends' : 'months-axis'} aria-hidden="true">
        {years.map(({year, isNamed}) => (
          <span key={year}>{isNamed && year}</span>
        ))}
      </div>
      <details className="screen-only">
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{stretch === 'a month' ? 'Month' : stretch === 'a year' ? 'Year' : 'Months'}</th>
              <th scope="col">Incidents</th>
            </tr>
          </thead>
          <tbody>
            {bins
              .filter(({count}) => count > 0)
              .map(({from, to, count}) => (
                <tr key={from}>
                  <th scope="row">{stretch === 'a year' ? from.slice(0, 4) : from === to ? from : `${from} to ${to}`}</th>
                  <td>
                    <a href={toHref(toDays(from, to))}>{count.toLocaleString('en-US')}</a>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function toBar(x: number, width: number, height: number, bottom: number): string {
  return `M${round(x)} ${bottom}v${round(-height)}h${round(width)}v${round(height)}z`
}

function round(x: number): number {
  return Math.round(x * 10) / 10
}

/** In years, which is as much as one listens to. */
function describeMonths(months: readonly MonthCount[]): string {
  const years = countByYear(months)
  if (years.length === 0) return 'No incident has a date'
  return `Incidents by year: ${years.map(([year, count]) => `${count} in ${year}`).join(', ')}`
}

function countByYear(months: readonly MonthCount[]): readonly (readonly [string, number])[] {
  const years = new Map<string, number>()
  for (const {month, count} of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + count)
  return [...years]
}

function nameStretch(bins: ReturnType<typeof toBins>): string {
  const [bin] = bins
  if (!bin || bin.from === bin.to) return 'a month'
  const months = (Number(bin.to.slice(0, 4)) - Number(bin.from.slice(0, 4))) * 12 + Number(bin.to.slice(5)) - Number(bin.from.slice(5)) + 1
  return months === 3 ? 'a quarter' : months === 12 ? 'a year' : `${months / 12} years`
}

/** The years of the axis, each with whether there is room for its name; of more than there is room to tell apart, the ends alone. */
function listYears(first: string, last: string): readonly {readonly year: number; readonly isNamed: boolean}[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  const count = to - from + 1
  if (count > 60) return [from, to].map(year => ({year, isNamed: true}))
  const step = [1, 2, 5, 10].find(each => count / each <= 7) ?? 20
  return Array.from({length: count}, (_, place) => ({year: from + place, isNamed: place % step === 0}))
}
