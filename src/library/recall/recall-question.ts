import type {Phrase} from '#src/library/search/search-query.ts'
import {findSynonyms} from '#src/library/search/synonyms.ts'
import {wordFamilies} from '#src/library/search/word-families.ts'
import {listForms} from '#src/library/search/word-forms.ts'
import {toWords} from '#src/library/search/words.ts'
import {readTerms, type Term, toFamilyKey} from './read-terms.ts'
import {familyRarity} from './recall-weights.ts'
import {type AsideSpan, findAside} from './set-aside.ts'

/** A pasted text as it is compared. */
export type RecallQuestion = {readonly text: string; readonly aside: readonly AsideSpan[]; readonly terms: readonly Term[]}

/** How rare a term is among the incidents that are seen, from 0 (all have it) to 1 (none). */
export type Rarity = (key: string) => number

/** More than this is no alert, and is not read. */
export const longestQuestion = 20_000

/** Takes a pasted text apart. */
export function readQuestion(text: string): RecallQuestion {
  const aside = findAside(text)
  return {text, aside, terms: readTerms(text, aside)}
}

/** The words that the rarity of a question's terms is made of, to be counted among the incidents that the viewer sees. */
export function listCountedWords(question: RecallQuestion): readonly string[] {
  return [...new Set([...toVariants(question).values()].flat())]
}

/** The words of a question's families: how many incidents hold them says what looking for them costs. */
export function listFamilyWords(question: RecallQuestion): readonly string[] {
  return [...new Set(listFamilies(question).flatMap(phrases => phrases.flatMap(({words}) => words)))]
}

/** How rare terms are by how many of `all` incidents hold each word; a term is as frequent as the most frequent of its forms. */
export function toRarity(question: RecallQuestion, holders: ReadonlyMap<string, number>, all: number): Rarity {
  const variants = toVariants(question)
  const most = Math.log(1 + (all + 0.5) / 0.5)
  return key => {
    const words = variants.get(key)
    if (!words) return familyRarity
    const count = Math.min(
      all,
      words.reduce((highest, word) => Math.max(highest, holders.get(word) ?? 0), 0),
    )
    return Math.log(1 + (all - count + 0.5) / (count + 0.5)) / most
  }
}

const mostLists = 16
const mostFamilies = 4
/** How many holders of words are looked at in all, which is what an answer costs: more found no more of what was planted among 10,000 and 100,000 incidents. */
const mostHolders = 6_000
/** So many words are looked for in any case. */
const leastLists = 3

/**
 * What incidents are looked for by before they are compared: the rarest words that any holds, and the families that the question says most
 * of, each as the words that stand for it. Words that a third of all incidents hold find nothing, and what is left out where many incidents
 * hold the words is what tells least.
 */
export function chooseLists(
  question: RecallQuestion,
  holders: ReadonlyMap<string, number>,
  familyHolders: ReadonlyMap<string, number>,
  all: number,
): readonly (readonly Phrase[])[] {
  const rarity = toRarity(question, holders, all)
  const words = [...toVariants(question)]
    .map(([key, variants]) => ({key, held: variants.filter(word => holders.has(word))}))
    .filter(({held}) => held.length > 0 && held.every(word => (holders.get(word) ?? 0) <= Math.max(5, all / 3)))
    .toSorted((a, b) => rarity(b.key) - rarity(a.key) || (a.key < b.key ? -1 : 1))
    .slice(0, mostLists - Math.min(mostFamilies, countFamilies(question).length))
    .map(({held}) => held.map(toPhrase))
  let looked = 0
  return [...words, ...listFamilies(question)].filter((list, at) => {
    if (list.length === 0) return false
    // As many as hold the rarest word of each phrase, at most.
    const found = list.reduce((sum, phrase) => sum + Math.min(...phrase.words.map(word => holders.get(word) ?? familyHolders.get(word) ?? 0)), 0)
    if (at >= leastLists && looked + found > mostHolders) return false
    looked += found
    return true
  })
}

/** The families that a question says most of, each as the phrases that stand for it. */
function listFamilies(question: RecallQuestion): readonly (readonly Phrase[])[] {
  return countFamilies(question)
    .slice(0, mostFamilies)
    .map(([family]) => (familyPhrases.get(family) ?? []).map(toPhrase))
}

function countFamilies({terms}: RecallQuestion): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const {key, kind} of terms) if (kind === 'family') counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].toSorted(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
}

const familyPhrases: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(wordFamilies).map(([family, terms]) => [toFamilyKey(family), terms.split(/,\s*/)] as const),
)

function toPhrase(text: string): Phrase {
  return {words: toWords(text), isPrefix: false}
}

/** The words that a term may stand as in a text, by its key; families have none. */
function toVariants({text, terms}: RecallQuestion): ReadonlyMap<string, readonly string[]> {
  const variants = new Map<string, Set<string>>()
  for (const {key, kind, start, end} of terms) {
    if (kind === 'family') continue
    const known = variants.get(key) ?? new Set<string>()
    variants.set(key, known)
    const [word] = toWords(text.slice(start, end))
    if (word === undefined) continue
    for (const form of listForms(word)) known.add(form)
    for (const synonym of findSynonyms(word) ?? []) if (!synonym.includes(' ')) known.add(synonym)
  }
  return new Map([...variants].map(([key, words]) => [key, [...words]]))
}
