import type {Incident} from '#src/incident/incident.ts'

/** What one document says and another does not, of one kind. */
export type OnlyIn = {readonly name: string; readonly items: readonly string[]}

/** What a document has that another lacks, kind by kind, as its own words say it; kinds that it has nothing more of are left out. */
export function listOnlyIn(one: Incident, other: Incident): readonly OnlyIn[] {
  const kinds: readonly (readonly [string, (incident: Incident) => readonly string[]])[] = [
    ['Title', ({title}) => (title ? [title.value] : [])],
    ['Severity', ({severity}) => (severity ? [severity.label] : [])],
    ['Organisation', ({organization}) => (organization ? [organization.value] : [])],
    ['Source', ({source}) => [source?.url ?? source?.file ?? source?.publisher].filter(value => value !== undefined)],
    ['Milestones', ({milestones}) => milestones.map(({kind, instant}) => `${kind} ${instant.at}`)],
    ['Impact windows', ({impactWindows}) => impactWindows.map(({start, end}) => `${start.at} to ${end?.at ?? 'open'}`)],
    ['Impact', ({impactMeasures}) => impactMeasures.map(measure => measure.evidence.quote)],
    ['Noticed by', ({detectedBy}) => (detectedBy ? [detectedBy.value] : [])],
    ['Trigger', ({trigger}) => (trigger ? [trigger.text] : [])],
    ['Services', ({services}) => services.map(({value}) => value)],
    ['Tags', ({tags}) => tags.map(({value}) => value)],
    ['Authors', ({authors}) => authors.map(({value}) => value)],
    ['Factors', ({factors, factorCategories}) => [...factors.map(({title}) => title), ...factorCategories.map(({value}) => value)]],
    ['Timeline', ({timeline}) => timeline.map(({instant, text}) => `${instant.at} ${text}`)],
    ['Status updates', ({updates}) => updates.map(({instant, text}) => `${instant.at} ${text}`)],
    ['Actions', ({actions}) => actions.map(({title}) => title)],
    ['Lessons', ({lessons}) => lessons.map(({text}) => text)],
    ['Related', ({relations, links}) => [...relations.map(({to, type}) => `${to} (${type})`), ...links.map(({to}) => `[[${to}]]`)]],
    ['Sections', ({sections}) => sections.map(({heading, kind}) => heading ?? kind)],
  ]
  return kinds.flatMap(([name, list]) => {
    const known = new Set(list(other).map(fold))
    const items = [...new Set(list(one))].filter(item => !known.has(fold(item)))
    return items.length === 0 ? [] : [{name, items}]
  })
}

/** The same words are the same, however they are spaced and written. */
function fold(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
