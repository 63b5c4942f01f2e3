import {findBeginning} from '#src/features/incident/find-beginning.ts'
import {type PageAddress, takeShown} from '#src/features/incident/page-address.ts'
import {toDayHeadings} from '#src/features/incident/to-day-headings.ts'
import {toPermalinks} from '#src/features/incident/to-permalinks.ts'
import {formatClock, formatLongDay} from '#src/features/timeline/format-times.ts'
import type {Incident} from '#src/incident/incident.ts'
import {Evident} from './evident.tsx'
import {Written} from './written.tsx'

type UpdateListProps = {
  readonly incident: Incident
  readonly html: readonly string[]
  readonly which: readonly number[]
  readonly zone: string
  readonly address: PageAddress
}

/** What was published while the incident ran, drawn as the timeline is. */
export function UpdateList({incident, html, which, zone, address}: UpdateListProps) {
  const updates = takeShown(which, address).flatMap(index => {
    const update = incident.updates[index]
    return update ? [{index, update}] : []
  })
  const days = toDayHeadings(
    updates.map(({update}) => update.instant),
    zone,
    findBeginning(incident)?.instant,
  )
  const permalinks = toPermalinks(incident).updates
  return (
    <ol className="timeline">
      {updates.map(({index, update}, place) => (
        <li key={index} id={`update-${index + 1}`}>
          {days[place] && <h3 className="timeline-day">{formatLongDay(days[place])}</h3>}
          <div className="timeline-time">
            <Evident
              name="update"
              evidence={update.evidence}
              address={address}
              href={`#${permalinks[index]}`}
              permalink={permalinks[index]}
              className="timeline-clock"
            >
              <time dateTime={update.instant.at}>{formatClock(update.instant, zone) ?? 'that day'}</time>
            </Evident>
          </div>
          <div className="timeline-names">{update.state && <span className={`phase-word state-${update.state}`}>{update.state}</span>}</div>
          <Written className="prose prose-small" html={html[index] ?? ''} />
        </li>
      ))}
    </ol>
  )
}
