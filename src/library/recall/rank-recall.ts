import {readSoughtTerms, type Term} from './read-terms.ts'
import {type RecallDocument, type RecallPiece, toPieces} from './recall-document.ts'
import type {Rarity, RecallQuestion} from './recall-question.ts'
import {breadthFrom, fieldWeights, passageWeight, saturation, termWeights} from './recall-weights.ts'

/** A piece of a document with what it has in common with the question. */
export type MatchedPiece = {readonly piece: RecallPiece; readonly terms: readonly Term[]; readonly weight: number}

/** How alike an incident is, and by which of its pieces, those that match best first. */
export type RecallMatch = {
  readonly id: string
  readonly title: string
  /** What the order goes by. */
  readonly score: number
  /** From 0 to about 1: the share of what was asked that the document holds, less where it rests on a few words; compared with `similarFrom`. */
  readonly strength: number
  readonly pieces: readonly MatchedPiece[]
}

/** Orders incidents by how much of a question they hold, best first; those that hold nothing of it are left out. */
export function rankRecall(question: RecallQuestion, documents: readonly RecallDocument[], rarity: Rarity): readonly RecallMatch[] {
  const wanted = weighTerms(question.terms, rarity)
  return documents
    .map(document => matchDocument(document, wanted))
    .filter(({score}) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

type Wanted = {readonly weights: ReadonlyMap<string, number>; readonly all: number; readonly stems: ReadonlyMap<string, ReadonlySet<string>>}

function weighTerms(terms: readonly Term[], rarity: Rarity): Wanted {
  const counts = new Map<string, {readonly term: Term; count: number}>()
  const stems = new Map<string, Set<string>>()
  for (const term of terms) {
    const known = counts.get(term.key)
    if (known) known.count += 1
    else counts.set(term.key, {term, count: 1})
    if (term.kind !== 'common') stems.set(term.key, (stems.get(term.key) ?? new Set()).add(term.stem))
  }
  const weights = new Map(
    [...counts].map(([key, {term, count}]) => [key, termWeights[term.kind] * rarity(key) * Math.min(2, 1 + Math.log(count) / 2)] as const),
  )
  return {weights, all: [...weights.values()].reduce((sum, weight) => sum + weight, 0), stems}
}

function matchDocument(document: RecallDocument, wanted: Wanted): RecallMatch {
  const counts = new Map<string, number>()
  const pieces: MatchedPiece[] = []
  let length = 0
  for (const piece of toPieces(document)) {
    const {terms: found, words} = readSoughtTerms(piece.text, key => (wanted.weights.get(key) ?? 0) > 0)
    length += words
    if (found.length === 0) continue
    const field = fieldWeights[piece.field]
    for (const {key} of found) counts.set(key, (counts.get(key) ?? 0) + field)
    const weight = field * [...new Set(found.map(({key}) => key))].reduce((sum, key) => sum + (wanted.weights.get(key) ?? 0), 0)
    pieces.push({piece, terms: found, weight})
  }
  pieces.sort((a, b) => b.weight - a.weight)
  const score = sumUp(counts, wanted, length) + passageWeight * (pieces[0]?.weight ?? 0)
  const breadth = new Set([...counts.keys()].flatMap(key => [...(wanted.stems.get(key) ?? [])])).size
  const strength = wanted.all === 0 ? 0 : ((score / wanted.all) * breadth) / (breadth + breadthFrom)
  return {id: document.id, title: document.title, score, strength, pieces}
}

/** BM25 over weighed places: more of the same word counts less and less, and so does a word of a long document. */
function sumUp(counts: ReadonlyMap<string, number>, wanted: Wanted, length: number): number {
  const norm = saturation.k1 * (1 - saturation.b + (saturation.b * length) / saturation.usualLength)
  let sum = 0
  for (const [key, count] of counts) sum += ((wanted.weights.get(key) ?? 0) * (count * (saturation.k1 + 1))) / (count + norm)
  return sum
}
