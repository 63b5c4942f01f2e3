import type {Evidence} from './evidence.ts'
import type {Day} from './instant.ts'

/** `candidate` is proposed and not agreed; `wont-do` needs a reason. */
export const actionStatuses = ['open', 'in-progress', 'done', 'wont-do', 'candidate'] as const
export type ActionStatus = (typeof actionStatuses)[number]

/** `prevent`, `mitigate` and `detect` look at the next incident; `repair` and `investigate` at this one only. */
export const actionKinds = ['prevent', 'mitigate', 'detect', 'repair', 'investigate'] as const
export type ActionKind = (typeof actionKinds)[number]

/** One remediation step; what the text does not say is undefined. */
export type ActionItem = {
  /** The author's own handle for the item, unique within its document. */
  readonly id: string | undefined
  readonly title: string
  /** The author's own heading inside the list that the item stands under: "In the long term", "Detection". */
  readonly group: string | undefined
  readonly status: ActionStatus
  readonly kind: ActionKind | undefined
  /** As written: `@platform`, `Ada Lovelace`. */
  readonly owner: string | undefined
  readonly due: Day | undefined
  readonly done: Day | undefined
  readonly priority: string | undefined
  /** A ticket key or address. */
  readonly ref: string | undefined
  /** The category of the contributing factor it addresses. */
  readonly factor: string | undefined
  readonly reason: string | undefined
  /** What shows that it is done: an address or a sentence. */
  readonly proof: string | undefined
  readonly evidence: Evidence
}

/** Still to be done: neither done nor decided against. A candidate is nobody's promise yet, so it is not open. */
export function isOpen(action: Pick<ActionItem, 'status'>): boolean {
  return action.status === 'open' || action.status === 'in-progress'
}

/** Whether an action is to prevent, and is done or still to be done. */
export function isPreventing({kind, status}: Pick<ActionItem, 'kind' | 'status'>): boolean {
  return kind === 'prevent' && (status === 'open' || status === 'in-progress' || status === 'done')
}

/** Open although its day has passed; due today is not overdue. */
export function isOverdue(action: Pick<ActionItem, 'status' | 'due'>, today: Day): boolean {
  return isOpen(action) && action.due !== undefined && action.due < today
}
