import {FormField} from '#src/features/accounts/components/form-field.tsx'
import type {DeletedDocumentView} from '#src/features/moves/move-queries.ts'
import {SettingsFrame} from '#src/features/settings/components/settings-frame.tsx'
import {Callout} from '#src/ui/callout.tsx'
import {Trail} from '#src/ui/trail.tsx'
import {DeletedAt} from './deleted-page.tsx'

/** A deleted document: what it said, and the ways to bring it back and to do away with it. */
export function DeletedDocumentPage({document}: {readonly document: DeletedDocumentView}) {
  const {key, at, actor, shown, text, open, isTaken, hasGit} = document
  return (
    <SettingsFrame current="deleted" open={open}>
      <Trail href="/settings/deleted" name="Deleted">
        {shown ? <span className="font-mono wrap-anywhere">{shown.incidentId}</span> : 'hidden'}
      </Trail>
      <h1 className="wrap-anywhere">
        <bdi>{shown?.title ?? 'A document that is not for you to see'}</bdi>
      </h1>
      <dl className="settings-pairs mt-5">
        <div>
          <dt>Deleted by</dt>
          <dd>
            <bdi>{actor}</bdi>, <DeletedAt at={at} />
          </dd>
        </div>
        {shown && (
          <>
            <div>
              <dt>Why</dt>
              <dd>
                <bdi>{shown.reason}</bdi>
              </dd>
            </div>
            <div>
              <dt>File</dt>
              <dd>
                <code>{shown.file}</code>
                {shown.folders.length > 0 && <span className="dim"> with the images beside it</span>}
              </dd>
            </div>
          </>
        )}
      </dl>
      {!shown && (
        <p className="settings-lead">
          It is a draft, or restricted to people of whom you are not one. You can bring it back for those who could see it, and learn nothing of it by that.
        </p>
      )}
      <section className="settings-part" aria-labelledby="restore">
        <h2 id="restore" className="section-title">
          Bring it back
        </h2>
        {isTaken && (
          <div className="mb-4 max-w-[620px]">
            <Callout tone="warning" title="Something else has its address by now.">
              It can come back beside that, under another one.
            </Callout>
          </div>
        )}
        <form action="/moves/restore" method="post" className="form" aria-label="Bring it back">
          <input type="hidden" name="key" value={key} />
          {isTaken && <FormField name="name" label="Address" value={shown ? `${shown.incidentId}-restored` : ''} autoComplete="off" most={200} />}
          <p className="form-hint">
            {shown?.status === 'published' ? 'It is published again, and found by whoever could read it.' : 'It is what it was: a draft stays a draft.'} Its
            history, comments and images come with it.
          </p>
          <button type="submit" className="button button-primary">
            Restore
          </button>
        </form>
      </section>
      {shown && (
        <section className="settings-part" aria-labelledby="erase">
          <h2 id="erase" className="section-title">
            Delete it for good
          </h2>
          <form action="/moves/erase" method="post" className="form" aria-label="Delete it for good">
            <input type="hidden" name="key" value={key} />
            <FormField
              name="typed"
              label={`Type ${shown.incidentId} to confirm`}
              autoComplete="off"
              hint={`Its text, images, history, comments and unsaved drafts are removed, and cannot come back from here.${hasGit ? ' Git keeps what was committed.' : ''} The audit log keeps that it was there.`}
            />
            <button type="submit" className="button button-danger">
              Delete for good
            </button>
          </form>
        </section>
      )}
      {text !== undefined && (
        <section className="settings-part" aria-labelledby="text">
          <h2 id="text" className="section-title">
            What it said
          </h2>
          <pre className="moves-text">{text}</pre>
        </section>
      )}
    </SettingsFrame>
  )
}
