import {type PageAddress, takeShown} from '#src/features/incident/page-address.ts'
import {toPermalinks} from '#src/features/incident/to-permalinks.ts'
import type {Incident} from '#src/incident/incident.ts'
import {Evident} from './evident.tsx'
import {FactorCategory} from './factor-category.tsx'
import {Written} from './written.tsx'

type FactorListProps = {readonly incident: Incident; readonly html: readonly string[]; readonly which: readonly number[]; readonly address: PageAddress}

/** What helped to bring the incident about. */
export function FactorList({incident, html, which, address}: FactorListProps) {
  const permalinks = toPermalinks(incident).factors
  return (
    <ol className="factors">
      {takeShown(which, address).map(index => {
        const factor = incident.factors[index]
        if (!factor) return null
        const isToldTwice = html[index] !== undefined && opensWith(html[index], factor.title)
        const named = {name: 'factor-name', evidence: factor.evidence, address, href: `#${permalinks[index]}`, permalink: permalinks[index]}
        return (
          <li key={index} id={`factor-${index + 1}`}>
            <div className="factor-head">
              {isToldTwice ? (
                <>
                  <h3 className="sr-only">{factor.title}</h3>
                  <Evident {...named} className="factor-category">
                    Factor {index + 1}
                  </Evident>
                </>
              ) : (
                <h3>
                  <Evident {...named} className="factor-name">
                    {factor.title}
                  </Evident>
                </h3>
              )}
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
