import {toActionHref} from '#src/features/incident/page-address.ts'
import type {ShownCluster} from '#src/features/recurrences/recurrence-queries.ts'
import {describeNow, describeState, formatPlace} from '#src/features/recurrences/say-state.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import type {Occurrence} from '#src/library/recurrence/list-occurrences.ts'
import type {KnownAction} from '#src/library/recurrence/recurrence-graph.ts'
import {toStood} from '#src/library/recurrence/stood-action.ts'
import {clampText} from '#src/ui/clamp-text.ts'

const mostRows = 200

/** The picture as a table: each action, and how it stood at each time that came after its own. */
export function ClusterTable({shown: {occurrences, actions}, label}: {readonly shown: ShownCluster; readonly label: string}) {
  const later = occurrences.filter(({place, earlier}) => place !== undefined && earlier.length > 0)
  const places = new Map(occurrences.map(({incident, place}) => [incident.id, place]))
  const rows = actions.filter(({incidentId}) => later.some(({earlier}) => earlier.includes(incidentId)))
  if (rows.length === 0 || later.length === 0) return null
  return (
    <details className="recur-table">
      <summary>As a table</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: it is no part of a form, and as a landmark it would stand on a page twice by one name */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls within itself has to be reached by the keyboard */}
      <div role="group" className="recur-scroll" tabIndex={0} aria-label={`Actions of ${label}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col">Came of the</th>
              {later.map(occurrence => (
                <th key={occurrence.incident.id} scope="col">
                  {toHead(occurrence)}
                </th>
              ))}
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map(action => (
              <tr key={`${action.incidentId} ${action.position}`}>
                <th scope="row">
                  <a href={toActionHref(action.incidentId, action.position)}>
                    <bdi>{clampText(action.title, 160)}</bdi>
                  </a>
                </th>
                <td>{toPlaceName(places.get(action.incidentId))}</td>
                {later.map(occurrence => (
                  <Cell key={occurrence.incident.id} action={action} occurrence={occurrence} />
                ))}
                <td>{describeNow(action)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > mostRows && <p className="dim">The first {mostRows} are listed here.</p>}
      </div>
    </details>
  )
}

function Cell({action, occurrence: {incident, earlier}}: {readonly action: KnownAction; readonly occurrence: Occurrence}) {
  if (!earlier.includes(action.incidentId)) return <td className="dim">not yet</td>
  const stood = toStood(action, incident.day)
  return (
    <td>
      <span className={`stood stood-${stood.state}`}>{describeState(stood)}</span>
    </td>
  )
}

function toHead({incident: {day}, place}: Occurrence): string {
  return [...(place === undefined ? [] : [formatPlace(place)]), ...(day === undefined ? [] : [formatShortDay(day)])].join(', ')
}

function toPlaceName(place: number | undefined): string {
  return place === undefined ? 'one without a date' : formatPlace(place)
}
