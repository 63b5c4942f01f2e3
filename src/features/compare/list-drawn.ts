import {phaseNames} from '#src/features/incident/to-course-rows.ts'
import {formatMoment} from '#src/features/timeline/format-times.ts'
import {toPlainText, toShortText} from '#src/features/timeline/to-plain-text.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Instant} from '#src/incident/instant.ts'
import type {Alignment} from './compare-address.ts'
import type {ComparedIncident} from './compared-incident.ts'
import {formatOffset, type LaneGiven, placeLane} from './lay-out-comparison.ts'
import {toEvidenceHref, toLikenessHref} from './list-shared.ts'

/** A time of a picture in figures. */
export type DrawnTime = {
  /** From what all are aligned by; undefined where the document does not state that. */
  readonly offset: string | undefined
  /** In UTC, as exactly as the document states it. */
  readonly clock: string
  /** Where it is stated. */
  readonly href: string
}

/** What is drawn of an incident: a stretch with both its ends, `to` undefined where the document leaves it open; or a mark, which has no other end. */
export type DrawnRow = {
  readonly kind: 'stretch' | 'milestone' | 'entry'
  readonly name: string
  readonly from: DrawnTime
  readonly to: DrawnTime | undefined
}

/** Everything that the picture of a comparison has of one incident: its stretches, its milestones, the entries of its timeline. Nothing where it has no course. */
export function listDrawn(each: ComparedIncident, lane: LaneGiven, align: Alignment): readonly DrawnRow[] {
  const placed = placeLane(lane, align)
  if (!placed) return []
  const {from, to, origin, isAligned} = placed
  const {milestones, impactWindows, timeline} = each.incident
  const {phases, over} = lane.content.course
  const toTime = (instant: Instant, href: string): DrawnTime => ({
    offset: isAligned ? (instant.approximate ? '~' : '') + formatOffset(Date.parse(instant.at) - origin) : undefined,
    clock: formatMoment(instant, 'UTC'),
    href,
  })
  const stated = new Map<number, DrawnTime>()
  const state = (instant: Instant, evidence: Evidence) => stated.set(Date.parse(instant.at), toTime(instant, toEvidenceHref(each, evidence)))
  for (const {start, end, evidence} of impactWindows) for (const instant of [start, ...(end ? [end] : [])]) state(instant, evidence)
  for (const {instant, evidence} of milestones) state(instant, evidence)
  const isWithin = (instant: Instant) => Date.parse(instant.at) >= from && Date.parse(instant.at) <= to
  return [
    ...phases.flatMap((phase): readonly DrawnRow[] => {
      const begins = stated.get(phase.from)
      if (!begins || phase.from > to || (phase.to ?? to) < from) return []
      return [{kind: 'stretch', name: phaseNames[phase.kind], from: begins, to: phase.to === undefined ? undefined : stated.get(phase.to)}]
    }),
    ...milestones.map(({kind, instant, evidence}): DrawnRow => {
      const isOver = over !== undefined && Date.parse(instant.at) === over
      return {kind: 'milestone', name: isOver ? `${kind}, over` : kind, from: toTime(instant, toEvidenceHref(each, evidence)), to: undefined}
    }),
    ...timeline.flatMap(({instant}, index): readonly DrawnRow[] => {
      if (!isWithin(instant)) return []
      const text = toPlainText(each.html.entries[index] ?? '')
      const href = toLikenessHref(each.page, {text, place: 'entry', index, anchor: undefined})
      return [{kind: 'entry', name: toShortText(text, 90) || 'entry', from: toTime(instant, href), to: undefined}]
    }),
  ]
}
