/** Where a passage stands in a text, by offsets; `exact` where every word of it does, in its order. */
export type FoundPassage = {readonly start: number; readonly end: number; readonly isExact: boolean}

/**
 * Finds the words of a passage in a text that may have been marked up, moved or reworded since: all of them in their order, whatever stands
 * between them that is no word; else the stretch that has most of them, as long as that is clear. Linear in both.
 */
export function findPassage(text: string, passage: string): FoundPassage | undefined {
  const wanted = listWords(passage)
  const words = listWords(text)
  if (wanted.length === 0 || words.length === 0) return undefined
  const exact = findRun(words, wanted)
  if (exact !== undefined) return toFound(words, exact, exact + wanted.length - 1, true)
  return findMost(words, wanted)
}

type Word = {readonly folded: string; readonly start: number; readonly end: number}

function listWords(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({0: word, index}) => ({
    folded: word.normalize('NFC').toLowerCase(),
    start: index,
    end: index + word.length,
  }))
}

/** Where one run of words begins in another: Knuth, Morris and Pratt. */
function findRun(words: readonly Word[], wanted: readonly Word[]): number | undefined {
  const back = [0]
  for (let at = 1, length = 0; at < wanted.length; at++) {
    while (length > 0 && wanted[at]?.folded !== wanted[length]?.folded) length = back[length - 1] ?? 0
    if (wanted[at]?.folded === wanted[length]?.folded) length++
    back.push(length)
  }
  for (let at = 0, length = 0; at < words.length; at++) {
    while (length > 0 && words[at]?.folded !== wanted[length]?.folded) length = back[length - 1] ?? 0
    if (words[at]?.folded === wanted[length]?.folded) length++
    if (length === wanted.length) return at - length + 1
  }
  return undefined
}

/** Of a passage of two words, one is found anywhere. */
const fewest = 4
const leastShare = 0.6

/** The stretch of as many words that shares most with what is wanted; undefined where it shares too little to be the same passage. */
function findMost(words: readonly Word[], wanted: readonly Word[]): FoundPassage | undefined {
  if (wanted.length < fewest) return undefined
  const left = new Map<string, number>()
  for (const {folded} of wanted) left.set(folded, (left.get(folded) ?? 0) + 1)
  const size = Math.min(wanted.length, words.length)
  let [shared, best, bestAt] = [0, 0, 0]
  const count = (word: Word | undefined, by: 1 | -1): void => {
    const have = word && left.get(word.folded)
    if (!word || have === undefined) return
    // A word counts as often as the passage has it, and no oftener.
    if (by === 1 ? have > 0 : have >= 0) shared += by
    left.set(word.folded, have - by)
  }
  for (let at = 0; at < words.length; at++) {
    count(words[at], 1)
    if (at >= size) count(words[at - size], -1)
    if (at >= size - 1 && shared > best) [best, bestAt] = [shared, at - size + 1]
  }
  return best / wanted.length >= leastShare ? toFound(words, bestAt, bestAt + size - 1, false) : undefined
}

function toFound(words: readonly Word[], from: number, to: number, isExact: boolean): FoundPassage {
  return {start: words[from]?.start ?? 0, end: words[to]?.end ?? 0, isExact}
}
