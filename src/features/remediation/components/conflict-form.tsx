import {fieldNames} from '#src/features/remediation/describe-change.ts'
import {type SeenAction, writeSeenAction} from '#src/features/remediation/seen-action.ts'
import {type EditableField, editableFields} from '#src/incident/action-change.ts'
import type {EditConflict} from '#src/library/document-saving.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type ConflictFormProps = {
  readonly id: string
  readonly conflict: EditConflict
  readonly incidentId: string
  /** The file as it is now. */
  readonly base: string
  readonly back: string
}

/** Theirs and mine beside each other, field by field, with mine chosen; whichever is taken, nothing that was typed is lost. */
export function ConflictForm({id, conflict: {request, now}, incidentId, base, back}: ConflictFormProps) {
  if (request.change !== 'set') return <p className="outcome-why">What was asked for cannot be done any more.</p>
  const asked = editableFields.filter(field => request.values[field] !== undefined)
  if (!now) return <Gone title={request.title} asked={asked.map(field => [field, request.values[field] ?? null])} />
  const differs = (field: EditableField): boolean => (now.values[field] ?? null) !== (request.values[field] ?? null)
  const seen: SeenAction = {
    incidentId,
    base,
    position: request.position,
    id: request.id,
    was: {...Object.fromEntries(asked.map(field => [field, now.values[field] ?? null])), title: now.title},
  }
  return (
    <form action="/remediation/save" method="post" className="conflict" aria-label={`Decide: ${clampText(now.title, 120)}`}>
      <input type="hidden" name="way" value="one" />
      <input type="hidden" name="action" value={writeSeenAction(seen)} />
      <input type="hidden" name="back" value={back} />
      <p className="conflict-title">
        <bdi>{clampText(now.title)}</bdi>
      </p>
      <div className="conflict-fields">
        {asked.filter(differs).map(field => (
          <fieldset key={field}>
            <legend>{fieldNames[field]}</legend>
            <Choice id={`${id}-${field}-theirs`} field={field} who="Theirs, in the file" value={now.values[field]} />
            <Choice id={`${id}-${field}-mine`} field={field} who="Mine" value={request.values[field] ?? undefined} isChosen />
          </fieldset>
        ))}
        {asked
          .filter(field => !differs(field))
          .map(field => (
            <input key={field} type="hidden" name={field} value={request.values[field] ?? ''} />
          ))}
      </div>
      <p className="flex gap-2">
        <button type="submit" className="button button-primary">
          Save what is chosen
        </button>
        <a className="button" href={back}>
          Leave theirs
        </a>
      </p>
    </form>
  )
}

type ChoiceProps = {readonly id: string; readonly field: EditableField; readonly who: string; readonly value: string | undefined; readonly isChosen?: boolean}

function Choice({id, field, who, value, isChosen = false}: ChoiceProps) {
  return (
    <label className="conflict-choice" htmlFor={id}>
      <input type="radio" id={id} name={field} value={value ?? ''} defaultChecked={isChosen} />
      <span>
        <span className="conflict-who">{who}</span>
        {value === undefined || value === '' ? <span className="dim">not stated</span> : <bdi>{value}</bdi>}
      </span>
    </label>
  )
}

/** What was typed for an action that is not there any more, to be taken along. */
function Gone({title, asked}: {readonly title: string; readonly asked: readonly (readonly [EditableField, string | null])[]}) {
  return (
    <div className="conflict">
      <p className="conflict-title">
        <bdi>{clampText(title)}</bdi>
      </p>
      <p className="text-ink-2">This action is not in the file any more: somebody removed or reworded it. This is what you wanted to write:</p>
      <dl className="conflict-kept">
        {asked.map(([field, value]) => (
          <div key={field}>
            <dt>{fieldNames[field]}</dt>
            <dd>{value === null ? <span className="dim">not stated any more</span> : <bdi>{value}</bdi>}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
