import {isOpen} from '#src/incident/action-item.ts'
import {dueRanges, dueRangesFrom} from '#src/incident/due-range.ts'
import {policyStates, policyStatesFrom} from '#src/incident/remediation-policy.ts'
import {canRead, type Viewer} from '#src/incident/viewer.ts'
import {toActionWords} from '#src/library/action-words.ts'
import {type ActionAsking, type ActionGrouping, actionGroupings, type DaySpan} from '#src/library/remediation-store.ts'
import {type FollowedTable, keep} from './followed-table.ts'

/**
 * Is shown an action: its row, the number of its incident, how it is due and stands to its policy as numbers of `dueRanges` (or one more) and
 * of `policyStates`, and the number of the one grouping by whose filter it does not pass, or -1 where it passes all.
 */
export type Visit = (row: number, incident: number, due: number, policy: number, failed: number) => void

/**
 * Shows every action that a viewer may see and that passes the filters, or, where `spares` is set, all of them but that of one field, which
 * facets are counted without. Everything is looked at once, as numbers: a hundred thousand actions are a few milliseconds.
 */
export function selectActions(
  table: FollowedTable,
  viewer: Viewer,
  asking: ActionAsking,
  visit: Visit,
  {spares = false}: {readonly spares?: boolean} = {},
): void {
  const {incidents, starts, texts} = table
  const {filters, today} = asking
  const seen = findSeen(table, viewer)
  const {
    service: services,
    severity: severities,
    status: statuses,
    owner: owners,
    team,
    factor: factors,
    kind: kinds,
    due: dues,
    policy: states,
  } = toPasses(table, asking)
  const organizations = toSet(filters.organization)
  const ids = toSet(filters.incident)
  const words = toActionWords(filters.words)
  const incidentWithin = toWithin(table.day.values, filters)
  const dueWithin = toWithin(table.due.values, asking.dueDays)
  const doneWithin = toWithin(table.done.values, asking.doneDays)
  const duesOf = toDues(table, today)
  const policiesOf = findPolicies(table, asking)
  const open = table.status.values.map(status => isOpen({status}))
  const most = spares ? 1 : 0
  const [status, owner, factor, kind] = [table.status.codes, table.owner.codes, table.factor.codes, table.kind.codes]
  const [due, done] = [table.due.codes, table.done.codes]
  for (let at = 0; at < incidents.length; at++) {
    if (seen[at] === 0) continue
    if (organizations?.has(incidents[at]?.organization) === false || ids?.has(incidents[at]?.id ?? '') === false) continue
    if (incidentWithin?.[table.day.codes[at] ?? 0] === 0) continue
    let above = 0
    let failedAbove = -1
    if (services && !table.services[at]?.some(service => services[service] === 1)) {
      above++
      failedAbove = grouping.service
    }
    if (severities?.[table.severity.codes[at] ?? 0] === 0) {
      above++
      failedAbove = grouping.severity
    }
    if (above > most) continue
    const openPolicy = policiesOf[at] ?? noPolicy
    const end = starts[at + 1] ?? 0
    for (let row = starts[at] ?? 0; row < end; row++) {
      if (dueWithin?.[due[row] ?? 0] === 0 || doneWithin?.[done[row] ?? 0] === 0) continue
      const stands = status[row] ?? 0
      const range = open[stands] ? (duesOf[due[row] ?? 0] ?? notDue) : notDue
      const policy = open[stands] ? openPolicy : noPolicy
      let failed = failedAbove
      let count = above
      if (statuses?.[stands] === 0) {
        failed = grouping.status
        count++
      }
      if (owners?.[owner[row] ?? 0] === 0) {
        failed = grouping.owner
        count++
      }
      if (team?.[owner[row] ?? 0] === 0) {
        failed = grouping.team
        count++
      }
      if (factors?.[factor[row] ?? 0] === 0) {
        failed = grouping.factor
        count++
      }
      if (kinds?.[kind[row] ?? 0] === 0) {
        failed = grouping.kind
        count++
      }
      if (dues?.[range] === 0) {
        failed = grouping.due
        count++
      }
      if (states?.[policy] === 0) {
        failed = grouping.policy
        count++
      }
      if (count > most || (words.length > 0 && !holdsAll(texts[row] ?? '', words))) continue
      visit(row, at, range, policy, failed)
    }
  }
}

/** For each incident whether a viewer may see it. */
function findSeen(table: FollowedTable, viewer: Viewer): Uint8Array {
  const {role, handles, seesEverything} = viewer
  return keep(table, `seen ${JSON.stringify([role, handles, seesEverything])}`, () =>
    Uint8Array.from(table.incidents, incident => (canRead(viewer, incident) ? 1 : 0)),
  )
}

/** For each incident how its open actions stand to their policy, as the number of a state. */
function findPolicies(table: FollowedTable, {today, policies}: ActionAsking): Uint8Array {
  return keep(table, `policies ${today} ${JSON.stringify(policies)}`, () => {
    const find = policyStatesFrom(policies, today)
    return Uint8Array.from(table.incidents, incident => policyStates.indexOf(find(incident)))
  })
}

/** The number of each grouping, as `Visit` is told of the one that fails. */
export const grouping = Object.fromEntries(actionGroupings.map((name, at) => [name, at])) as Readonly<Record<ActionGrouping, number>>

/** What stands for an action that is not open. */
const notDue = dueRanges.length
const noPolicy = policyStates.indexOf('none')

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every(word => text.includes(word))
}

/** For each day that anything is due, its range. */
function toDues(table: FollowedTable, today: string): Uint8Array {
  return keep(table, `dues ${today}`, () => {
    const find = dueRangesFrom(today)
    return Uint8Array.from(table.due.values, day => dueRanges.indexOf(find({status: 'open', due: day}) ?? 'undated'))
  })
}

/** For each day whether it is within some; nothing where all of them are. */
function toWithin(days: readonly (string | undefined)[], {from, to}: DaySpan = {}): Uint8Array | undefined {
  if (from === undefined && to === undefined) return undefined
  return Uint8Array.from(days, day => (day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to) ? 1 : 0))
}

/** For each value of a field, whether it passes: nothing where the field filters nothing. */
type Passes = {readonly [Field in ActionGrouping]?: Uint8Array | undefined}

function toPasses(table: FollowedTable, {filters, teams}: ActionAsking): Passes {
  const pass = <T>(asked: readonly T[] | undefined, values: readonly T[]): Uint8Array | undefined => {
    const set = toSet(asked)
    return set && Uint8Array.from(values, value => (set.has(value) ? 1 : 0))
  }
  const members = filters.team?.flatMap((team): (string | undefined)[] => [team, ...(teams.get(team) ?? [])])
  return {
    status: pass(filters.status, table.status.values),
    owner: pass(filters.owner, table.owner.values),
    team: pass(members, table.owner.values),
    factor: pass(filters.factor, table.factor.values),
    kind: pass(filters.kind, table.kind.values),
    severity: pass(filters.severity, table.severity.values),
    service: pass(filters.service, table.serviceNames),
    due: pass(filters.due, [...dueRanges, undefined]),
    policy: pass(filters.policy, policyStates),
  }
}

function toSet<T>(values: readonly T[] | undefined): ReadonlySet<T> | undefined {
  return values === undefined || values.length === 0 ? undefined : new Set(values)
}
