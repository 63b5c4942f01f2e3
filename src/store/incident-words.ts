import type {PublishedDocument} from '#src/library/incident-store.ts'
import {toIncidentCard} from './incident-card.ts'

/** What an incident is found by, from what weighs most to what weighs least. */
export type IncidentWords = {readonly title: string; readonly names: string; readonly summary: string; readonly factors: string; readonly body: string}

/** Collects a document's words. `names` holds those that only the front matter has: addresses, services, tags, people. */
export function toIncidentWords(document: PublishedDocument): IncidentWords {
  const {incident} = document
  const card = toIncidentCard(document)
  const names = [
    incident.id,
    ...incident.aliases.map(alias => alias.value),
    card.organization ?? '',
    card.severityLabel ?? '',
    ...card.services,
    ...incident.regions.map(region => region.value),
    ...incident.tags.map(tag => tag.value),
    ...incident.authors.map(author => author.value),
  ]
  return {
    title: incident.title?.value ?? '',
    names: names.join('\n'),
    summary: card.summary,
    factors: [...incident.factors.map(factor => factor.title), ...card.factors].join('\n'),
    body: document.plainText,
  }
}
