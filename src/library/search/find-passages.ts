import type {DocumentPassage, FoundPassage, MarkedText, PassagePlace} from './document-passage.ts'
import {type FoundPhrase, markPhrases, type PhraseFinder} from './mark-phrases.ts'

const longest = 220
const mostPassages = 2

/** What is read first where two passages hold the same words. */
const preference: Readonly<Record<PassagePlace, number>> = {factor: 0, section: 1, entry: 2, update: 3, action: 4}

/** The passages of a document that hold most of what was searched for, each cut to the words around what was found. */
export function findPassages(passages: readonly DocumentPassage[], find: PhraseFinder): readonly FoundPassage[] {
  const hits = passages.flatMap(passage => {
    const found = find(passage.text)
    if (found.length === 0) return []
    const cut = cutAround(passage.text, found)
    return [{passage, cut, lists: new Set(cut.lists)}]
  })
  const kept: (typeof hits)[number][] = []
  const shown = new Set<number>()
  while (kept.length < mostPassages) {
    // Each further passage is the one that adds most to those before it.
    const gain = ({lists}: (typeof hits)[number]): number => [...lists].filter(list => !shown.has(list)).length
    const [best] = hits
      .filter(hit => !kept.includes(hit) && (kept.length === 0 || gain(hit) > 0))
      .sort((a, b) => gain(b) - gain(a) || b.lists.size - a.lists.size || preference[a.passage.place] - preference[b.passage.place])
    if (!best) break
    kept.push(best)
    for (const list of best.lists) shown.add(list)
  }
  return kept.map(({passage: {text: _text, ...passage}, cut}) => ({...passage, parts: cut.parts}))
}

type Cut = {readonly parts: readonly MarkedText[]; readonly lists: readonly number[]}

/** The stretch of a text that holds most of what was found in it, from blank to blank. */
function cutAround(text: string, found: readonly FoundPhrase[]): Cut {
  if (text.length <= longest) return {parts: markPhrases(text, found), lists: found.map(({list}) => list)}
  const {first} = found.reduce(
    (best, {start}, at) => {
      const lists = new Set<number>()
      for (let next = at; next < found.length && (found[next]?.end ?? 0) <= start + longest - 40; next++) lists.add(found[next]?.list ?? 0)
      return lists.size > best.count ? {first: start, count: lists.size} : best
    },
    {first: found[0]?.start ?? 0, count: 0},
  )
  const from = toBlank(text, Math.max(0, Math.min(first - 40, text.length - longest)))
  const until = Math.min(text.length, from + longest)
  const end = until === text.length ? until : Math.max(from + 1, text.lastIndexOf(' ', until))
  const inside = found.filter(({start, end: last}) => start >= from && last <= end)
  const parts = markPhrases(
    text.slice(from, end),
    inside.map(({start, end: last}) => ({start: start - from, end: last - from})),
  )
  return {
    parts: [...(from > 0 ? [{text: '… ', isFound: false}] : []), ...parts, ...(end < text.length ? [{text: ' …', isFound: false}] : [])],
    lists: inside.map(({list}) => list),
  }
}

/** Where the word begins that an offset is in or before, unless blanks are far apart; never between the halves of a character. */
function toBlank(text: string, offset: number): number {
  if (offset === 0) return 0
  const blank = text.indexOf(' ', offset)
  if (blank !== -1 && blank - offset < 30) return blank + 1
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset + 1 : offset
}
