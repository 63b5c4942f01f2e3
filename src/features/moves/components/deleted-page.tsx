import type {DeletedView} from '#src/features/moves/move-queries.ts'
import {SavedNote} from '#src/features/remediation/components/saved-note.tsx'
import type {SavedMessage} from '#src/features/remediation/say-saved.ts'
import {SettingsFrame} from '#src/features/settings/components/settings-frame.tsx'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import type {DeletedDocument} from '#src/library/moves/restore-document.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {EmptyState} from '#src/ui/empty-state.tsx'

/** What was deleted, latest first, with who did so and why. */
export function DeletedPage({view: {documents, open}, message}: {readonly view: DeletedView; readonly message: SavedMessage | undefined}) {
  return (
    <SettingsFrame current="deleted" open={open}>
      <SavedNote message={message} backHref="/settings/deleted" />
      <h1>Deleted</h1>
      <p className="settings-lead">Nobody finds these any more. They are kept, with all that belongs to them, until somebody deletes them for good.</p>
      {documents.length === 0 ? (
        <EmptyState title="Nothing was deleted.">
          <p>An incident that an editor deletes stands here, to be looked at and brought back.</p>
        </EmptyState>
      ) : (
        <ul className="records mt-5">
          {documents.map(document => (
            <Row key={document.key} document={document} />
          ))}
        </ul>
      )}
    </SettingsFrame>
  )
}

function Row({document: {key, at, actor, shown}}: {readonly document: DeletedDocument}) {
  const href = `/settings/deleted/${encodeURIComponent(key)}`
  return (
    <li>
      <div className="min-w-0 flex-1">
        <p className={shown ? 'font-medium wrap-anywhere' : 'text-ink-2'}>
          <a href={href} className="hover:text-accent-ink">
            <bdi>{shown ? clampText(shown.title) : 'A document that is not for you to see'}</bdi>
          </a>
          {shown && shown.status !== 'published' && <span className="record-mark">{shown.status === 'draft' ? 'draft' : 'in review'}</span>}
          {shown?.visibility === 'restricted' && <span className="record-mark">restricted</span>}
        </p>
        {shown && (
          <p className="text-ink-2 wrap-anywhere">
            <bdi>{clampText(shown.reason, 200)}</bdi>
          </p>
        )}
        <p className="moves-when">
          <bdi>{actor}</bdi>
          <span>
            <DeletedAt at={at} />
          </span>
          {shown && <code>{shown.incidentId}</code>}
        </p>
      </div>
      <a className="button" href={href} aria-label={shown ? `Open ${clampText(shown.title)}` : 'Open the document that is not for you to see'}>
        Open
      </a>
    </li>
  )
}

/** When it was deleted. */
export function DeletedAt({at}: {readonly at: string}) {
  return (
    <>
      <time dateTime={at}>{formatMoment({at, precision: 'minute', approximate: false, zone: 'UTC'}, 'UTC')}</time> UTC
    </>
  )
}
