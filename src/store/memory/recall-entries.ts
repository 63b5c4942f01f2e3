import {rankRecall} from '#src/library/recall/rank-recall.ts'
import type {RecallAnswer} from '#src/library/recall/recall-answer.ts'
import {type RecallDocument, toMention} from '#src/library/recall/recall-document.ts'
import {chooseLists, listCountedWords, listFamilyWords, type RecallQuestion, toRarity} from '#src/library/recall/recall-question.ts'
import type {Phrase} from '#src/library/search/search-query.ts'
import type {Entry} from './known-files.ts'
import {countPhrase} from './search-entries.ts'

/** Compares a pasted text with every entry that holds a word of it. */
export function recallEntries(entries: readonly Entry[], question: RecallQuestion, limit: number): RecallAnswer {
  const held = new Map(entries.map(entry => [entry, new Set(Object.values(entry.words).flat())] as const))
  const count = (word: string): number => entries.filter(entry => held.get(entry)?.has(word)).length
  const countAll = (words: readonly string[]): ReadonlyMap<string, number> =>
    new Map(words.map(word => [word, count(word)] as const).filter(([, holding]) => holding > 0))
  const holders = countAll(listCountedWords(question))
  const phrases = chooseLists(question, holders, countAll(listFamilyWords(question)), entries.length).flat()
  const holds = (entry: Entry, phrase: Phrase): boolean => phrase.words.every(word => held.get(entry)?.has(word)) && countPhrase(entry, phrase) > 0
  const found = entries.filter(entry => phrases.some(phrase => holds(entry, phrase)))
  const matches = rankRecall(question, found.map(toRecallDocument), toRarity(question, holders, entries.length))
  return {all: entries.length, matches: matches.slice(0, limit)}
}

function toRecallDocument({document: {incident}, card, passages}: Entry): RecallDocument {
  return {
    id: card.id,
    title: card.title,
    tags: incident.tags.map(({value}) => value),
    services: card.services,
    mentions: incident.links.map(({to}) => toMention(to)),
    passages,
  }
}
