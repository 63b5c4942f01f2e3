import {isPreventing} from '#src/incident/action-item.ts'
import type {Diagnostic, DiagnosticLevel} from '#src/incident/diagnostic.ts'
import type {PostmortemStatus, Visibility} from '#src/incident/incident.ts'
import {type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'
import type {DocumentPassage} from '#src/library/search/document-passage.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import type {Comparison, FieldCondition, Measure, NameField, Phrase, SearchClause, SearchCondition} from '#src/library/search/search-query.ts'
import type {IncidentCard} from '#src/store/incident-card.ts'
import {type IncidentWords, wordWeights} from '#src/store/incident-words.ts'
import type {SearchName} from '#src/store/search-names.ts'
import {listThresholds, splitClauses} from '#src/store/split-clauses.ts'

/** What a search looks at of an incident. */
export type SearchedEntry = {
  readonly document: PublishedDocument
  readonly card: IncidentCard
  readonly words: Readonly<Record<keyof IncidentWords, readonly string[]>>
  readonly names: readonly SearchName[]
  readonly passages: readonly DocumentPassage[]
  readonly visibility: Visibility
  readonly status: PostmortemStatus
  readonly isStale: boolean
  /** The document's findings as far as the viewer is told of them. */
  readonly told: readonly Diagnostic[]
}

/** What a search finds among entries. */
export type FoundEntries<T> = {
  readonly entries: readonly T[]
  /** How well an entry matches; undefined where no word is sought. */
  readonly score: ((entry: T) => number) | undefined
  readonly lists: readonly (readonly Phrase[])[]
  readonly isPartial: boolean
}

/** Finds what a search asks for, as the other stores do with queries. */
export function searchEntries<T extends SearchedEntry>(entries: readonly T[], text: string, today: string): FoundEntries<T> {
  const query = readSearchQuery(text)
  if (query.isHopeless) return {entries: [], score: undefined, lists: [], isPartial: false}
  const {lists, absent, others} = splitClauses(query.clauses)
  const rest = entries.filter(entry => others.every(clause => holdsClause(entry, clause, today)) && !absent.some(phrase => countPhrase(entry, phrase) > 0))
  if (lists.length === 0) return {entries: rest, score: undefined, lists, isPartial: false}
  const count = (entry: T): number => lists.filter(phrases => phrases.some(phrase => countPhrase(entry, phrase) > 0)).length
  const least = listThresholds(lists.length).find(threshold => rest.some(entry => count(entry) >= threshold)) ?? 1
  const found = rest.filter(entry => count(entry) >= least)
  return {entries: found, score: entry => scoreEntry(entry, lists, entries), lists, isPartial: least < lists.length}
}

/** How often a phrase stands in the fields of an entry, each time by what the field weighs. */
export function countPhrase({words}: Pick<SearchedEntry, 'words'>, phrase: Phrase, fields = Object.keys(wordWeights) as (keyof IncidentWords)[]): number {
  return fields.reduce((sum, field) => sum + wordWeights[field] * words[field].filter((_, start) => standsAt(words[field], start, phrase)).length, 0)
}

function standsAt(field: readonly string[], start: number, {words, isPrefix}: Phrase): boolean {
  return words.every((word, place) => {
    const held = field[start + place]
    return held !== undefined && (isPrefix && place === words.length - 1 ? held.startsWith(word) : held === word)
  })
}

/** BM25 with the weight of a field counted as so many occurrences. */
export function scoreEntry<T extends Pick<SearchedEntry, 'words'>>(entry: T, lists: readonly (readonly Phrase[])[], all: readonly T[]): number {
  const sum = (phrases: readonly Phrase[], each: T): number => phrases.reduce((total, phrase) => total + countPhrase(each, phrase), 0)
  return lists.reduce((score, phrases) => {
    const frequency = sum(phrases, entry)
    const holders = all.filter(each => sum(phrases, each) > 0).length
    return score + Math.log(1 + (all.length - holders + 0.5) / (holders + 0.5)) * (frequency / (frequency + 1.2))
  }, 0)
}

function holdsClause(entry: SearchedEntry, clause: SearchClause, today: string): boolean {
  return clause.some(condition => holds(entry, condition, today) !== condition.isNot)
}

function holds(entry: SearchedEntry, condition: SearchCondition, today: string): boolean {
  return condition.kind === 'words' ? condition.phrases.some(phrase => countPhrase(entry, phrase) > 0) : holdsField(entry, condition, today)
}

function holdsField(entry: SearchedEntry, condition: FieldCondition, today: string): boolean {
  const {card, names} = entry
  switch (condition.kind) {
    case 'name':
      return names.some(
        ({field, start, value}) =>
          start === 0 &&
          (field === condition.field || field === besides[condition.field]) &&
          (condition.isPrefix ? value.startsWith(condition.value) : value === condition.value),
      )
    case 'trigger':
      return condition.words.every(forms => names.some(({field, value}) => field === 'trigger' && forms.includes(value)))
    case 'severity':
      return condition.levels.includes(card.severityLevel ?? 'none')
    case 'status':
      return entry.status === condition.status
    case 'detection':
      return (card.detectedBy ?? 'none') === condition.source
    case 'date':
      return card.date !== undefined && card.date.at >= (condition.from ?? '') && card.date.at < (condition.before ?? '9999-99')
    case 'undated':
      return card.date === undefined
    case 'minutes': {
      const minutes = measured(card, condition.measure)
      return minutes !== undefined && compare(minutes, condition.comparison, condition.minutes)
    }
    case 'has':
      return possesses(entry, condition.what, today)
    case 'is':
      return condition.what === 'stale' ? entry.isStale : entry.visibility === condition.what
  }
}

/** Where else a name may stand that a field asks for. */
const besides: Partial<Record<NameField, SearchName['field']>> = {factor: 'factor-group', service: 'service-alias'}

function measured(card: IncidentCard, measure: Measure): number | undefined {
  return measure === 'duration' ? card.longest : card[measure]
}

function compare(a: number, comparison: Comparison, b: number): boolean {
  return {'>=': a >= b, '<=': a <= b, '>': a > b, '<': a < b, '=': a === b}[comparison]
}

function possesses({card, document: {incident}, told}: SearchedEntry, what: Extract<FieldCondition, {kind: 'has'}>['what'], today: string): boolean {
  const worthTelling: readonly DiagnosticLevel[] = ['error', 'warning']
  const reached = Object.fromEntries(milestoneKinds.map(kind => [kind, incident.milestones.some(each => each.kind === kind)]))
  return {
    ...(reached as Readonly<Record<MilestoneKind, boolean>>),
    actions: card.actions.total > 0,
    open: card.actions.open > 0,
    overdue: card.earliestDue !== undefined && card.earliestDue < today,
    'general-prevention': incident.actions.some(action => isPreventing(action) && action.factor === undefined),
    diagnostics: told.some(({level}) => worthTelling.includes(level)),
    timeline: incident.timeline.length > 0,
    updates: incident.updates.length > 0,
    factors: incident.factors.length + incident.factorCategories.length > 0,
    categories: card.factors.length > 0,
    trigger: incident.trigger !== undefined,
    severity: card.severityLevel !== undefined,
    services: card.services.length > 0,
    detection: card.detectedBy !== undefined,
    impact: card.impactMinutes !== undefined,
  }[what]
}
