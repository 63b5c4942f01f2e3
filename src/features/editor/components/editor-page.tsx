import type {EditableText} from '#src/features/editor/editor-queries.ts'
import {Callout} from '#src/ui/callout.tsx'
import {Trail} from '#src/ui/trail.tsx'

type EditorPageProps = {
  readonly text: EditableText
  readonly message?: string | undefined
  /** Why the last try to save did not succeed. */
  readonly complaint?: string | undefined
}

/** A document's text in a form that saves it. With scripts, the editor takes the place of the field. */
export function EditorPage({text: {incidentId, file, title, text, base}, message, complaint}: EditorPageProps) {
  const back = incidentId === undefined ? '/incidents' : `/incidents/${encodeURIComponent(incidentId)}`
  return (
    <form id="editor" className="editor" action="/editor/save" method="post" aria-label="The postmortem" data-editor>
      {incidentId !== undefined && <input type="hidden" name="incident" value={incidentId} />}
      <input type="hidden" name="base" value={base} />
      <header className="editor-bar">
        <div className="min-w-0">
          <Trail href={back} name={incidentId === undefined ? 'Incidents' : incidentId}>
            {incidentId === undefined ? 'new' : 'edit'}
          </Trail>
          <h1 id="editor-title">
            <bdi>{title === '' ? 'A new postmortem' : title}</bdi>
          </h1>
        </div>
        <div className="editor-ways">
          <p id="editor-state" className="editor-state" role="status" />
          <a className="button" href={back}>
            {incidentId === undefined ? 'Cancel' : 'Close'}
          </a>
          <button type="submit" className="button button-primary">
            Save
          </button>
        </div>
      </header>
      {complaint !== undefined && (
        <div className="editor-complaint" role="alert">
          <Callout tone="error" title="Not saved.">
            {complaint} What you wrote is still here.
          </Callout>
        </div>
      )}
      <div id="editor-notes" className="editor-notes" />
      <div id="editor-work" className="editor-plain">
        <label className="sr-only" htmlFor="editor-text">
          Text of {file ?? 'the new postmortem'}
        </label>
        <textarea id="editor-text" name="text" className="editor-text" spellCheck rows={30} defaultValue={text} />
      </div>
      <div className="editor-end">
        <label htmlFor="editor-message">What changed, in a line</label>
        <input id="editor-message" name="message" maxLength={200} defaultValue={message} placeholder="for the history; may stay empty" />
      </div>
    </form>
  )
}
