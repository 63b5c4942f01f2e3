import type {ActionForm} from '#src/features/remediation/read-action-form.ts'
import {type SeenAction, writeSeenAction} from '#src/features/remediation/seen-action.ts'
import {type EditableField, editableFields} from '#src/incident/action-change.ts'

type HiddenFormProps = {
  readonly form: ActionForm
  readonly back: string
  /** Those of the actions that go on; all where it is left out. */
  readonly seen?: readonly SeenAction[]
  /** Fields that the form around it has itself. */
  readonly except?: readonly EditableField[]
}

/** What was sent, to be sent once more. */
export function HiddenForm({form, back, seen = form.seen, except = []}: HiddenFormProps) {
  return (
    <>
      <input type="hidden" name="way" value={form.way} />
      <input type="hidden" name="back" value={back} />
      {seen.map(each => (
        <input key={`${each.incidentId} ${each.position}`} type="hidden" name="action" value={writeSeenAction(each)} />
      ))}
      {editableFields.map(field =>
        form.fields[field] === undefined || except.includes(field) ? null : <input key={field} type="hidden" name={field} value={form.fields[field]} />,
      )}
    </>
  )
}
