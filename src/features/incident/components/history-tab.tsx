import type {DocumentHistory, EarlierVersion} from '#src/features/incident/history-queries.ts'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import type {HistoryEntry} from '#src/library/document-saving.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {DiffView} from '#src/ui/diff-view.tsx'
import {EmptyState} from '#src/ui/empty-state.tsx'

type HistoryTabProps = {
  readonly history: DocumentHistory | undefined
  readonly incidentId: string
  readonly file: string
  /** The version that is compared with what stands there now; null where it cannot be had any more. */
  readonly earlier: EarlierVersion | null | undefined
}

/** Who changed the document, when, and which lines; undefined where that is not for the one who asks. */
export function HistoryTab({history, incidentId, file, earlier}: HistoryTabProps) {
  if (!history) {
    return (
      <EmptyState title="History is for those who write.">
        <p>Authors, editors, managers and administrators see who changed a document, and what it said before.</p>
      </EmptyState>
    )
  }
  const {entries, isWhole, hasGit} = history
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing was changed here yet.">
        <p>
          {hasGit
            ? 'Git knows of no commit of this file either.'
            : 'What is saved from the browser is listed here. With HINDSIGHT_GIT, so is every commit of the file.'}
        </p>
      </EmptyState>
    )
  }
  return (
    <section className="history" aria-labelledby="history">
      <h2 id="history" className="sr-only">
        History
      </h2>
      {earlier !== undefined && <Compared incidentId={incidentId} earlier={earlier} />}
      <ol className="history-list">
        {entries.map((entry, place) => (
          <Entry key={entry.id} entry={entry} toVersion={place === 0 ? undefined : toVersionHref(incidentId, entry.id)} />
        ))}
      </ol>
      {!isWhole && (
        <p className="history-more">
          These are the {entries.length} newest. {hasGit ? 'Git has the others: ' : 'Older ones are in the database only. '}
          {hasGit && <code className="font-mono text-sm wrap-anywhere">git log --follow -- {file}</code>}
        </p>
      )}
    </section>
  )
}

function toVersionHref(incidentId: string, version: string): string {
  return `/incidents/${encodeURIComponent(incidentId)}?tab=history&version=${encodeURIComponent(version)}`
}

/** What would become of the file if an earlier version came back, and the way to do so. */
function Compared({incidentId, earlier}: {readonly incidentId: string; readonly earlier: EarlierVersion | null}) {
  return (
    <section className="history-compared" aria-labelledby="compared">
      <h3 id="compared">From the file as it is now to the earlier version</h3>
      {earlier === null ? (
        <p className="text-ink-2">This version cannot be put together any more: somebody wrote into the file in between.</p>
      ) : earlier.diff.hunks.length === 0 ? (
        <p className="text-ink-2">The file says just that now.</p>
      ) : (
        <>
          <DiffView diff={earlier.diff} />
          {earlier.mayRestore && (
            <form action="/history/restore" method="post" className="mt-3 screen-only">
              <input type="hidden" name="incident" value={incidentId} />
              <input type="hidden" name="version" value={earlier.version} />
              <input type="hidden" name="base" value={earlier.base} />
              <button type="submit" className="button button-primary">
                Restore this version
              </button>
            </form>
          )}
        </>
      )}
      <p className="mt-3">
        <a className="link" href={`/incidents/${encodeURIComponent(incidentId)}?tab=history`}>
          Close
        </a>
      </p>
    </section>
  )
}

type EntryProps = {
  readonly entry: HistoryEntry
  /** Undefined for the newest, which is what stands there. */
  readonly toVersion: string | undefined
}

function Entry({entry: {at, actor, message, batch, commit, isUndone, diff}, toVersion}: EntryProps) {
  const changed = diff?.hunks.flat() ?? []
  const count = (sign: '+' | '-') => changed.filter(line => line.sign === sign).length
  return (
    <li className={isUndone ? 'is-undone' : undefined}>
      <p className="history-when">
        <time dateTime={at}>{formatMoment({at, precision: 'minute', approximate: false, zone: 'UTC'}, 'UTC')}</time>
      </p>
      <div className="history-what">
        <h3>
          <bdi>{clampText(message === '' ? 'Changed' : message, 200)}</bdi>
        </h3>
        <p className="history-who">
          <bdi>{clampText(actor, 80)}</bdi>
          {batch === undefined ? ' · outside Hindsight' : ''}
          {commit !== undefined && (
            <>
              {' · '}
              <code>{commit.slice(0, 8)}</code>
            </>
          )}
          {isUndone && ' · taken back since'}
          {batch !== undefined && (
            <>
              {' · '}
              <a className="link" href={`/remediation/changes/${encodeURIComponent(batch)}`}>
                Open the change
              </a>
            </>
          )}
        </p>
        {toVersion !== undefined && (
          <p className="history-who">
            <a className="link" href={toVersion}>
              Compare with now
            </a>
          </p>
        )}
        {diff ? (
          <details>
            <summary>
              {count('+')} added, {count('-')} removed
            </summary>
            <DiffView diff={diff} />
          </details>
        ) : (
          <p className="dim">No line of this file changed.</p>
        )}
      </div>
    </li>
  )
}
