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

function fillQuotes(value: object, markdown: string): void {
  const quoted: Quoted = value
  if (quoted.how !== undefined && quoted.quote === undefined && quoted.start && quoted.end) {
    quoted.quote = markdown.slice(quoted.start.offset, quoted.end.offset)
    return
  }
  // Names are asked for one by one: a list of its values for each of thousands of objects takes longer than filling them in.
  for (const name in value) {
    const child = value[name as keyof typeof value] as unknown
    if (typeof child === 'object' && child !== null) fillQuotes(child, markdown)
  }
}
