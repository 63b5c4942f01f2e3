import {readDay} from '#src/features/catalogue/read-filters.ts'
import {type AddressParams, openAddressReader, readName} from '#src/features/shell/address-reader.ts'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import {dueRanges} from '#src/incident/due-range.ts'
import {toOwnerKey} from '#src/incident/handle.ts'
import type {Day} from '#src/incident/instant.ts'
import {policyStates} from '#src/incident/remediation-policy.ts'
import {type SeverityLevel, severityLevels} from '#src/incident/severity.ts'
import {type ActionFilters, type ActionGrouping, type ActionOrder, actionGroupings, actionOrders} from '#src/library/remediation-store.ts'

/** One action of one incident, by its place there from 0. */
export type ActionPlace = {readonly incidentId: string; readonly position: number}

/** What the address asks of the actions; `complaints` are sentences about what it asks for that does not exist. */
export type RemediationAddress = {
  readonly filters: ActionFilters
  readonly order: ActionOrder
  readonly as: 'table' | 'board'
  /** Of the table. */
  readonly by: ActionGrouping | undefined
  /** Which of the groups, from 1. */
  readonly page: number
  /** Where the list goes on, as the store has said. */
  readonly after: string | undefined
  /** The action whose form is open. */
  readonly edit: ActionPlace | undefined
  readonly complaints: readonly string[]
}

/** Reads the address of the actions. Never fails: an unknown value is left out and named in the complaints. */
export function readActionFilters(params: AddressParams): RemediationAddress {
  const {complaints, readEach, readWords} = openAddressReader(params)
  const readOrNone = <T>(name: string, called: string, read: (value: string) => T | undefined): (T | undefined)[] =>
    readEach<T | typeof none>(name, called, value => (value === none ? none : read(value))).map(value => (value === none ? undefined : (value as T)))
  const filters: ActionFilters = dropEmpty({
    status: readEach('status', 'status', value => actionStatuses.find(status => status === value)),
    owner: readOrNone('owner', 'owner', readOwner),
    team: readEach('team', 'team', readOwner),
    service: readOrNone('service', 'service', readName),
    factor: readOrNone('factor', 'factor', readName),
    severity: readOrNone('severity', 'severity', readSeverity),
    kind: readOrNone('kind', 'kind', value => actionKinds.find(kind => kind === value)),
    due: readEach('due', 'date', value => dueRanges.find(range => range === value)),
    policy: readEach('policy', 'state of the policy', value => policyStates.find(state => state === value)),
    organization: readOrNone('org', 'organisation', readName),
    incident: readEach('incident', 'incident', readName),
    from: readEach('from', 'day', readDay)[0],
    to: readEach('to', 'day', readDay)[0],
    words: readWords('q'),
  })
  return {
    filters,
    order: readEach('order', 'order', value => actionOrders.find(order => order === value))[0] ?? 'due',
    as: readEach('as', 'view', value => (value === 'table' || value === 'board' ? value : undefined))[0] ?? 'table',
    by: readEach('by', 'grouping', value => actionGroupings.find(grouping => grouping === value))[0],
    page: readEach('page', 'page', value => (/^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined))[0] ?? 1,
    after: readEach('after', 'place in this order', value => (value.length <= 600 ? value : undefined))[0],
    edit: readEach('edit', 'action', readActionPlace)[0],
    complaints,
  }
}

/** Stands for "not stated". */
export const none = 'none'

/** An action as it stands in an address: `2024-05-19-cache-lost.3` is the third of that incident. */
export function writeActionPlace({incidentId, position}: ActionPlace): string {
  return `${incidentId}.${position + 1}`
}

export function readActionPlace(value: string): ActionPlace | undefined {
  const [, incidentId, position] = /^(.{1,300})\.([1-9]\d{0,5})$/su.exec(value) ?? []
  return incidentId === undefined ? undefined : {incidentId, position: Number(position) - 1}
}

function readOwner(value: string): string | undefined {
  const name = readName(value)
  return name === undefined ? undefined : toOwnerKey(name)
}

function readSeverity(value: string): SeverityLevel | undefined {
  const level = /^(?:sev)?([1-5])$/i.exec(value)?.[1]
  return severityLevels.find(each => String(each) === level)
}

/** A field that asks for nothing is left out, so that two addresses of one list are one. */
function dropEmpty(filters: ActionFilters & {readonly from: Day | undefined; readonly to: Day | undefined}): ActionFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value.length > 0))
}
