import {scaleLinear} from 'd3-scale'
import {toTextWidth} from './text-width.ts'
import type {Course, Phase} from './to-phases.ts'
import {toTicks} from './to-ticks.ts'

/** Something with an instant that may be named above the bar; the first text that fits is taken. */
export type PictureMark = {readonly at: number; readonly kind: 'milestone' | 'turn' | 'entry'; readonly texts: readonly string[]}

/** What is to be drawn; instants are milliseconds. */
export type PictureContent = {
  readonly course: Course
  readonly marks: readonly PictureMark[]
  readonly updates: readonly number[]
  /** The zone that the axis is labelled in. */
  readonly zone: string
}

export type PictureBar = {readonly kind: Phase['kind']; readonly x: number; readonly width: number; readonly isOpen: boolean}
export type PictureLabel = {
  readonly x: number
  readonly textX: number
  readonly row: 0 | 1
  readonly anchor: 'start' | 'end'
  readonly text: string
  readonly kind: PictureMark['kind']
}

/** Where everything stands, in pixels from the left; the rows' heights are the drawing's business. */
export type PictureLayout = {
  readonly width: number
  /** Where the axis begins and ends. */
  readonly from: number
  readonly to: number
  readonly bars: readonly PictureBar[]
  readonly over: number | undefined
  readonly labels: readonly PictureLabel[]
  readonly updates: readonly number[]
  readonly ticks: readonly {readonly x: number; readonly text: string}[]
  /** Marks and updates too far off to be drawn without squeezing the incident. */
  readonly earlier: number
  readonly later: number
}

/** Lays out the timeline picture to scale; undefined where the text states fewer than two different instants. */
export function layOutPicture(content: PictureContent, width: number): PictureLayout | undefined {
  const range = toRange(content)
  if (!range) return undefined
  const left = content.updates.length > 0 && width >= lanesNamedFrom ? 68 : 8
  const scale = scaleLinear([range.from, range.to], [left, width - 14])
  const x = (at: number) => Math.round(scale(at) * 10) / 10
  const isWithin = (at: number) => at >= range.from && at <= range.to
  const instants = [...content.marks.map(mark => mark.at), ...content.updates]
  return {
    width,
    from: x(range.from),
    to: x(range.to),
    bars: content.course.phases.map(phase => {
      const end = phase.to ?? range.to
      return {kind: phase.kind, x: x(phase.from), width: Math.max(Math.round((x(end) - x(phase.from)) * 10) / 10, 1.5), isOpen: phase.to === undefined}
    }),
    over: content.course.over === undefined ? undefined : x(content.course.over),
    labels: placeLabels(
      content.marks.filter(mark => isWithin(mark.at)).map(mark => ({...mark, x: x(mark.at)})),
      width,
    ),
    updates: content.updates.filter(isWithin).map(x),
    ticks: toTicks(range.from, range.to, content.zone, Math.max(2, Math.floor((width - left) / 92)))
      .map(tick => ({x: x(tick.at), text: tick.text}))
      .filter(tick => tick.x - toTextWidth(tick.text, 11) / 2 >= 0 && tick.x + toTextWidth(tick.text, 11) / 2 <= width),
    earlier: instants.filter(at => at < range.from).length,
    later: instants.filter(at => at > range.to).length,
  }
}

/** From this width on the lanes' names stand beside them. */
export const lanesNamedFrom = 600

/** The size that labels are drawn at, and the gap between a leader and its text. */
export const labelSize = 12
export const labelGap = 5

/** The incident itself, widened by a third for what happened shortly before and after. */
function toRange({course, marks, updates}: PictureContent): {readonly from: number; readonly to: number} | undefined {
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

type Candidate = PictureMark & {readonly x: number}
const importance: Readonly<Record<PictureMark['kind'], number>> = {milestone: 0, turn: 1, entry: 2}

/** The important ones first, each where it fits; what fits nowhere is left to the list below the picture. */
function placeLabels(candidates: readonly Candidate[], width: number): PictureLabel[] {
  const placed: PictureLabel[] = []
  const inTime = [...candidates].sort((a, b) => a.at - b.at)
  const preferredRow = new Map(inTime.map((candidate, index) => [candidate, (index % 2) as 0 | 1]))
  for (const candidate of inTime.toSorted((a, b) => importance[a.kind] - importance[b.kind])) {
    const first = preferredRow.get(candidate) ?? 0
    const rows = [first, first === 0 ? 1 : 0] as const
    const options = candidate.texts.flatMap(text => (['start', 'end'] as const).flatMap(anchor => rows.map(row => toLabel(candidate, text, row, anchor))))
    const fitting = options.find(option => isOnPicture(option, width) && placed.every(other => isClear(option, other)))
    if (fitting) placed.push(fitting)
  }
  return placed.sort((a, b) => a.x - b.x)
}

function toLabel(candidate: Candidate, text: string, row: 0 | 1, anchor: 'start' | 'end'): PictureLabel {
  const textX = Math.round((candidate.x + (anchor === 'start' ? labelGap : -labelGap)) * 10) / 10
  return {x: candidate.x, textX, row, anchor, text, kind: candidate.kind}
}

/** The text's left and right edge. */
export function toTextEdges(label: PictureLabel): readonly [number, number] {
  const width = toTextWidth(label.text, labelSize)
  return label.anchor === 'start' ? [label.textX, label.textX + width] : [label.textX - width, label.textX]
}

function isOnPicture(label: PictureLabel, width: number): boolean {
  const [left, right] = toTextEdges(label)
  return left >= 0 && right <= width
}

function isClear(one: PictureLabel, other: PictureLabel): boolean {
  if (one.row === other.row) return !overlaps(toReach(one), toReach(other))
  const [upper, lower] = one.row === 0 ? [one, other] : [other, one]
  // The upper label's leader runs down through the lower row.
  const [left, right] = toTextEdges(lower)
  return upper.x < left - 3 || upper.x > right + 3
}

/** The text, its leader, and room to breathe. */
function toReach(label: PictureLabel): readonly [number, number] {
  const [left, right] = toTextEdges(label)
  return [Math.min(left, label.x) - 4, Math.max(right, label.x) + 4]
}

function overlaps(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] < other[1] && other[0] < one[1]
}
