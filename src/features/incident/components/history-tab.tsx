import type {DocumentHistory} from '#src/features/incident/history-queries.ts'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import type {HistoryEntry} from '#src/library/document-saving.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {DiffView} from '#src/ui/diff-view.tsx'
import {EmptyState} from '#src/ui/empty-state.tsx'

/** Who changed the document, when, and which lines; undefined where that is not for the one who asks. */
export function HistoryTab({history, file}: {readonly history: DocumentHistory | undefined; readonly file: string}) {
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
      <ol className="history-list">
        {entries.map(entry => (
          <Entry key={entry.id} entry={entry} />
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

function Entry({entry: {at, actor, message, batch, commit, isUndone, diff}}: {readonly entry: HistoryEntry}) {
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
