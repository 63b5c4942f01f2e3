import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {describeInterval, describeMedians, describeSpread, formatEstimate, formatInterval, timedNames} from '#src/features/insights/describe-insights.ts'
import type {InsightsFilters} from '#src/features/insights/insights-address.ts'
import type {InsightsView, PeriodFigures} from '#src/features/insights/insights-queries.ts'
import {type DotRowGiven, type DottedIncident, type MinuteAxis, toMinuteAxis} from '#src/features/insights/lay-out-dots.ts'
import {type TimedKind, timedKinds} from '#src/features/insights/timed-kinds.ts'
import {formatPeriod} from '#src/features/insights/to-periods.ts'
import {Coverage} from '#src/features/remediation/figures/components/coverage.tsx'
import {plural} from '#src/features/services/plural.ts'
import {durationRanges, toSpread} from '#src/features/services/to-spread.ts'
import {formatMinutes} from '#src/incident/duration.ts'
import type {Estimate} from '#src/library/insights/estimate-spread.ts'
import type {TimedIncident} from '#src/library/insights/incident-figures.ts'
import {resamples} from '#src/library/insights/sample.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Counted} from './counted.tsx'
import {Definition} from './definition.tsx'
import {DotsPicture} from './dots-picture.tsx'
import {SpreadTable} from './spread-table.tsx'

/** How long it took until incidents were detected, mitigated and resolved. */
export function DurationsSection({view, filters}: {readonly view: InsightsView; readonly filters: InsightsFilters}) {
  const periods = view.before ? [view.now, view.before] : [view.now]
  const axis = toMinuteAxis(periods.flatMap(({figures}) => timedKinds.map(kind => figures[kind])))
  return (
    <section aria-labelledby="how-long">
      <h2 id="how-long">How long it took</h2>
      <p className="figures-hint">
        A dot is an incident, further right the longer it took, on a scale that grows by factors. Below: the middle half, the median, and the 95% interval of
        the median.
      </p>
      {timedKinds.map(kind => (
        <Durations key={kind} kind={kind} view={view} axis={axis} filters={filters} />
      ))}
      <h3>In figures</h3>
      <SpreadTable periods={periods} filters={filters} />
      <Definition>
        <p>
          Each is counted from <i>started</i>, in minutes, of incidents that state both ends; one whose end lies before its beginning is left out. The median is
          the value that half do not exceed, the quartiles those of a quarter and three quarters, in proportion between the two nearest values. Three values
          make a median, eight make quartiles.
        </p>
        <p>
          A 95% interval holds the figure in 19 of 20 such samples: from {resamples.toLocaleString('en-US')} samples drawn from this one with replacement
          (percentile bootstrap, the same draws each time). Fewer than 6 values have none of their median, fewer than 13 none of their quartiles. Two medians
          are called different only where the interval of their difference holds no zero.
        </p>
      </Definition>
    </section>
  )
}

type DurationsProps = {readonly kind: TimedKind; readonly view: InsightsView; readonly axis: MinuteAxis; readonly filters: InsightsFilters}

function Durations({kind, view, axis, filters}: DurationsProps) {
  const {name, formula, states} = timedNames[kind]
  const {now, before, comparison, timed, timedBefore} = view
  const spread = now.spreads[kind]
  const periods = before ? [now, before] : [now]
  const rows = [toRow(kind, now, timed), ...(before ? [toRow(kind, before, timedBefore)] : [])]
  const hasDots = rows.some(({counts}) => counts.length > 0)
  return (
    <div className="insights-duration">
      <h3>
        {name} <span className="formula">{formula}</span>
      </h3>
      {hasDots ? (
        <div className="figure-beside">
          <figure>
            <DotsPicture
              id={`dots-${kind}`}
              tone={kind}
              title={`${name} of each incident, on a logarithmic scale`}
              description={periods.map(each => describeSpread(formatPeriod(each.period), each.spreads[kind])).join(' ')}
              rows={rows}
              axis={axis}
            />
            <Values kind={kind} rows={rows} toHref={(row, words) => writeFilters({...filters, ...periods[row]?.period, words})} />
          </figure>
          <div className="figure-notes">
            <dl>
              <dt>Median</dt>
              <dd>{spread.median ? formatEstimate(spread.median.value) : <span className="figure-absent">too few</span>}</dd>
              {spread.median && <dd className="figure-note">{describeInterval(spread.median)}</dd>}
            </dl>
            <Half quarter={spread.quarter} threeQuarters={spread.threeQuarters} />
            <Coverage part={spread.count} whole={now.figures.incidents} noun="incident" verb={['states', 'state']} what={states} />
            {comparison && <p>{describeMedians(comparison[kind])}</p>}
          </div>
        </div>
      ) : (
        <p className="figures-empty">No incident states {states}.</p>
      )}
    </div>
  )
}

function Half({quarter, threeQuarters}: {readonly quarter: Estimate | undefined; readonly threeQuarters: Estimate | undefined}) {
  if (!quarter || !threeQuarters) return null
  return <p>The middle half took {formatInterval({low: quarter.value, high: threeQuarters.value})}.</p>
}

type RowsProps = {
  readonly kind: TimedKind
  readonly rows: readonly DotRowGiven[]
  /** Where the incidents of a row are listed that a search finds. */
  readonly toHref: (row: number, words: string) => string
}

/** The incidents behind the dots, where there are few enough to be read; of many how many there are in each range. */
function Values({kind, rows, toHref}: RowsProps) {
  const areListed = rows.every(({incidents}) => incidents !== undefined && incidents.length <= mostListed)
  return (
    <details className="figure-table">
      <summary>As a table</summary>
      {areListed ? (
        rows.map(row => row.counts.length > 0 && <IncidentTable key={row.name} kind={kind} row={row} />)
      ) : (
        <RangeTable kind={kind} rows={rows} toHref={toHref} />
      )}
    </details>
  )
}

function IncidentTable({kind, row: {name, incidents = []}}: {readonly kind: TimedKind; readonly row: DotRowGiven}) {
  return (
    <table>
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{timedNames[kind].short}</th>
          <th scope="col">Incident</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map(({id, title, minutes}) => (
          <tr key={id}>
            <td>{formatMinutes(minutes)}</td>
            <td>
              <a href={`/incidents/${encodeURIComponent(id)}`}>
                <bdi>{clampText(title, 120)}</bdi>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RangeTable({kind, rows, toHref}: RowsProps) {
  const spreads = rows.map(({name, counts}) => ({name, ranges: toSpread(counts).ranges}))
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{timedNames[kind].short}</th>
          {spreads.map(({name}) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {durationRanges.map((range, place) => (
          <tr key={range.name}>
            <th scope="row">{range.name}</th>
            {spreads.map(({name, ranges}, row) => (
              <td key={name}>
                <Counted count={ranges[place] ?? 0} href={toHref(row, toRangeWords(kind, place))} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a search asks for to find those of one range. */
function toRangeWords(kind: TimedKind, place: number): string {
  const end = durationRanges[place]?.end ?? Number.POSITIVE_INFINITY
  return [`${kind}:>=${durationRanges[place - 1]?.end ?? 0}m`, ...(Number.isFinite(end) ? [`${kind}:<${end}m`] : [])].join(' ')
}

const mostListed = 100

function toRow(kind: TimedKind, {period, figures, spreads}: PeriodFigures, timed: readonly TimedIncident[] | undefined): DotRowGiven {
  const incidents = timed
    ?.flatMap(({id, title, [kind]: minutes}): readonly DottedIncident[] => (minutes === undefined ? [] : [{id, title, minutes}]))
    .toSorted((a, b) => a.minutes - b.minutes)
  return {name: `${formatPeriod(period)}, ${plural(spreads[kind].count, 'incident')}`, counts: figures[kind], spread: spreads[kind], incidents}
}
