import {addDays} from '#src/incident/add-days.ts'
import type {IncidentStore, NamedIncident} from '#src/library/incident-store.ts'
import type {Entry} from './known-files.ts'

/** Of some incidents, those with the same source, or with the same title at about the same time. */
export function listTwins(entries: readonly Entry[], {url, title, day}: Parameters<IncidentStore['listTwins']>[1]): readonly NamedIncident[] {
  return entries
    .filter(({document, card}) => {
      const isNear = day !== undefined && card.date !== undefined && card.date.at >= addDays(day, -1) && card.date.at < addDays(day, 2)
      return (url !== undefined && document.incident.source?.url === url) || (isNear && title !== undefined && card.title === title)
    })
    .map(({card}) => ({id: card.id, title: card.title}))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, 5)
}
