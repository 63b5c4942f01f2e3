import {type ServiceAliases, toServiceName} from '#src/incident/service-names.ts'
import type {IncidentFacets} from '#src/library/incident-store.ts'
import {listNearNames} from './list-near-names.ts'
import {findNameField} from './read-field.ts'
import {termPattern} from './read-search-query.ts'
import type {NameField} from './search-query.ts'
import {toWords} from './words.ts'

/** A value of a field that no incident has, and the nearest one that some have. */
export type MeantName = {readonly field: CorrectedField; readonly written: string; readonly meant: string}

/** The fields whose names are all known from what a list can be narrowed by. */
export type CorrectedField = Extract<NameField, 'service' | 'factor' | 'org' | 'tag'>

/**
 * Finds the name that a value which nobody has was meant for; undefined where it is known, or nothing is near. A search compares names word by
 * word, a list's own filters letter by letter (`isExact`).
 */
export type FindMeant = (field: CorrectedField, written: string, isExact?: boolean) => string | undefined

/** Looks for names among those that a viewer's incidents have; other names of services stand for theirs. `facets` are counted without a filter. */
export function openMeantNames(facets: Pick<IncidentFacets, 'services' | 'factors' | 'organizations' | 'tags'>, aliases: ServiceAliases): FindMeant {
  const listValues = (values: readonly {readonly value: string}[]): readonly string[] => values.flatMap(({value}) => (value === 'none' ? [] : [value]))
  const services = listValues(facets.services)
  const factors = listValues(facets.factors)
  const names: Readonly<Record<CorrectedField, readonly string[]>> = {
    service: [...services, ...Object.entries(aliases).flatMap(([alias, name]) => (services.includes(name) ? [alias] : []))],
    factor: [...factors, ...new Set(factors.flatMap(factor => (factor.includes('/') ? [factor.slice(0, factor.indexOf('/'))] : [])))],
    org: listValues(facets.organizations),
    tag: listValues(facets.tags),
  }
  return (field, written, isExact = false) => {
    const asked = toWords(written).join(' ')
    // Some may be called by another name of theirs, and then a search finds them by it.
    const isKnown = isExact ? names[field].includes(written) : names[field].some(name => toWords(name).join(' ') === asked)
    if (asked === '' || isKnown) return undefined
    const [near] = listNearNames(written, names[field], 1)
    return near === undefined ? undefined : field === 'service' ? toServiceName(near, aliases) : near
  }
}

/** A search with the values of its fields that nobody has put right, and which those are; none of them where all are known, or nothing is near. */
export function correctNames(text: string, findMeant: FindMeant): {readonly text: string; readonly names: readonly MeantName[]} {
  const names: MeantName[] = []
  const corrected = text.replaceAll(termPattern, (term, ...rest) => {
    const {not, field = '', quoted, plain = ''} = rest.at(-1) as Readonly<Record<string, string | undefined>>
    const asked = listFields.find(each => each === findNameField(field))
    if (not !== undefined || asked === undefined || term.endsWith('*')) return term
    const written = quoted === undefined ? plain.split(',').filter(value => value !== '') : [quoted]
    const found = written.flatMap(value => {
      const meant = findMeant(asked, value)
      return meant === undefined ? [] : [{field: asked, written: value, meant}]
    })
    if (found.length === 0) return term
    names.push(...found)
    const values = written.map(value => found.find(each => each.written === value)?.meant ?? value)
    return `${field}:${writeValues(values)}`
  })
  return {text: corrected, names}
}

const listFields: readonly CorrectedField[] = ['service', 'factor', 'org', 'tag']

/** As a field has them. Names are compared word by word, so that what would part two values may stand as a hyphen. */
function writeValues(values: readonly string[]): string {
  const [only = '', ...others] = values
  if (others.length === 0 && /\s/.test(only) && !only.includes('"')) return `"${only}"`
  return values.map(value => value.replaceAll(/[\s",*]+/g, '-')).join(',')
}
