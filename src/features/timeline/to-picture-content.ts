import type {Incident} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import type {Milestone} from '#src/incident/milestone.ts'
import {formatClock, formatDay, formatDayAndMonth} from './format-times.ts'
import type {PictureContent, PictureMark} from './picture-content.ts'
import {toCourse} from './to-phases.ts'
import {toPlainText, toShortText} from './to-plain-text.ts'
import {toTurns} from './to-turns.ts'

/** What the timeline picture shows of an incident; `entryHtml` runs parallel to its timeline. */
export function toPictureContent(
  incident: Pick<Incident, 'milestones' | 'impactWindows' | 'timeline' | 'updates'>,
  entryHtml: readonly string[],
  zone: string,
): PictureContent {
  const byInstant = new Map(incident.timeline.map((entry, index) => [Date.parse(entry.instant.at), index] as const).reverse())
  const named = [...toMilestoneMarks(incident), ...toTurnMarks(incident)].map(mark => ({...mark, entry: byInstant.get(mark.at)}))
  const taken = new Set(named.map(mark => mark.at))
  const entries = incident.timeline
    .map((entry, index) => ({at: Date.parse(entry.instant.at), instant: entry.instant, index, text: toPlainText(entryHtml[index] ?? '')}))
    .filter(entry => !taken.has(entry.at))
    .map(entry => ({at: entry.at, kind: 'entry' as const, texts: toEntryTexts(entry.text, entry.instant, zone), entry: entry.index}))
  return {course: toCourse(incident), marks: [...named, ...entries], updates: incident.updates.map(update => Date.parse(update.instant.at)), zone}
}

/** The entry's first clause where that is short; half a sentence says less than the time, which leads to its place in the list. */
function toEntryTexts(text: string, instant: Instant, zone: string): readonly string[] {
  const clause = toShortText(text, 34)
  return [...(clause === '' || clause.endsWith('…') ? [] : [clause]), formatClock(instant, zone) ?? formatDayAndMonth(formatDay(instant, zone))]
}

/** Milestones that fall together are named together. */
function toMilestoneMarks({milestones}: Pick<Incident, 'milestones'>): PictureMark[] {
  const byInstant = new Map<string, Milestone[]>()
  for (const milestone of milestones) byInstant.set(milestone.instant.at, [...(byInstant.get(milestone.instant.at) ?? []), milestone])
  return [...byInstant].map(([at, together]) => {
    const tilde = together.some(milestone => milestone.instant.approximate) ? '~' : ''
    return {at: Date.parse(at), kind: 'milestone', texts: [tilde + together.map(milestone => milestone.kind).join(', ')]}
  })
}

function toTurnMarks(incident: Pick<Incident, 'impactWindows' | 'milestones'>): PictureMark[] {
  const stated = new Set(incident.milestones.map(milestone => milestone.instant.at))
  return [...toTurns(incident.impactWindows)].filter(([at]) => !stated.has(at)).map(([at, turn]) => ({at: Date.parse(at), kind: 'turn', texts: [turn]}))
}
