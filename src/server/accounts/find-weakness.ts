import {commonWords} from './common-words.ts'

/** What makes a password one of those that are tried first. */
type Weakness = 'common' | 'personal'

/** How much has to be left of a password that cannot be foreseen, counted in characters chosen by chance. */
const least = 8

// A word out of a few hundred says about as much as two characters.
const wordCost = 2
const longestRepeat = 64

/**
 * Why a password would be among the first to be tried, or undefined. It is taken apart into what can be foreseen (common words and those of
 * `own`, also with digits for letters, rows of keys, numbers in order, days and years, repetition) and the rest, by whatever way leaves
 * the least of it; so it is as if each common word had been listed with all that is commonly put before, between and behind. Time is
 * linear in the password's length.
 */
export function findWeakness(password: string, own: readonly string[]): Weakness | undefined {
  const characters = toCharacters(password)
  if (measure(characters, commonWords) < least) return 'common'
  const words = own.flatMap(text => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)]).map(toCharacters)
  const known = words.filter(({length}) => length >= 3 && length <= characters.length).map(word => word.join(''))
  return known.length > 0 && measure(characters, new Set([...commonWords, ...known])) < least ? 'personal' : undefined
}

/** In lower case and without what only parts words. */
function toCharacters(text: string): readonly string[] {
  return [...text.normalize('NFKC')].map(character => [...character.toLowerCase()][0] ?? character).filter(character => !/[\s_.,-]/u.test(character))
}

/** The least that can be left: for each place the best way to it from those before. */
function measure(characters: readonly string[], words: ReadonlySet<string>): number {
  const longest = Math.max(...Array.from(words, ({length}) => length))
  const spellings = [characters, ...unspellings.map(letters => characters.map(character => letters[character] ?? character))]
  const best = [0]
  for (let end = 1; end <= characters.length; end++) {
    const starts = [...findOrder(characters, end), ...findDays(characters, end), ...spellings.flatMap(spelling => findWords(spelling, end, words, longest))]
    const single = (best[end - 1] ?? 0) + 1
    best.push(Math.min(single, measureRepeat(characters, best, end), ...starts.map(start => (best[start] ?? end) + wordCost)))
  }
  return best[characters.length] ?? 0
}

// Digits and signs for the letters that they look like; "1" for two of them.
const unspellings: readonly Readonly<Record<string, string>>[] = ['i', 'l'].map(one => ({
  '0': 'o',
  '1': one,
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': one,
  '€': 'e',
  '£': 'l',
  '+': 't',
}))

/** Where words begin that end here. */
function findWords(characters: readonly string[], end: number, words: ReadonlySet<string>, longest: number): readonly number[] {
  const starts: number[] = []
  let text = ''
  for (let start = end - 1; start >= 0 && text.length < longest; start--) {
    text = characters[start] + text
    if (words.has(text)) starts.push(start)
  }
  return starts
}

/** Where a year from 1900 to 2099 begins that ends here, or a day of one in eight digits, whichever comes first. */
function findDays(characters: readonly string[], end: number): readonly number[] {
  return [4, 8].filter(length => length <= end && day.test(characters.slice(end - length, end).join(''))).map(length => end - length)
}

const day = /^(?:(?:[0-3]\d[01]\d|[01]\d[0-3]\d)?(?:19|20)\d\d|(?:19|20)\d\d[01]\d[0-3]\d)$/

/** Where all of `3456`, `fedc` or `aaaa` begin that end here: each character as far from the one before as the next. */
function findOrder(characters: readonly string[], end: number): readonly number[] {
  const stepTo = (at: number): number => (characters[at]?.codePointAt(0) ?? 0) - (characters[at - 1]?.codePointAt(0) ?? 0)
  const step = stepTo(end - 1)
  const starts: number[] = []
  for (let start = end - 2; start >= 0 && Math.abs(step) <= 1 && stepTo(start + 1) === step; start--) starts.push(start)
  return starts
}

/** What stands there once more right after itself adds little, however long it is. */
function measureRepeat(characters: readonly string[], best: readonly number[], end: number): number {
  let cost = Number.POSITIVE_INFINITY
  for (let length = 1; length <= longestRepeat && 2 * length <= end; length++) {
    let same = 0
    while (same < length && characters[end - 1 - same] === characters[end - 1 - same - length]) same++
    if (same === length) cost = Math.min(cost, (best[end - length] ?? 0) + 1)
  }
  return cost
}
