import {describeEdits} from '#src/features/remediation/describe-change.ts'
import type {ActionForm} from '#src/features/remediation/read-action-form.ts'
import {plural} from '#src/features/services/plural.ts'
import type {ActionEdit, DocumentChange} from '#src/library/document-saving.ts'
import {DiffView} from '#src/ui/diff-view.tsx'
import {EmptyState} from '#src/ui/empty-state.tsx'
import {HiddenForm} from './hidden-form.tsx'

type PreviewPageProps = {
  readonly form: ActionForm
  readonly back: string
  readonly edits: readonly ActionEdit[]
  readonly changes: readonly DocumentChange[]
}

/** What would become of each file, and what would not be taken and why; then it is confirmed. */
export function PreviewPage({form, back, edits, changes}: PreviewPageProps) {
  const saved = changes.filter(change => change.outcome === 'saved')
  const others = changes.filter(change => change.outcome !== 'saved' && change.outcome !== 'unchanged')
  const taken = edits.filter(edit => saved.some(change => change.incidentId === edit.incidentId))
  const seen = form.seen.filter(each =>
    taken.some(edit => edit.incidentId === each.incidentId && edit.requests.some(request => 'position' in request && request.position === each.position)),
  )
  const unchanged = form.seen.length - edits.reduce((sum, edit) => sum + edit.requests.length, 0)
  if (saved.length === 0 && others.length === 0) {
    return (
      <div className="settings outcome">
        <EmptyState title="There is nothing to change." level={1}>
          <p>
            {plural(form.seen.length, 'action')} chosen, and {form.seen.length === 1 ? 'it says' : 'all of them say'} so already, or no field of the form was
            filled in.{' '}
            <a className="link" href={back}>
              Back to the list
            </a>
          </p>
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="settings outcome">
      <h1>{saved.length === 0 ? 'None of this can be saved' : `${plural(seen.length, 'action')} in ${plural(saved.length, 'file')} would change`}</h1>
      <p className="settings-lead">
        {saved.length > 0 && <>After this: {describeEdits(taken)} Nothing is written yet.</>}
        {unchanged > 0 && ` ${plural(unchanged, 'action')} chosen ${unchanged === 1 ? 'says' : 'say'} so already.`}
      </p>
      {others.length > 0 && (
        <ul className="callout callout-warning mt-4" aria-label="What would not be saved">
          {others.map(change => (
            <li key={change.incidentId}>
              <b>{change.incidentId}</b>: {explain(change)}
            </li>
          ))}
        </ul>
      )}
      {saved.length > 0 && (
        <form action="/remediation/save" method="post" className="outcome-confirm">
          <HiddenForm form={form} back={back} seen={seen} />
          <button type="submit" className="button button-primary">
            Save {plural(seen.length, 'change')}
          </button>
          <a className="button" href={back}>
            Cancel
          </a>
        </form>
      )}
      {saved.map(change => (
        <DiffView key={change.incidentId} diff={change.diff} />
      ))}
    </div>
  )
}

function explain(change: DocumentChange): string {
  if (change.outcome === 'conflict') return 'somebody changed this meanwhile. Load the list again and look at it as it is now.'
  return 'reason' in change ? change.reason : ''
}
