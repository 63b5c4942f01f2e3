import {fieldNames} from '#src/features/remediation/describe-change.ts'
import {type FieldFault, type ActionForm as Form, longestField} from '#src/features/remediation/read-action-form.ts'
import {plural} from '#src/features/services/plural.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {ActionForm} from './action-form.tsx'
import {HiddenForm} from './hidden-form.tsx'

type AskPageProps = {
  readonly form: Form
  readonly back: string
  readonly target: '/remediation/save' | '/remediation/preview'
  readonly asks: readonly ('reason' | 'proof')[]
  readonly faults: readonly FieldFault[]
}

/** What has to be said before actions can be changed: why not, what shows it, or what could not be taken as it was typed. */
export function AskPage({form, back, target, asks, faults}: AskPageProps) {
  const [first, ...others] = form.seen
  const which = first && others.length === 0 ? `“${clampText(first.was.title, 120)}”` : plural(form.seen.length, 'action')
  if (first && others.length === 0 && faults.length > 0 && form.way === 'one') {
    return (
      <div className="settings outcome">
        <h1>Not saved yet</h1>
        <p className="settings-lead">One field cannot be taken as it is. Everything that you typed is still here.</p>
        <ActionForm id="again" seen={first} fields={{...toTexts(first.was), ...form.fields}} faults={faults} backHref={back} cancelHref={back} />
      </div>
    )
  }
  return (
    <div className="settings outcome">
      <h1>{asks.includes('reason') ? 'Why will it not be done?' : asks.includes('proof') ? 'What shows that it is done?' : 'Not taken yet'}</h1>
      <p className="settings-lead">{which}</p>
      {faults.length > 0 && (
        <ul className="callout callout-error mt-4" aria-label="To be mended">
          {faults.map(({field, says}) => (
            <li key={field}>
              {fieldNames[field]}: {says}
            </li>
          ))}
        </ul>
      )}
      <form action={target} method="post" className="form ask-form mt-5">
        <HiddenForm form={form} back={back} except={asks} />
        {asks.includes('reason') && (
          <div className="form-field">
            <label htmlFor="reason">Reason</label>
            <input id="reason" name="reason" required maxLength={longestField.reason} defaultValue={form.fields.reason ?? ''} autoComplete="off" />
            <p className="form-hint">A sentence. It is what others will read instead of an outcome.</p>
          </div>
        )}
        {asks.includes('proof') && (
          <div className="form-field">
            <label htmlFor="proof">Proof</label>
            <input id="proof" name="proof" maxLength={longestField.proof} autoComplete="off" placeholder="https://… or a sentence" />
            <p className="form-hint">A change, a test, a graph: whatever somebody can look at. Left empty, it counts as done without proof.</p>
          </div>
        )}
        <p className="flex gap-2">
          {asks.length > 0 && (
            <button type="submit" className="button button-primary">
              {target === '/remediation/save' ? 'Save' : 'Preview'}
            </button>
          )}
          <a className="button" href={back}>
            Cancel
          </a>
        </p>
      </form>
    </div>
  )
}

function toTexts(was: Readonly<Record<string, string | null | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(was).map(([field, value]) => [field, value ?? '']))
}
