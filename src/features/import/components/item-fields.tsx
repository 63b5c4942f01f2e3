import {toTimeField} from '#src/features/import/read-import-form.ts'
import {formatZone} from '#src/features/timeline/format-times.ts'
import {actionStatuses} from '#src/incident/action-item.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import type {ShownIncident} from '#src/library/import/place-corrections.ts'

/** What can be said of one line of the timeline. */
export function EntryFields({entry, zone}: {readonly entry?: ShownIncident['entries'][number]['value']; readonly zone: string}) {
  const inZone = entry?.instant.zone ?? zone
  return (
    <>
      <input type="hidden" name="zone" value={inZone} />
      <span className="mend-line">
        <input
          type="datetime-local"
          name="time"
          aria-label={`When, in ${formatZone(inZone)}`}
          required
          defaultValue={entry ? toTimeField(entry.instant) : ''}
        />
        <span className="form-hint">{formatZone(inZone)}</span>
      </span>
      <textarea name="text" aria-label="What happened" rows={3} required maxLength={10_000} defaultValue={entry?.text ?? ''} />
      <span className="mend-line">
        {milestoneKinds.map(kind => (
          <label key={kind} className="mend-check">
            <input type="checkbox" name="milestone" value={kind} defaultChecked={entry?.milestones.includes(kind) ?? false} /> {kind}
          </label>
        ))}
      </span>
    </>
  )
}

/** What can be said of a factor. */
export function FactorFields({factor}: {readonly factor?: ShownIncident['factors'][number]['value']}) {
  return (
    <>
      <input name="text" aria-label="What helped to bring it about" required maxLength={300} defaultValue={factor?.title ?? ''} autoComplete="off" />
      <input
        name="category"
        aria-label="Its category"
        placeholder="group/name, such as capacity/memory"
        maxLength={100}
        defaultValue={factor?.category ?? ''}
        autoComplete="off"
      />
    </>
  )
}

/** What can be said of an action. */
export function ActionFields({action}: {readonly action?: ShownIncident['actions'][number]['value']}) {
  return (
    <>
      <input name="text" aria-label="What is to be done" required maxLength={1000} defaultValue={action?.title ?? ''} autoComplete="off" />
      <span className="mend-line">
        <select name="status" className="select" aria-label="Its state" defaultValue={action?.status ?? 'open'}>
          {actionStatuses.map(status => (
            <option key={status} value={status}>
              {status}
            </option>
          ))}
        </select>
        <input name="owner" aria-label="Owner" placeholder="@team" maxLength={100} size={14} defaultValue={action?.owner ?? ''} autoComplete="off" />
        <input name="due" type="date" aria-label="Due" defaultValue={action?.due ?? ''} />
      </span>
    </>
  )
}
