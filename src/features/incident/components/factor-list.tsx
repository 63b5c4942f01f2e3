import {writeFilters} from '#src/features/catalogue/write-filters.ts'
import {type PageAddress, takeShown} from '#src/features/incident/page-address.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {Incident} from '#src/incident/incident.ts'
import {Evident} from './evident.tsx'
import {Written} from './written.tsx'

type FactorListProps = {readonly incident: Incident; readonly html: readonly string[]; readonly which: readonly number[]; readonly address: PageAddress}

/** What helped to bring the incident about. */
export function FactorList({incident, html, which, address}: FactorListProps) {
  return (
    <ol className="factors">
      {takeShown(which, address).map(index => {
        const factor = incident.factors[index]
        if (!factor) return null
        return (
          <li key={index} id={`factor-${index + 1}`}>
            <div className="factor-head">
              <h3>
                <a href={`#factor-${index + 1}`}>{factor.title}</a>
              </h3>
              {factor.category && (
                <Evident
                  name="factor"
                  evidence={factor.evidence}
                  address={address}
                  href={writeFilters({factors: [factor.category]})}
                  className="factor-category"
                >
                  {formatFactorCategory(factor.category)}
                </Evident>
              )}
            </div>
            {html[index] && <Written className="prose" html={html[index]} />}
          </li>
        )
      })}
    </ol>
  )
}
