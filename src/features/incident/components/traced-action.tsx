import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {type PageAddress, toPlaceHref} from '#src/features/incident/page-address.ts'
import {formatDue} from '#src/features/remediation/format-due.ts'
import {type ActionItem, isOverdue} from '#src/incident/action-item.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {LinkedText} from '#src/ui/linked-text.tsx'

type TracedActionProps = {
  readonly position: number
  readonly view: IncidentView
  readonly address: PageAddress
  /** Why it stands here. */
  readonly how: string
}

/** An action, why it stands where it does, and what shows that it is done. */
export function TracedAction({position, view, address, how}: TracedActionProps) {
  const action = view.incident.actions[position]
  if (!action) return null
  return (
    <li>
      <div className="trace-action">
        <span className={`box box-${action.status}`} aria-hidden="true" />
        <div className="min-w-0">
          <a href={toPlaceHref(address, 'action', position)}>
            <bdi>{clampText(action.title, 240)}</bdi>
          </a>
          <p className="trace-how">
            <bdi>{how}</bdi>
          </p>
        </div>
      </div>
      <div className="trace-proof">
        <p className={isOverdue(action, view.today) ? 'late' : undefined}>{formatState(action, view.today)}</p>
        <Shown action={action} />
      </div>
    </li>
  )
}

function formatState(action: ActionItem, today: string): string {
  if (action.status === 'candidate') return 'proposed, not agreed'
  if (action.status === 'done' || action.status === 'wont-do') return formatDue(action, today)
  return `${action.status === 'open' ? 'open' : 'in progress'}, ${formatDue(action, today)}`
}

/** What is said in evidence of the state that it has. */
function Shown({action: {status, proof, reason, ref}}: {readonly action: ActionItem}) {
  const absent = status === 'done' ? 'no proof stated' : status === 'wont-do' ? 'no reason stated' : undefined
  const said = status === 'wont-do' ? reason : proof
  return (
    <>
      {said === undefined ? absent !== undefined && <p className="dim">{absent}</p> : <LinkedText text={said} />}
      {ref !== undefined && <LinkedText text={ref} />}
    </>
  )
}
