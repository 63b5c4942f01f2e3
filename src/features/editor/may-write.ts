import {canEdit, canWriteDrafts, type Editable} from '#src/incident/permissions.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'

/** Whether somebody may begin postmortems; which of those that are there they may change, saving asks for each. */
export function mayWrite({viewer, person, scope}: Visitor): boolean {
  return person !== undefined && scope === 'write' && canWriteDrafts(viewer)
}

/** Whether somebody may change this document. */
export function mayEditText(visitor: Visitor, incident: Editable): boolean {
  return mayWrite(visitor) && canEdit(visitor.viewer, incident)
}
