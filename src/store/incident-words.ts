import type {PublishedDocument} from '#src/library/incident-store.ts'
import {toIndexText} from '#src/library/search/words.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import {toIncidentCard} from './incident-card.ts'

/** What an incident is found by, from what weighs most to what weighs least; each a text of words with one blank between each two. */
export type IncidentWords = {
  readonly title: string
  readonly names: string
  readonly summary: string
  readonly factors: string
  readonly symptoms: string
  readonly body: string
}

/** What a word counts in each of the texts. */
export const wordWeights: Readonly<Record<keyof IncidentWords, number>> = {title: 10, names: 6, summary: 4, factors: 4, symptoms: 3, body: 1}

/** Collects a document's words. `names` holds those that only the front matter has: addresses, services, tags, people. */
export function toIncidentWords(document: PublishedDocument): IncidentWords {
  const {incident, html} = document
  const card = toIncidentCard(document)
  const names = [
    incident.id,
    ...incident.aliases.map(alias => alias.value),
    card.organization ?? '',
    card.severityLabel ?? '',
    // Under the name that a service goes by as well as under the one that stands there.
    ...new Set([...card.services, ...incident.services.map(service => service.value)]),
    ...incident.regions.map(region => region.value),
    ...incident.tags.map(tag => tag.value),
    ...incident.authors.map(author => author.value),
  ]
  const symptoms = incident.sections.flatMap(({kind}, index) => (kind === 'impact' || kind === 'detection' ? [toPlainText(html.sections[index] ?? '')] : []))
  return {
    title: toIndexText(incident.title?.value ?? ''),
    names: toIndexText(names.join('\n')),
    summary: toIndexText(card.summary),
    factors: toIndexText([...incident.factors.map(factor => factor.title), ...card.factors].join('\n')),
    symptoms: toIndexText([...symptoms, incident.trigger?.text ?? ''].join('\n')),
    body: toIndexText(document.plainText),
  }
}
