import {toActionHref} from '#src/features/incident/page-address.ts'
import {formatDue} from '#src/features/remediation/format-due.ts'
import type {OpenAction} from '#src/library/incident-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {OwnerLink} from './owner-link.tsx'

/** Open action items with whose they are and when they are due; `j` and `k` stop at them where nothing else on the page is a row. */
export function NextActions({actions, today, areRows = false}: {readonly actions: readonly OpenAction[]; readonly today: string; readonly areRows?: boolean}) {
  return (
    <ol className="next-actions">
      {actions.map(action => (
        <li key={`${action.incidentId} ${action.position}`}>
          <div className="min-w-0">
            <a href={toActionHref(action.incidentId, action.position)} data-row={areRows ? '' : undefined}>
              <bdi>{clampText(action.title)}</bdi>
            </a>
            <p>
              {action.owner === undefined ? 'no owner' : <OwnerLink owner={action.owner} />} · <bdi>{clampText(action.incidentTitle)}</bdi>
            </p>
          </div>
          <span className={action.overdue ? 'late' : 'dim'}>{formatDue({...action, done: undefined}, today)}</span>
        </li>
      ))}
    </ol>
  )
}
