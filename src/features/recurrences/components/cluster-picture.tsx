import type {ReactNode} from 'react'
import {toActionHref} from '#src/features/incident/page-address.ts'
import {Definition} from '#src/features/insights/components/definition.tsx'
import type {ShownCluster} from '#src/features/recurrences/recurrence-queries.ts'
import {describeNow} from '#src/features/recurrences/say-state.ts'
import {type ActionBar, type DayAxis, listTicks, toActionBar, toAxis, toShare} from '#src/features/recurrences/to-picture.ts'
import {plural} from '#src/features/services/plural.ts'
import {formatShortDay} from '#src/features/timeline/format-times.ts'
import type {Occurrence} from '#src/library/recurrence/list-occurrences.ts'
import type {KnownAction} from '#src/library/recurrence/recurrence-graph.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** Actions of one incident that are drawn; more are counted. */
const mostDrawn = 12

/**
 * A group on one time axis: each incident a row with its number, below it what was to be done after it, and through all rows a line where the
 * thing came again. Nothing where fewer than two are dated.
 */
export function ClusterPicture({shown: {occurrences, actions}}: {readonly shown: ShownCluster}) {
  const dated = occurrences.filter(({incident}) => incident.day !== undefined)
  const axis = toAxis(dated.flatMap(({incident}) => incident.day ?? []))
  if (!axis || dated.length < 2) return null
  const lines = dated.map(({incident}) => toShare(incident.day ?? axis.from, axis))
  const drawn = dated.flatMap(occurrence => takeDrawn(actions, occurrence, occurrence === dated.at(-1)))
  return (
    <div className="recur-picture">
      <h3 className="sr-only">On a time axis</h3>
      <div className="recur-axis" aria-hidden="true">
        <svg width="100%" height="20" aria-hidden="true">
          {listTicks(axis).map(({at, name}) => (
            <text key={name} x={percent(at)} y="13" textAnchor={at > 0.9 ? 'end' : 'start'}>
              {name}
            </text>
          ))}
        </svg>
      </div>
      <ol>
        {dated.map(occurrence => (
          <IncidentRow
            key={occurrence.incident.id}
            occurrence={occurrence}
            actions={actions.filter(({incidentId}) => incidentId === occurrence.incident.id)}
            axis={axis}
            lines={lines}
            isLast={occurrence === dated.at(-1)}
          />
        ))}
      </ol>
      <p className="recur-legend" aria-hidden="true">
        <Sample name="to be done" width={26}>
          <line className="bar-open" x1="3" x2="23" y1="6" y2="6" />
        </Sample>
        <Sample name="overdue" width={26}>
          <line className="bar-late" x1="3" x2="23" y1="6" y2="6" />
        </Sample>
        <Sample name="done" width={16}>
          <circle className="mark-done" cx="8" cy="6" r="5" />
        </Sample>
        <Sample name="done, not stated when" width={26}>
          <line className="bar-unknown" x1="3" x2="23" y1="6" y2="6" />
        </Sample>
        <Sample name="decided against, or never agreed" width={26}>
          <line className="bar-unagreed" x1="3" x2="23" y1="6" y2="6" />
        </Sample>
        <Sample name="it came again" width={10}>
          <line className="line-again" x1="5" x2="5" y1="0" y2="12" />
        </Sample>
      </p>
      <Definition name="How it is drawn" of={clampText(occurrences.at(-1)?.incident.title ?? '', 80)}>
        <p>
          Each numbered circle is an incident, on the day that its own clocks showed, in the colour of its severity; each line below it is an action that came
          of it, from that day to the day on which it was done, or to the end of the axis, and red from its due date on, by the days that its document gives
          now. A dashed line through all rows is a day on which it came again. Of each incident the first {mostDrawn} actions are drawn, and of the last one
          none, since nothing has come again after them.
        </p>
        <p>
          n = {plural(dated.length, 'incident')} with a date{dated.length < occurrences.length && `, of ${occurrences.length.toLocaleString('en-US')} shown`},{' '}
          {plural(drawn.length, 'action')} drawn of {actions.length.toLocaleString('en-US')}.
        </p>
      </Definition>
    </div>
  )
}

/** Those of an incident that are drawn: what came of the last one is no promise that anything has come again on since. */
function takeDrawn(actions: readonly KnownAction[], {incident}: Occurrence, isLast: boolean): readonly KnownAction[] {
  return isLast ? [] : actions.filter(({incidentId}) => incidentId === incident.id).slice(0, mostDrawn)
}

function Sample({name, width, children}: {readonly name: string; readonly width: number; readonly children: ReactNode}) {
  return (
    <span>
      <svg width={width} height="12" aria-hidden="true">
        {children}
      </svg>
      {name}
    </span>
  )
}

type IncidentRowProps = {
  readonly occurrence: Occurrence
  readonly actions: readonly KnownAction[]
  readonly axis: DayAxis
  readonly lines: readonly number[]
  readonly isLast: boolean
}

function IncidentRow({occurrence, actions, axis, lines, isLast}: IncidentRowProps) {
  const {incident, place} = occurrence
  const {id, title, day = '', severity} = incident
  const at = toShare(day, axis)
  const drawn = takeDrawn(actions, occurrence, isLast)
  return (
    <li>
      <div className="recur-row recur-incident">
        <div className="recur-name">
          <a href={`/incidents/${encodeURIComponent(id)}`}>
            <bdi>{clampText(title, 120)}</bdi>
          </a>
          <time dateTime={day}>{formatShortDay(day)}</time>
        </div>
        <svg width="100%" aria-hidden="true">
          <Lines lines={lines} />
          <circle className={`mark-incident mark-scale-${severity?.level ?? 5}`} cx={percent(at)} cy="50%" r="9" />
          <text className="mark-number" x={percent(at)} y="50%" dy="0.36em" textAnchor="middle">
            {place}
          </text>
        </svg>
      </div>
      {drawn.length > 0 && (
        <ul>
          {drawn.map(action => (
            <li key={action.position} className="recur-row">
              <div className="recur-name recur-action">
                <a href={toActionHref(action.incidentId, action.position)}>
                  <bdi>{clampText(action.title, 160)}</bdi>
                </a>
                <span className="sr-only">, {describeNow(action)}</span>
              </div>
              <svg width="100%" aria-hidden="true">
                <Lines lines={lines} />
                <Bar bar={toActionBar(action, day, axis)} />
              </svg>
            </li>
          ))}
          {actions.length > drawn.length && <li className="recur-rest">and {actions.length - drawn.length} more, in the table</li>}
        </ul>
      )}
    </li>
  )
}

/** Where each incident stands, through a row. */
function Lines({lines}: {readonly lines: readonly number[]}) {
  return lines.slice(1).map(at => <line key={at} className="line-again" x1={percent(at)} x2={percent(at)} y1="0" y2="100%" />)
}

function Bar({bar: {from, to, lateFrom, doneAt, kind}}: {readonly bar: ActionBar}) {
  const line = (name: string, begin: number, end: number) => <line className={name} x1={percent(begin)} x2={percent(end)} y1="50%" y2="50%" />
  if (kind === 'unknown') return line('bar-unknown', from, to)
  if (kind === 'unagreed') return line('bar-unagreed', from, to)
  return (
    <>
      {line('bar-open', from, lateFrom ?? to)}
      {lateFrom !== undefined && line('bar-late', lateFrom, to)}
      {doneAt !== undefined && <circle className="mark-done" cx={percent(doneAt)} cy="50%" r="5" />}
    </>
  )
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`
}
