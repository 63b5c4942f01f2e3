import {createHash} from 'node:crypto'
import type {ActionValues, EditableField} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {ActionEdit} from '#src/library/document-saving.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import type {IssueRecord} from './tracker-store.ts'

type Known = Pick<IssueRecord, 'url' | 'state' | 'closedDay'>

/**
 * What an action should say by what its issue says; undefined where it says so already. What a person has written stays: only what is not
 * stated is filled in. An issue that is open contradicts an action that is done only where it was closed before, because people tick off
 * what is done before they close the issue.
 */
export function proposeChange(action: Pick<ActionItem, 'status' | 'done' | 'reason' | 'proof'>, {url, state, closedDay}: Known): ActionValues | undefined {
  const {status, done, reason, proof} = action
  if (state === 'done') {
    // What was decided against is not done because somebody closed its issue.
    if (status === 'wont-do') return undefined
    const values: ActionValues = {
      ...(status === 'done' ? {} : {status: 'done' as const}),
      ...(done === undefined && closedDay !== undefined ? {done: closedDay} : {}),
      ...(proof === undefined ? {proof: url} : {}),
    }
    return Object.keys(values).length > 0 ? values : undefined
  }
  if (state === 'wont-do' && status !== 'done' && status !== 'wont-do') {
    return {status: 'wont-do', ...(reason === undefined ? {reason: `Closed as not planned: ${url}`} : {})}
  }
  if (state === 'reopened' && (status === 'done' || status === 'wont-do')) {
    return {
      status: 'open',
      ...(done === undefined ? {} : {done: null}),
      // Both speak of what is not so any more; what says something else stays.
      ...(proof?.includes(url) ? {proof: null} : {}),
      ...(reason?.includes(url) ? {reason: null} : {}),
    }
  }
  return undefined
}

/** A change of an action's values as somebody asks for it who sees the action as it is in the index. */
export function toActionEdit(action: ActionRow, values: ActionValues): ActionEdit {
  const fields = Object.keys(values) as EditableField[]
  const was = Object.fromEntries(fields.map(field => [field, action[field] ?? null])) as ActionValues
  return {
    incidentId: action.incidentId,
    base: action.base,
    requests: [{change: 'set', position: action.position, id: action.id, title: action.title, was, values}],
  }
}

/** Tells proposals apart: another action, another issue, or the same issue saying something else is another proposal. */
export function toProposalId({incidentId, title}: Pick<ActionRow, 'incidentId' | 'title'>, {url, state, closedDay}: Known, values: ActionValues): string {
  return createHash('sha256')
    .update(JSON.stringify([incidentId, title, url, state, closedDay, values]))
    .digest('base64url')
    .slice(0, 22)
}
