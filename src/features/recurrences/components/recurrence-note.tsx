import {writeRecurrenceAddress} from '#src/features/recurrences/recurrence-address.ts'
import type {RecurrenceNote as Note} from '#src/features/recurrences/recurrence-queries.ts'
import {formatPlace} from '#src/features/recurrences/say-state.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {describeStood} from '#src/library/recurrence/describe-stood.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** The others that are shown beside the incident itself. */
const mostBeside = 5

/** Beside an incident that came again: which time this was, when the others were, and how far what was to be done before was. */
export function RecurrenceNote({note: {cluster, occurrence}}: {readonly note: Note}) {
  const {incidents} = cluster
  const at = incidents.findIndex(({id}) => id === occurrence.incident.id)
  const from = Math.max(0, Math.min(at - 2, incidents.length - mostBeside))
  const shown = incidents.slice(from, from + mostBeside)
  const sentence = describeStood(occurrence)
  return (
    <section>
      <h2>Came again</h2>
      <p>
        {occurrence.place === undefined
          ? `One of ${incidents.length} times that are known.`
          : `The ${formatPlace(occurrence.place)} of ${incidents.length} times that are known.`}
      </p>
      <ol className="recur-beside">
        {shown.map(({id, title, day}) => (
          <li key={id}>
            <time dateTime={day}>{day === undefined ? 'no date' : formatShortDay(day)}</time>
            {id === occurrence.incident.id ? (
              <b>this one</b>
            ) : (
              <a href={`/incidents/${encodeURIComponent(id)}`}>
                <bdi>{clampText(title, 120)}</bdi>
              </a>
            )}
          </li>
        ))}
      </ol>
      {sentence !== undefined && <p>When it came, {sentence.slice(0, 1).toLowerCase() + sentence.slice(1)}</p>}
      <a className="link" href={writeRecurrenceAddress({incident: cluster.id})}>
        All times and their actions
      </a>
    </section>
  )
}
