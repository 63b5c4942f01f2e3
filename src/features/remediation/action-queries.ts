import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {actionStatuses} from '#src/incident/action-item.ts'
import {dueRanges} from '#src/incident/due-range.ts'
import {policyStates} from '#src/incident/remediation-policy.ts'
import type {TrackerAddresses} from '#src/incident/tracked-issue.ts'
import type {ActionCoverage, ActionFacets, ActionFilters, ActionGrouping, ActionList, ActionRow} from '#src/library/remediation-store.ts'
import {countPolicies} from './count-policies.ts'
import {type ActionFilterPart, describeActionFilters, narrowToGroup} from './describe-actions.ts'
import type {RemediationAddress} from './read-action-filters.ts'
import {countActionFacets, coverActions, listActions} from './remediation-queries.ts'

/** Some of the actions, by what they are counted under. */
export type ActionGroup = ActionList & {readonly value: string | undefined; readonly name: string | undefined}

/** What the page of remediation shows. */
export type Remediation = {
  /** In one list, or in groups. */
  readonly groups: readonly ActionGroup[]
  /** What the groups are by; undefined where there is one list only. */
  readonly by: ActionGrouping | undefined
  /** Of the groups. */
  readonly pages: number
  readonly facets: ActionFacets
  readonly coverage: ActionCoverage
  /** How many actions there are without any filter. */
  readonly all: number
  /** Only where nothing matches: what would remain without one of the filters. */
  readonly remedies: readonly (ActionFilterPart & {readonly remaining: number})[]
  readonly hasPolicies: boolean
  /** Where tickets are that are written as keys. */
  readonly trackers: TrackerAddresses
  readonly today: string
}

const pageSize = 50
const groupsAtOnce = 10
const groupSize = 6
const columnSize = 25

/** Finds the actions that an address asks for. */
export async function findRemediation({filters, order, as, by, page, after}: Omit<RemediationAddress, 'complaints' | 'edit'>): Promise<Remediation> {
  const grouping = as === 'board' ? 'status' : by
  const [facets, coverage, all, hasPolicies, trackers] = await Promise.all([
    countActionFacets(filters),
    coverActions(filters),
    coverActions({}),
    findPolicies(),
    findTrackers(),
  ])
  const values = grouping === undefined ? [] : listGroups(grouping, facets, filters, as === 'board')
  const pages = as === 'board' ? 1 : Math.max(1, Math.ceil(values.length / groupsAtOnce))
  const first = (Math.min(page, pages) - 1) * groupsAtOnce
  const shown = as === 'board' ? values : values.slice(first, first + groupsAtOnce)
  const limit = as === 'board' ? columnSize : groupSize
  const one = {value: undefined, name: undefined}
  const [groups, today] =
    grouping === undefined
      ? await listActions(filters, {order, after, limit: pageSize}).then(list => [[{...one, ...list}], list.today] as const)
      : await Promise.all([
          Promise.all(
            shown.map(async ({value, written}) => ({value, name: written, ...(await listActions(narrowToGroup(filters, grouping, value), {order, limit}))})),
          ),
          findToday(),
        ])
  const parts = coverage.total === 0 ? describeActionFilters(filters).slice(0, 8) : []
  const counts = await Promise.all(parts.map(part => coverActions(part.without)))
  const remedies = parts.map((part, index) => ({...part, remaining: counts[index]?.total ?? 0})).filter(part => part.remaining > 0)
  return {groups, by: grouping, pages, facets, coverage, all: all.total, remedies, hasPolicies, trackers, today}
}

/** What somebody, or a team, has to do and has done. */
export type OwnActions = {
  readonly overdue: ActionList
  readonly next: ActionList
  readonly undated: ActionList
  readonly done: readonly ActionRow[]
  readonly coverage: ActionCoverage
  readonly policy: {readonly broken: number; readonly breaking: number}
  readonly hasPolicies: boolean
  readonly trackers: TrackerAddresses
  readonly today: string
}

const ownSize = 25
const doneLooked = 200
const doneShown = 8

/** Finds what is of an owner or a team; `filters` name them. */
export async function findOwnActions(filters: ActionFilters): Promise<OwnActions> {
  const due = (ranges: NonNullable<ActionFilters['due']>) => listActions({...filters, due: ranges}, {order: 'due', limit: ownSize})
  const [overdue, next, undated, finished, coverage, facets, hasPolicies, trackers] = await Promise.all([
    due(['overdue']),
    due(['week', 'month', 'later']),
    due(['undated']),
    listActions({...filters, status: ['done']}, {order: 'newest', limit: doneLooked}),
    coverActions(filters),
    countActionFacets(filters),
    findPolicies(),
    findTrackers(),
  ])
  // The store knows no order by this day, which few have: the latest of those of the latest incidents.
  const done = finished.actions.toSorted((a, b) => ((a.done ?? '') < (b.done ?? '') ? 1 : -1)).slice(0, doneShown)
  return {overdue, next, undated, done, coverage, policy: countPolicies(facets), hasPolicies, trackers, today: overdue.today}
}

/** The actions of an incident, by their places there. */
export async function listIncidentActions(incidentId: string): Promise<ReadonlyMap<number, ActionRow>> {
  const {actions} = await listActions({incident: [incidentId]}, {order: 'due', limit: mostOfOne})
  return new Map(actions.map(action => [action.position, action]))
}

const mostOfOne = 1000

/** Whom actions name as their owners, those with most first, then whom the configuration names, for whoever types one. */
export async function listOwners(): Promise<readonly string[]> {
  const [{owner}, configured] = await Promise.all([
    countActionFacets({}),
    readCached('directory', async ({settings: {people, teams}}) => [...teams, ...people].map(({handle}) => handle)),
  ])
  const named = owner.flatMap(({value, written}) => written ?? value ?? [])
  return [...new Set([...named, ...configured])].slice(0, mostOwners)
}

const mostOwners = 300

function findPolicies(): Promise<boolean> {
  return readCached('policies', async ({settings}) => Object.keys(settings.remediation).length > 0)
}

function findTrackers(): Promise<TrackerAddresses> {
  return readCached('trackers', async ({settings}) => settings.trackers)
}

function findToday(): Promise<string> {
  return readCached('today', async ({today}) => today)
}

type Group = {readonly value: string | undefined; readonly written?: string | undefined}

function listGroups(grouping: ActionGrouping, facets: ActionFacets, filters: ActionFilters, isBoard: boolean): readonly Group[] {
  const counted = facets[grouping]
  // Facets leave out their own field's filter; groups keep to it.
  const chosen = filters[grouping]?.map(value => (value === undefined ? undefined : String(value)))
  const kept = (value: string | undefined): boolean => chosen === undefined || chosen.length === 0 || chosen.includes(value)
  if (isBoard) return boardStatuses.filter(kept).map(value => ({value}))
  const order = naturalOrders[grouping]
  const sorted = order ? order.flatMap(value => counted.filter(each => each.value === value)) : counted
  return [...sorted, ...(order ? counted.filter(({value}) => value === undefined || !order.includes(value)) : [])].filter(({value}) => kept(value))
}

const boardStatuses = ['candidate', 'open', 'in-progress', 'done', 'wont-do']
const naturalOrders: Partial<Record<ActionGrouping, readonly string[]>> = {
  status: [...new Set(['open', 'in-progress', 'candidate', ...actionStatuses])],
  severity: ['1', '2', '3', '4', '5'],
  due: dueRanges,
  policy: policyStates,
}
