import {isOpen, isOverdue} from '#src/incident/action-item.ts'
import {findDueRange} from '#src/incident/due-range.ts'
import {toOwnerKey} from '#src/incident/handle.ts'
import type {Day} from '#src/incident/instant.ts'
import {findPolicyDay, findPolicyState} from '#src/incident/remediation-policy.ts'
import {toActionText, toActionWords} from '#src/library/action-words.ts'
import {
  type ActionAsking,
  type ActionFilters,
  type ActionGrouping,
  type ActionLife,
  type ActionRow,
  actionGroupings,
  type DaySpan,
  type RemediationStore,
} from '#src/library/remediation-store.ts'
import {type ActionPlace, actionTerms, readCursor, toActionPlace, writeCursor} from '#src/store/action-places.ts'
import {toActionFacets} from '#src/store/to-action-facets.ts'
import type {Entry} from './known-files.ts'
import {compare} from './list-places.ts'

/** An entry, and whether its file is another by now, which cannot be read. */
export type FollowedEntry = Entry & {readonly isStale: boolean}

type Answer<Question extends keyof RemediationStore> = Awaited<ReturnType<RemediationStore[Question]>>

/** One page of the actions that match, and how many do. */
export function listActions(
  entries: readonly FollowedEntry[],
  {order, after, limit, ...asking}: Parameters<RemediationStore['listActions']>[1],
): Answer<'listActions'> {
  const found = findActions(entries, asking)
    .map(({row}) => ({row, place: toActionPlace(order, row)}))
    .sort((a, b) => comparePlaces(order, a.place, b.place))
  const from = readCursor(order, after)
  const rest = from === undefined ? found : found.filter(({place}) => comparePlaces(order, place, from) > 0)
  const last = rest[limit - 1]
  return {
    actions: rest.slice(0, limit).map(({row}) => row),
    total: found.length,
    next: rest.length > limit && last ? writeCursor(order, last.place) : undefined,
  }
}

function comparePlaces(order: keyof typeof actionTerms, a: ActionPlace, b: ActionPlace): number {
  for (const [index, {descends}] of actionTerms[order].entries()) {
    const [one, other] = [a[index] ?? 0, b[index] ?? 0]
    const by = typeof one === 'number' && typeof other === 'number' ? one - other : compare(String(one), String(other))
    if (by !== 0) return descends ? -by : by
  }
  return 0
}

export function countActionFacets(entries: readonly FollowedEntry[], asking: ActionAsking): Answer<'countActionFacets'> {
  return toActionFacets(
    actionGroupings.flatMap(field =>
      findActions(entries, {...asking, filters: {...asking.filters, [field]: []}}).flatMap(found =>
        listValues(field, found, asking).map(value => ({
          field,
          value,
          count: 1,
          ...(field === 'owner' && value !== undefined && !value.startsWith('@') ? {written: found.row.owner} : {}),
        })),
      ),
    ),
  )
}

function listValues(field: ActionGrouping, {row, ownerKey}: FoundAction, {today, teams}: ActionAsking): readonly (string | undefined)[] {
  if (field === 'team') return [...teams].filter(([team, members]) => ownerKey === team || members.some(member => member === ownerKey)).map(([team]) => team)
  if (field === 'service') return row.services.length === 0 ? [undefined] : row.services
  if (field === 'due') return [findDueRange(row, today)].filter(range => range !== undefined)
  if (field === 'severity') return [row.severity?.level?.toString()]
  return [field === 'owner' ? ownerKey : row[field]]
}

export function coverActions(entries: readonly FollowedEntry[], asking: ActionAsking): Answer<'coverActions'> {
  const rows = findActions(entries, asking).map(({row}) => row)
  const count = (holds: (row: ActionRow) => boolean): number => rows.filter(holds).length
  return {
    total: rows.length,
    open: count(isOpen),
    openWithOwner: count(row => isOpen(row) && row.owner !== undefined),
    openWithDue: count(row => isOpen(row) && row.due !== undefined),
    overdue: count(row => row.isOverdue),
    done: count(({status}) => status === 'done'),
    doneWithDay: count(({status, done}) => status === 'done' && done !== undefined),
    doneWithProof: count(({status, proof}) => status === 'done' && proof !== undefined),
    wontDo: count(({status}) => status === 'wont-do'),
    wontDoWithReason: count(({status, reason}) => status === 'wont-do' && reason !== undefined),
    candidates: count(({status}) => status === 'candidate'),
    incidents: new Set(rows.map(({incidentId}) => incidentId)).size,
  }
}

export function countTraces(entries: readonly FollowedEntry[], asking: ActionAsking): Answer<'countTraces'> {
  const rows = findActions(entries, asking).map(({row}) => row)
  const ids = new Set(rows.map(({incidentId}) => incidentId))
  const factors = entries
    .filter(({card}) => ids.has(card.id))
    .flatMap(({card, document}) => {
      const named = new Set(document.incident.actions.map(({factor}) => factor?.toLowerCase()))
      return card.factors.map(factor => named.has(factor.toLowerCase()))
    })
  return {
    actions: rows.length,
    actionsNaming: rows.filter(({factor}) => factor !== undefined).length,
    factors: factors.length,
    factorsNamed: factors.filter(isNamed => isNamed).length,
  }
}

export function listActionLives(entries: readonly FollowedEntry[], asking: ActionAsking): readonly ActionLife[] {
  const lives = new Map<string, ActionLife>()
  for (const {row} of findActions(entries, asking)) {
    const life = {severity: row.severity?.level, kind: row.kind, status: row.status, from: row.day, until: row.status === 'done' ? row.done : undefined}
    const key = JSON.stringify(life, (_, value) => value ?? null)
    lives.set(key, {...life, count: (lives.get(key)?.count ?? 0) + 1})
  }
  return [...lives.values()]
}

type FoundAction = {readonly row: ActionRow; readonly ownerKey: string | undefined}

function findActions(entries: readonly FollowedEntry[], asking: ActionAsking): readonly FoundAction[] {
  return entries.flatMap(entry => toActions(entry, asking)).filter(found => matches(found, asking))
}

function toActions({document: {incident, hash}, card, isStale}: FollowedEntry, {today, policies}: ActionAsking): readonly FoundAction[] {
  const policyDay = findPolicyDay(card, policies)
  return incident.actions.map(({evidence, group, ...action}, position) => ({
    ownerKey: action.owner === undefined ? undefined : toOwnerKey(action.owner),
    row: {
      ...action,
      incidentId: incident.id,
      incidentTitle: card.title,
      position,
      base: isStale ? '' : hash,
      severity: card.severityLabel === undefined ? undefined : {level: card.severityLevel, label: card.severityLabel},
      organization: card.organization,
      services: card.services,
      day: card.day,
      isOverdue: isOverdue(action, today),
      policyDay,
      policy: findPolicyState(action, policyDay, today),
    },
  }))
}

function matches({row, ownerKey}: FoundAction, {filters, today, teams, dueDays, doneDays}: ActionAsking): boolean {
  const words = toActionWords(filters.words)
  const text = words.length === 0 ? '' : toActionText(row)
  const isOneOf = <Field extends Exclude<keyof ActionFilters, 'words'>>(field: Field, ...held: readonly (string | number | undefined)[]): boolean => {
    const asked: readonly (string | number | undefined)[] = filters[field] ?? []
    return asked.length === 0 || held.some(value => asked.includes(value))
  }
  return (
    isOneOf('status', row.status) &&
    isOneOf('owner', ownerKey) &&
    ((filters.team ?? []).length === 0 || filters.team?.some(team => ownerKey === team || teams.get(team)?.some(member => member === ownerKey))) === true &&
    isOneOf('service', ...(row.services.length === 0 ? [undefined] : row.services)) &&
    isOneOf('factor', row.factor) &&
    isOneOf('severity', row.severity?.level) &&
    isOneOf('kind', row.kind) &&
    ((filters.due ?? []).length === 0 || filters.due?.some(range => range === findDueRange(row, today))) === true &&
    isWithin(row.due, dueDays) &&
    isWithin(row.done, doneDays) &&
    isOneOf('policy', row.policy) &&
    isOneOf('organization', row.organization) &&
    isOneOf('incident', row.incidentId) &&
    words.every(word => text.includes(word))
  )
}

function isWithin(day: Day | undefined, {from, to}: DaySpan = {}): boolean {
  if (from === undefined && to === undefined) return true
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to)
}
