import {formatMoment} from '#src/features/timeline/format-times.ts'
import type {Incident} from '#src/incident/incident.ts'
import {Evident} from './evident.tsx'
import {Written} from './written.tsx'

type UpdateListProps = {readonly incident: Incident; readonly html: readonly string[]; readonly which: readonly number[]; readonly zone: string}

/** What was published while the incident ran. */
export function UpdateList({incident, html, which, zone}: UpdateListProps) {
  return (
    <ol className="updates">
      {which.map(index => {
        const update = incident.updates[index]
        if (!update) return null
        return (
          <li key={index} id={`update-${index + 1}`}>
            <p className="update-head">
              <Evident name="update" evidence={update.evidence} href={`#update-${index + 1}`} className="timeline-clock">
                <time dateTime={update.instant.at}>{formatMoment(update.instant, zone)}</time>
              </Evident>
              {update.state && <span className={`phase-word state-${update.state}`}>{update.state}</span>}
            </p>
            <Written className="prose prose-small" html={html[index] ?? ''} />
          </li>
        )
      })}
    </ol>
  )
}
