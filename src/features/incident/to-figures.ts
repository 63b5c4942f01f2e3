import {isOverdue} from '#src/incident/action-item.ts'
import {durationEnds, formatMinutes, listImpactWindows, toDurations, toImpactMinutes} from '#src/incident/duration.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {StatedDuration} from '#src/incident/impact.ts'
import {findMilestone, type Incident} from '#src/incident/incident.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import type {MilestoneKind} from '#src/incident/milestone.ts'
import {findStatedKind} from '#src/incident/stated-kind.ts'

/** A word of a note, with the sentence it stands for where there is one. */
export type NotePart = {readonly text: string; readonly evidence?: Evidence}

/** A number of the strip below the title: undefined where the text does not allow one, and what it is made of. */
export type IncidentFigure = {
  readonly label: string
  readonly number: string | undefined
  readonly notes: readonly (readonly NotePart[])[]
  readonly differs?: boolean
  readonly isWide?: boolean
}

/** The figures of an incident, each with its formula; what the author states otherwise stands beside it. */
export function toFigures(incident: Incident, today: Day): readonly IncidentFigure[] {
  return [...toImpact(incident), ...toDurationFigures(incident), toRemediation(incident, today)]
}

function toDurationFigures(incident: Incident): readonly IncidentFigure[] {
  if (!findMilestone(incident, 'started')) {
    // All are counted from the start: without it, saying so once is enough.
    return [{label: 'To detect, mitigate and resolve', number: undefined, notes: [[{text: 'the text does not say when it started'}]], isWide: true}]
  }
  return [
    toDuration(incident, 'To detect', 'detected'),
    ...(findMilestone(incident, 'acknowledged') ? [toDuration(incident, 'To acknowledge', 'acknowledged')] : []),
    toDuration(incident, 'To mitigate', 'mitigated'),
    toDuration(incident, 'To resolve', 'resolved'),
  ]
}

function toImpact(incident: Incident): IncidentFigure[] {
  const windows = listImpactWindows(incident)
  const minutes = toImpactMinutes(windows)
  const stated = incident.statedDurations.filter(duration => findStatedKind(duration) === undefined)
  if (minutes === undefined) {
    const [first] = stated
    if (first) return [{label: 'Impact', number: formatMinutes(first.minutes), notes: [[{text: 'as the author says', evidence: first.evidence}]]}]
    return windows.length > 0 ? [{label: 'Impact', number: undefined, notes: [[{text: 'its end is not stated'}]]}] : []
  }
  // Where the text states no stretch of its own, how long it lasted may as well be until it was resolved.
  const spans = incident.impactWindows.length > 0 ? [minutes] : [minutes, ...toDurations(incident).map(each => each.minutes)]
  const other = stated.filter(duration => spans.every(span => !isRounding(duration.minutes, span)))
  const [only] = windows
  const made: NotePart[] =
    windows.length === 1 && only
      ? [{text: 'one stretch', evidence: only.evidence}]
      : windows.flatMap((window, index) => [
          {text: `${index === 0 ? '' : ' + '}`},
          {text: formatMinutes(toImpactMinutes([window]) ?? 0), evidence: window.evidence},
        ])
  return [
    {
      label: 'Impact',
      number: (windows.some(({start, end}) => isVague(start) || (end && isVague(end))) ? '~' : '') + formatMinutes(minutes),
      notes: other.length > 0 ? [toStatement(other), made] : [made],
      differs: other.length > 0,
    },
  ]
}

/** Whether two numbers of minutes say the same: a twentieth, or two minutes, is rounding. */
function isRounding(stated: number, computed: number): boolean {
  return Math.abs(stated - computed) <= Math.max(2, computed / 20)
}

/** What the author says instead: `author says 109 min and 20 min`. */
function toStatement(stated: readonly StatedDuration[]): readonly NotePart[] {
  // The same number may be said in the front matter and in the text.
  const unique = new Map(stated.toReversed().map(({minutes, evidence}) => [minutes, evidence]))
  return [...unique]
    .slice(0, 2)
    .flatMap(([minutes, evidence], index) =>
      index === 0 ? [{text: `author says ${minutes} min`, evidence}] : [{text: ' and '}, {text: `${minutes} min`, evidence}],
    )
}

function isVague({approximate, precision}: Instant): boolean {
  return approximate || precision === 'hour' || precision === 'day'
}

function toDuration(incident: Incident, label: string, end: MilestoneKind): IncidentFigure {
  const from = findMilestone(incident, 'started')
  const to = findMilestone(incident, end)
  const duration = toDurations(incident).find(each => each.to.kind === end)
  const stated = incident.statedDurations.filter(each => findStatedEnd(each) === end)
  if (duration) {
    const other = stated.filter(({minutes}) => !isRounding(minutes, duration.minutes))
    const about = [duration.from, duration.to].some(({instant}) => isVague(instant)) ? '~' : ''
    const formula = [{text: 'started', evidence: duration.from.evidence}, {text: ' → '}, {text: end, evidence: duration.to.evidence}]
    const notes = other.length > 0 ? [toStatement(other), formula] : [formula]
    return {label, number: about + formatMinutes(duration.minutes), notes, ...(other.length > 0 && {differs: true})}
  }
  if (from && to) return {label, number: undefined, notes: [[{text: `${end} before it started`, evidence: to.evidence}]], differs: true}
  const [said] = stated
  if (said) return {label, number: formatMinutes(said.minutes), notes: [[{text: 'as the author says', evidence: said.evidence}]]}
  return {label, number: undefined, notes: [[{text: `no time for when it was ${end}`}]]}
}

function findStatedEnd(duration: StatedDuration): MilestoneKind | undefined {
  const kind = findStatedKind(duration)
  return kind && durationEnds[kind]
}

function toRemediation({actions}: Incident, today: Day): IncidentFigure {
  const done = actions.filter(action => action.status === 'done').length
  const late = actions.filter(action => isOverdue(action, today)).length
  if (actions.length === 0) return {label: 'Remediation', number: undefined, notes: [[{text: 'no action items'}]]}
  return {label: 'Remediation', number: `${done} of ${actions.length}`, notes: [[{text: late > 0 ? `done, ${late} overdue` : 'done'}]], differs: late > 0}
}
