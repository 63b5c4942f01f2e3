import type {PageAddress} from '#src/features/incident/page-address.ts'
import {type FactorSuggestion, formatFactorCategory} from '#src/incident/factor.ts'
import {withoutComments} from '#src/postmortem/document/plain-text.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Evident} from './evident.tsx'

type FactorSuggestionsProps = {readonly suggestions: readonly FactorSuggestion[]; readonly address: PageAddress}

/** What the wording may be filed under: proposals of the program, kept apart from what the author states. */
export function FactorSuggestions({suggestions, address}: FactorSuggestionsProps) {
  return (
    <aside className="suggestions" aria-label="Suggested factors">
      <p>Hindsight suggests, from the wording alone; the text states no such category.</p>
      <ul>
        {suggestions.map(({category, evidence}) => (
          <li key={category}>
            <span className="suggestion-name">Suggested</span>{' '}
            <Evident name={`suggestion-${category.replace('/', '-')}`} evidence={evidence} address={address}>
              {formatFactorCategory(category)}
            </Evident>{' '}
            <q>{clampText(withoutComments(evidence.quote).replace(/\s+/g, ' ').trim())}</q>
          </li>
        ))}
      </ul>
    </aside>
  )
}
