import {scaleLinear} from 'd3-scale'
import {listInstants, type PictureContent, type TimeRange} from './picture-content.ts'
import {type PictureDay, placeDays} from './place-days.ts'
import {type PictureLabel, placeLabels} from './place-labels.ts'
import {toTextWidth} from './text-width.ts'
import type {Phase} from './to-phases.ts'
import {toTicks} from './to-ticks.ts'

export type PictureBar = {readonly kind: Phase['kind']; readonly x: number; readonly width: number; readonly isOpen: boolean}

/** Where everything stands, in pixels from the left; the rows' heights are the drawing's business. */
export type PictureLayout = {
  readonly width: number
  /** Where the axis begins and ends, and when that is. */
  readonly from: number
  readonly to: number
  readonly range: TimeRange
  readonly bars: readonly PictureBar[]
  /** What the bars lie on: from the first thing known to when it was over, or on. */
  readonly base: {readonly from: number; readonly to: number} | undefined
  readonly over: number | undefined
  readonly labels: readonly PictureLabel[]
  /** Entries, those with a label and those for which there is no room. */
  readonly entries: readonly number[]
  readonly updates: readonly number[]
  readonly ticks: readonly {readonly x: number; readonly text: string}[]
  /** Empty where the ticks are days themselves. */
  readonly days: readonly PictureDay[]
  /** Marks and updates outside what is drawn. */
  readonly earlier: number
  readonly later: number
}

/**
 * Lays out the timeline picture to scale, all of it or the part that is asked for; undefined where the text states fewer than two
 * different instants.
 */
export function layOutPicture(content: PictureContent, width: number, zoom?: TimeRange): PictureLayout | undefined {
  const range = zoom ?? toRange(content)
  if (!range) return undefined
  const left = content.updates.length > 0 && width >= lanesNamedFrom ? 68 : 8
  const scale = scaleLinear([range.from, range.to], [left, width - 14])
  const x = (at: number) => Math.round(scale(at) * 10) / 10
  const isWithin = (at: number) => at >= range.from && at <= range.to
  const instants = listInstants(content)
  const {over} = content.course
  const marks = content.marks.filter(mark => isWithin(mark.at)).map(mark => ({...mark, x: x(mark.at)}))
  const days = placeDays(range, content.zone, x, width)
  return {
    width,
    from: x(range.from),
    to: x(range.to),
    range,
    bars: content.course.phases.flatMap(phase => toBar(phase, range, x)),
    base: over === undefined || over > range.from ? {from: x(range.from), to: x(Math.min(over ?? range.to, range.to))} : undefined,
    over: over !== undefined && isWithin(over) ? x(over) : undefined,
    labels: placeLabels(marks, width),
    entries: [...new Set(marks.filter(mark => mark.kind === 'entry').map(mark => mark.x))],
    updates: content.updates.filter(isWithin).map(x),
    ticks: toTicks(range.from, range.to, content.zone, Math.max(2, Math.floor((width - left) / 92)), days.length > 0)
      .map(tick => ({x: x(tick.at), text: tick.text}))
      // Where every tick is a midnight, the days below say all there is to say.
      .filter((tick, _, all) => days.length === 0 || all.some(({text}) => text !== '00:00') || tick.text !== '00:00')
      .filter(tick => tick.x - toTextWidth(tick.text, 11) / 2 >= 0 && tick.x + toTextWidth(tick.text, 11) / 2 <= width),
    days,
    earlier: instants.filter(at => at < range.from).length,
    later: instants.filter(at => at > range.to).length,
  }
}

/** Nothing where the phase lies outside. */
function toBar(phase: Phase, range: TimeRange, x: (at: number) => number): readonly PictureBar[] {
  const [from, to] = [Math.max(phase.from, range.from), Math.min(phase.to ?? range.to, range.to)]
  if (from > to || (from === to && (phase.to ?? phase.from) > phase.from)) return []
  return [{kind: phase.kind, x: x(from), width: Math.max(Math.round((x(to) - x(from)) * 10) / 10, 1.5), isOpen: phase.to === undefined}]
}

/** From this width on the lanes' names stand beside them. */
export const lanesNamedFrom = 600

/** What is drawn when nothing else is asked for: the incident itself, widened by a third for what happened shortly before and after. */
export function toRange({course, marks, updates}: PictureContent): TimeRange | undefined {
  const stated = [
    ...course.phases.flatMap(phase => (phase.to === undefined ? [phase.from] : [phase.from, phase.to])),
    ...(course.over === undefined ? [] : [course.over]),
    ...marks.filter(mark => mark.kind !== 'entry').map(mark => mark.at),
  ]
  const all = [...stated, ...marks.map(mark => mark.at), ...updates]
  const core = new Set(stated).size > 1 && !course.phases.some(phase => phase.to === undefined) ? stated : all
  const from = Math.min(...core)
  const to = Math.max(...core)
  if (!(to > from)) return undefined
  const reach = (to - from) / 3
  const near = all.filter(at => at >= from - reach && at <= to + reach)
  return {from: Math.min(...near), to: Math.max(...near)}
}
