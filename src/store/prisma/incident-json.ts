import type {Incident} from '#src/incident/incident.ts'

/** Writes an incident as JSON for its page. Quotes are left out where they are the document's text at their offsets, as they should be. */
export function writeIncidentJson(incident: Incident, markdown: string): string {
  return JSON.stringify(incident, function (this: Quoted, key, value: unknown) {
    return key === 'quote' && value === markdown.slice(this.start?.offset, this.end?.offset) ? undefined : value
  })
}

/** Reads what `writeIncidentJson` wrote. */
export function readIncidentJson(json: string, markdown: string): Incident {
  const incident: Incident = JSON.parse(json)
  fillQuotes(incident, markdown)
  return incident
}

type Quoted = {readonly start?: {readonly offset: number}; readonly end?: {readonly offset: number}; readonly how?: string; quote?: string}

function fillQuotes(value: unknown, markdown: string): void {
  if (typeof value !== 'object' || value === null) return
  const quoted: Quoted = value
  if (quoted.how !== undefined && quoted.quote === undefined && quoted.start && quoted.end) {
    quoted.quote = markdown.slice(quoted.start.offset, quoted.end.offset)
    return
  }
  for (const child of Object.values(value)) fillQuotes(child, markdown)
}
