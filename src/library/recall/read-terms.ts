import {fillers} from '#src/library/search/fillers.ts'
import {findSynonyms} from '#src/library/search/synonyms.ts'
import {wordFamilies} from '#src/library/search/word-families.ts'
import {foldAccents} from '#src/library/search/words.ts'
import {commonWords} from './common-words.ts'
import type {AsideSpan} from './set-aside.ts'
import {stemWord} from './stem-word.ts'

/** A word, a code or a family of words in a text, by offsets of its UTF-16 units. */
export type Term = {
  /** What is compared: a stem, a code, or the family's name after a sign that no word has. */
  readonly key: string
  readonly kind: 'word' | 'common' | 'family' | 'code'
  /** The stem of the word that it begins with: terms of one word are one piece of evidence. */
  readonly stem: string
  readonly start: number
  readonly end: number
}

/** What is compared of a text, in its order, without what is set aside. */
export function readTerms(text: string, aside: readonly AsideSpan[] = []): readonly Term[] {
  const words = readWords(text, aside)
  const terms: Term[] = []
  for (const [at, word] of words.entries()) {
    if (word.kind) terms.push({key: word.stem, kind: word.kind, stem: word.stem, start: word.start, end: word.end})
    for (const {stems, family} of phrasesFrom(word.stem)) {
      const last = words[at + stems.length - 1]
      if (last && stems.every((stem, place) => words[at + place]?.stem === stem)) {
        terms.push({key: toFamilyKey(family), kind: 'family', stem: word.stem, start: word.start, end: last.end})
      }
    }
  }
  return terms
}

export function toFamilyKey(family: string): string {
  return `~${family}`
}

type Word = {readonly text: string; readonly stem: string; readonly kind: Term['kind'] | undefined; readonly start: number; readonly end: number}

const wordPattern = /[\p{L}\p{N}]+/gu
// Most texts are of ASCII, for which the plain pattern is several times as fast.
const asciiPattern = /[A-Za-z0-9]+/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const isAscii = /^[\x00-\x7f]*$/
// "CrashLoopBackOff" and "OOMKilled" are words in a row.
const humps = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/

function readWords(text: string, aside: readonly AsideSpan[]): readonly Word[] {
  const words: Word[] = []
  let next = 0
  for (const match of text.matchAll(isAscii.test(text) ? asciiPattern : wordPattern)) {
    const start = match.index
    const end = start + match[0].length
    while ((aside[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    if ((aside[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue
    for (const {from, to, ...word} of takeApart(match[0])) words.push({...word, start: start + from, end: start + to})
  }
  return words
}

type Part = {readonly text: string; readonly stem: string; readonly kind: Word['kind']; readonly from: number; readonly to: number}

const known = new Map<string, readonly Part[]>()

/** The words that a run of letters and digits is made of: the whole name where it means something by itself, and its parts. */
function takeApart(run: string): readonly Part[] {
  const parts = known.get(run)
  if (parts) return parts
  const taken: Part[] = []
  const take = (text: string, from: number): void => {
    const folded = fold(text)
    taken.push({text: folded, stem: canonical(stemWord(folded)), kind: toKind(folded), from, to: from + text.length})
  }
  const humped = run.split(humps)
  if (humped.length === 1 || isKnown(fold(run))) take(run, 0)
  if (humped.length > 1) {
    let from = 0
    for (const part of humped) {
      take(part, from)
      from += part.length
    }
  }
  // Texts have some ten thousands of words between them; what is pasted adds names that nobody asks for again.
  if (known.size < 50_000 && run.length < 40) known.set(run, taken)
  return taken
}

function fold(text: string): string {
  return foldAccents(text.toLowerCase())
}

function toKind(word: string): 'word' | 'common' | 'code' | undefined {
  if (/^\d+$/.test(word)) return word.length >= 3 && word.length <= 5 ? 'code' : undefined
  if (word.length < 2 || fillers.has(word)) return undefined
  return commonWords.has(word) ? 'common' : 'word'
}

type FamilyPhrase = {readonly stems: readonly string[]; readonly family: string}

const byFirstStem = new Map<string, FamilyPhrase[]>()
for (const [family, terms] of Object.entries(wordFamilies)) {
  for (const term of terms.split(/,\s*/)) {
    const stems = [...term.matchAll(wordPattern)].map(([word]) => canonical(stemWord(fold(word))))
    const first = stems[0]
    if (first !== undefined) byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), {stems, family}])
  }
}

function phrasesFrom(stem: string): readonly FamilyPhrase[] {
  return byFirstStem.get(stem) ?? []
}

function isKnown(word: string): boolean {
  return byFirstStem.has(canonical(stemWord(word)))
}

/** One of those that stand for one another, always the same one. */
function canonical(stem: string): string {
  const single = findSynonyms(stem)?.find(term => !term.includes(' '))
  return single === undefined ? stem : stemWord(single)
}
