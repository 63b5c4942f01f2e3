import type {DocumentPassage} from './document-passage.ts'
import {fillers} from './fillers.ts'
import {toWords} from './words.ts'

const mostWords = 40

/** The words that say most of what an incident was about, the most telling first: of its title, its factors, and what its impact was. */
export function toKeyWords(title: string, passages: readonly DocumentPassage[]): readonly string[] {
  const weights = new Map<string, number>()
  const weigh = (text: string, weight: number): void => {
    for (const word of new Set(toWords(text))) {
      if (word.length >= 4 && !/^\d+$/.test(word) && !fillers.has(word)) weights.set(word, (weights.get(word) ?? 0) + weight)
    }
  }
  weigh(title, 3)
  for (const {place, kind, text} of passages) {
    if (place === 'factor') weigh(text, 2)
    else if (kind === 'impact' || kind === 'trigger' || kind === 'detection' || kind === 'summary' || kind === 'rootCause') weigh(text, 1)
  }
  return [...weights]
    .toSorted(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word]) => word)
}
