import {findSynonyms} from './synonyms.ts'
import {listForms} from './word-forms.ts'
import {toWords} from './words.ts'

/** What the texts of the incidents that a viewer may see are made of. */
export type Vocabulary = {
  /** How many of those incidents hold each of some words; those that none holds are left out. */
  weigh(words: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Whether any of them holds one of some words. */
  isHeld(words: readonly string[]): Promise<boolean>
}

const shortest = 4
const mostWords = 4
const letters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * A search with the words that occur nowhere replaced by the nearest that do: one letter left out, added, mistaken, or changed places with
 * its neighbour. Fields, phrases and excluded words stay as they are. Undefined where nothing is replaced.
 */
export async function correctSearch(text: string, {weigh, isHeld}: Vocabulary): Promise<string | undefined> {
  const pieces = text.split(/(\s+|"[^"]*"?)/)
  const suspects = pieces.flatMap((piece, place) => {
    const [word, ...others] = toWords(piece)
    const isWord = word !== undefined && others.length === 0 && /^[\p{L}\p{N}.,;!?'’*-]+$/u.test(piece) && !piece.startsWith('-')
    return isWord && word.length >= shortest && word.length <= 24 && !/\d/.test(word) && !findSynonyms(word) ? [{place, word}] : []
  })
  const corrected = [...pieces]
  let left = mostWords
  for (const {place, word} of suspects) {
    if (left === 0) break
    if (await isHeld(listForms(word))) continue
    left -= 1
    const best = await findNearest(word, weigh)
    if (best !== undefined) corrected[place] = best
  }
  const result = corrected.join('')
  return result === text ? undefined : result
}

/** The word nearest to one that nobody wrote: with its first letter before others, then the most frequent. */
async function findNearest(word: string, weigh: Vocabulary['weigh']): Promise<string | undefined> {
  // "fber" is "fiber", also where every text has "fibre".
  const sameAs = (near: string): readonly string[] => [near, ...(findSynonyms(near) ?? []).filter(other => !other.includes(' ') && other !== near)]
  const near = listNear(word)
  const weights = await weigh([...new Set(near.flatMap(sameAs))])
  const candidates = near
    .map(candidate => ({candidate, weight: Math.max(...sameAs(candidate).map(each => weights.get(each) ?? 0))}))
    .filter(({weight}) => weight > 0)
    .sort((a, b) => b.weight + bonus(word, b.candidate) - a.weight - bonus(word, a.candidate) || (a.candidate < b.candidate ? -1 : 1))
  return candidates[0]?.candidate
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
