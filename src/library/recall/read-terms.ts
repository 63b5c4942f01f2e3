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
  return pickTerms(readParts(text, aside), () => true).terms
}

/** Those terms of a text that are sought, in its order, and how many words it has that are not common. */
type SoughtTerms = {readonly terms: readonly Term[]; readonly words: number}

/** Reads a document's text. Its words are remembered, as those of questions are not: nothing that is pasted is kept. */
export function readSoughtTerms(text: string, isSought: (key: string) => boolean): SoughtTerms {
  return pickTerms(readParts(text, [], true), isSought)
}

/** Of all that is compared with a question hardly anything is sought. */
function pickTerms({parts, starts}: Parts, isSought: (key: string) => boolean): SoughtTerms {
  const terms: Term[] = []
  let words = 0
  for (const [at, {stem, kind, from, to, phrases}] of parts.entries()) {
    const start = (starts[at] ?? 0) + from
    if (kind === 'word') words += 1
    if (kind && isSought(stem)) terms.push({key: stem, kind, stem, start, end: start - from + to})
    for (const {stems, key} of phrases) {
      const last = at + stems.length - 1
      const end = parts[last]?.to
      if (end !== undefined && isSought(key) && stems.every((each, place) => parts[at + place]?.stem === each))
        terms.push({key, kind: 'family', stem, start, end: (starts[last] ?? 0) + end})
    }
  }
  return {terms, words}
}

export function toFamilyKey(family: string): string {
  return `~${family}`
}

const wordPattern = /[\p{L}\p{N}]+/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const isAscii = /^[\x00-\x7f]*$/
// "CrashLoopBackOff" and "OOMKilled" are words in a row.
const humps = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/

/** Words in a row, and where the runs of letters and digits begin that they are parts of. */
type Parts = {readonly parts: readonly Part[]; readonly starts: readonly number[]}

function readParts(text: string, aside: readonly AsideSpan[], isKept = false): Parts {
  const parts: Part[] = []
  const starts: number[] = []
  let next = 0
  const take = (start: number, end: number): void => {
    while ((aside[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    if ((aside[next]?.start ?? Number.POSITIVE_INFINITY) < end) return
    for (const part of takeApart(text.slice(start, end), isKept)) {
      parts.push(part)
      starts.push(start)
    }
  }
  // Most texts are of ASCII, whose words are found many times as fast by a look at each letter.
  if (isAscii.test(text)) {
    for (let start = 0; start < text.length; start++) {
      let end = start
      while (isPlain(text.charCodeAt(end))) end++
      if (end > start) take(start, end)
      start = end
    }
  } else for (const match of text.matchAll(wordPattern)) take(match.index, match.index + match[0].length)
  return {parts, starts}
}

/** Whether a unit is a letter or digit of ASCII. */
function isPlain(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
}

/** A word, by offsets in the run that it is a part of, with the phrases that begin with it. */
type Part = {
  readonly stem: string
  readonly kind: Term['kind'] | undefined
  readonly from: number
  readonly to: number
  readonly phrases: readonly FamilyPhrase[]
}

const known = new Map<string, readonly Part[]>()

/** The words that a run of letters and digits is made of: the whole name where it means something by itself, and its parts. */
function takeApart(run: string, isKept: boolean): readonly Part[] {
  const parts = known.get(run)
  if (parts) return parts
  const taken: Part[] = []
  const take = (text: string, from: number): void => {
    const folded = fold(text)
    const stem = canonical(stemWord(folded))
    taken.push({stem, kind: toKind(folded), from, to: from + text.length, phrases: byFirstStem.get(stem) ?? none})
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
  // Texts have some ten thousands of words between them. Put together anew, or a long word would keep all of its text in memory.
  if (isKept && known.size < 50_000 && run.length < 40) known.set([...run].join(''), taken)
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

type FamilyPhrase = {readonly stems: readonly string[]; readonly key: string}

const none: readonly FamilyPhrase[] = []
const byFirstStem = new Map<string, FamilyPhrase[]>()
for (const [family, terms] of Object.entries(wordFamilies)) {
  for (const term of terms.split(/,\s*/)) {
    const stems = [...term.matchAll(wordPattern)].map(([word]) => canonical(stemWord(fold(word))))
    const first = stems[0]
    if (first !== undefined) byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), {stems, key: toFamilyKey(family)}])
  }
}

function isKnown(word: string): boolean {
  return byFirstStem.has(canonical(stemWord(word)))
}

/** One of those that stand for one another, always the same one. */
function canonical(stem: string): string {
  const single = findSynonyms(stem)?.find(term => !term.includes(' '))
  return single === undefined ? stem : stemWord(single)
}
