import type {ListView} from '#src/features/catalogue/list-view.ts'
import {type Histogram, toHistogram} from '#src/features/catalogue/to-histogram.ts'
import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import type {IncidentFacets, IncidentFilters, IncidentOrder} from '#src/library/incident-store.ts'

type HistogramPictureProps = {
  readonly facets: IncidentFacets
  readonly filters: IncidentFilters
  readonly order: IncidentOrder
  readonly view: Partial<ListView>
}

const height = 56

/**
 * How many incidents began when, of those that the other filters leave. Each bar is a link to its stretch of time, so it can be read and
 * chosen from without a picture and without JavaScript; with it, `data-brush` lets a stretch of several be chosen by drag or by keys.
 */
export function HistogramPicture({facets, filters, order, view}: HistogramPictureProps) {
  const histogram = toHistogram(facets.months, filters)
  if (!histogram) return null
  const {bars, unit} = histogram
  const dated = bars.reduce((sum, {count}) => sum + count, 0)
  const isNarrowed = filters.from !== undefined || filters.to !== undefined
  return (
    <figure className="histogram" data-centred={unit === 'month' && bars.length > 14 ? undefined : ''} data-narrowed={isNarrowed ? '' : undefined}>
      <figcaption className="sr-only">
        Incidents by {unit === 'month' ? 'the month' : unit === 'year' ? 'the year' : 'the years'} that they began in, in UTC
      </figcaption>
      <div className="histogram-plot">
        <Bars {...histogram} />
        <ol data-brush aria-label="Periods" data-hint={`Shift and the arrows choose several ${unit === 'month' ? 'months' : 'years'}, Enter narrows to them.`}>
          {bars.map(({from, to, label, count, isChosen, tick}) => (
            <li key={from}>
              <a
                href={writeFilters({...filters, from, to}, order, {view})}
                data-from={from}
                data-to={to}
                title={`${label}: ${count}`}
                aria-current={isNarrowed && isChosen ? 'true' : undefined}
              >
                <span className="sr-only">
                  {label}: {count} {count === 1 ? 'incident' : 'incidents'}
                </span>
              </a>
              {tick !== undefined && <span aria-hidden="true">{tick}</span>}
            </li>
          ))}
        </ol>
      </div>
      <p className="histogram-note">
        <span>
          {facets.undated > 0 ? (
            <>
              {dated} of {dated + facets.undated} have a date,{' '}
              <a className="link" href={writeFilters({...filters, years: ['none'], from: undefined, to: undefined}, order, {view})}>
                {facets.undated} {facets.undated === 1 ? 'has' : 'have'} none
              </a>
              .
            </>
          ) : (
            `${dated} by ${unit === 'years' ? 'years' : unit}.`
          )}{' '}
          <span className="histogram-hint">Drag to choose a period.</span>
        </span>
        {isNarrowed && (
          <a className="link" href={writeFilters({...filters, from: undefined, to: undefined}, order, {view})}>
            All {unit === 'month' ? 'months' : 'years'}
          </a>
        )}
      </p>
      <p className="sr-only" role="status" data-brush-says />
    </figure>
  )
}

function Bars({bars, most}: Pick<Histogram, 'bars' | 'most'>) {
  const draw = (isChosen: boolean): string =>
    bars
      .map((bar, place) => {
        if (bar.isChosen !== isChosen || bar.count === 0) return ''
        // One incident among thousands is still to be seen.
        const top = height - Math.max(2, Math.round((bar.count / most) * height))
        return `M${place * 10 + 1} ${top}h8V${height}h-8z`
      })
      .join('')
  return (
    <svg viewBox={`0 0 ${bars.length * 10} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="histogram-pale" d={draw(false)} />
      <path className="histogram-chosen" d={draw(true)} />
    </svg>
  )
}
