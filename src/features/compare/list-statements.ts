import type {RelationType} from '#src/incident/relation.ts'
import {findMention} from '#src/library/relate/read-statements.ts'
import type {ComparedIncident} from './compared-incident.ts'
import {toEvidenceHref, toLikenessHref} from './list-shared.ts'

/** What an incident's author says of another one that is compared. */
export type ComparedStatement = {
  /** `mention` is a link in the text. */
  readonly type: RelationType | 'mention'
  /** The place of the other one. */
  readonly of: number
  /** Where it is said: its line, or the place of the sentence. */
  readonly href: string
  /** The sentence, of a mention. */
  readonly text: string | undefined
}

/** What one of the compared incidents says of the others: its relations in their order, then the links in its text, one to each. */
export function listStatements(compared: readonly ComparedIncident[], place: number): readonly ComparedStatement[] {
  const each = compared[place]
  if (!each) return []
  const {relations, links} = each.incident
  const findPlace = openPlaces(compared)
  const stated = relations.flatMap(({to, type, evidence}): readonly ComparedStatement[] => {
    const of = findPlace(to)
    return of === undefined || of === place ? [] : [{type, of, href: toEvidenceHref(each, evidence), text: undefined}]
  })
  const mentioned = compared.flatMap((other, of): readonly ComparedStatement[] => {
    const named = new Set(links.map(({to}) => to).filter(to => findPlace(to) === of))
    const passage = of === place ? undefined : findMention(each, named, other.title)
    return passage ? [{type: 'mention', of, href: toLikenessHref(each.page, passage), text: passage.text}] : []
  })
  const isFirst = ({type, of}: ComparedStatement, index: number) => stated.findIndex(other => other.type === type && other.of === of) === index
  return [...stated.filter(isFirst), ...mentioned]
}

/** The place of an incident by its id, else by an alias. */
function openPlaces(compared: readonly ComparedIncident[]): (address: string) => number | undefined {
  const places = new Map(compared.flatMap(({incident}, place) => incident.aliases.map(({value}) => [value, place] as const)))
  for (const [place, {incident}] of compared.entries()) places.set(incident.id, place)
  return address => places.get(address)
}
