import {Fragment, type ReactNode} from 'react'
import {type ActionGaps, findActionGaps} from '#src/features/incident/find-action-gaps.ts'
import {type PageAddress, takeShown, writePageAddress} from '#src/features/incident/page-address.ts'
import {toPermalinks} from '#src/features/incident/to-permalinks.ts'
import {ActionForm, toFields} from '#src/features/remediation/components/action-form.tsx'
import {ActionRef} from '#src/features/remediation/components/action-ref.tsx'
import {OwnerLink} from '#src/features/remediation/components/owner-link.tsx'
import {statusNames} from '#src/features/remediation/describe-actions.ts'
import {formatDue} from '#src/features/remediation/format-due.ts'
import {toSeenAction} from '#src/features/remediation/seen-action.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {type ActionItem, isOverdue} from '#src/incident/action-item.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {TrackerAddresses} from '#src/incident/tracked-issue.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {Evident} from './evident.tsx'
import {Written} from './written.tsx'

type ActionListProps = {
  readonly incident: Incident
  readonly html: readonly string[]
  readonly which: readonly number[]
  readonly today: string
  readonly trackers: TrackerAddresses
  readonly address: PageAddress
  /** The actions as they can be changed; none for who may not. */
  readonly editable: ReadonlyMap<number, ActionRow>
}

/** What was agreed to be done, and how far it is. */
export function ActionList({incident, html, which, today, trackers, address, editable}: ActionListProps) {
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
                  {listFacts(action, gaps, trackers).map((fact, place) => (
                    // One fact may say the same as another, and they stand in this order.
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above
                    <Fragment key={place}>
                      {place > 0 && ' · '}
                      {fact}
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
                {editable.has(index) && address.edit !== index && (
                  <a
                    className="link action-edit screen-only"
                    href={`${writePageAddress({...address, edit: index})}#action-${index + 1}`}
                    data-swaps
                    data-edit
                    aria-label={`Edit: ${clampText(action.title, 120)}`}
                  >
                    Edit
                  </a>
                )}
              </div>
              {address.edit === index && <EditInPlace row={editable.get(index)} address={address} />}
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** The form of an action, below it; nothing for who may not change it. */
function EditInPlace({row, address}: {readonly row: ActionRow | undefined; readonly address: PageAddress}) {
  if (!row) return null
  const back = `/incidents/${encodeURIComponent(row.incidentId)}${writePageAddress({...address, edit: undefined})}#action-${row.position + 1}`
  return (
    <div className="action-editing">
      <ActionForm id="edit" seen={toSeenAction(row)} fields={toFields(row)} backHref={back} cancelHref={back} hasFocus />
    </div>
  )
}

/** What is neither said by the box nor by the date. */
function listFacts(action: ActionItem, gaps: ActionGaps, trackers: TrackerAddresses): readonly ReactNode[] {
  const {status, kind, owner, priority, due, ref, factor, id} = action
  return [
    ...(!gaps.dates && (status === 'in-progress' || status === 'candidate') ? [statusNames[status]] : []),
    ...(kind ? [kind] : []),
    ...(gaps.owners ? [] : [owner === undefined ? 'no owner' : <OwnerLink key="owner" owner={owner} />]),
    ...(priority ? [isolate(priority)] : []),
    ...(due && status === 'done' ? [`was due ${formatShortDay(due)}`] : due ? [`due ${formatShortDay(due)}`] : []),
    ...(factor ? [isolate(`against ${formatFactorCategory(factor)}`)] : []),
    ...(ref ? [<ActionRef key="ref" written={ref} trackers={trackers} />] : []),
    ...(id ? [isolate(`id ${id}`)] : []),
  ]
}

/** What an author wrote, so that its direction turns nothing beside it. */
function isolate(text: string): ReactNode {
  return <bdi key={text}>{text}</bdi>
}

function Proof({proof}: {readonly proof: string}) {
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(proof)) return proof
  return (
    <a className="link wrap-anywhere" href={proof} rel="noopener noreferrer nofollow">
      {proof}
    </a>
  )
}
