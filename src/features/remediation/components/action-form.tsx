import type {FieldFault, ActionFields as Fields} from '#src/features/remediation/read-action-form.ts'
import {type SeenAction, writeSeenAction} from '#src/features/remediation/seen-action.ts'
import {editableFields} from '#src/incident/action-change.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {ActionFields} from './action-fields.tsx'

type ActionFormProps = {
  readonly id: string
  readonly seen: SeenAction
  /** What stands in the fields: what the file says, or what somebody had typed. */
  readonly fields: Fields
  readonly faults?: readonly FieldFault[]
  /** Where the form leads once it is taken. */
  readonly backHref: string
  readonly cancelHref: string
  readonly hasFocus?: boolean
}

/** Everything that can be written of one action; saved into its file. */
export function ActionForm({id, seen, fields, faults = [], backHref, cancelHref, hasFocus = false}: ActionFormProps) {
  return (
    <form action="/remediation/save" method="post" className="action-form" aria-label={`Edit: ${seen.was.title.slice(0, 120)}`}>
      <input type="hidden" name="way" value="one" />
      <input type="hidden" name="action" value={writeSeenAction(seen)} />
      <input type="hidden" name="back" value={backHref} />
      <ActionFields id={id} fields={fields} faults={faults} hasFocus={hasFocus} />
      <p className="action-form-end">
        <button type="submit" className="button button-primary">
          Save
        </button>
        <a className="button" href={cancelHref} data-swaps>
          Cancel
        </a>
        <span className="form-hint">Written into the incident’s file: this item’s own lines, and no others.</span>
      </p>
    </form>
  )
}

/** What the file says of an action, as fields of a form. */
export function toFields(row: ActionRow): Fields {
  return Object.fromEntries(editableFields.map(field => [field, row[field] ?? '']))
}

/** Names that are known, for the fields of all forms of a page. */
export function KnownNames({owners, factors}: {readonly owners: readonly string[]; readonly factors: readonly string[]}) {
  return (
    <>
      <datalist id="known-owners">
        {owners.map(owner => (
          <option key={owner} value={owner} />
        ))}
      </datalist>
      <datalist id="known-factors">
        {factors.map(factor => (
          <option key={factor} value={factor} />
        ))}
      </datalist>
    </>
  )
}
