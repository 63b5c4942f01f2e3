import {findBeginning} from '#src/features/incident/find-beginning.ts'
import {listEntryNames} from '#src/features/incident/list-entry-names.ts'
import {type PageAddress, takeShown} from '#src/features/incident/page-address.ts'
import {toDayHeadings} from '#src/features/incident/to-day-headings.ts'
import {toPermalinks} from '#src/features/incident/to-permalinks.ts'
import {formatClock, formatEnd, formatLongDay} from '#src/features/timeline/format-times.ts'
import type {Incident, TimelineEntry} from '#src/incident/incident.ts'
import {Evident} from './evident.tsx'
import {Written} from './written.tsx'

type TimelineListProps = {
  readonly incident: Incident
  readonly html: readonly string[]
  readonly which: readonly number[]
  readonly zone: string
  readonly address: PageAddress
}

/** The timeline as a list: when, which milestone, what. Every entry has an address of its own. */
export function TimelineList({incident, html, which, zone, address}: TimelineListProps) {
  const entries = takeShown(which, address).flatMap(index => {
    const entry = incident.timeline[index]
    return entry ? [{index, entry}] : []
  })
  const days = toDayHeadings(
    entries.map(({entry}) => entry.instant),
    zone,
    findBeginning(incident)?.instant,
  )
  const permalinks = toPermalinks(incident).entries
  return (
    <ol className="timeline">
      {entries.map(({index, entry}, place) => (
        <li key={index} id={`t-${index + 1}`}>
          {days[place] && <h3 className="timeline-day">{formatLongDay(days[place])}</h3>}
          <div className="timeline-time">
            <Evident
              name="time"
              evidence={entry.evidence}
              address={address}
              href={`#${permalinks[index]}`}
              permalink={permalinks[index]}
              isRow
              className="timeline-clock"
              more={<InstantLine entry={entry} />}
            >
              <time dateTime={entry.instant.at}>{formatClock(entry.instant, zone) ?? 'that day'}</time>
              {entry.end && <span className="timeline-end">–{formatEnd(entry.instant, entry.end, zone)}</span>}
            </Evident>
          </div>
          <div className="timeline-names">
            {listEntryNames(incident, entry).map(name => (
              <span key={name} className={`phase-word phase-${name.replaceAll(' ', '-')}`}>
                {name}
              </span>
            ))}
          </div>
          <Written className="prose prose-small" html={html[index] ?? ''} />
        </li>
      ))}
    </ol>
  )
}

function InstantLine({entry: {instant}}: {readonly entry: TimelineEntry}) {
  return <span className="instant">{instant.precision === 'day' ? instant.at.slice(0, 10) : instant.at}</span>
}
