import {formatFactorCategory} from '#src/incident/factor.ts'
import type {DetectionSource, PostmortemStatus} from '#src/incident/incident.ts'
import {formatSeverityLevel, type SeverityLevel} from '#src/incident/severity.ts'
import type {IncidentFilters, RemediationState} from '#src/library/incident-store.ts'
import {nameTechnology} from '#src/library/relate/technologies.ts'

/** One thing a list is filtered by: how it is called, and the filters without it. */
export type FilterPart = {readonly text: string; readonly without: IncidentFilters}

/** What a list is filtered by, one part for each value. */
export function describeFilters(filters: IncidentFilters): readonly FilterPart[] {
  const words = filters.words ? [{text: `“${filters.words}”`, without: {...filters, words: ''}}] : []
  const values = fields.flatMap(field => {
    const held: readonly unknown[] = filters[field]
    return held.map(value => ({text: formatValue(field, value), without: {...filters, [field]: held.filter(other => other !== value)}}))
  })
  const period = formatPeriod(filters)
  return [...words, ...values, ...(period === '' ? [] : [{text: period, without: {...filters, from: undefined, to: undefined}}])]
}

/** What a list is of, after the number of its incidents: `about “redis”, SEV2 or SEV3, telephony`. */
export function describeList(filters: IncidentFilters): string {
  const parts = fields.map(field => (filters[field] as readonly unknown[]).map(value => formatValue(field, value)).join(' or '))
  return [filters.words ? `about “${filters.words}”` : '', ...parts, formatPeriod(filters)].filter(part => part !== '').join(', ')
}

/** A severity for eyes; `none` is one that the text does not state. */
export function formatSeverity(value: SeverityLevel | 'none'): string {
  return value === 'none' ? 'severity not stated' : formatSeverityLevel(value)
}

/** A state of remediation for eyes; `none` where no action is stated. */
export function formatActions(value: RemediationState): string {
  return value === 'none' ? 'no action stated' : value === 'open' ? 'open actions' : 'overdue actions'
}

/** Who noticed an incident first, for eyes. */
export function formatDetection(value: DetectionSource): string {
  return value === 'third-party' ? 'third party' : value
}

/** The sort of event that set an incident off, for eyes. */
export function formatTrigger(value: string): string {
  return value === 'other' ? 'another event' : value
}

/** The state of a document for eyes. */
export function formatStatus(value: PostmortemStatus): string {
  return value === 'in-review' ? 'in review' : value
}

type Field = keyof typeof formats
const formats = {
  severities: formatSeverity,
  services: (value: string) => (value === 'none' ? 'service not stated' : value),
  factors: (value: string) => (value === 'none' ? 'factor not stated' : formatFactorCategory(value)),
  organizations: (value: string) => (value === 'none' ? 'organisation not stated' : value),
  detections: (value: DetectionSource | 'none') => (value === 'none' ? 'who noticed not stated' : `noticed by ${formatDetection(value)}`),
  triggers: (value: string) => (value === 'none' ? 'trigger not stated' : `set off by ${formatTrigger(value)}`),
  technologies: (value: string) => (value === 'none' ? 'no vendor or technology named' : nameTechnology(value)),
  tags: (value: string) => (value === 'none' ? 'no tag' : `#${value}`),
  statuses: formatStatus,
  years: (value: number | 'none') => (value === 'none' ? 'date not stated' : String(value)),
  actions: formatActions,
  has: () => 'something to mend',
} as const
const fields = Object.keys(formats) as Field[]

function formatValue(field: Field, value: unknown): string {
  const format: (value: never) => string = formats[field]
  return format(value as never)
}

function formatPeriod({from, to}: IncidentFilters): string {
  if (from === undefined) return to === undefined ? '' : `until ${to}`
  if (to === undefined) return `since ${from}`
  return from === to ? `on ${from}` : `${from} to ${to}`
}
