import {actionNames, isRefused, listChanges, subjectNames, wayNames} from '#src/features/settings/describe-audit.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import type {AuditEntry} from '#src/library/audit-log.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** Entries of the audit log, one a row. */
export function AuditTable({entries}: {readonly entries: readonly AuditEntry[]}) {
  return (
    <table className="audit-table">
      <thead>
        <tr>
          <th scope="col" className="cell-when">
            When
          </th>
          <th scope="col" className="cell-who">
            Who
          </th>
          <th scope="col" className="cell-what">
            What
          </th>
          <th scope="col" className="cell-how">
            How and from where
          </th>
          <th scope="col">Before and after</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(entry => (
          <Row key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  )
}

function Row({entry}: {readonly entry: AuditEntry}) {
  const {at, actor, subject, via, address, isHidden} = entry
  return (
    <tr>
      <td className="cell-when">
        <time dateTime={at}>
          <span>{formatShortDay(at.slice(0, 10))}</span> <b>{at.slice(11, 19)}</b>
        </time>
      </td>
      <td className="cell-who">
        <bdi>{actor}</bdi>
      </td>
      <td className="cell-what">
        <span className={isRefused(entry) ? 'late' : undefined}>{actionNames[entry.action]}</span>
        {isHidden && <span className="audit-subject">an incident that is hidden from you, or gone</span>}
        {subject && (
          <span className="audit-subject">
            {subjectNames[subject.kind]} <Subject subject={subject} />
          </span>
        )}
      </td>
      <td className="cell-how">
        <span>{wayNames[via]}</span>
        {address !== undefined && <code>{address}</code>}
      </td>
      <td className="cell-changes">
        <Changes entry={entry} />
      </td>
    </tr>
  )
}

function Subject({subject: {kind, id}}: {readonly subject: NonNullable<AuditEntry['subject']>}) {
  const name = <bdi>{clampText(id)}</bdi>
  return kind === 'incident' ? (
    <a className="link" href={`/incidents/${encodeURIComponent(id)}`}>
      {name}
    </a>
  ) : (
    <code>{name}</code>
  )
}

function Changes({entry}: {readonly entry: AuditEntry}) {
  const changes = listChanges(entry)
  return (
    <ul>
      {changes.map(({field, before, after}) => (
        <li key={field ?? ''}>
          {field !== undefined && (
            <>
              <span className="dim">{field}:</span>{' '}
            </>
          )}
          {before !== undefined && <Side text={before} isGone />}
          {before !== undefined && (
            <>
              {' '}
              <span aria-hidden="true">→</span>
              <span className="sr-only">became</span>{' '}
            </>
          )}
          {after === undefined ? <span className="dim">nothing</span> : <Side text={after} />}
        </li>
      ))}
    </ul>
  )
}

/** Short as it is; the rest of a long one behind a click. */
function Side({text, isGone = false}: {readonly text: string; readonly isGone?: boolean}) {
  if (text.length <= 160) return isGone ? <s>{text}</s> : <span className="audit-value">{text}</span>
  return (
    <details>
      <summary>{isGone ? <s>{clampText(text, 80)}</s> : clampText(text, 80)}</summary>
      <span className="audit-value">{text}</span>
    </details>
  )
}
