import type {Incident} from '#src/incident/incident.ts'
import type {MilestoneKind} from '#src/incident/milestone.ts'

/** In which state things were, from one instant to another; `to` is undefined where the text does not say when it ended. */
export type Phase = {readonly kind: 'hidden' | 'impact' | 'recovering'; readonly from: number; readonly to: number | undefined}

/** An incident's course, in milliseconds: its phases in order, and when it was over. */
export type Course = {readonly phases: readonly Phase[]; readonly over: number | undefined}

type StatedCourse = {
  readonly milestones: readonly {readonly kind: MilestoneKind; readonly at: string}[]
  readonly windows: readonly {readonly start: string; readonly end: string | undefined}[]
}

/**
 * What a picture shows of an incident. Impact is the stated windows, or else from `started` to `mitigated` (to `resolved` where that
 * is not stated); the part of it before `detected` is hidden, the rest up to `resolved` recovering.
 */
export function toPhases({milestones, windows}: StatedCourse): Course {
  const at = (kind: MilestoneKind) => {
    const found = milestones.find(milestone => milestone.kind === kind)
    return found && Date.parse(found.at)
  }
  const resolved = at('resolved')
  const over = resolved ?? at('mitigated')
  const impacts = windows.length > 0 ? readWindows(windows) : readMilestones(at('started'), at('mitigated') ?? resolved)
  const detected = at('detected')
  const phases: Phase[] = []
  for (const [index, impact] of impacts.entries()) {
    phases.push(...splitAt(impact, detected))
    const next = impacts[index + 1]?.from ?? resolved
    if (impact.to !== undefined && next !== undefined && next > impact.to) phases.push({kind: 'recovering', from: impact.to, to: next})
  }
  return {phases, over: over !== undefined && phases.some(phase => phase.to === undefined) ? undefined : over}
}

/** The course of an incident that was read. */
export function toCourse({milestones, impactWindows}: Pick<Incident, 'milestones' | 'impactWindows'>): Course {
  return toPhases({
    milestones: milestones.map(milestone => ({kind: milestone.kind, at: milestone.instant.at})),
    windows: impactWindows.map(window => ({start: window.start.at, end: window.end?.at})),
  })
}

function readWindows(windows: StatedCourse['windows']): Phase[] {
  return windows
    .map(window => ({kind: 'impact' as const, from: Date.parse(window.start), to: window.end === undefined ? undefined : Date.parse(window.end)}))
    .filter(window => window.to === undefined || window.to >= window.from)
    .sort((a, b) => a.from - b.from)
}

function readMilestones(started: number | undefined, ended: number | undefined): Phase[] {
  if (started === undefined || ended === undefined || ended < started) return []
  return [{kind: 'impact', from: started, to: ended}]
}

function splitAt(impact: Phase, detected: number | undefined): Phase[] {
  if (detected === undefined || detected <= impact.from) return [impact]
  if (impact.to !== undefined && detected >= impact.to) return [{...impact, kind: 'hidden'}]
  return [
    {kind: 'hidden', from: impact.from, to: detected},
    {...impact, from: detected},
  ]
}
