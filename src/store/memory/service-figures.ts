import {isOverdue} from '#src/incident/action-item.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'
import {type MinuteCounts, mostOutlined, type ServiceOutline, type ServiceRecord, type ServiceSummary} from '#src/library/service-figures.ts'
import type {IncidentCard} from '#src/store/incident-card.ts'
import {toFacetValues} from '#src/store/to-facet-values.ts'

type Held = {readonly document: PublishedDocument; readonly card: IncidentCard}

/** Every service that these incidents name with its figures, in alphabetical order. */
export function summarizeServices(all: readonly Held[], today: string): readonly ServiceSummary[] {
  const names = [...new Set(all.flatMap(({card}) => card.services))].sort()
  return names.map(name => summarize(listNaming(all, name), name, today))
}

/** Those of a service by month and by factor; all come newest first. */
export function outlineService(all: readonly Held[], name: string, mostFactors: number, mostIncidents = mostOutlined): ServiceOutline {
  const cards = listNaming(all, name).map(({card}) => card)
  const months = tally(cards.flatMap(({date}) => (date ? [date.at.slice(0, 7)] : [])))
  return {
    months: [...months].map(([month, count]) => ({month, count})).sort((a, b) => (a.month < b.month ? -1 : 1)),
    factors: toFacetValues(tally(cards.slice(0, mostIncidents).flatMap(({factors}) => factors))).slice(0, mostFactors),
  }
}

/** A service in all its figures; undefined where none of these incidents names it. */
export function findService(all: readonly Held[], name: string, today: string): ServiceRecord | undefined {
  const held = listNaming(all, name)
  if (held.length === 0) return undefined
  const cards = held.map(({card}) => card)
  return {
    ...summarize(held, name, today),
    ...outlineService(held, name, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    newest: cards.flatMap(({date, id}) => (date ? [{date, id}] : [])).sort((a, b) => compare(b.date.at, a.date.at) || compare(a.id, b.id))[0]?.date,
    severities: toFacetValues(tally(cards.map(card => card.severityLevel ?? ('none' as const)))),
    detection: toFacetValues(tally(cards.map(card => card.detectedBy ?? ('none' as const)))),
    ttd: countMinutes(cards.map(card => card.ttd)),
    ttm: countMinutes(cards.map(card => card.ttm)),
    ttr: countMinutes(cards.map(card => card.ttr)),
  }
}

function listNaming(all: readonly Held[], name: string): readonly Held[] {
  return all.filter(({card}) => card.services.includes(name))
}

function summarize(held: readonly Held[], name: string, today: string): ServiceSummary {
  const levels = held.flatMap(({card}) => card.severityLevel ?? [])
  return {
    name,
    incidents: held.length,
    last: held
      .flatMap(({card}) => card.date?.at ?? [])
      .sort()
      .at(-1),
    worst: levels.sort()[0],
    open: held.reduce((sum, {card}) => sum + card.actions.open, 0),
    overdue: held.reduce((sum, {document}) => sum + document.incident.actions.filter(action => isOverdue(action, today)).length, 0),
  }
}

/** How many took how many minutes. */
export function countMinutes(all: readonly (number | undefined)[]): MinuteCounts {
  return [...tally(all.filter(minutes => minutes !== undefined))].map(([minutes, count]) => ({minutes, count})).sort((a, b) => a.minutes - b.minutes)
}

function tally<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
