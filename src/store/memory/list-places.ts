import type {IncidentOrder, IncidentQuery, ListPlace} from '#src/library/incident-store.ts'
import type {IncidentCard} from '#src/store/incident-card.ts'

/** Where an incident stands in a list; `score` matters to relevance alone. */
export function toListPlace({id, date, longest, severityLevel}: IncidentCard, order: IncidentOrder, score?: number): ListPlace {
  const weight = {relevance: score, newest: undefined, oldest: undefined, longest: longest ?? -1, severest: severityLevel ?? 9}[order]
  return {weight, date: order === 'longest' ? undefined : date?.at, id}
}

/** Compares two places of one order; no two incidents share one. */
export function comparePlaces(order: IncidentOrder, a: ListPlace, b: ListPlace): number {
  const byWeight = ((a.weight ?? 0) - (b.weight ?? 0)) * (order === 'severest' ? 1 : -1)
  const byDated = Number(a.date === undefined) - Number(b.date === undefined)
  const byDate = compare(a.date ?? '', b.date ?? '') * (order === 'oldest' ? 1 : -1)
  return byWeight || byDated || byDate || compare(a.id, b.id)
}

/** Compares two incidents by their places in the order of the newest first. */
export function newestFirst(a: {readonly card: IncidentCard}, b: {readonly card: IncidentCard}): number {
  return comparePlaces('newest', toListPlace(a.card, 'newest'), toListPlace(b.card, 'newest'))
}

/** Whether a place is one of this order: a place without the order's weight is not. */
export function belongsTo(place: ListPlace, order: IncidentOrder): boolean {
  return (order === 'newest' || order === 'oldest') === (place.weight === undefined)
}

/** From where to where in a sorted list a page goes. */
export function toStart(
  places: readonly ListPlace[],
  turn: IncidentQuery['turn'],
  {limit, offset}: {readonly limit: number; readonly offset: number},
  compared: (a: ListPlace, b: ListPlace) => number,
): {readonly from: number; readonly to: number} {
  if (!turn) return {from: offset, to: offset + limit}
  const {to, place} = turn
  const beyond = places.findIndex(each => (to === 'after' ? compared(each, place) > 0 : compared(each, place) >= 0))
  const at = beyond === -1 ? places.length : beyond
  return to === 'after' ? {from: at, to: at + limit} : {from: Math.max(0, at - limit), to: at}
}

/** By code unit, whatever the machine's language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
