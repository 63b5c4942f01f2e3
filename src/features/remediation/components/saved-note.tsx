import type {SavedMessage} from '#src/features/remediation/say-saved.ts'
import {UndoForm} from './undo-form.tsx'

/** What came of the last form, with a way to take it back and one to see it in the file. */
export function SavedNote({message, backHref}: {readonly message: SavedMessage | undefined; readonly backHref: string}) {
  if (!message) return null
  const {tone, title, text, batch, canUndo} = message
  return (
    <div className={`saved-note screen-only saved-note-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <p>
        <b>{title}</b> {text}
      </p>
      {batch !== undefined && (
        <div className="saved-note-ways">
          <a className="link" href={`/remediation/changes/${encodeURIComponent(batch)}`}>
            Show the change
          </a>
          {canUndo && <UndoForm batch={batch} backHref={backHref} look="link" />}
        </div>
      )}
    </div>
  )
}
