import {dueRanges} from '#src/incident/due-range.ts'
import {type PolicyState, policyStates} from '#src/incident/remediation-policy.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionTraces} from '#src/library/remediation/action-traces.ts'
import type {ActionAsking, ActionCoverage, ActionFacets, ActionGrouping, ActionLife, ActionOrder} from '#src/library/remediation-store.ts'
import {compareActions, isBehind, type Placed, readCursor, toActionPlace, writeCursor} from './action-places.ts'
import type {FollowedIncident} from './followed-incident.ts'
import {type Column, type FollowedTable, keep, toFollowedTable} from './followed-table.ts'
import {grouping, selectActions} from './select-actions.ts'
import {type ActionCount, toActionFacets} from './to-action-facets.ts'

/** An action of a page: its incident, where it stands there, and how it stands to its policy. */
export type FoundAction<Incident> = {readonly incident: Incident; readonly position: number; readonly policy: PolicyState}

/** Where the actions of a page stand, how many match in all, and where the next page begins. */
export type ActionPage<Incident> = {readonly places: readonly FoundAction<Incident>[]; readonly total: number; readonly next: string | undefined}

/** Finds the actions that make one page of a list. */
export function findPage<Incident extends FollowedIncident>(
  followed: readonly Incident[],
  viewer: Viewer,
  asking: ActionAsking & {readonly order: ActionOrder; readonly after?: string | undefined; readonly limit: number},
): ActionPage<Incident> {
  const {order, after, limit} = asking
  const table = toFollowedTable(followed)
  const {incidents} = table
  const weigh = toWeights(table, order)
  const from = readCursor(order, after)
  // One more than the page has tells whether there is another one.
  const most = Math.max(1, Math.floor(limit)) + 1
  const best: Candidate<Incident>[] = []
  let total = 0
  /** The weight of the last of those that count so far: what weighs more is on no page that is asked for. */
  let bound = Number.POSITIVE_INFINITY
  const keepFirst = (): void => {
    best.sort((a, b) => a.weight - b.weight || compareActions(order, a, b))
    best.length = Math.min(best.length, most)
    if (best.length === most) bound = best[most - 1]?.weight ?? bound
  }
  selectActions(table, viewer, asking, (row, at, _due, policy) => {
    total++
    const weight = weigh(row, at)
    if (weight > bound) return
    const incident = incidents[at]
    const position = row - (table.starts[at] ?? 0)
    const action = incident?.actions[position]
    if (!incident || !action) return
    const candidate = {incident, action, position, weight, policy: policyStates[policy] ?? 'none'}
    if (from && !isBehind(order, candidate, from)) return
    best.push(candidate)
    // Sorted now and then only: soon most of what comes is behind the bound.
    if (best.length >= 4 * most) keepFirst()
  })
  keepFirst()
  const places = best.slice(0, most - 1)
  const last = places.at(-1)
  return {places, total, next: best.length === most && last ? writeCursor(order, toActionPlace(order, last)) : undefined}
}

type Candidate<Incident extends FollowedIncident> = Placed & FoundAction<Incident> & {readonly incident: Incident; readonly weight: number}

/** A number for where an action stands in an order, but for what stands equal by all that is not its own. */
function toWeights(table: FollowedTable, order: ActionOrder): (row: number, incident: number) => number {
  const {status, due, day, severity} = table
  const closed = status.values.map(each => (each === 'open' || each === 'in-progress' ? 0 : 1))
  const byDue = (row: number): number => (closed[status.codes[row] ?? 0] ?? 0) * many + (dues[due.codes[row] ?? 0] ?? 0)
  const dues = keep(table, 'ranks of due', () => toRanks(due.values))
  const days = keep(table, 'ranks of days', () => toRanks(day.values))
  switch (order) {
    case 'due':
      return byDue
    case 'severest':
      return (row, at) => (severity.values[severity.codes[at] ?? 0] ?? 9) * 2 * many + byDue(row)
    case 'oldest':
      return (_, at) => days[day.codes[at] ?? 0] ?? many
    case 'newest':
      return (_, at) => {
        const rank = days[day.codes[at] ?? 0] ?? many
        return rank === many ? many : -rank
      }
  }
}

/** More than there are days. */
const many = 2 ** 30

/** For each day its place among all of them; last for none. */
function toRanks(days: readonly (string | undefined)[]): readonly number[] {
  const sorted = days.filter(day => day !== undefined).toSorted()
  const places = new Map(sorted.map((day, place) => [day, place]))
  return days.map(day => (day === undefined ? many : (places.get(day) ?? many)))
}

/** Counts every facet in one go. */
export function countActionFacets(followed: readonly FollowedIncident[], viewer: Viewer, asking: ActionAsking): ActionFacets {
  const table = toFollowedTable(followed)
  const {status, factor, kind, owner, ownerName, severity, services, serviceNames} = table
  const count = ({values}: Pick<Column<unknown>, 'values'>): Int32Array => new Int32Array(values.length)
  const [byStatus, byFactor, byKind, bySeverity, byService] = [count(status), count(factor), count(kind), count(severity), count({values: serviceNames})]
  const [byOwner, byTeam, byName] = [count(owner), count(owner), count(ownerName)]
  const [byDue, byPolicy] = [count({values: [...dueRanges, undefined]}), count({values: policyStates})]
  const add = (counts: Int32Array, code = 0, more = 1): void => {
    counts[code] = (counts[code] ?? 0) + more
  }
  // What is the incident's is counted once for all of its actions.
  let [latest, ofSeverity, ofServices] = [-1, 0, 0]
  const addIncident = (): void => {
    if (latest === -1) return
    add(bySeverity, severity.codes[latest], ofSeverity)
    for (const service of services[latest] ?? []) add(byService, service, ofServices)
  }
  selectActions(
    table,
    viewer,
    asking,
    (row, at, due, policy, failed) => {
      if (at !== latest) {
        addIncident()
        latest = at
        ofSeverity = 0
        ofServices = 0
      }
      const isFree = failed === -1
      if (isFree || failed === grouping.status) add(byStatus, status.codes[row])
      if (isFree || failed === grouping.factor) add(byFactor, factor.codes[row])
      if (isFree || failed === grouping.kind) add(byKind, kind.codes[row])
      if (isFree || failed === grouping.severity) ofSeverity++
      if (isFree || failed === grouping.service) ofServices++
      if (isFree || failed === grouping.due) add(byDue, due)
      if (isFree || failed === grouping.policy) add(byPolicy, policy)
      if (isFree || failed === grouping.team) add(byTeam, owner.codes[row])
      if (!isFree && failed !== grouping.owner) return
      add(byOwner, owner.codes[row])
      add(byName, ownerName.codes[row])
    },
    {spares: true},
  )
  addIncident()
  const names = findWritten(table, byName)
  const list = (field: ActionGrouping, values: readonly (string | number | undefined)[], counts: Int32Array): readonly ActionCount[] =>
    values.flatMap((value, code) => (counts[code] ? [{field, value: value?.toString(), count: counts[code]}] : []))
  const owners = new Map(owner.values.map((key, code) => [key, byTeam[code] ?? 0]))
  const teams = [...asking.teams].flatMap(([team, members]): ActionCount[] => {
    const sum = [...new Set([team, ...members])].reduce((held, each) => held + (owners.get(each) ?? 0), 0)
    return sum === 0 ? [] : [{field: 'team', value: team, count: sum}]
  })
  return toActionFacets([
    ...list('status', status.values, byStatus),
    ...list('owner', owner.values, byOwner).map(each => (names.has(each.value) ? {...each, written: names.get(each.value)} : each)),
    ...teams,
    ...list('service', serviceNames, byService),
    ...list('factor', factor.values, byFactor),
    ...list('severity', severity.values, bySeverity),
    ...list('kind', kind.values, byKind),
    ...list('due', dueRanges, byDue),
    ...list('policy', policyStates, byPolicy),
  ])
}

/** Owners who are no handles are shown as some document writes them: the first in order of those names that were counted. */
function findWritten({owner, ownerName, ownerOfName}: FollowedTable, byName: Int32Array): ReadonlyMap<string | undefined, string> {
  const written = new Map<string | undefined, string>()
  for (const [at, name] of ownerName.values.entries()) {
    const key = owner.values[ownerOfName[at] ?? 0]
    const known = written.get(key)
    if (name !== undefined && byName[at] && (known === undefined || name < known)) written.set(key, name)
  }
  return written
}

/** Counts what is known of actions, and of how many. */
export function coverActions(followed: readonly FollowedIncident[], viewer: Viewer, asking: ActionAsking): ActionCoverage {
  const table = toFollowedTable(followed)
  const {status, owner, due, done, proof, reason} = table
  const counts = {
    total: 0,
    open: 0,
    openWithOwner: 0,
    openWithDue: 0,
    overdue: 0,
    done: 0,
    doneWithDay: 0,
    doneWithProof: 0,
    wontDo: 0,
    wontDoWithReason: 0,
    candidates: 0,
    incidents: 0,
  }
  const overdue = dueRanges.indexOf('overdue')
  let latest = -1
  selectActions(table, viewer, asking, (row, at, range) => {
    counts.total++
    // The actions of one incident come one after the other.
    if (at !== latest) counts.incidents++
    latest = at
    const stands = status.values[status.codes[row] ?? 0]
    if (stands === 'open' || stands === 'in-progress') {
      counts.open++
      if (owner.values[owner.codes[row] ?? 0] !== undefined) counts.openWithOwner++
      if (due.values[due.codes[row] ?? 0] !== undefined) counts.openWithDue++
      if (range === overdue) counts.overdue++
      return
    }
    if (stands === 'candidate') {
      counts.candidates++
      return
    }
    if (stands === 'done') {
      counts.done++
      if (done.values[done.codes[row] ?? 0] !== undefined) counts.doneWithDay++
      counts.doneWithProof += proof[row] ?? 0
    } else {
      counts.wontDo++
      counts.wontDoWithReason += reason[row] ?? 0
    }
  })
  return counts
}

/** Counts which of the matching actions name a factor, and which factors of their incidents are named by any action of theirs. */
export function countTraces(followed: readonly FollowedIncident[], viewer: Viewer, asking: ActionAsking): ActionTraces {
  const table = toFollowedTable(followed)
  const isNaming = table.factor.values.map(factor => factor !== undefined)
  const named = keep(table, 'named factors', () => Int32Array.from(table.incidents, countNamed))
  const counts = {actions: 0, actionsNaming: 0, factors: 0, factorsNamed: 0}
  let latest = -1
  selectActions(table, viewer, asking, (row, at) => {
    counts.actions++
    if (isNaming[table.factor.codes[row] ?? 0]) counts.actionsNaming++
    if (at === latest) return
    latest = at
    counts.factors += table.incidents[at]?.factors.length ?? 0
    counts.factorsNamed += named[at] ?? 0
  })
  return counts
}

/** How many factors of an incident any of its actions names. */
function countNamed({actions, factors}: FollowedIncident): number {
  const named = new Set(actions.map(({factor}) => factor?.toLowerCase()))
  return factors.filter(factor => named.has(factor.toLowerCase())).length
}

/** Every action that matches, those that lived alike together. */
export function listActionLives(followed: readonly FollowedIncident[], viewer: Viewer, asking: ActionAsking): readonly ActionLife[] {
  const table = toFollowedTable(followed)
  const {status, kind, done, severity, day} = table
  const notDone = done.values.length
  const lives = new Map<number, {-readonly [Field in keyof ActionLife]: ActionLife[Field]}>()
  selectActions(table, viewer, asking, (row, at) => {
    const [ofStatus, ofKind, ofSeverity, ofDay] = [status.codes[row] ?? 0, kind.codes[row] ?? 0, severity.codes[at] ?? 0, day.codes[at] ?? 0]
    const stands = status.values[ofStatus] ?? 'open'
    const ofDone = stands === 'done' ? (done.codes[row] ?? 0) : notDone
    const key = (((ofStatus * kind.values.length + ofKind) * severity.values.length + ofSeverity) * day.values.length + ofDay) * (notDone + 1) + ofDone
    const known = lives.get(key)
    if (known) known.count++
    else
      lives.set(key, {
        severity: severity.values[ofSeverity],
        kind: kind.values[ofKind],
        status: stands,
        from: day.values[ofDay],
        until: done.values[ofDone],
        count: 1,
      })
  })
  return [...lives.values()]
}
