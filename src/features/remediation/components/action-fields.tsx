import type {ReactNode} from 'react'
import {shortStatusNames} from '#src/features/remediation/describe-actions.ts'
import {type FieldFault, type ActionFields as Fields, longestField} from '#src/features/remediation/read-action-form.ts'
import type {EditableField} from '#src/incident/action-change.ts'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'

type ActionFieldsProps = {
  /** Tells the fields of one form of a page from those of another. */
  readonly id: string
  readonly fields: Fields
  readonly faults?: readonly FieldFault[]
  readonly hasFocus?: boolean
}

/** What can be written of an action, as fields of a form; those for why and for what shows it are asked for by the status. */
export function ActionFields({id, fields, faults = [], hasFocus = false}: ActionFieldsProps) {
  const toProps = (field: EditableField) => ({id: `${id}-${field}`, field, fault: faults.find(each => each.field === field)?.says})
  const toInput = (field: EditableField) => ({
    id: `${id}-${field}`,
    name: field,
    defaultValue: fields[field] ?? '',
    maxLength: longestField[field],
    autoComplete: 'off',
    ...(faults.some(each => each.field === field) ? {'aria-invalid': true, 'aria-describedby': `${id}-${field}-fault`} : {}),
  })
  return (
    <div className="action-fields">
      <Field {...toProps('title')} label="What is to be done" isWide>
        <input {...toInput('title')} required />
      </Field>
      <Field {...toProps('status')} label="Status">
        {/* biome-ignore lint/a11y/noAutofocus: this form was asked for just now */}
        <select id={`${id}-status`} name="status" className="select" defaultValue={fields.status ?? 'open'} autoFocus={hasFocus}>
          {actionStatuses.map(status => (
            <option key={status} value={status}>
              {shortStatusNames[status]}
            </option>
          ))}
        </select>
      </Field>
      <Field {...toProps('owner')} label="Owner">
        <input {...toInput('owner')} list="known-owners" placeholder="@handle or name" />
      </Field>
      <Field {...toProps('due')} label="Due">
        <input {...toInput('due')} type="date" />
      </Field>
      <Field {...toProps('done')} label="Done on" asksFor="done">
        <input {...toInput('done')} type="date" />
      </Field>
      <Field {...toProps('priority')} label="Priority">
        <input {...toInput('priority')} placeholder="P1" />
      </Field>
      <Field {...toProps('kind')} label="Kind">
        <KindSelect id={`${id}-kind`} chosen={fields.kind} absent="not stated" />
      </Field>
      <Field {...toProps('factor')} label="Against the factor">
        <input {...toInput('factor')} list="known-factors" placeholder="capacity/memory" />
      </Field>
      <Field {...toProps('ref')} label="Ticket">
        <input {...toInput('ref')} placeholder="key or address" />
      </Field>
      <Field
        {...toProps('reason')}
        label="Why it will not be done"
        asksFor="wont-do"
        isWide
        hint="A sentence. It is what others will read instead of an outcome."
      >
        <input {...toInput('reason')} />
      </Field>
      <Field
        {...toProps('proof')}
        label="What shows that it is done"
        asksFor="done"
        isWide
        hint="An address or a sentence. Left empty, it counts as done without proof."
      >
        <input {...toInput('proof')} />
      </Field>
    </div>
  )
}

/** Kinds of actions, with one for none. */
export function KindSelect({id, chosen, absent}: {readonly id: string; readonly chosen: string | undefined; readonly absent: string}) {
  return (
    <select id={id} name="kind" className="select" defaultValue={chosen ?? ''}>
      <option value="">{absent}</option>
      {actionKinds.map(kind => (
        <option key={kind} value={kind}>
          {kind}
        </option>
      ))}
    </select>
  )
}

type FieldProps = {
  readonly id: string
  readonly field: EditableField
  readonly label: string
  readonly fault: string | undefined
  readonly hint?: string
  readonly isWide?: boolean
  /** The status that it is asked for with; it stands there all the same where it says something. */
  readonly asksFor?: 'done' | 'wont-do'
  readonly children: ReactNode
}

function Field({id, field, label, fault, hint, isWide = false, asksFor, children}: FieldProps) {
  return (
    <div
      className={['form-field', isWide ? 'form-field-wide' : '', asksFor ? `asked-for-${asksFor}` : ''].filter(name => name !== '').join(' ')}
      data-field={field}
    >
      <label htmlFor={id}>{label}</label>
      {children}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="form-fault">
          {fault}
        </p>
      )}
      {hint !== undefined && <p className="form-hint">{hint}</p>}
    </div>
  )
}
