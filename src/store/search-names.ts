import type {PublishedDocument} from '#src/library/incident-store.ts'
import {listTechnologies} from '#src/library/relate/find-likenesses.ts'
import {findTriggerSort} from '#src/library/relate/trigger-sort.ts'
import type {NameField} from '#src/library/search/search-query.ts'
import {toWords} from '#src/library/search/words.ts'

/** A name, or what of it begins with one of its words, as searches by field ask for it; see the model `SearchName`. */
export type SearchName = {
  readonly field: NameField | 'service-alias' | 'factor-group' | 'trigger' | 'trigger-sort' | 'technology'
  readonly position: number
  readonly start: number
  readonly value: string
  readonly name: string
}

/** The names of an incident that a search can ask for by their field; `services` are those that its own names of services stand for. */
export function listSearchNames({incident}: Pick<PublishedDocument, 'incident'>, services: readonly string[]): readonly SearchName[] {
  const factors = [...incident.factors.flatMap(({category}) => category ?? []), ...incident.factorCategories.map(({value}) => value)]
  const groups = factors.flatMap(category => (category.includes('/') ? [category.slice(0, category.indexOf('/'))] : []))
  const sort = findTriggerSort(incident.trigger?.text ?? '')
  const named = (field: SearchName['field'], values: readonly string[], isSuggested = true): readonly SearchName[] =>
    [...new Set(values)].flatMap((name, position) => {
      const words = toWords(name).slice(0, 12)
      const starts = isSuggested ? words.map((_, start) => start) : [0]
      return words.length === 0 ? [] : starts.map(start => ({field, position, start, value: words.slice(start).join(' '), name}))
    })
  return [
    ...named('service', services),
    ...named(
      'service-alias',
      values(incident.services).filter(name => !services.includes(name)),
      false,
    ),
    ...named('factor', factors),
    ...named('factor-group', groups, false),
    ...named('org', incident.organization ? [incident.organization.value] : []),
    ...named(
      'owner',
      incident.actions.flatMap(({owner}) => owner ?? []),
      false,
    ),
    ...named('author', values(incident.authors), false),
    ...named('tag', values(incident.tags), false),
    ...named('trigger', toWords(incident.trigger?.text ?? '').slice(0, 200), false),
    ...file('trigger-sort', sort === undefined ? [] : [sort]),
    ...file('technology', listTechnologies(incident)),
  ]
}

/** Names of ours, which nobody types: an index holds them as they are. */
function file(field: 'trigger-sort' | 'technology', names: readonly string[]): readonly SearchName[] {
  return names.map((name, position) => ({field, position, start: 0, value: name, name}))
}

function values(stated: readonly {readonly value: string}[]): readonly string[] {
  return stated.map(({value}) => value)
}
