import type {Incident} from '#src/incident/incident.ts'
import {toIncidentDate} from '#src/incident/incident-date.ts'
import type {Instant} from '#src/incident/instant.ts'
import {relationTypes} from '#src/incident/relation.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {type IncidentQuery, type IncidentRecord, type IncidentRow, type IncidentStore, type ListPlace, noFilters} from '#src/library/incident-store.ts'
import {type ComparedStore, compareNear, listNear, openReading, type ReadRecords} from './compare-near.ts'
import type {RelationProposal} from './propose-relation.ts'

/** What a proposal shows of an incident. */
export type ProposedIncident = {
  readonly id: string
  readonly title: string
  readonly date: Instant | undefined
  readonly organization: string | undefined
  readonly severity: {readonly level: SeverityLevel | undefined; readonly label: string} | undefined
  readonly services: readonly string[]
}

/** A proposal with the incidents `from` and `to`, in this order. */
export type ListedProposal = RelationProposal & {readonly between: readonly [ProposedIncident, ProposedIncident]}

/** The proposals of some incidents of the list of all, newest first. */
export type ProposalPage = {
  readonly proposals: readonly ListedProposal[]
  /** How many incidents were looked at, how many stand before them, and how many there are. */
  readonly looked: number
  readonly before: number
  readonly total: number
  readonly first: ListPlace | undefined
  readonly last: ListPlace | undefined
}

type ListStore = ComparedStore & Pick<IncidentStore, 'listIncidents'>

/** What bounds a page: how many incidents are looked at, and after how many proposals no further one is. */
export type ProposalBounds = {readonly incidents: number; readonly proposals: number}

/**
 * Looks at some incidents and at those near each of them. Over all pages each pair is proposed once: with the newer one of the two where that
 * leads to the older one, else with the older one.
 */
export async function listProposals(
  store: ListStore,
  viewer: Viewer,
  {most, turn, today}: {readonly most: ProposalBounds; readonly turn: IncidentQuery['turn']; readonly today: string},
): Promise<ProposalPage> {
  const list = await store.listIncidents(viewer, {filters: noFilters, order: 'newest', page: 1, pageSize: most.incidents, turn, today})
  const read = openReading(store, viewer)
  const near = once((id: string) => listNear(store, viewer, id))
  // Whoever turns back wants those next to where they were, which come last.
  const isBackwards = turn?.to === 'before'
  const looked: {readonly row: IncidentRow; readonly proposals: readonly ListedProposal[]}[] = []
  let count = 0
  for (const row of isBackwards ? list.rows.toReversed() : list.rows) {
    if (count >= most.proposals) break
    const proposals = await listOwn(row.id, {store, viewer, read, near})
    count += proposals.length
    looked.push({row, proposals})
  }
  const shown = isBackwards ? looked.toReversed() : looked
  return {
    proposals: shown.flatMap(({proposals}) => proposals),
    looked: shown.length,
    before: list.before + (isBackwards ? list.rows.length - shown.length : 0),
    total: list.total,
    first: toPlace(shown.at(0)?.row),
    last: toPlace(shown.at(-1)?.row),
  }
}

type Looking = {
  readonly store: ListStore
  readonly viewer: Viewer
  readonly read: ReadRecords
  readonly near: (id: string) => Promise<readonly string[]>
}

/** Those that stand with an incident, what says most first. */
async function listOwn(id: string, {store, viewer, read, near}: Looking): Promise<readonly ListedProposal[]> {
  const record = (await read([id])).get(id)
  if (!record) return []
  const proposals: ListedProposal[] = []
  for (const {id: otherId, proposal} of (await compareNear(store, viewer, record, read)).near) {
    const other = proposal && (await read([otherId])).get(otherId)
    if (!proposal || !other) continue
    const isListedBefore = standsBefore(other.incident, record.incident) && (await near(otherId)).includes(id)
    if (!isListedBefore) proposals.push({...proposal, between: proposal.from === id ? [outline(record), outline(other)] : [outline(other), outline(record)]})
  }
  return proposals.toSorted((a, b) => relationTypes.indexOf(a.type) - relationTypes.indexOf(b.type))
}

/** Where an incident stands in the list of all, newest first. */
function toPlace(row: IncidentRow | undefined): ListPlace | undefined {
  return row && {weight: undefined, date: row.date?.at, id: row.id}
}

/** Asks each thing once: incidents near each other are near the same ones. */
function once<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>()
  return id => {
    const answer = asked.get(id) ?? ask(id)
    asked.set(id, answer)
    return answer
  }
}

/** Whether one stands before the other in the list of all, newest first. */
function standsBefore(one: Incident, other: Incident): boolean {
  const [a, b] = [toIncidentDate(one)?.at ?? '', toIncidentDate(other)?.at ?? '']
  return a === b ? one.id < other.id : a > b
}

function outline({incident}: IncidentRecord): ProposedIncident {
  const {id, title, organization, severity, services} = incident
  return {
    id,
    title: title?.value ?? id,
    date: toIncidentDate(incident),
    organization: organization?.value,
    severity: severity && {level: severity.level, label: severity.label},
    services: services.map(({value}) => value),
  }
}
