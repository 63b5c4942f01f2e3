import type {DocumentPassage} from './document-passage.ts'
import {fillers} from './fillers.ts'
import {toWords} from './words.ts'

const mostWords = 40
const mostChosen = 8
const mostHolders = 500

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

/**
 * Those of an incident's key words that set it apart: rare, but not its own alone. `holders` says how many of `all` documents hold each. Words
 * that a tenth of the documents hold would relate everything to everything; a few hundred of very many are too many as well, and slow.
 */
export function chooseKeyWords(words: readonly string[], holders: ReadonlyMap<string, number>, all: number): readonly string[] {
  const most = Math.max(5, Math.min(all / 10, mostHolders))
  return words
    .flatMap((word, place) => {
      const count = holders.get(word) ?? 0
      // What comes first says more; what few hold tells more.
      return count >= 2 && count <= most ? [{word, weight: Math.log(1 + all / count) / (1 + place / 10)}] : []
    })
    .toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, mostChosen)
    .map(({word}) => word)
}
