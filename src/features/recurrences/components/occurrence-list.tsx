import {SeverityBadge} from '#src/features/catalogue/components/severity-badge.tsx'
import {toActionHref} from '#src/features/incident/page-address.ts'
import {describeNow, describeState} from '#src/features/recurrences/say-state.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {describeDays, describeStood} from '#src/library/recurrence/describe-stood.ts'
import type {Occurrence} from '#src/library/recurrence/list-occurrences.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** When a thing happened, and each time how far what was to be done was. */
export function OccurrenceList({occurrences}: {readonly occurrences: readonly Occurrence[]}) {
  return (
    <ol className="recur-times">
      {occurrences.map(occurrence => (
        <Item key={occurrence.incident.id} occurrence={occurrence} />
      ))}
    </ol>
  )
}

function Item({occurrence}: {readonly occurrence: Occurrence}) {
  const {incident, place, daysSince, actions, total} = occurrence
  const {id, title, day, severity} = incident
  const sentence = describeStood(occurrence)
  return (
    <li>
      <div className="recur-when">
        <span className="recur-place">{place ?? '–'}</span>
        {day === undefined ? <span className="dim">no date</span> : <time dateTime={day}>{formatShortDay(day)}</time>}
        {daysSince !== undefined && <span className="dim">{daysSince === 0 ? 'the same day' : `${describeDays(daysSince)} later`}</span>}
      </div>
      <div className="min-w-0">
        <p className="recur-title">
          <a href={`/incidents/${encodeURIComponent(id)}`} data-row>
            <bdi>{clampText(title, 200)}</bdi>
          </a>{' '}
          {severity && <SeverityBadge level={severity.level} label={severity.label} />}
        </p>
        {sentence !== undefined &&
          (place === undefined || actions.length === 0 ? (
            <p className="dim">{sentence}</p>
          ) : (
            <details className="recur-stood">
              <summary>{sentence}</summary>
              <ul>
                {actions.map(action => (
                  <li key={`${action.incidentId} ${action.position}`}>
                    <span className={`stood stood-${action.state}`}>{describeState(action)}</span>
                    <span className="min-w-0">
                      <a href={toActionHref(action.incidentId, action.position)}>
                        <bdi>{clampText(action.title, 240)}</bdi>
                      </a>{' '}
                      <span className="dim">
                        {'· '}
                        {action.owner !== undefined && <bdi>{clampText(action.owner, 60)}, </bdi>}
                        {describeNow(action)}
                      </span>
                    </span>
                  </li>
                ))}
                {total > actions.length && <li className="dim">and {(total - actions.length).toLocaleString('en-US')} more</li>}
              </ul>
            </details>
          ))}
      </div>
    </li>
  )
}
