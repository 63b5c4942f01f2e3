import type {ActionForm as Form} from '#src/features/remediation/read-action-form.ts'
import type {SeenAction} from '#src/features/remediation/seen-action.ts'
import type {ActionEdit, DocumentChange} from '#src/library/document-saving.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {ActionForm} from './action-form.tsx'
import {ConflictForm} from './conflict-form.tsx'
import {HiddenForm} from './hidden-form.tsx'

type OutcomePageProps = {
  readonly title: string
  /** What was sent; none where something was to be taken back. */
  readonly form?: Form
  readonly back: string
  readonly edits: readonly ActionEdit[]
  readonly changes: readonly DocumentChange[]
}

/** What came of changes of which not all were taken: what stands against each, with what was typed kept, and ways to go on. */
export function OutcomePage({title, form, back, changes}: OutcomePageProps) {
  const saved = changes.filter(change => change.outcome === 'saved')
  const batch = saved[0]?.batch
  return (
    <div className="settings outcome">
      <h1>{title}</h1>
      {saved.length > 0 && (
        <div className="callout mt-4">
          <b>Saved:</b> {saved.map(({incidentId}) => incidentId).join(', ')}.{' '}
          {batch !== undefined && batch !== '' && (
            <a className="link" href={`/remediation/changes/${encodeURIComponent(batch)}`}>
              Show the change
            </a>
          )}
        </div>
      )}
      {changes.map(change => (
        <Change key={change.incidentId} change={change} form={form} back={back} />
      ))}
      <p className="mt-6">
        <a className="link" href={back}>
          Back to where you were
        </a>
      </p>
    </div>
  )
}

function Change({change, form, back}: {readonly change: DocumentChange; readonly form: Form | undefined; readonly back: string}) {
  if (change.outcome === 'saved' || change.outcome === 'unchanged') return null
  const seen = form?.seen.filter(({incidentId}) => incidentId === change.incidentId) ?? []
  return (
    <section className="outcome-part" aria-labelledby={`part-${change.incidentId}`}>
      <h2 id={`part-${change.incidentId}`}>
        <a href={`/incidents/${encodeURIComponent(change.incidentId)}`}>{change.incidentId}</a>
      </h2>
      {change.outcome === 'conflict' ? (
        <>
          <p className="outcome-why" role="alert">
            {change.conflicts.length === 0
              ? 'The same lines were changed since, so this cannot be taken back by itself. Nothing was written.'
              : 'Somebody changed the same fields since you opened the page. Nothing of yours was written; choose which holds.'}
          </p>
          {change.conflicts.map((conflict, index) => (
            // Two conflicts of a file may be about one title.
            // biome-ignore lint/suspicious/noArrayIndexKey: they stand in the order in which they were asked for
            <ConflictForm key={index} id={`c${index}`} conflict={conflict} incidentId={change.incidentId} base={change.hash} back={back} />
          ))}
        </>
      ) : (
        <>
          <p className="outcome-why" role="alert">
            {endSentence(change.reason)} {form && 'What you typed is still here.'}
          </p>
          {form && change.outcome === 'failed' && <Kept form={form} seen={seen} back={back} />}
          {form && change.outcome === 'refused' && <Kept form={form} seen={seen} back={back} />}
        </>
      )}
    </section>
  )
}

/** What could not be written, to be sent again. */
function Kept({form, seen, back}: {readonly form: Form; readonly seen: readonly SeenAction[]; readonly back: string}) {
  const [first] = seen
  if (!first) return null
  if (form.way === 'one' && form.seen.length === 1) {
    const was = Object.fromEntries(Object.entries(first.was).map(([field, value]) => [field, value ?? '']))
    return <ActionForm id={`kept-${first.position}`} seen={first} fields={{...was, ...form.fields}} backHref={back} cancelHref={back} />
  }
  return (
    <form action="/remediation/save" method="post" className="mt-3">
      <HiddenForm form={form} back={back} seen={seen} />
      <ul className="outcome-list">
        {seen.map(({position, was}) => (
          <li key={position}>{clampText(was.title)}</li>
        ))}
      </ul>
      <button type="submit" className="button mt-3">
        Try again
      </button>
    </form>
  )
}

/** Reasons are written as the log and `kb` say them, where none ends with a full stop. */
function endSentence(reason: string): string {
  return reason === '' || /[.!?]$/.test(reason) ? reason : `${reason}.`
}
