import {addDays} from '#src/incident/add-days.ts'
import type {Day} from '#src/incident/instant.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {listRecurred, type Recurred} from '#src/library/recurrence/list-recurred.ts'
import type {ActionAsking, ActionFilters, ActionOrder, ActionRow, DaySpan} from '#src/library/remediation-store.ts'

/** What there is to say of actions once a week. A part that says nothing is empty. */
export type Digest = {
  readonly today: Day
  /** Incidents of the last 7 days, today included, that are earlier ones again; for some owners, where one of them had promised an action. */
  readonly recurred: Recurred
  /** Due within the last 7 days and open. */
  readonly becameOverdue: DigestList
  /** Due before that, longest first. */
  readonly stillOverdue: DigestList
  /** Due today or within the 6 days after. */
  readonly dueNext: DigestList
  /** Those that have to be done within the next 7 days by the policy for their incident's severity, whatever day they have themselves. */
  readonly breaksPolicyNext: DigestList
  /** Done within the last 7 days, today included; those with proof first. */
  readonly doneLast: DigestList
  /** Open without a day, of the most severe incidents first. */
  readonly undated: DigestList
}

/** What a digest is asked of. */
export type DigestStore = Pick<IncidentStore, 'listActions' | 'readRecurrences' | 'listKnownActions'>

/** The first of some actions, and how many there are. */
export type DigestList = {readonly actions: readonly ActionRow[]; readonly total: number}

/** More of a part are counted and not listed. */
export const mostListed = 20

/** Asks for what a week's digest says of actions, as far as a viewer may see them. Each part is a question of its own, so that it is as quick where there are many. */
export async function listDigest(store: DigestStore, viewer: Viewer, asking: ActionAsking): Promise<Digest> {
  const {today} = asking
  const day = (days: number): Day => addDays(today, days)
  const list = async (filters: ActionFilters, {order = 'due', sort, ...days}: PartOptions = {}): Promise<DigestList> => {
    // What the store has no order for is put in order here, among the first of them.
    const limit = sort ? 10 * mostListed : mostListed
    const {actions, total} = await store.listActions(viewer, {...asking, ...days, filters: {...asking.filters, ...filters}, order, limit})
    return {actions: (sort ? actions.toSorted(sort) : actions).slice(0, mostListed), total}
  }
  const [recurred, becameOverdue, stillOverdue, dueNext, breaksPolicyNext, doneLast, undated] = await Promise.all([
    listRecurred(store, viewer, {from: day(-6), to: today, owners: asking.filters.owner, limit: mostListed}),
    list({due: ['overdue']}, {dueDays: {from: day(-7)}}),
    list({due: ['overdue']}, {dueDays: {to: day(-8)}}),
    list({due: ['week']}, {dueDays: {to: day(6)}}),
    list({policy: ['breaking']}, {sort: (a, b) => compare(a.policyDay, b.policyDay)}),
    list(
      {status: ['done']},
      {
        doneDays: {from: day(-6), to: today},
        order: 'newest',
        sort: (a, b) => Number(b.proof !== undefined) - Number(a.proof !== undefined) || compare(a.done, b.done),
      },
    ),
    list({due: ['undated']}, {order: 'severest'}),
  ])
  return {today, recurred, becameOverdue, stillOverdue, dueNext, breaksPolicyNext, doneLast, undated}
}

type PartOptions = {
  readonly order?: ActionOrder
  readonly dueDays?: DaySpan
  readonly doneDays?: DaySpan
  readonly sort?: (a: ActionRow, b: ActionRow) => number
}

/** Whether there is nothing to say. */
export function isEmptyDigest({today: _, ...parts}: Digest): boolean {
  return Object.values(parts).every(({total}) => total === 0)
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
