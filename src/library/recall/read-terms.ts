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
    const kind = toKind(word.text)
    if (kind) terms.push({key: canonical(word.stem), kind, stem: word.stem, start: word.start, end: word.end})
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

type Word = {readonly text: string; readonly stem: string; readonly start: number; readonly end: number}

const wordPattern = /[\p{L}\p{N}]+/gu
// "CrashLoopBackOff" and "OOMKilled" are words in a row.
const humps = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/

function readWords(text: string, aside: readonly AsideSpan[]): readonly Word[] {
  const words: Word[] = []
  let next = 0
  for (const match of text.matchAll(wordPattern)) {
    const start = match.index
    const end = start + match[0].length
    while ((aside[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    if ((aside[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue
    const parts = match[0].split(humps)
    const whole = fold(match[0])
    // The whole name counts where it means something by itself; else its parts do.
    if (parts.length === 1 || isKnown(whole)) words.push({text: whole, stem: stemWord(whole), start, end})
    if (parts.length === 1) continue
    let from = start
    for (const part of parts) {
      const folded = fold(part)
      words.push({text: folded, stem: stemWord(folded), start: from, end: from + part.length})
      from += part.length
    }
  }
  return words
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
    const stems = [...term.matchAll(wordPattern)].map(([word]) => stemWord(fold(word)))
    const first = stems[0]
    if (first !== undefined) byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), {stems, family}])
  }
}

function phrasesFrom(stem: string): readonly FamilyPhrase[] {
  return byFirstStem.get(stem) ?? []
}

function isKnown(word: string): boolean {
  return byFirstStem.has(stemWord(word))
}

const canonicals = new Map<string, string>()

/** One of those that stand for one another, always the same one. */
function canonical(stem: string): string {
  const known = canonicals.get(stem)
  if (known !== undefined) return known
  const single = findSynonyms(stem)?.find(term => !term.includes(' '))
  const chosen = single === undefined ? stem : stemWord(single)
  if (canonicals.size < 50_000) canonicals.set(stem, chosen)
  return chosen
}
