import {isOverdue} from '#src/incident/action-item.ts'
import {findPolicyDay} from '#src/incident/remediation-policy.ts'
import type {ActionAsking, ActionList} from '#src/library/remediation-store.ts'
import type {ActionPage} from '#src/store/follow-actions.ts'
import type {FollowedIncident} from '#src/store/followed-incident.ts'
import type {Entry} from './known-files.ts'

/** An incident as it is followed, with its entry, and whether its file is another by now, which cannot be read. */
export type FollowedEntry = FollowedIncident & {readonly entry: Entry; readonly isStale: boolean}

/** Fills a page with what a list shows. */
export function listActions({places, total, next}: ActionPage<FollowedEntry>, {today, policies}: ActionAsking): ActionList {
  const actions = places.flatMap(({incident: {entry, isStale}, position, policy}) => {
    const {card, document} = entry
    const action = document.incident.actions[position]
    if (!action) return []
    const {evidence: _evidence, group: _group, ...shown} = action
    return [
      {
        ...shown,
        incidentId: card.id,
        incidentTitle: card.title,
        position,
        base: isStale ? '' : document.hash,
        severity: card.severityLabel === undefined ? undefined : {level: card.severityLevel, label: card.severityLabel},
        organization: card.organization,
        services: card.services,
        day: card.day,
        isOverdue: isOverdue(action, today),
        policyDay: findPolicyDay(card, policies),
        policy,
      },
    ]
  })
  return {actions, total, next}
}
