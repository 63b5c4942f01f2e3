import {findSynonyms} from './synonyms.ts'
import {listForms} from './word-forms.ts'
import {toWords} from './words.ts'

/** How many of the incidents that a viewer may see hold each of some words; those that none holds are left out. */
export type WeighWords = (words: readonly string[]) => Promise<ReadonlyMap<string, number>>

const shortest = 4
const mostWords = 4
const letters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * A search with the words that occur nowhere replaced by the nearest that do: one letter left out, added, mistaken, or changed places with
 * its neighbour. Fields, phrases and excluded words stay as they are. Undefined where nothing is replaced. Asks twice at most.
 */
export async function correctSearch(text: string, weigh: WeighWords): Promise<string | undefined> {
  const pieces = text.split(/(\s+|"[^"]*"?)/)
  const suspects = pieces.flatMap((piece, place) => {
    const [word, ...others] = toWords(piece)
    const isWord = word !== undefined && others.length === 0 && /^[\p{L}\p{N}.,;!?'’*-]+$/u.test(piece) && !piece.startsWith('-')
    return isWord && word.length >= shortest && word.length <= 24 && !/\d/.test(word) && !findSynonyms(word) ? [{place, word}] : []
  })
  const held = suspects.length === 0 ? new Map<string, number>() : await weigh([...new Set(suspects.flatMap(({word}) => listForms(word)))])
  const unknown = suspects.filter(({word}) => !listForms(word).some(form => held.has(form))).slice(0, mostWords)
  if (unknown.length === 0) return undefined
  const slips = unknown.map(each => ({...each, near: listNear(each.word)}))
  const weights = await weigh([...new Set(slips.flatMap(({near}) => near.flatMap(listSame)))])
  const corrected = [...pieces]
  for (const {place, word, near} of slips) corrected[place] = findNearest(word, near, weights) ?? corrected[place] ?? ''
  const result = corrected.join('')
  return result === text ? undefined : result
}

/** The word nearest to one that nobody wrote: with its first letter before others, then the most frequent. */
function findNearest(word: string, near: readonly string[], weights: ReadonlyMap<string, number>): string | undefined {
  const candidates = near
    .map(candidate => ({candidate, weight: Math.max(...listSame(candidate).map(each => weights.get(each) ?? 0))}))
    .filter(({weight}) => weight > 0)
    .sort((a, b) => b.weight + bonus(word, b.candidate) - a.weight - bonus(word, a.candidate) || (a.candidate < b.candidate ? -1 : 1))
  return candidates[0]?.candidate
}

/** A word and those that mean the same: "fber" is "fiber", also where every text has "fibre". */
function listSame(word: string): readonly string[] {
  return [word, ...(findSynonyms(word) ?? []).filter(other => !other.includes(' ') && other !== word)]
}

/** Whoever mistypes seldom mistypes the first letter. */
function bonus(word: string, candidate: string): number {
  return word[0] === candidate[0] ? 1_000_000 : 0
}

/** The words at one slip of the fingers, of the Latin letters and those that the word has. */
function listNear(word: string): readonly string[] {
  const alphabet = /^[a-z]+$/.test(word) ? [...letters] : [...new Set([...letters, ...word])]
  const near = new Set<string>()
  const characters = [...word]
  for (let at = 0; at <= characters.length; at++) {
    const before = characters.slice(0, at).join('')
    const [first = '', second = ''] = [characters[at], characters[at + 1]]
    const rest = characters.slice(at + 1).join('')
    if (first !== '') near.add(before + rest)
    if (second !== '') near.add(before + second + first + characters.slice(at + 2).join(''))
    for (const letter of alphabet) {
      if (first !== '') near.add(before + letter + rest)
      near.add(before + letter + first + rest)
    }
  }
  near.delete(word)
  return [...near].filter(candidate => candidate.length >= 3)
}
