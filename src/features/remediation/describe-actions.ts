import {formatShortDay} from '#src/features/timeline/format-times.ts'
import type {ActionKind, ActionStatus} from '#src/incident/action-item.ts'
import type {DueRange} from '#src/incident/due-range.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {PolicyState} from '#src/incident/remediation-policy.ts'
import {formatSeverityLevel, type SeverityLevel} from '#src/incident/severity.ts'
import type {ActionFilters, ActionGrouping} from '#src/library/remediation-store.ts'

/** One thing the actions are filtered by: how it is called, and the filters without it. */
export type ActionFilterPart = {readonly text: string; readonly without: ActionFilters}

/** What actions are filtered by, one part for each value. */
export function describeActionFilters(filters: ActionFilters): readonly ActionFilterPart[] {
  const words = filters.words ? [{text: `“${filters.words}”`, without: {...filters, words: ''}}] : []
  const days = filters.from || filters.to ? [{text: describeDays(filters), without: {...filters, from: undefined, to: undefined}}] : []
  return [
    ...words,
    ...days,
    ...fields.flatMap(field => {
      const held: readonly unknown[] = filters[field] ?? []
      return held.map(value => ({text: formatValue(field, value), without: {...filters, [field]: held.filter(other => other !== value)}}))
    }),
  ]
}

/** What a list of actions is of, after their number: `about “redis”, overdue, owned by @platform`. */
export function describeActions(filters: ActionFilters): string {
  const parts = fields.map(field => ((filters[field] ?? []) as readonly unknown[]).map(value => formatValue(field, value)).join(' or '))
  return [filters.words ? `about “${filters.words}”` : '', ...parts, describeDays(filters)].filter(part => part !== '').join(', ')
}

/** The days of the incidents that actions are of: `of incidents from 1 Jan 2024 to 31 Mar 2024`; empty where any day will do. */
function describeDays({from, to}: ActionFilters): string {
  const span = [from && `from ${formatShortDay(from)}`, to && `to ${formatShortDay(to)}`].filter(Boolean).join(' ')
  return span === '' ? '' : `of incidents ${span}`
}

export const statusNames: Readonly<Record<ActionStatus, string>> = {
  open: 'open',
  'in-progress': 'in progress',
  done: 'done',
  'wont-do': 'will not be done',
  candidate: 'proposed, not agreed',
}

/** The same where there is room for a word. */
export const shortStatusNames: Readonly<Record<ActionStatus, string>> = {...statusNames, 'wont-do': 'won’t do', candidate: 'candidate'}

export const dueNames: Readonly<Record<DueRange, string>> = {
  overdue: 'overdue',
  week: 'within 7 days',
  month: 'within 30 days',
  later: 'later',
  undated: 'no date',
}

export const policyNames: Readonly<Record<PolicyState, string>> = {
  broken: 'past its policy',
  breaking: 'past it within a week',
  kept: 'within its policy',
  none: 'no policy',
}

export const groupingNames: Readonly<Record<ActionGrouping, string>> = {
  status: 'status',
  owner: 'owner',
  team: 'team',
  service: 'service',
  factor: 'factor',
  severity: 'severity',
  kind: 'kind',
  due: 'due date',
  policy: 'policy',
}

/** A value that actions are counted under, for eyes; values are those of `ActionFacets`. */
export function formatGroup(grouping: ActionGrouping, value: string | undefined): string {
  if (value === undefined) return groupingNames[grouping] === 'owner' ? 'no owner' : `${groupingNames[grouping]} not stated`
  if (grouping === 'severity') return formatSeverityLevel(Number(value) as SeverityLevel)
  if (grouping === 'factor') return formatFactorCategory(value)
  if (grouping === 'status') return toName(shortStatusNames, value)
  if (grouping === 'due') return toName(dueNames, value)
  if (grouping === 'policy') return toName(policyNames, value)
  return value
}

/** The filters that leave one group of them. */
export function narrowToGroup(filters: ActionFilters, grouping: ActionGrouping, value: string | undefined): ActionFilters {
  return {...filters, [grouping]: [grouping === 'severity' && value !== undefined ? Number(value) : value]}
}

function toName(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? value
}

const formats = {
  status: (value: ActionStatus) => shortStatusNames[value],
  due: (value: DueRange) => (value === 'overdue' ? 'overdue' : value === 'undated' ? 'without a date' : `due ${dueNames[value]}`),
  policy: (value: PolicyState) => policyNames[value],
  owner: (value?: string) => (value === undefined ? 'no owner' : `owned by ${value}`),
  team: (value: string) => `of ${value}`,
  service: (value?: string) => value ?? 'service not stated',
  factor: (value?: string) => (value === undefined ? 'factor not stated' : `against ${formatFactorCategory(value)}`),
  severity: (value?: number) => (value === undefined ? 'severity not stated' : formatSeverityLevel(value as SeverityLevel)),
  kind: (value?: ActionKind) => (value === undefined ? 'kind not stated' : `to ${value}`),
  organization: (value?: string) => value ?? 'organisation not stated',
  incident: (value: string) => `from ${value}`,
} as const
type Field = keyof typeof formats
const fields = Object.keys(formats) as Field[]

function formatValue(field: Field, value: unknown): string {
  const format: (value: never) => string = formats[field]
  return format(value as never)
}
