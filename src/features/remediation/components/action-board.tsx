import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {toActionHref} from '#src/features/incident/page-address.ts'
import type {ActionGroup} from '#src/features/remediation/action-queries.ts'
import {formatGroup, shortStatusNames} from '#src/features/remediation/describe-actions.ts'
import {formatDue} from '#src/features/remediation/format-due.ts'
import {writeActionPlace} from '#src/features/remediation/read-action-filters.ts'
import {toSeenAction, writeSeenAction} from '#src/features/remediation/seen-action.ts'
import {actionStatuses} from '#src/incident/action-item.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {ActionForm, toFields} from './action-form.tsx'
import type {ActionFrame} from './action-table.tsx'
import {OwnerLink} from './owner-link.tsx'

type ActionBoardProps = {
  readonly frame: ActionFrame
  readonly columns: readonly ActionGroup[]
  /** All of a column, as a table. */
  readonly toAllHref: (value: string | undefined) => string
}

/** Actions as cards in a column for each status; a card is moved with the pointer, with the keys, or by the form that it has. */
export function ActionBoard({frame, columns, toAllHref}: ActionBoardProps) {
  const edited = columns.flatMap(({actions}) => actions).find(action => isEdited(action, frame))
  return (
    <>
      {edited && (
        <section id="editing" className="board-edit" aria-label="Edit">
          <ActionForm id="edit" seen={toSeenAction(edited)} fields={toFields(edited)} backHref={frame.backHref} cancelHref={frame.backHref} hasFocus />
        </section>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls within itself has to be reached by the keyboard */}
      <section className="board" aria-label="Board" data-board tabIndex={0}>
        {columns.map(({value, actions, total}) => (
          <section key={value} className="board-column" aria-labelledby={`column-${value}`} data-status={value}>
            <h2 id={`column-${value}`}>
              <span className={`box box-${value}`} aria-hidden="true" />
              <span data-status-name>{formatGroup('status', value)}</span> <span className="count">{total.toLocaleString('en-US')}</span>
            </h2>
            {actions.length === 0 ? (
              <p className="board-empty">None</p>
            ) : (
              <ol>
                {actions.map(action => (
                  <Card key={writeActionPlace(action)} action={action} frame={frame} />
                ))}
              </ol>
            )}
            {total > actions.length && (
              <p className="board-more">
                <a className="link" href={toAllHref(value)}>
                  All {total.toLocaleString('en-US')}
                </a>
              </p>
            )}
          </section>
        ))}
      </section>
    </>
  )
}

function Card({action, frame}: {readonly action: ActionRow; readonly frame: ActionFrame}) {
  const place = writeActionPlace(action)
  const may = frame.editable.may(action)
  const title = clampText(action.title, 140)
  return (
    <li id={`a-${place}`} className="card" data-card={may ? '' : undefined} aria-describedby={may ? 'board-hint' : undefined}>
      <a className="card-title" href={toActionHref(action.incidentId, action.position)} data-row draggable={false}>
        <bdi>{title}</bdi>
      </a>
      <p className="card-facts">
        {action.owner === undefined ? <span className="dim">no owner</span> : <OwnerLink owner={action.owner} />}
        {action.status !== 'wont-do' && <span className={action.isOverdue ? 'late' : 'dim'}>{formatDue(action, frame.today)}</span>}
      </p>
      <p className="card-from">
        <SeverityBadge level={action.severity?.level} label={action.severity?.label} />
        <bdi>{clampText(action.incidentTitle, 80)}</bdi>
      </p>
      {may && (
        <form action="/remediation/save" method="post" className="card-form screen-only">
          <input type="hidden" name="way" value="one" />
          <input type="hidden" name="action" value={writeSeenAction(toSeenAction(action))} />
          <input type="hidden" name="back" value={frame.backHref} />
          <select name="status" className="card-status" defaultValue={action.status} aria-label={`Status of: ${title}`}>
            {actionStatuses.map(status => (
              <option key={status} value={status}>
                {shortStatusNames[status]}
              </option>
            ))}
          </select>
          <button type="submit" className="card-button">
            Move
          </button>
          <a className="card-button" href={`${frame.toEditHref(action)}#editing`} data-swaps data-edit aria-label={`Edit: ${title}`}>
            Edit
          </a>
        </form>
      )}
    </li>
  )
}

function isEdited(action: ActionRow, {edit, editable}: ActionFrame): boolean {
  return edit?.incidentId === action.incidentId && edit.position === action.position && editable.may(action)
}
