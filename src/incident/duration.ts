import type {ImpactWindow} from './impact.ts'
import {findMilestone, type Incident} from './incident.ts'
import {minutesBetween} from './instant.ts'
import type {Milestone, MilestoneKind} from './milestone.ts'

/** Time to detect, acknowledge, mitigate and resolve, all counted from `started`. */
export type DurationKind = 'ttd' | 'tta' | 'ttm' | 'ttr'

/** A computed stretch of time with the two milestones it is made of; never negative. */
export type Duration = {readonly kind: DurationKind; readonly minutes: number; readonly from: Milestone; readonly to: Milestone}

export const durationEnds: Readonly<Record<DurationKind, MilestoneKind>> = {ttd: 'detected', tta: 'acknowledged', ttm: 'mitigated', ttr: 'resolved'}

/** The durations that the stated milestones allow; one whose end lies before `started` is left out. */
export function toDurations(incident: Pick<Incident, 'milestones'>): readonly Duration[] {
  const from = findMilestone(incident, 'started')
  if (!from) return []
  return (Object.keys(durationEnds) as DurationKind[]).flatMap(kind => {
    const to = findMilestone(incident, durationEnds[kind])
    if (!to) return []
    const minutes = minutesBetween(from.instant, to.instant)
    return minutes < 0 ? [] : [{kind, minutes, from, to}]
  })
}

/** Minutes of impact: the sum of the closed windows, or undefined where there is none or one is still open. */
export function toImpactMinutes(windows: readonly ImpactWindow[]): number | undefined {
  if (windows.length === 0) return undefined
  let sum = 0
  for (const {start, end} of windows) {
    if (!end) return undefined
    sum += minutesBetween(start, end)
  }
  return sum
}

/** Minutes for eyes: `0 m`, `48 m`, `2 h 11 m`, `1 d 3 h`. */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} m`
  if (minutes < 24 * 60) return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} m`
  const hours = Math.round(minutes / 60)
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** The stretches of impact: those the text states, else the one from started to mitigated where both are known. */
export function listImpactWindows(incident: Pick<Incident, 'milestones' | 'impactWindows'>): readonly ImpactWindow[] {
  if (incident.impactWindows.length > 0) return incident.impactWindows
  const [from, to] = [findMilestone(incident, 'started'), findMilestone(incident, 'mitigated')]
  return from && to && to.instant.at >= from.instant.at ? [{start: from.instant, end: to.instant, evidence: to.evidence}] : []
}
