import 'server-only'
import type {Incident} from '#src/incident/incident.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {listIncidentActions} from './action-queries.ts'
import {findEditable} from './find-editable.ts'
import {findKnownNames, type KnownNames} from './known-names.ts'

/** The actions of an incident as the one who asks may change them, by their places, and names for the fields; nothing for who may not. */
export async function findEditableActions({id, actions}: Incident): Promise<{readonly rows: ReadonlyMap<number, ActionRow>; readonly known: KnownNames}> {
  const editable = actions.length === 0 ? undefined : await findEditable([{incidentId: id}])
  if (!editable || editable.name === 'reads') return {rows: new Map(), known: {owners: [], factors: []}}
  const [rows, known] = await Promise.all([listIncidentActions(id), findKnownNames(editable)])
  return {rows: new Map([...rows].filter(([, row]) => editable.may(row))), known}
}
