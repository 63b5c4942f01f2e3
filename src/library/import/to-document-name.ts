import {Temporal} from 'temporal-polyfill'
import type {Incident} from '#src/incident/incident.ts'
import {toSafeName} from '#src/library/publish/document-name.ts'

/** A name for a document, without `.md`: the day on which the incident began, as its own clocks showed it, and a few words. */
export function toDocumentName(incident: Incident, from: string): string {
  const words = toShortName(incident.title?.value ?? '') || toShortName(from.replace(/\.[^.]*$/, '')) || 'incident'
  const day = findDay(incident)
  return day && !words.startsWith(day) ? `${day}-${words}` : words
}

/** At most 60 characters of a safe name, cut between words. */
export function toShortName(title: string): string {
  const name = toSafeName(title)
  if (name.length <= 60) return name
  const cut = name.slice(0, 61)
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : Array.from(name).slice(0, 30).join('')
}

/** The day on which an incident began, as its own clocks showed it; undefined where the text does not say. */
export function findDay({milestones, date, timeline, updates}: Incident): string | undefined {
  const started = milestones.find(({kind}) => kind === 'started') ?? milestones[0]
  const first = started?.instant ?? [...timeline, ...updates].map(({instant}) => instant).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]
  if (started === undefined && date) return date.value
  return first && Temporal.Instant.from(first.at).toZonedDateTimeISO(first.zone).toPlainDate().toString()
}
