import {findSynonyms} from './synonyms.ts'
import {listForms} from './word-forms.ts'
import {toWords} from './words.ts'

/** How many incidents hold each of some words; those that occur in none may be left out. */
export type WordCounter = (words: readonly string[]) => Promise<ReadonlyMap<string, number>>

const shortest = 4
const mostWords = 4
const letters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * A search with the words that occur nowhere replaced by the nearest that do: one letter left out, added, mistaken, or changed places with
 * its neighbour. Fields, phrases and excluded words stay as they are. Undefined where nothing is replaced.
 */
export async function correctSearch(text: string, count: WordCounter): Promise<string | undefined> {
  const pieces = text.split(/(\s+|"[^"]*"?)/)
  const suspects = pieces.flatMap((piece, place) => {
    const [word, ...others] = toWords(piece)
    const isWord = word !== undefined && others.length === 0 && /^[\p{L}\p{N}.,;!?'’*-]+$/u.test(piece) && !piece.startsWith('-')
    return isWord && word.length >= shortest && word.length <= 24 && !/\d/.test(word) && !findSynonyms(word) ? [{place, word}] : []
  })
  if (suspects.length === 0) return undefined
  const known = await count(suspects.flatMap(({word}) => listForms(word)))
  const unknown = suspects.filter(({word}) => !listForms(word).some(form => known.has(form))).slice(0, mostWords)
  if (unknown.length === 0) return undefined
  const near = unknown.map(({word}) => listNear(word))
  // "fber" is "fiber", also where every text has "fibre".
  const sameAs = (word: string): readonly string[] => [word, ...(findSynonyms(word) ?? []).filter(other => !other.includes(' ') && other !== word)]
  const held = await count([...new Set(near.flat().flatMap(sameAs))])
  const counts = new Map(
    near.flat().flatMap(candidate => {
      const holders = Math.max(...sameAs(candidate).map(word => held.get(word) ?? 0))
      return holders > 0 ? [[candidate, holders] as const] : []
    }),
  )
  const corrected = [...pieces]
  let isCorrected = false
  for (const [at, {place, word}] of unknown.entries()) {
    const best = (near[at] ?? [])
      .flatMap(candidate => (counts.has(candidate) ? [{candidate, count: counts.get(candidate) ?? 0}] : []))
      .sort((a, b) => b.count + bonus(word, b.candidate) - a.count - bonus(word, a.candidate) || (a.candidate < b.candidate ? -1 : 1))[0]
    if (!best) continue
    corrected[place] = best.candidate
    isCorrected = true
  }
  return isCorrected ? corrected.join('') : undefined
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
