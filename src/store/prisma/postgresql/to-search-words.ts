import {type IncidentWords, wordWeights} from '#src/store/incident-words.ts'
import {listKnownPhrases, lookedFor} from './known-phrases.ts'

/** What an incident is found by in PostgreSQL: its words in order, and the same as the text of a tsvector. */
export type SearchWords = {readonly words: string; readonly vector: string}

const columns = Object.keys(wordWeights) as (keyof IncidentWords)[]

/** Takes an incident's texts apart into folded words, in one pass. */
export function toSearchWords(texts: IncidentWords): SearchWords {
  const words = columns.map(column => toLexemes(texts[column]))
  return {words: words.map(each => (each.length === 0 ? '' : ` ${each.join(' ')} `)).join('\n'), vector: toVector(words)}
}

/** The words of a text that `toIndexText` has made. */
function toLexemes(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}

/** How a word is marked in the vector besides standing there as it is: no word has a slash. */
export type WordMark = '' | 't/' | `${number}/`

/** Where the title has it. */
export const inTitle = 't/'

/** A word as part of a tsvector or tsquery; longer ones than anybody can ask for are cut, because PostgreSQL refuses them. */
export function quoteLexeme(word: string, mark: WordMark = ''): string {
  return `'${mark}${toLexeme(word).replaceAll(/['\\]/g, '$&$&')}'`
}

/** A word as the index holds it. */
export function toLexeme(word: string): string {
  return word.slice(0, longestLexeme).replaceAll(/\p{Surrogate}/gu, '')
}

// PostgreSQL's limits: 2046 bytes a word, and 1 MiB for the words of an incident together.
const longestLexeme = 400
const room = 1_000_000

/**
 * The words, each once, their marks, and the same of known phrases. Where a document of very many different words would be refused, the last
 * of them go without marks, which only ranking and titles ask for; and past the very limit they are left out.
 */
function toVector(words: readonly (readonly string[])[]): string {
  const weights = new Map<string, number>()
  const phrases = words.map(listKnownPhrases)
  for (const [place, column] of columns.entries()) {
    for (const each of [words, phrases]) for (const word of each[place] ?? []) weights.set(word, (weights.get(word) ?? 0) + wordWeights[column])
  }
  const length = words.reduce((sum, each) => sum + each.length, 0)
  const lexemes = new Set<string>()
  let bytes = 0
  const add = (word: string, mark: WordMark): void => {
    const lexeme = quoteLexeme(word, mark)
    if (lexemes.has(lexeme)) return
    bytes += Buffer.byteLength(lexeme)
    if (bytes <= room) lexemes.add(lexeme)
  }
  for (const word of weights.keys()) add(word, '')
  // Without it, phrases are looked for in the text whenever somebody asks.
  if (bytes < room && length > 0) lexemes.add(`'${lookedFor}'`)
  for (const each of [words, phrases]) for (const word of each[0] ?? []) add(word, inTitle)
  for (const [word, weight] of weights) {
    const level = toLevel(weight, length)
    if (level > 0) add(word, `${level}/`)
  }
  return [...lexemes].join(' ')
}

/** The highest level of a word. */
export const mostLevel = 5

/**
 * How much a word weighs in a text of so many words, in levels that double what the last one means; 0 is next to nothing. It is what BM25
 * makes of how often a word stands there, but for the mean length of all texts, which would tell of those that are hidden: a usual one
 * stands for it.
 */
export function toLevel(weight: number, length: number): number {
  const share = weight / (saturation * (1 - lengthMatters + (lengthMatters * Math.max(length, shortLength)) / usualLength))
  return Math.max(0, Math.min(mostLevel, Math.floor(Math.log2(share / lowestShare))))
}

/** What a word of this level adds, times how rare it is: BM25's `tf / (tf + k1)` in the middle of what the level covers. */
export function toShare(level: number): number {
  const middle = lowestShare * 2 ** (level + 0.5)
  return middle / (middle + 1)
}

// BM25's own constants, as FTS5 has them.
const saturation = 1.2
const lengthMatters = 0.75
const usualLength = 1_000
// A text of a few words has no word by chance, and not each of them is all that it is about.
const shortLength = 300
// A word that stands once in a text of usual length is of level 1.
const lowestShare = 0.3
