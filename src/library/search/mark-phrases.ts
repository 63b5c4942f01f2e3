import type {MarkedText} from './document-passage.ts'
import type {Phrase} from './search-query.ts'
import {foldAccents} from './words.ts'

/** Where phrases stand in a text: offsets of its UTF-16 units, and which of the lists of phrases it was. */
export type FoundPhrase = {readonly start: number; readonly end: number; readonly list: number}

/** Finds phrases in texts as the stores do. */
export type PhraseFinder = (text: string) => readonly FoundPhrase[]

const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u

/** Draws up a finder of phrases: of each list, any. */
export function openPhraseFinder(lists: readonly (readonly Phrase[])[]): PhraseFinder {
  const needles = toNeedles(lists)
  return text => {
    const {folded, offsets} = foldText(text)
    return Array.from(findEach(folded, needles), ({start, end, list}) => ({start: offsets?.[start] ?? start, end: offsets?.[end] ?? end, list}))
  }
}

/** Letters that some phrases begin with. A text is searched for each as it stands: most hold none, which is told without a look at their words. */
type Needle = {
  readonly letters: string
  /** In the order in which they are tried. */
  readonly phrases: readonly (Phrase & {readonly list: number; readonly isUnspaced: boolean})[]
}

function toNeedles(lists: readonly (readonly Phrase[])[]): readonly Needle[] {
  const phrases = lists
    .flatMap((each, list) => each.map(phrase => ({...phrase, list, isUnspaced: phrase.words.some(word => unspaced.test(word))})))
    .filter(({words}) => words[0] !== undefined)
  const beginnings = new Set(phrases.map(({words}) => words[0] ?? ''))
  return [...beginnings]
    .filter(letters => ![...beginnings].some(shorter => shorter !== letters && letters.startsWith(shorter)))
    .map(letters => ({letters, phrases: phrases.filter(({words}) => words[0]?.startsWith(letters)).toSorted(tryBefore)}))
}

/** What has to end with a word comes first; then the longest: "out of memory" before "out". */
function tryBefore(a: Needle['phrases'][number], b: Needle['phrases'][number]): number {
  const rank = ({isPrefix, isUnspaced}: Needle['phrases'][number]): number => (isUnspaced ? 2 : isPrefix ? 1 : 0)
  return rank(a) - rank(b) || b.words.length - a.words.length || b.words.join('').length - a.words.join('').length
}

/** From the beginning on, no two of them share a letter. */
function* findEach(folded: string, needles: readonly Needle[]): Generator<FoundPhrase> {
  const next = needles.map(({letters}) => folded.indexOf(letters))
  let from = 0
  for (;;) {
    let first = -1
    for (let each = 0; each < needles.length; each++) {
      const at = next[each] ?? -1
      if (at !== -1 && (first === -1 || at < (next[first] ?? 0))) first = each
    }
    const needle = needles[first]
    if (!needle) return
    const start = next[first] ?? 0
    const found = matchAt(folded, start, needle.phrases)
    if (found) yield found
    from = found?.end ?? start + 1
    for (let each = 0; each < needles.length; each++) {
      const at = next[each] ?? -1
      if (at !== -1 && at < from) next[each] = folded.indexOf(needles[each]?.letters ?? '', from)
    }
  }
}

function matchAt(folded: string, start: number, phrases: Needle['phrases']): FoundPhrase | undefined {
  const isInsideWord = isLetterBefore(folded, start)
  for (const {words, isPrefix, isUnspaced, list} of phrases) {
    if (isInsideWord && !isUnspaced) continue
    let end = endOfWords(folded, start, words)
    if (end === -1) continue
    if (isPrefix && !isUnspaced) while (isLetterAt(folded, end)) end += lengthAt(folded, end)
    else if (!isUnspaced && isLetterAt(folded, end)) continue
    return {start, end, list}
  }
  return undefined
}

/** Where words end that stand from an offset on with no letter between them; -1 where they do not. */
function endOfWords(folded: string, start: number, words: readonly string[]): number {
  let at = start
  for (const [place, word] of words.entries()) {
    if (place > 0) while (at < folded.length && !isLetterAt(folded, at)) at += lengthAt(folded, at)
    if (!folded.startsWith(word, at)) return -1
    at += word.length
  }
  return at
}

const letter = /[\p{L}\p{N}\p{Co}]/u

function isLetterAt(folded: string, at: number): boolean {
  const code = folded.codePointAt(at)
  return code !== undefined && isLetter(code)
}

function isLetterBefore(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at - 1)
  const pair = code >= 0xdc00 && code <= 0xdfff ? folded.codePointAt(at - 2) : undefined
  return at > 0 && isLetter(pair !== undefined && pair > 0xffff ? pair : code)
}

function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
  return letter.test(String.fromCodePoint(code))
}

/** How many units the character at an offset has. */
function lengthAt(folded: string, at: number): number {
  return (folded.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
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

type FoldedText = {
  readonly folded: string
  /** Where each of its units stood; undefined where that is where it stands. */
  readonly offsets: readonly number[] | undefined
}

/** A text as words are compared. */
function foldText(text: string): FoldedText {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return {folded: text.toLowerCase(), offsets: undefined}
  let isMoved = false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  const replaced = text.replace(/[^\x00-\x7f]/gu, character => {
    const plain = foldCharacter(character)
    isMoved ||= plain.length !== character.length
    return plain
  })
  // Dashes and most letters stay where they were.
  return isMoved ? foldEach(text) : {folded: replaced.toLowerCase(), offsets: undefined}
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
  return {folded, offsets}
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
