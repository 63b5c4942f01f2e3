import {alignments, type CompareAddress, mostCompared, writeCompareAddress} from '#src/features/compare/compare-address.ts'
import type {Comparison} from '#src/features/compare/compare-queries.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {Trail} from '#src/ui/trail.tsx'
import {ChooseIncidents} from './choose-incidents.tsx'
import {ComparisonPicture} from './comparison-picture.tsx'
import {ComparisonTable} from './comparison-table.tsx'
import {SharedList} from './shared-list.tsx'

type ComparePageProps = {readonly comparison: Comparison; readonly address: CompareAddress}

/** Two to four incidents beside each other: their courses from one moment, what they share, and what each account states. */
export function ComparePage({comparison, address}: ComparePageProps) {
  const {compared, today} = comparison
  const isEnough = compared.length > 1
  return (
    <div className="figures-page compare-page">
      <header>
        <Trail href="/incidents" name="Incidents">
          Compare
        </Trail>
        <h1>{isEnough ? `${compared.length} incidents side by side` : 'Compare incidents'}</h1>
        {isEnough && <p className="figures-of">As of {formatShortDay(today)}.</p>}
        <Notes comparison={comparison} address={address} />
        <ChooseIncidents comparison={comparison} address={address} />
      </header>
      {isEnough ? (
        <>
          <section aria-labelledby="courses" className="compare-courses">
            <div className="compare-head">
              <h2 id="courses">Their courses</h2>
              <nav className="choice screen-only" aria-label="Aligned by when they were">
                {alignments.map(align => (
                  <a key={align} href={writeCompareAddress({...address, align})} aria-current={address.align === align ? 'true' : undefined}>
                    From {align}
                  </a>
                ))}
              </nav>
            </div>
            <ComparisonPicture compared={compared} address={address} />
          </section>
          <SharedList comparison={comparison} />
          <section aria-labelledby="side-by-side">
            <h2 id="side-by-side">Side by side</h2>
            <ComparisonTable comparison={comparison} align={address.align} />
          </section>
        </>
      ) : (
        <EmptyState title={compared.length === 0 ? 'Choose two to four incidents.' : 'One more, and they can be compared.'}>
          <p>
            Mark them in{' '}
            <a className="link" href="/incidents">
              the list of incidents
            </a>{' '}
            and press “Compare”, or follow “Compare” beside what is related on an incident’s page.
          </p>
        </EmptyState>
      )}
    </div>
  )
}

/** What the address asks for and the page does not show. */
function Notes({comparison: {absent}, address: {tooMany}}: ComparePageProps) {
  const notes = [
    ...absent.map(id => `There is no incident “${clampText(id, 80)}”, so it was left out.`),
    ...(tooMany > 0 ? [`Only the first ${mostCompared} are compared; ${plural(tooMany, 'incident')} more ${tooMany === 1 ? 'was' : 'were'} asked for.`] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="callout compare-note" aria-label="About this address">
      {notes.map(note => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
