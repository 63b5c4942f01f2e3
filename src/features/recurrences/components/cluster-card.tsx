import {toFactAnchor} from '#src/features/incident/page-address.ts'
import {writeRecurrenceAddress} from '#src/features/recurrences/recurrence-address.ts'
import type {ShownCluster} from '#src/features/recurrences/recurrence-queries.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import type {RecurrenceLinkType} from '#src/library/recurrence/recurrence-graph.ts'
import type {RecurrenceCluster, StatedLink} from '#src/library/recurrence/to-clusters.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {ClusterPicture} from './cluster-picture.tsx'
import {ClusterTable} from './cluster-table.tsx'
import {OccurrenceList} from './occurrence-list.tsx'

const mostStatements = 12

/** Incidents that are one thing coming again: when, and how far what was to be done against it was each time. */
export function ClusterCard({shown, hasWeaker}: {readonly shown: ShownCluster; readonly hasWeaker: boolean}) {
  const {cluster, occurrences, before, uncounted} = shown
  const {id, incidents, repeats, likenesses, duplicates} = cluster
  const dated = incidents.filter(({day}) => day !== undefined)
  const [first, last] = [dated[0], dated.at(-1)]
  const services = [...new Set(incidents.flatMap(incident => incident.services))]
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
      <Statements links={repeats} noun={['recurrence', 'recurrences']} cluster={cluster} />
      <Statements links={likenesses} noun={['likeness', 'likenesses']} cluster={cluster} />
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

type StatementsProps = {readonly links: readonly StatedLink[]; readonly noun: readonly [string, string]; readonly cluster: RecurrenceCluster}

/** What authors say of these incidents, two by two; the words lead to where that stands among the facts of the one that says so. */
function Statements({links, noun: [one, several], cluster: {incidents}}: StatementsProps) {
  if (links.length === 0) return null
  const titles = new Map(incidents.map(({id, title}) => [id, title]))
  return (
    <details className="recur-weaker">
      <summary>
        {links.length === 1 ? `1 ${one}` : `${links.length.toLocaleString('en-US')} ${several}`} stated between {incidents.length === 2 ? 'the two' : 'them'}
      </summary>
      <ul>
        {links.slice(0, mostStatements).map(({from, to, type, statedBy}) => (
          <li key={`${from} ${to} ${type}`}>
            <Incident id={from} titles={titles} />{' '}
            <a className="recur-said" href={`/incidents/${encodeURIComponent(statedBy)}#${toFactAnchor('Related')}`}>
              {linkWords[type]}
            </a>{' '}
            <Incident id={to} titles={titles} />
          </li>
        ))}
        {links.length > mostStatements && <li className="dim">and {(links.length - mostStatements).toLocaleString('en-US')} more</li>}
      </ul>
    </details>
  )
}

function Incident({id, titles}: {readonly id: string; readonly titles: ReadonlyMap<string, string>}) {
  return (
    <a href={`/incidents/${encodeURIComponent(id)}`}>
      <bdi>{clampText(titles.get(id) ?? id, 120)}</bdi>
    </a>
  )
}

const linkWords: Readonly<Record<RecurrenceLinkType, string>> = {
  'recurrence-of': 'is a recurrence of',
  'duplicate-of': 'is a duplicate of',
  'same-trigger': 'has the same trigger as',
  'same-factor': 'has the same factor as',
  'same-symptom': 'has the same symptom as',
}
