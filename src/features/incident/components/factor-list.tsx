import {type PageAddress, takeShown} from '#src/features/incident/page-address.ts'
import type {Incident} from '#src/incident/incident.ts'
import {FactorCategory} from './factor-category.tsx'
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
              <h3 className={html[index] && opensWith(html[index], factor.title) ? 'sr-only' : undefined}>
                <a href={`#factor-${index + 1}`}>{factor.title}</a>
              </h3>
              {factor.category && (
                <FactorCategory name="factor" category={factor.category} evidence={factor.evidence} address={address} className="factor-category" />
              )}
            </div>
            {html[index] && <Written className="prose" html={html[index]} />}
          </li>
        )
      })}
    </ol>
  )
}

/** A factor without a name of its own is called by its first words, which need not be shown twice. */
function opensWith(html: string, title: string): boolean {
  const words = (text: string): string => text.replace(/<[^>]*>|&[a-z#\d]+;|[^\p{L}\p{N}]/giu, '')
  return words(html.slice(0, 4 * title.length + 400)).startsWith(words(title))
}
