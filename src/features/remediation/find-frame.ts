import 'server-only'
import type {AddressParams} from '#src/features/shell/address-reader.ts'
import type {OwnActions} from './action-queries.ts'
import {findEditable} from './find-editable.ts'
import {findKnownNames} from './known-names.ts'
import {readActionFilters} from './read-action-filters.ts'
import {readSaved} from './read-saved.ts'

/** What stands around somebody's actions: who asks may do what, which form is open, and what the last one has to say. */
export async function findFrame(own: OwnActions, params: AddressParams) {
  const editable = await findEditable([own.overdue, own.next, own.undated].flatMap(({actions}) => actions).concat(own.done))
  const [known, message] = await Promise.all([findKnownNames(editable), readSaved()])
  return {editable, known, message, edit: readActionFilters({edit: params.edit}).edit, hasPolicies: own.hasPolicies}
}
