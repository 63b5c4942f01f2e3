import type {Evidence, Point} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {SectionKind} from '#src/incident/section.ts'
import {toPageAnchors} from '#src/postmortem/document/heading-anchors.ts'

/** A section as the page shows it: where its heading leads, and which of the incident's lists stand in it, by their place there. */
export type StoryPart = {
  readonly id: string
  readonly kind: SectionKind
  readonly heading: string | undefined
  readonly level: 2 | 3
  /** Place among the document's sections; undefined for what stands in none of them. */
  readonly section: number | undefined
  readonly entries: readonly number[]
  readonly factors: readonly number[]
  readonly actions: readonly number[]
  readonly updates: readonly number[]
  /** Whether the factors that the program suggests are shown here: in the last part that factors stand in, else where the first was found. */
  readonly hasSuggestions: boolean
}

/** The document in its own order. Every entry, factor, action and update is in exactly one part: the section it was read in. */
export function toStory(incident: Incident): readonly StoryPart[] {
  const {sections} = incident
  const find = (place: Point) => sections.findIndex(({evidence}) => place.offset >= evidence.start.offset && place.offset < evidence.end.offset)
  const group = (items: readonly {readonly evidence: Evidence}[]) => items.map(item => find(item.evidence.start))
  const places = {
    entries: group(incident.timeline),
    factors: group(incident.factors),
    actions: group(incident.actions),
    updates: group(incident.updates),
  }
  const [suggestion] = incident.factorSuggestions
  const home = suggestion ? (places.factors.at(-1) ?? find(suggestion.evidence.start)) : undefined
  const pick = (section: number) => ({
    entries: indexesOf(places.entries, section),
    factors: indexesOf(places.factors, section),
    actions: indexesOf(places.actions, section),
    updates: indexesOf(places.updates, section),
    hasSuggestions: section === home,
  })
  const elsewhere = pick(-1)
  const isAnywhereElse = Object.values(elsewhere).some(list => list === true || (list !== false && list.length > 0))
  const ids = toPageAnchors([...sections.map(({heading}) => heading), ...(isAnywhereElse ? ['further facts'] : [])])
  const parts = sections.map(({kind, heading}, index): StoryPart => {
    return {id: ids[index] ?? '', kind, heading, level: subsections.has(kind) ? 3 : 2, section: index, ...pick(index)}
  })
  return isAnywhereElse ? [...parts, {id: ids.at(-1) ?? '', kind: 'other', heading: 'Further facts', level: 2, section: undefined, ...elsewhere}] : parts
}

const subsections: ReadonlySet<SectionKind> = new Set(['lessonsWell', 'lessonsPoor', 'lessonsLucky'])

function indexesOf(places: readonly number[], section: number): number[] {
  return places.flatMap((place, index) => (place === section ? [index] : []))
}
