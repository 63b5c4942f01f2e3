import {operator} from '#src/incident/viewer.ts'
import {readActions} from '#src/library/remediation/read-actions.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import {toActionAsking, toToday} from '#src/server/remediation/to-action-asking.ts'
import {type PullReport, pullIssues} from './pull-issues.ts'

type Opened = Pick<Hindsight, 'store' | 'settings' | 'trackers' | 'environment'>

type PullOptions = {readonly isDry: boolean; readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void}

/** Asks the trackers that there is a token for about every issue that an action refers to, whoever may see the action. */
export async function pullProposals({store, settings, trackers, environment}: Opened, options: PullOptions): Promise<PullReport> {
  const loaded = (await settings()).settings
  const actions = readActions(store, operator, toActionAsking({}, toToday(), loaded))
  return await pullIssues({...options, actions, store: trackers, addresses: loaded.trackers, sites: environment.trackers})
}
