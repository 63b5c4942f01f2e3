import {Fragment} from 'react'
import {type ActionGaps, findActionGaps} from '#src/features/incident/find-action-gaps.ts'
import {type PageAddress, takeShown} from '#src/features/incident/page-address.ts'
import {toPermalinks} from '#src/features/incident/to-permalinks.ts'
import {formatDue} from '#src/features/remediation/format-due.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {type ActionItem, type ActionStatus, isOverdue} from '#src/incident/action-item.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {Incident} from '#src/incident/incident.ts'
import {Evident} from './evident.tsx'
import {Written} from './written.tsx'

type ActionListProps = {
  readonly incident: Incident
  readonly html: readonly string[]
  readonly which: readonly number[]
  readonly today: string
  readonly address: PageAddress
}

/** What was agreed to be done, and how far it is. */
export function ActionList({incident, html, which, today, address}: ActionListProps) {
  const gaps = findActionGaps(which.flatMap(index => incident.actions[index] ?? []))
  const permalinks = toPermalinks(incident).actions
  return (
    <>
      {gaps.sentence && <p className="actions-note">{gaps.sentence}</p>}
      <ol className="actions">
        {takeShown(which, address).map((index, place, shown) => {
          const action = incident.actions[index]
          if (!action) return null
          const above = place === 0 ? undefined : incident.actions[shown[place - 1] ?? -1]
          return (
            <li key={index} id={`action-${index + 1}`}>
              {action.group !== above?.group && <p className="action-group">{action.group ?? 'Others'}</p>}
              <span className={`box box-${action.status}`} role="img" aria-label={statusNames[action.status]} />
              <div className="min-w-0">
                <Written className="action-title" html={html[index] ?? ''} />
                <p className="action-facts">
                  {listFacts(action, gaps).map((fact, place) => (
                    // One fact may say the same as another, and they stand in this order.
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above
                    <Fragment key={place}>
                      {place > 0 && ' · '}
                      <bdi>{fact}</bdi>
                    </Fragment>
                  ))}
                </p>
                {action.reason && <p className="action-facts">Reason: {action.reason}</p>}
                {action.proof && (
                  <p className="action-facts">
                    Shown by: <Proof proof={action.proof} />
                  </p>
                )}
              </div>
              <div className="action-due">
                <Evident
                  name="action"
                  evidence={action.evidence}
                  address={address}
                  permalink={permalinks[index]}
                  className={isOverdue(action, today) ? 'evidence-fact late' : 'evidence-fact'}
                >
                  {gaps.dates ? statusNames[action.status] : formatDue(action, today)}
                </Evident>
              </div>
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** What is neither said by the box nor by the date. */
function listFacts(action: ActionItem, gaps: ActionGaps): readonly string[] {
  const {status, kind, owner, priority, due, ref, factor, id} = action
  return [
    ...(!gaps.dates && (status === 'in-progress' || status === 'candidate') ? [statusNames[status]] : []),
    ...(kind ? [kind] : []),
    ...(gaps.owners ? [] : [owner ?? 'no owner']),
    ...(priority ? [priority] : []),
    ...(due && status === 'done' ? [`was due ${formatShortDay(due)}`] : due ? [`due ${formatShortDay(due)}`] : []),
    ...(factor ? [`against ${formatFactorCategory(factor)}`] : []),
    ...(ref ? [ref] : []),
    ...(id ? [`id ${id}`] : []),
  ]
}

const statusNames: Readonly<Record<ActionStatus, string>> = {
  open: 'open',
  'in-progress': 'in progress',
  done: 'done',
  'wont-do': 'will not be done',
  candidate: 'proposed, not agreed',
}

function Proof({proof}: {readonly proof: string}) {
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(proof)) return proof
  return (
    <a className="link wrap-anywhere" href={proof} rel="noopener noreferrer nofollow">
      {proof}
    </a>
  )
}
