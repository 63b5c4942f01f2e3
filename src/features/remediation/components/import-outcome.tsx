import {plural} from '#src/features/services/plural.ts'
import type {DocumentChange} from '#src/library/document-saving.ts'
import type {ActionImport} from '#src/library/remediation/plan-action-import.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {DiffView} from '#src/ui/diff-view.tsx'
import {Trail} from '#src/ui/trail.tsx'
import {ImportForm} from './import-form.tsx'

type ImportOutcomeProps = {
  readonly table: string
  readonly plan: ActionImport
  readonly changes: readonly DocumentChange[]
  /** Whether it was to be written, and a part of it could not be. */
  readonly isSaved: boolean
}

const mostProblems = 200

/** What a table would change of each file, or why nothing of it is written; with the table, so that nothing that was sent is lost. */
export function ImportOutcome({table, plan, changes, isSaved}: ImportOutcomeProps) {
  const {problems, unchanged} = plan
  const saved = changes.filter(change => change.outcome === 'saved')
  const others = changes.filter(change => change.outcome !== 'saved' && change.outcome !== 'unchanged')
  const isGood = problems.length === 0 && others.length === 0
  return (
    <div className="settings outcome">
      <Trail href="/remediation" name="Remediation">
        Import
      </Trail>
      <h1>{toHeading(plan, saved.length, others.length, isSaved)}</h1>
      <p className="settings-lead">
        {isSaved ? 'What could be written is written, and what could not is named here.' : 'Nothing is written yet.'}
        {unchanged > 0 && ` ${plural(unchanged, 'row')} ${unchanged === 1 ? 'says' : 'say'} what is so already.`}
      </p>
      {problems.length > 0 && (
        <ul className="callout callout-error mt-4" aria-label="To be mended">
          {problems.slice(0, mostProblems).map(({line, message}, index) => (
            // Lines may have several faults, and they stand in this order.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index}>
              <b>line {line}</b>: <bdi>{clampText(message, 400)}</bdi>
            </li>
          ))}
          {problems.length > mostProblems && <li>and {problems.length - mostProblems} more</li>}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="callout callout-warning mt-4" aria-label="What cannot be saved">
          {others.map(change => (
            <li key={change.incidentId}>
              <b>{change.incidentId}</b>: {'reason' in change ? change.reason : 'somebody changed this meanwhile. Take the table anew and change it there.'}
            </li>
          ))}
        </ul>
      )}
      {isGood && saved.length > 0 && !isSaved && (
        <form action="/remediation/import/save" method="post" className="outcome-confirm">
          <input type="hidden" name="table" value={table} />
          <button type="submit" className="button button-primary">
            Save {plural(plan.changes.length, 'change')}
          </button>
          <a className="button" href="/remediation/import">
            Cancel
          </a>
        </form>
      )}
      {saved.map(change => (
        <DiffView key={change.incidentId} diff={change.diff} />
      ))}
      {(!isGood || saved.length === 0) && <ImportForm table={table} isFaulty={!isGood} />}
    </div>
  )
}

function toHeading({problems, changes}: ActionImport, saved: number, others: number, isSaved: boolean): string {
  if (problems.length > 0) return `${plural(problems.length, 'fault')} to be mended first`
  if (others > 0) return isSaved ? `${plural(others, 'file')} could not be written` : `${plural(others, 'file')} cannot be changed, so none is`
  return saved === 0 ? 'There is nothing to change' : `${plural(changes.length, 'action')} in ${plural(saved, 'file')} would change`
}
