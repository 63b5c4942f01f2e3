import {Callout} from '#src/ui/callout.tsx'

type ConflictPageProps = {readonly incidentId: string; readonly hash: string; readonly theirs: string; readonly mine: string}

/** Two texts of one document, for who has no scripts: what is there now to read, and one's own to be saved over it once it holds both. */
export function ConflictPage({incidentId, hash, theirs, mine}: ConflictPageProps) {
  const href = `/incidents/${encodeURIComponent(incidentId)}`
  return (
    <form className="editor editor-conflict" action="/editor/save" method="post" aria-label="Two texts to be put together">
      <input type="hidden" name="incident" value={incidentId} />
      <input type="hidden" name="base" value={hash} />
      <header className="editor-bar">
        <h1>Somebody else changed the same lines</h1>
      </header>
      <div className="editor-complaint" role="alert">
        <Callout tone="warning" title="Not saved.">
          Nothing was written, and both texts are here. Take over into yours what theirs has; when you save then, yours takes its place.
        </Callout>
      </div>
      <div className="editor-both">
        <div>
          <label htmlFor="conflict-theirs">What the file says now</label>
          <textarea id="conflict-theirs" className="editor-text" readOnly rows={24} defaultValue={theirs} />
        </div>
        <div>
          <label htmlFor="conflict-mine">Yours</label>
          <textarea id="conflict-mine" name="text" className="editor-text" rows={24} defaultValue={mine} />
        </div>
      </div>
      <p className="editor-ways">
        <button type="submit" className="button button-primary">
          Save yours
        </button>
        <a className="button" href={href}>
          Leave theirs as it is
        </a>
      </p>
    </form>
  )
}
