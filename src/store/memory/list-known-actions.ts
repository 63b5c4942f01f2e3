import {type KnownAction, mostKnownActions} from '#src/library/recurrence/recurrence-graph.ts'
import type {Entry} from './known-files.ts'

/** The actions of those of some incidents that are asked for. */
export function listKnownActions(entries: readonly Entry[], ids: readonly string[]): readonly KnownAction[] {
  const asked = new Set(ids)
  return entries
    .filter(({card}) => asked.has(card.id))
    .toSorted((a, b) => (a.card.id < b.card.id ? -1 : 1))
    .flatMap(({card, document}) =>
      document.incident.actions.slice(0, mostKnownActions).map(({title, status, owner, due, done}, position) => ({
        incidentId: card.id,
        position,
        title,
        status,
        owner,
        due,
        done,
      })),
    )
}
