import type {ReactNode} from 'react'
import {shortStatusNames} from '#src/features/remediation/describe-actions.ts'
import {actionStatuses} from '#src/incident/action-item.ts'
import {KindSelect} from './action-fields.tsx'

/** Changes what is chosen in the table, alike; what is left empty stays as it is. Leads to what would become of each file. */
export function ManyForm({backHref}: {readonly backHref: string}) {
  return (
    <form id="many" action="/remediation/preview" method="post" className="many screen-only" aria-labelledby="many-title">
      <input type="hidden" name="way" value="many" />
      <input type="hidden" name="back" value={backHref} />
      <p id="many-title" className="many-title">
        <b className="many-count" /> chosen
      </p>
      <div className="many-fields">
        <Field id="many-owner" label="Owner">
          <input id="many-owner" name="owner" list="known-owners" placeholder="as it is" autoComplete="off" maxLength={200} />
        </Field>
        <Field id="many-due" label="Due">
          <input id="many-due" name="due" type="date" />
        </Field>
        <Field id="many-status" label="Status">
          <select id="many-status" name="status" className="select" defaultValue="">
            <option value="">as it is</option>
            {actionStatuses.map(status => (
              <option key={status} value={status}>
                {shortStatusNames[status]}
              </option>
            ))}
          </select>
        </Field>
        <Field id="many-priority" label="Priority">
          <input id="many-priority" name="priority" placeholder="as it is" autoComplete="off" maxLength={40} />
        </Field>
        <Field id="many-kind" label="Kind">
          <KindSelect id="many-kind" chosen={undefined} absent="as it is" />
        </Field>
        <button type="submit" className="button button-primary">
          Preview
        </button>
      </div>
    </form>
  )
}

function Field({id, label, children}: {readonly id: string; readonly label: string; readonly children: ReactNode}) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}
