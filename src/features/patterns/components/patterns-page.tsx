import {Complaints} from '#src/features/catalogue/components/complaints.tsx'
import {HowToBegin} from '#src/features/catalogue/components/how-to-begin.tsx'
import {count} from '#src/features/patterns/format-figures.ts'
import {type PatternAddress, writeMapAddress, writePatternAddress} from '#src/features/patterns/pattern-address.ts'
import type {PatternsView} from '#src/features/patterns/pattern-queries.ts'
import {plural} from '#src/features/services/plural.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {CustomersSection} from './customers-section.tsx'
import {GrowthSection} from './growth-section.tsx'
import {HeatSection} from './heat-section.tsx'
import {PatternFilters} from './pattern-filters.tsx'
import {PatternTabs} from './pattern-tabs.tsx'
import {PreventionSection} from './prevention-section.tsx'

type PatternsPageProps = {
  readonly view: PatternsView
  readonly address: PatternAddress
  readonly complaints: readonly string[]
  /** How many incidents there are without any filter. */
  readonly all: number
  readonly isReading: boolean
}

/** What incidents have in common, counted. */
export function PatternsPage({view, address, complaints, all, isReading}: PatternsPageProps) {
  const {heat, recurrences} = view
  if (all === 0) {
    return (
      <div className="px-4 py-6 tablet:px-7">
        <HowToBegin level={1} isReading={isReading} />
      </div>
    )
  }
  return (
    <div className="figures-page patterns-page">
      <header>
        <h1>Patterns</h1>
        <PatternTabs current="patterns" />
        {heat.all.count > 0 && (
          <p className="figures-of">
            What {heat.all.count === 1 ? 'one incident has' : `${plural(heat.all.count, 'incident')} have`} in common, by what their documents state.
          </p>
        )}
        <Complaints complaints={complaints} />
        <PatternFilters
          path="/patterns"
          filters={address.filters}
          facets={view.facets}
          toHref={filters => writePatternAddress({...address, filters, isWhole: false})}
        />
      </header>
      {heat.all.count === 0 ? (
        <EmptyState title="No incident matches.">
          <p>
            <a className="link" href="/patterns">
              Show the patterns of all incidents
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <HeatSection view={view} address={address} />
          <GrowthSection growth={view.growth} address={address} />
          <section aria-labelledby="customers prevention" className="figure-columns">
            <CustomersSection shares={view.shares} filters={address.filters} />
            <PreventionSection prevention={view.prevention} address={address} />
          </section>
          <section aria-labelledby="recurrences">
            <h2 id="recurrences">Recurrences</h2>
            <p className="figures-empty">
              {recurrences === 0
                ? 'No author states that an incident repeats an earlier one.'
                : `Authors state ${count(recurrences)} ${recurrences === 1 ? 'time' : 'times'} that an incident repeats an earlier one.`}{' '}
              <a className="link" href="/patterns/recurrences">
                Show the recurrences
              </a>
              {recurrences > 0 && (
                <>
                  {' '}
                  <a className="link" href={writeMapAddress({filters: address.filters, types: ['recurrence-of']})}>
                    Show these on the map
                  </a>
                </>
              )}
            </p>
          </section>
        </>
      )}
    </div>
  )
}
