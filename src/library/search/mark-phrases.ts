import type {MarkedText} from './document-passage.ts'
import type {Phrase} from './search-query.ts'
import {foldAccents, toWords} from './words.ts'

/** Where phrases stand in a text: offsets of its UTF-16 units, and which of the lists of phrases it was. */
export type FoundPhrase = {readonly start: number; readonly end: number; readonly list: number}

/** Finds phrases in texts as the stores do. */
export type PhraseFinder = (text: string) => readonly FoundPhrase[]

const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u

/** Draws up a finder of phrases: of each list, any. */
export function openPhraseFinder(lists: readonly (readonly Phrase[])[]): PhraseFinder {
  const known = new Map<string, number>()
  const beginnings: (readonly [string, number])[] = []
  const phrases: Phrase[] = []
  for (const [list, each] of lists.entries()) {
    for (const phrase of each) {
      const key = phrase.words.join(' ')
      if (known.has(key)) continue
      known.set(key, list)
      if (phrase.isPrefix) beginnings.push([key, list])
      phrases.push(phrase)
    }
  }
  if (phrases.length === 0) return () => []
  // Most texts are of ASCII, for which the plain pattern is several times as fast.
  const [ascii, unicode] = [toPattern(phrases, '[a-z0-9]', 'g'), toPattern(phrases, '[\\p{L}\\p{N}\\p{Co}]', 'gu')]
  // Few texts hold any, and what only looks for the letters says so several times as fast.
  const mayHold = new RegExp([...new Set(phrases.map(({words}) => words[0] ?? ''))].join('|'))
  return text => {
    const {folded, offsets, isAscii} = foldText(text)
    if (!mayHold.test(folded)) return []
    return Array.from(folded.matchAll(isAscii ? ascii : unicode), match => {
      const key = toWords(match[0]).join(' ')
      const list = known.get(key) ?? beginnings.find(([beginning]) => key.startsWith(beginning))?.[1] ?? 0
      const end = match.index + match[0].length
      return {start: offsets?.[match.index] ?? match.index, end: offsets?.[end] ?? end, list}
    })
  }
}

/** A text in pieces, those that were found marked; joined they are the text. */
export function markPhrases(text: string, found: readonly Pick<FoundPhrase, 'start' | 'end'>[]): readonly MarkedText[] {
  const parts: MarkedText[] = []
  let from = 0
  for (const {start, end} of found) {
    if (start > from) parts.push({text: text.slice(from, start), isFound: false})
    parts.push({text: text.slice(start, end), isFound: true})
    from = end
  }
  return from < text.length ? [...parts, {text: text.slice(from), isFound: false}] : parts
}

/** Words are letters and digits only, so they stand for themselves in a pattern. Any of the phrases, the longest first: "out of memory" before "out". */
function toPattern(phrases: readonly Phrase[], letter: string, flags: string): RegExp {
  const among = (wanted: readonly Phrase[]): string =>
    wanted
      .map(({words}) => words.join(`(?:(?!${letter})[^])*?`))
      .toSorted((a, b) => b.length - a.length)
      .join('|')
  const [unspacedOnes, others] = [phrases.filter(isUnspaced), phrases.filter(phrase => !isUnspaced(phrase))]
  const [growing, whole] = [others.filter(({isPrefix}) => isPrefix), others.filter(({isPrefix}) => !isPrefix)]
  const parts = [
    ...(whole.length > 0 ? [`(?<!${letter})(?:${among(whole)})(?!${letter})`] : []),
    ...(growing.length > 0 ? [`(?<!${letter})(?:${among(growing)})${letter}*`] : []),
    ...(unspacedOnes.length > 0 ? [`(?:${among(unspacedOnes)})`] : []),
  ]
  return new RegExp(parts.join('|'), flags)
}

function isUnspaced({words}: Phrase): boolean {
  return words.some(word => unspaced.test(word))
}

type FoldedText = {
  readonly folded: string
  /** Where each of its units stood; undefined where that is where it stands. */
  readonly offsets: readonly number[] | undefined
  readonly isAscii: boolean
}

/** A text as words are compared. */
function foldText(text: string): FoldedText {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return {folded: text.toLowerCase(), offsets: undefined, isAscii: true}
  let isMoved = false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  const replaced = text.replace(/[^\x00-\x7f]/gu, character => {
    const plain = foldCharacter(character)
    isMoved ||= plain.length !== character.length
    return plain
  })
  // Dashes and most letters stay where they were.
  return isMoved ? foldEach(text) : {folded: replaced.toLowerCase(), offsets: undefined, isAscii: false}
}

function foldEach(text: string): FoldedText {
  let folded = ''
  const offsets: number[] = []
  let offset = 0
  for (const character of text) {
    const plain = foldCharacter(character)
    for (let unit = 0; unit < plain.length; unit++) offsets.push(offset)
    folded += plain
    offset += character.length
  }
  offsets.push(offset)
  return {folded, offsets, isAscii: false}
}

const known = new Map<string, string>()

function foldCharacter(character: string): string {
  const folded = known.get(character)
  if (folded !== undefined) return folded
  const plain = foldAccents(character.toLowerCase())
  // Texts of a few scripts have some thousands of characters between them.
  if (known.size < 20_000) known.set(character, plain)
  return plain
}
