import type {Incident} from '#src/incident/incident.ts'

/** Says for history which parts of a document are not as they were: "Edit Impact, Timeline". */
export function describeTextChange(before: Incident, after: Incident): string {
  const [old, fresh] = [toParts(before), toParts(after)]
  const names = [...new Set([...fresh.keys(), ...old.keys()])].filter(name => fresh.get(name) !== old.get(name))
  if (names.length === 0) return 'Edit the front matter'
  const shown = names.slice(0, 3)
  return `Edit ${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`
}

/** What stands under each heading; sections of one name count as one. */
function toParts({sections}: Incident): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  for (const {heading, text} of sections) {
    const name = heading === undefined ? 'the beginning' : heading.replace(/\s+/g, ' ').trim().slice(0, 60)
    parts.set(name, `${parts.get(name) ?? ''}${text}\n`)
  }
  return parts
}
