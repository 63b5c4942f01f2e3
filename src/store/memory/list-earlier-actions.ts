import {type EarlierIncident, mostEarlier, mostEarlierActions, toEarlierState} from '#src/library/remediation/earlier-actions.ts'
import type {Entry} from './known-files.ts'

/** The actions of the incidents that an incident's author says have happened again with it; `find` knows what the viewer may see. */
export function listEarlierActions(own: Entry | undefined, find: (address: string) => Entry | undefined): readonly EarlierIncident[] {
  if (!own) return []
  const {day} = own.card
  const named = own.document.incident.relations.flatMap(({to, type}) => (type === 'recurrence-of' ? (find(to) ?? []) : []))
  return [...new Set(named)]
    .filter(entry => entry !== own)
    .slice(0, mostEarlier)
    .map(({card, document}) => ({
      id: card.id,
      title: card.title,
      day: card.day,
      actions: document.incident.actions.slice(0, mostEarlierActions).map((action, position) => {
        const {title, status, due, done, ref, proof} = action
        return {title, status, due, done, ref, proof, position, stood: toEarlierState(action, day)}
      }),
      total: card.actions.total,
    }))
}
