import {readFileSync} from 'node:fs'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {Instant} from '#src/incident/instant.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

/** What was read from a document, written short: what is not stated is left out. */
export type Facts = Readonly<Record<string, string | readonly string[]>>

/** Reads a document of `tests/postmortem` and lists what it states; statuses, kinds and levels in the words of the vocabulary. */
export function listFacts(file: string): Facts {
  const {incident} = readPostmortem(readFileSync(`tests/postmortem/${file}`, 'utf8'), 'x')
  const {title, organization, severity, detectedBy, trigger} = incident
  const facts: Record<string, string | readonly string[] | undefined> = {
    title: title?.value,
    organization: organization?.value,
    severity: severity && `${severity.label} = ${severity.level ?? 'no level'}`,
    authors: incident.authors.map(({value}) => value),
    services: incident.services.map(({value}) => value),
    regions: incident.regions.map(({value}) => value),
    milestones: incident.milestones.map(({kind, instant}) => `${kind} ${toShort(instant)}`),
    durations: incident.statedDurations.map(({minutes}) => `${minutes} minutes`),
    measures: incident.impactMeasures.map(({qualifier, value, upTo, unit, what}) =>
      [qualifier, upTo === undefined ? value : `${value}–${upTo}`, unit, what].filter(part => part !== undefined && part !== '').join(' '),
    ),
    detectedBy: detectedBy?.value,
    trigger: trigger?.text,
    factors: incident.factors.map(factor => factor.title),
    suggestions: incident.factorSuggestions.map(({category}) => category),
    lessons: incident.lessons.map(({kind, text}) => `${kind}: ${text}`),
    actions: incident.actions.map(toLine),
    updates: incident.updates.map(({instant, state, text}) => `${toShort(instant)} ${state}: ${text.slice(0, 40)}`),
  }
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string | readonly string[]] => fact[1] !== undefined && fact[1].length > 0))
}

function toLine({title, status, kind, owner, due, done, priority, ref, factor, reason, proof, group}: ActionItem): string {
  const attributes = Object.entries({kind, owner, due, done, priority, ref, factor, reason, proof, group}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  )
  return `${status}: ${title}${attributes.length > 0 ? ` (${attributes.join(', ')})` : ''}`
}

function toShort({at}: Instant): string {
  return at.replace(/:00Z$/, 'Z')
}
