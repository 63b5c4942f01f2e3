import type {ServiceAliases} from '#src/incident/service-names.ts'
import {fieldNames, findNameField} from './read-field.ts'
import {toWords} from './words.ts'

/** The fields whose names are suggested. */
export const suggestedFields = ['service', 'factor', 'org'] as const
export type SuggestedField = (typeof suggestedFields)[number]

/** The end of what was typed, as far as it may be the beginning of a name. */
export type Ending = {
  /** In words as the index has them, with one blank between. */
  readonly value: string
  /** What such a name may be of. */
  readonly fields: readonly SuggestedField[]
  /** What stands before it; a search of its own, or nothing. */
  readonly rest: string
  /** Services that have another name which begins so, each with that name. */
  readonly aliased: ReadonlyMap<string, string>
}

const longest = 100
const shortest = 2
const mostTerms = 3

/** What somebody who is typing may be about to name: all of it, else its last terms, the most of them first. */
export function listEndings(typed: string, aliases: ServiceAliases = {}): readonly Ending[] {
  const terms = typed.slice(0, longest).trim().split(/\s+/)
  const others = Array.from({length: Math.min(mostTerms, terms.length - 1)}, (_, place) => Math.max(1, terms.length - mostTerms) + place)
  return [0, ...others].flatMap(start => {
    const rest = terms.slice(0, start).join(' ')
    if (start > 0 && !standsAlone(rest, terms[start] ?? '')) return []
    const ending = terms.slice(start).join(' ')
    const field = /^([a-z]+):(?=\S)/i.exec(ending)?.[1]
    const isNamed = field !== undefined && fieldNames.has(field.toLowerCase())
    const fields = isNamed ? suggestedFields.filter(each => each === findNameField(field)) : suggestedFields
    const value = toWords(isNamed ? ending.slice(field.length + 1) : ending).join(' ')
    if ([...value].length < shortest || fields.length === 0) return []
    return [{value, fields, rest, aliased: fields.includes('service') ? listAliased(value, aliases) : new Map<string, string>()}]
  })
}

/** Whether a search means the same without the term behind it: none that is left open, and none that the term is an alternative or an exception to. */
function standsAlone(rest: string, next: string): boolean {
  return rest.split('"').length % 2 === 1 && !/(?:^|\s)(?:or|\|{1,2})$/i.test(rest) && !/^(?:-|\|)/.test(next) && !/^or$/i.test(next)
}

function listAliased(value: string, aliases: ServiceAliases): ReadonlyMap<string, string> {
  const begun = Object.entries(aliases).filter(([alias]) => toWords(alias).some((_, start, words) => words.slice(start).join(' ').startsWith(value)))
  return new Map(begun.map(([alias, name]) => [name, alias]))
}
