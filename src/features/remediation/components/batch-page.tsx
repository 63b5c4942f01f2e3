import type {BatchView} from '#src/features/remediation/batch-queries.ts'
import type {SavedMessage} from '#src/features/remediation/say-saved.ts'
import {plural} from '#src/features/services/plural.ts'
import {DiffView} from '#src/ui/diff-view.tsx'
import {Trail} from '#src/ui/trail.tsx'
import {SavedNote} from './saved-note.tsx'
import {UndoForm} from './undo-form.tsx'

/** What was saved at once: who, when, which lines of which files, and a way to take it back. */
export function BatchPage({view: {batch, saves, canUndo}, message}: {readonly view: BatchView; readonly message: SavedMessage | undefined}) {
  const [first] = saves
  if (!first) return null
  const href = `/remediation/changes/${encodeURIComponent(batch)}`
  const undone = saves.filter(({isUndone}) => isUndone).length
  return (
    <div className="settings outcome">
      <SavedNote message={message && {...message, batch: undefined}} backHref={href} />
      <Trail href="/remediation" name="Remediation">
        <span>Change</span>
      </Trail>
      <div className="own-head">
        <div>
          <h1>{first.message === '' ? plural(saves.length, 'changed file') : <bdi>{first.message}</bdi>}</h1>
          <p className="settings-lead">
            Saved by <bdi>{first.actor}</bdi> on <time dateTime={first.at}>{formatMoment(first.at)}</time>
            {undone > 0 && (undone === saves.length ? ', and taken back since' : `; ${undone} of ${saves.length} files taken back since`)}.
          </p>
        </div>
        {canUndo && <UndoForm batch={batch} backHref={href} look="button" className="screen-only" />}
      </div>
      {saves.map(save => (
        <div key={save.id} className={save.isUndone ? 'is-undone' : undefined}>
          <p className="diff-of">
            <a className="link" href={`/incidents/${encodeURIComponent(save.incidentId)}`}>
              <bdi>{save.incidentId}</bdi>
            </a>
            {save.isUndone && <span className="dim"> taken back</span>}
          </p>
          <DiffView diff={save.diff} />
        </div>
      ))}
    </div>
  )
}

/** To the minute, in UTC as everything that has no zone of its own. */
function formatMoment(at: string): string {
  return `${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`
}
