import {formatFactorCategory} from '#src/incident/factor.ts'
import {formatSeverityLevel, type SeverityLevel} from '#src/incident/severity.ts'
import type {IncidentFilters} from '#src/library/incident-store.ts'

/** One thing a list is filtered by: how it is called, and the filters without it. */
export type FilterPart = {readonly text: string; readonly without: IncidentFilters}

/** What a list is filtered by, one part for each value. */
export function describeFilters(filters: IncidentFilters): readonly FilterPart[] {
  const drop = <T>(values: readonly T[], value: T) => values.filter(other => other !== value)
  return [
    ...(filters.words ? [{text: `“${filters.words}”`, without: {...filters, words: ''}}] : []),
    ...filters.severities.map(value => ({text: formatSeverity(value), without: {...filters, severities: drop(filters.severities, value)}})),
    ...filters.services.map(value => ({text: value, without: {...filters, services: drop(filters.services, value)}})),
    ...filters.factors.map(value => ({text: formatFactorCategory(value), without: {...filters, factors: drop(filters.factors, value)}})),
    ...filters.years.map(value => ({text: String(value), without: {...filters, years: drop(filters.years, value)}})),
    ...filters.actions.map(value => ({text: formatActions(value), without: {...filters, actions: drop(filters.actions, value)}})),
  ]
}

/** What a list is of, after the number of its incidents: `about “redis”, SEV2 or SEV3, telephony`. */
export function describeList(filters: IncidentFilters): string {
  const anyOf = (values: readonly string[]) => values.join(' or ')
  const parts = [
    anyOf(filters.severities.map(formatSeverity)),
    anyOf(filters.services),
    anyOf(filters.factors.map(formatFactorCategory)),
    anyOf(filters.years.map(String)),
    anyOf(filters.actions.map(formatActions)),
  ].filter(part => part !== '')
  return [filters.words ? `about “${filters.words}”` : '', ...parts].filter(part => part !== '').join(', ')
}

/** A severity for eyes; `none` is one that the text does not state. */
export function formatSeverity(value: SeverityLevel | 'none'): string {
  return value === 'none' ? 'severity not stated' : formatSeverityLevel(value)
}

/** A state of remediation for eyes. */
export function formatActions(value: 'open' | 'overdue'): string {
  return value === 'open' ? 'open actions' : 'overdue actions'
}
