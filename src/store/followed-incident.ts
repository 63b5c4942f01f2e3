import type {ActionItem} from '#src/incident/action-item.ts'
import {isHandle, toOwnerKey} from '#src/incident/handle.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Day} from '#src/incident/instant.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Readable} from '#src/incident/viewer.ts'
import {toActionText} from '#src/library/action-words.ts'
import type {IncidentCard} from './incident-card.ts'

/** What is looked at of an action to filter, to order and to count it. */
export type FollowedAction = Pick<ActionItem, 'status' | 'kind' | 'due' | 'done' | 'factor'> & {
  readonly ownerKey: string | undefined
  /** As the document writes it; undefined where that is a handle, which is shown as it is compared. */
  readonly ownerName: string | undefined
  readonly hasProof: boolean
  readonly hasReason: boolean
  /** What words are looked for in. */
  readonly text: string
}

/** What a document says that following remediation looks at; where there is nothing in a field, it may be missing. */
export type FollowedFacts = {
  readonly day: Day | undefined
  readonly severityLevel: SeverityLevel | undefined
  readonly organization: string | undefined
  readonly services: readonly string[]
  /** The categories of its contributing factors. */
  readonly factors: readonly string[]
  /** In the order of the document. */
  readonly actions: readonly FollowedAction[]
}

/** An incident with actions, and who may see it. */
export type FollowedIncident = FollowedFacts & Readable & {readonly id: string}

/** Takes from an incident what is followed of it. */
export function toFollowedFacts({actions}: Incident, {day, severityLevel, organization, services, factors}: IncidentCard): FollowedFacts {
  return {
    day,
    severityLevel,
    organization,
    services,
    factors,
    actions: actions.map(action => ({
      status: action.status,
      kind: action.kind,
      due: action.due,
      done: action.done,
      factor: action.factor,
      ownerKey: action.owner === undefined ? undefined : toOwnerKey(action.owner),
      ownerName: action.owner === undefined || isHandle(action.owner) ? undefined : action.owner,
      hasProof: action.proof !== undefined,
      hasReason: action.reason !== undefined,
      text: toActionText(action),
    })),
  }
}
