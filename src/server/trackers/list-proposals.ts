import {toTrackedIssue} from '#src/incident/tracked-issue.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {proposeChange, toProposalId} from '#src/library/remediation/propose-change.ts'
import {readActions} from '#src/library/remediation/read-actions.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import {toActionAsking, toToday} from '#src/server/remediation/to-action-asking.ts'
import type {ActionProposal} from './pull-issues.ts'

/** The proposals that nobody has set aside, of actions that a viewer may see and that still say something else than their issue. */
export async function listProposals(
  {store, settings, trackers}: Pick<Hindsight, 'store' | 'settings' | 'trackers'>,
  viewer: Viewer,
): Promise<readonly ActionProposal[]> {
  const records = (await trackers.listProposals()).filter(({dismissedAt}) => dismissedAt === undefined)
  if (records.length === 0) return []
  const [loaded, issues] = await Promise.all([settings(), trackers.listIssues()])
  const known = new Map(issues.map(issue => [issue.url, issue]))
  const kept = new Set(records.map(({id}) => id))
  const proposals: ActionProposal[] = []
  const incident = [...new Set(records.map(({incidentId}) => incidentId))]
  for (let at = 0; at < incident.length; at += 100) {
    const asking = toActionAsking({incident: incident.slice(at, at + 100)}, toToday(), loaded.settings)
    for await (const batch of readActions(store, viewer, asking, 'newest'))
      for (const action of batch) {
        const url = action.ref === undefined ? undefined : toTrackedIssue(action.ref, loaded.settings.trackers)?.address
        const issue = url === undefined ? undefined : known.get(url)
        const values = issue && issue.problem === undefined ? proposeChange(action, issue) : undefined
        // What has changed since is another proposal, or none.
        if (issue && values && kept.has(toProposalId(action, issue, values)))
          proposals.push({id: toProposalId(action, issue, values), action, url: issue.url, values})
      }
  }
  return proposals
}
