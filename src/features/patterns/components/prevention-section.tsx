import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {count} from '#src/features/patterns/format-figures.ts'
import {type PatternAddress, writePatternAddress} from '#src/features/patterns/pattern-address.ts'
import {Coverage} from '#src/features/remediation/figures/components/coverage.tsx'
import {ScrolledTable} from '#src/features/remediation/figures/components/scrolled-table.tsx'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {FactorPrevention} from '#src/library/patterns/pattern-counts.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type PreventionSectionProps = {readonly prevention: readonly FactorPrevention[]; readonly address: PatternAddress}

const mostAtOnce = 12

/** Factors that come again and again and that nothing is done to prevent, as far as documents say. */
export function PreventionSection({prevention, address}: PreventionSectionProps) {
  const without = prevention.filter(({prevented}) => prevented === 0)
  const shown = without.slice(0, address.isWhole ? 200 : mostAtOnce)
  return (
    <div>
      <h2 id="prevention">Factors without any preventing action</h2>
      <Coverage part={without.length} whole={prevention.length} noun="factor" verb={['has', 'have']} what="none" />
      {without.length === 0 ? (
        <p className="figures-empty">{prevention.length === 0 ? 'No incident here states a contributing factor.' : 'Each factor has at least one.'}</p>
      ) : (
        <ScrolledTable label="Table of factors without any preventing action">
          <thead>
            <tr>
              <th scope="col">Factor</th>
              <th scope="col" className="number">
                Incidents
              </th>
              <th scope="col">May be meant for it</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({factor, incidents, unnamed}) => (
              <tr key={factor}>
                <th scope="row">
                  <bdi>{clampText(formatFactorCategory(factor), 60)}</bdi>
                </th>
                <td className="number">
                  <a href={writeFilters({...address.filters, factors: [factor]})}>{count(incidents)}</a>
                </td>
                <td>
                  {unnamed === 0 ? (
                    <span className="dim">nothing</span>
                  ) : (
                    <>
                      actions in{' '}
                      <a className="link" href={writeFilters({...address.filters, factors: [factor], words: narrow(address.filters.words)})}>
                        {count(unnamed)} of {count(incidents)}
                      </a>
                      , which name no factor
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrolledTable>
      )}
      <p className="coverage heat-notes">
        A factor has one where, in any of these incidents, an action of the kind “prevent” that is open, in progress or done names it.{' '}
        {shown.length < without.length && (
          <>
            The {count(shown.length)} most frequent are listed.{' '}
            {!address.isWhole && (
              <a className="link" href={writePatternAddress({...address, isWhole: true})}>
                Show {without.length > 200 ? 'more' : 'all'}
              </a>
            )}
          </>
        )}
      </p>
    </div>
  )
}

/** Of the incidents with a factor of which none has an action against it, those counted as "may be meant for it". */
function narrow(words: string): string {
  return `${words} has:general-prevention`.trim()
}
