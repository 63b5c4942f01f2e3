import type {IncidentFilters, RemediationState} from '#src/library/incident-store.ts'
import type {IncidentCard} from '#src/store/incident-card.ts'
import type {SearchedEntry} from './search-entries.ts'

type FilteredEntry = Pick<SearchedEntry, 'card' | 'status' | 'document' | 'told' | 'names'>

/** Whether an incident passes all of the filters but the words. */
export function matches(entry: FilteredEntry, filters: IncidentFilters, today: string): boolean {
  const {card, status} = entry
  const anyOf = <T>(asked: readonly T[], held: readonly T[]): boolean => asked.length === 0 || asked.some(value => held.includes(value))
  const day = card.date?.at.slice(0, 10)
  return (
    anyOf(filters.severities, [card.severityLevel ?? 'none']) &&
    anyOf(filters.services, orNone(card.services)) &&
    anyOf(filters.factors, orNone(card.factors)) &&
    anyOf(filters.organizations, [card.organization ?? 'none']) &&
    anyOf(filters.detections, [card.detectedBy ?? 'none']) &&
    anyOf(filters.triggers, orNone(listNames(entry, 'trigger-sort'))) &&
    anyOf(filters.technologies, orNone(listNames(entry, 'technology'))) &&
    anyOf(filters.tags, orNone(listTags(entry))) &&
    anyOf(filters.statuses, [status]) &&
    anyOf(filters.years, [card.year ?? 'none']) &&
    anyOf(filters.actions, actionStates(card, today)) &&
    anyOf(filters.has, hasDiagnostics(entry) ? ['diagnostics'] : []) &&
    (filters.from === undefined || (day !== undefined && day >= filters.from)) &&
    (filters.to === undefined || (day !== undefined && day <= filters.to))
  )
}

/** Names, or that there are none. */
export function orNone(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['none'] : names
}

/** What a document is filed under for patterns. */
export function listNames({names}: Pick<FilteredEntry, 'names'>, field: 'trigger-sort' | 'technology'): readonly string[] {
  return names.flatMap(each => (each.field === field ? [each.name] : []))
}

/** The tags, each once. */
export function listTags({document}: FilteredEntry): readonly string[] {
  return [...new Set(document.incident.tags.map(({value}) => value))]
}

/** Whether a rule found more than something to know. */
export function hasDiagnostics({told}: Pick<SearchedEntry, 'told'>): boolean {
  return told.some(({level}) => level !== 'info')
}

/** Whether remediation is open, and whether any of it is overdue; or that there is none. */
export function actionStates(card: IncidentCard, today: string): readonly RemediationState[] {
  if (card.actions.total === 0) return ['none']
  const overdue = card.earliestDue !== undefined && card.earliestDue < today
  return [...(card.actions.open > 0 ? (['open'] as const) : []), ...(overdue ? (['overdue'] as const) : [])]
}
