import type {DocumentPassage, MarkedText} from '#src/library/search/document-passage.ts'
import {markPhrases} from '#src/library/search/mark-phrases.ts'
import type {MatchedPiece, RecallMatch} from './rank-recall.ts'
import type {Term} from './read-terms.ts'
import type {RecallQuestion} from './recall-question.ts'
import {fieldSides} from './recall-weights.ts'

/** A word of a pasted text beside the one that a document has for it; the same where both have it. */
export type WordPair = {readonly pasted: string; readonly written: string}

/** Why an incident matches: words of both sides, and the place that has most of them, cut to the words around them. */
export type MatchEvidence = {
  readonly pairs: readonly WordPair[]
  readonly passage: Omit<DocumentPassage, 'text'>
  readonly parts: readonly MarkedText[]
}

const mostPairs = 6
const longest = 260

/**
 * What a match rests on, of what could be seen, of what was behind it, or of the places that tell both; undefined where it is less than two
 * words or one code. Words that nearly every text has are no evidence.
 */
export function findEvidence(question: RecallQuestion, match: RecallMatch, side: 'symptom' | 'cause' | 'both'): MatchEvidence | undefined {
  const piece = match.pieces.find(each => each.piece.passage !== undefined && fieldSides[each.piece.field] === side && telling(each.terms).length > 0)
  const passage = piece?.piece.passage
  if (!piece || !passage) return undefined
  const pairs = pairWords(question, piece)
  const isCode = telling(piece.terms).some(({kind}) => kind === 'code')
  if (pairs.length < 2 && !isCode) return undefined
  const {text: _, ...place} = passage
  return {pairs: pairs.slice(0, mostPairs), passage: place, parts: cut(piece.piece.text, telling(piece.terms))}
}

function telling(terms: readonly Term[]): readonly Term[] {
  return terms.filter(({kind}) => kind !== 'common')
}

/** Each stretch of the question once, the longest first, with the first of the document that answers it. */
function pairWords(question: RecallQuestion, {piece, terms}: MatchedPiece): readonly WordPair[] {
  const pairs = new Map<string, WordPair & {readonly asked: Term; readonly found: Term}>()
  // Once for each word of either side: a log says the same thing a thousand times.
  const answered = pickOnce(telling(terms), piece.text)
  const asking = pickOnce(
    question.terms.filter(({key}) => answered.some(found => found.key === key)),
    question.text,
  )
  const candidates = answered
    .flatMap(found => asking.filter(({key}) => key === found.key).map(asked => ({asked, found})))
    .toSorted((a, b) => toLength(b.asked) + toLength(b.found) - toLength(a.asked) - toLength(a.found) || a.asked.start - b.asked.start)
  for (const {asked, found} of candidates) {
    const known = [...pairs.values()]
    if (known.some(pair => overlaps(pair.asked, asked) || overlaps(pair.found, found) || pair.asked.stem === asked.stem)) continue
    pairs.set(asked.key, {asked, found, pasted: question.text.slice(asked.start, asked.end), written: piece.text.slice(found.start, found.end)})
  }
  return [...pairs.values()].toSorted((a, b) => a.asked.start - b.asked.start).map(({pasted, written}) => ({pasted, written}))
}

function pickOnce(terms: readonly Term[], text: string): readonly Term[] {
  const once = new Map<string, Term>()
  for (const term of terms) {
    const said = `${term.key} ${text.slice(term.start, term.end).toLowerCase()}`
    if (!once.has(said)) once.set(said, term)
  }
  return [...once.values()]
}

function toLength({start, end}: Term): number {
  return end - start
}

function overlaps(a: Term, b: Term): boolean {
  return a.start < b.end && b.start < a.end
}

/** A text around the words that were found in it. */
function cut(text: string, terms: readonly Term[]): readonly MarkedText[] {
  const spans = mergeSpans(terms)
  const first = spans[0]?.start ?? 0
  const from = text.length <= longest || first < 80 ? 0 : toWordStart(text, Math.min(first - 40, text.length - longest))
  const limit = Math.min(text.length, from + longest)
  const end = limit === text.length ? limit : Math.max(spans[0]?.end ?? 0, text.lastIndexOf(' ', limit))
  const inside = spans.filter(span => span.start >= from && span.end <= end)
  const parts = markPhrases(
    text.slice(from, end),
    inside.map(span => ({start: span.start - from, end: span.end - from})),
  )
  return [...(from > 0 ? [{text: '… ', isFound: false}] : []), ...parts, ...(end < text.length ? [{text: ' …', isFound: false}] : [])]
}

function toWordStart(text: string, offset: number): number {
  const blank = text.indexOf(' ', Math.max(0, offset))
  return blank === -1 ? 0 : blank + 1
}

/** Stretches that do not overlap, in order. */
export function mergeSpans(spans: readonly {readonly start: number; readonly end: number}[]): readonly {readonly start: number; readonly end: number}[] {
  const merged: {start: number; end: number}[] = []
  for (const {start, end} of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else merged.push({start, end})
  }
  return merged
}
