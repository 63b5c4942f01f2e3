import type {ReactNode} from 'react'
import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {toActionHref} from '#src/features/incident/page-address.ts'
import {shortStatusNames, statusNames} from '#src/features/remediation/describe-actions.ts'
import type {Editable} from '#src/features/remediation/find-editable.ts'
import {formatDue} from '#src/features/remediation/format-due.ts'
import {type ActionPlace, writeActionPlace} from '#src/features/remediation/read-action-filters.ts'
import {manyFields, toSeenAction, writeSeenAction} from '#src/features/remediation/seen-action.ts'
import {isOpen} from '#src/incident/action-item.ts'
import {formatFactorCategory} from '#src/incident/factor.ts'
import type {Day} from '#src/incident/instant.ts'
import type {TrackerAddresses} from '#src/incident/tracked-issue.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {ActionForm, toFields} from './action-form.tsx'
import {ActionRef} from './action-ref.tsx'
import {OwnerLink} from './owner-link.tsx'

/** What the rows of a page have in common. */
export type ActionFrame = {
  readonly today: Day
  readonly trackers: TrackerAddresses
  readonly editable: Editable
  /** The action whose form is open. */
  readonly edit: ActionPlace | undefined
  readonly toEditHref: (place: ActionPlace) => string
  /** The page without a form. */
  readonly backHref: string
  /** Whether several can be chosen, for the form with the id `many`. */
  readonly hasChoice: boolean
}

type ActionTableProps = {
  readonly label: string
  readonly frame: ActionFrame
  readonly groups: readonly {readonly key: string; readonly head?: ReactNode; readonly foot?: ReactNode; readonly actions: readonly ActionRow[]}[]
}

/** Actions with whose they are, when they are due and how far they are; one of them with its form. Where it is narrow, as cards. */
export function ActionTable({label, frame, groups}: ActionTableProps) {
  const hasEdit = groups.some(({actions}) => actions.some(frame.editable.may))
  const hasChoice = hasEdit && frame.hasChoice
  const columns = 4 + (hasEdit ? 1 : 0) + (hasChoice ? 1 : 0)
  return (
    <table className="action-table" aria-label={label}>
      <thead>
        <tr>
          {hasChoice && (
            <th scope="col" className="cell-check">
              <span className="sr-only">Choose</span>
              <input type="checkbox" className="needs-script check" aria-label="Choose all of this page" data-checks="action" />
            </th>
          )}
          <th scope="col">Action</th>
          <th scope="col">Owner</th>
          <th scope="col">Due</th>
          <th scope="col">Status</th>
          {hasEdit && (
            <th scope="col" className="screen-only">
              <span className="sr-only">Edit</span>
            </th>
          )}
        </tr>
      </thead>
      {groups.map(({key, head, foot, actions}) => (
        <tbody key={key}>
          {head !== undefined && (
            <tr className="group-head">
              <th scope="rowgroup" colSpan={columns}>
                {head}
              </th>
            </tr>
          )}
          {actions.map(action => (
            <Row key={writeActionPlace(action)} action={action} frame={frame} columns={columns} hasEdit={hasEdit} hasChoice={hasChoice} />
          ))}
          {foot !== undefined && (
            <tr className="group-foot">
              <td colSpan={columns}>{foot}</td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  )
}

type RowProps = {readonly action: ActionRow; readonly frame: ActionFrame; readonly columns: number; readonly hasEdit: boolean; readonly hasChoice: boolean}

function Row({action, frame, columns, hasEdit, hasChoice}: RowProps) {
  const place = writeActionPlace(action)
  const may = frame.editable.may(action)
  const isEdited = may && frame.edit?.incidentId === action.incidentId && frame.edit.position === action.position
  const title = clampText(action.title)
  return (
    <>
      <tr id={`a-${place}`} className={isEdited ? 'is-edited' : undefined}>
        {hasChoice && (
          <td className="cell-check">
            {may && (
              <input
                type="checkbox"
                className="check"
                name="action"
                form="many"
                value={writeSeenAction(toSeenAction(action, manyFields))}
                aria-label={`Choose: ${title}`}
              />
            )}
          </td>
        )}
        <th scope="row" className="cell-action">
          <a href={toActionHref(action.incidentId, action.position)} data-row>
            <bdi>{title}</bdi>
          </a>
          <p className="action-from">
            <SeverityBadge level={action.severity?.level} label={action.severity?.label} />
            <a href={`/incidents/${encodeURIComponent(action.incidentId)}`}>
              <bdi>{clampText(action.incidentTitle)}</bdi>
            </a>
          </p>
          <Facts action={action} trackers={frame.trackers} />
        </th>
        <td className="cell-owner">{action.owner === undefined ? <span className="dim">no owner</span> : <OwnerLink owner={action.owner} />}</td>
        <td className="cell-due">
          <Due action={action} today={frame.today} />
        </td>
        <td className="cell-status">
          <span className={`box box-${action.status}`} aria-hidden="true" />
          <span title={statusNames[action.status]}>{shortStatusNames[action.status]}</span>
        </td>
        {hasEdit && (
          <td className="cell-edit screen-only">
            {may && !isEdited && (
              <a className="link" href={`${frame.toEditHref(action)}#editing`} data-swaps data-edit aria-label={`Edit: ${title}`}>
                Edit
              </a>
            )}
          </td>
        )}
      </tr>
      {isEdited && (
        <tr className="edit-row" id="editing">
          <td colSpan={columns}>
            <ActionForm
              id="edit"
              seen={toSeenAction(action)}
              fields={toFields(action)}
              backHref={`${frame.backHref}#a-${place}`}
              cancelHref={`${frame.backHref}#a-${place}`}
              hasFocus
            />
          </td>
        </tr>
      )}
    </>
  )
}

/** What a manager looks for second: what it is, what it is against, where it is tracked. */
function Facts({action, trackers}: {readonly action: ActionRow; readonly trackers: TrackerAddresses}) {
  const {kind, priority, factor, ref, status, reason, proof, done} = action
  const facts = [...(priority ? [priority] : []), ...(kind ? [kind] : []), ...(factor ? [`against ${formatFactorCategory(factor)}`] : [])]
  const end = status === 'wont-do' ? (reason ?? 'no reason stated') : status === 'done' ? (proof ?? (done ? 'no proof stated' : undefined)) : undefined
  if (facts.length === 0 && end === undefined && !ref) return null
  return (
    <p className="action-more">
      {facts.length > 0 && <bdi>{facts.join(' · ')}</bdi>}
      {ref && (
        <>
          {facts.length > 0 && ' · '}
          <ActionRef written={ref} trackers={trackers} />
        </>
      )}
      {end !== undefined && (
        <>
          {(facts.length > 0 || ref) && ' · '}
          <bdi className={reason || proof ? undefined : 'dim'}>{clampText(end, 120)}</bdi>
        </>
      )}
    </p>
  )
}

/** The day in words and as it stands in the file, and what its policy says where that is what matters. */
function Due({action, today}: {readonly action: ActionRow; readonly today: Day}) {
  const {policy, policyDay, due, done, status} = action
  const text = formatDue(action, today)
  // Said once: in words that count from today, and then as it stands in the file.
  const day = /\d{4}$/.test(text) || status === 'wont-do' ? undefined : status === 'done' ? done : due
  return (
    <>
      <span className={action.isOverdue ? 'late' : isOpen(action) && due ? undefined : 'dim'}>{text}</span>
      {day !== undefined && (
        <time className="cell-day" dateTime={day}>
          {day}
        </time>
      )}
      {policyDay !== undefined && (policy === 'broken' || policy === 'breaking') && (
        <span className={policy === 'broken' ? 'policy-note late' : 'policy-note'}>
          policy: {policy === 'broken' ? 'was' : 'by'} {policyDay}
        </span>
      )}
    </>
  )
}
