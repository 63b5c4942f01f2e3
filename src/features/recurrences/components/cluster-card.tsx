import {writeRecurrenceAddress} from '#src/features/recurrences/recurrence-address.ts'
import type {ShownCluster} from '#src/features/recurrences/recurrence-queries.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import type {WeakerLinkType} from '#src/library/recurrence/recurrence-graph.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {ClusterPicture} from './cluster-picture.tsx'
import {ClusterTable} from './cluster-table.tsx'
import {OccurrenceList} from './occurrence-list.tsx'

const mostLikenesses = 12

/** Incidents that are one thing coming again: when, and how far what was to be done against it was each time. */
export function ClusterCard({shown, hasWeaker}: {readonly shown: ShownCluster; readonly hasWeaker: boolean}) {
  const {cluster, occurrences, before, uncounted} = shown
  const {id, incidents, repeats, likenesses, duplicates} = cluster
  const dated = incidents.filter(({day}) => day !== undefined)
  const [first, last] = [dated[0], dated.at(-1)]
  const services = [...new Set(incidents.flatMap(incident => incident.services))]
  const titles = new Map(incidents.map(incident => [incident.id, incident.title]))
  const headingId = `group-${id}`
  const name = clampText(incidents[0]?.title ?? id, 160)
  return (
    <article className="recur-group" aria-labelledby={headingId}>
      <h2 id={headingId}>
        <bdi>{name}</bdi>
      </h2>
      <p className="recur-lead">
        <b>{plural(incidents.length, repeats.length > 0 ? 'time' : 'incident')}</b>
        {first?.day !== undefined && last?.day !== undefined && first !== last && (
          <>
            {' '}
            from <time dateTime={first.day}>{formatShortDay(first.day)}</time> to <time dateTime={last.day}>{formatShortDay(last.day)}</time>
          </>
        )}
        {services.length > 0 && (
          <>
            {' · '}
            <bdi>{clampText(services.slice(0, 6).join(', '), 160)}</bdi>
          </>
        )}
        {repeats.length === 0 && ' · alike by their authors’ words, none said to be another one again'}
      </p>
      {before > 0 && (
        <p className="recur-before">
          The latest {occurrences.length} are shown here.{' '}
          <a className="link" href={writeRecurrenceAddress({incident: id, hasWeaker})}>
            Show this group alone
          </a>
        </p>
      )}
      <OccurrenceList occurrences={occurrences} />
      {uncounted > 0 && <p className="dim">Actions of the first {uncounted.toLocaleString('en-US')} incidents of this group are not counted.</p>}
      <ClusterPicture shown={shown} />
      <ClusterTable shown={shown} label={name} />
      {likenesses.length > 0 && (
        <details className="recur-weaker">
          <summary>
            {likenesses.length === 1 ? '1 likeness' : `${likenesses.length.toLocaleString('en-US')} likenesses`} stated between{' '}
            {incidents.length === 2 ? 'the two' : 'them'}
          </summary>
          <ul>
            {likenesses.slice(0, mostLikenesses).map(({from, to, type}) => (
              <li key={`${from} ${to} ${type}`}>
                <a href={`/incidents/${encodeURIComponent(from)}`}>
                  <bdi>{clampText(titles.get(from) ?? from, 120)}</bdi>
                </a>{' '}
                <span className="dim">{likenessWords[type]}</span>{' '}
                <a href={`/incidents/${encodeURIComponent(to)}`}>
                  <bdi>{clampText(titles.get(to) ?? to, 120)}</bdi>
                </a>
              </li>
            ))}
            {likenesses.length > mostLikenesses && <li className="dim">and {likenesses.length - mostLikenesses} more</li>}
          </ul>
        </details>
      )}
      {duplicates.length > 0 && (
        <p className="dim">
          {plural(duplicates.length, 'document')} more {duplicates.length === 1 ? 'tells' : 'tell'} of one of these incidents and{' '}
          {duplicates.length === 1 ? 'is' : 'are'} not counted:{' '}
          {duplicates.slice(0, 6).map((duplicate, index) => (
            <span key={duplicate}>
              {index > 0 && ', '}
              <a className="link" href={`/incidents/${encodeURIComponent(duplicate)}`}>
                {duplicate}
              </a>
            </span>
          ))}
        </p>
      )}
    </article>
  )
}

const likenessWords: Readonly<Record<WeakerLinkType, string>> = {
  'same-trigger': 'has the same trigger as',
  'same-factor': 'has the same factor as',
  'same-symptom': 'has the same symptom as',
}
