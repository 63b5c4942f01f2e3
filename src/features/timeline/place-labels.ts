import type {PictureMark} from './picture-content.ts'
import {toTextWidth} from './text-width.ts'

/** A mark's name above the bar: where its leader stands, and its text on one side of that. */
export type PictureLabel = {
  readonly x: number
  readonly textX: number
  readonly row: 0 | 1
  readonly anchor: 'start' | 'end'
  readonly text: string
  readonly kind: PictureMark['kind']
  readonly entry: number | undefined
}

/** The size that labels are drawn at, and the gap between a leader and its text. */
export const labelSize = 12
export const labelGap = 5

/** Names the important marks first, each where it fits and none over another; what fits nowhere is left to the list below the picture. */
export function placeLabels(candidates: readonly Candidate[], width: number): PictureLabel[] {
  const placed: PlacedLabel[] = []
  const inTime = [...candidates].sort((a, b) => a.at - b.at)
  const preferredRow = new Map(inTime.map((candidate, index) => [candidate, (index % 2) as 0 | 1]))
  for (const candidate of inTime.toSorted((a, b) => importance[a.kind] - importance[b.kind])) {
    const fitting = listOptions(candidate, preferredRow.get(candidate) ?? 0).find(
      option => option.left >= 0 && option.right <= width && placed.every(other => isClear(option, other)),
    )
    if (fitting) placed.push(fitting)
  }
  return placed.map(({label}) => label).sort((a, b) => a.x - b.x)
}

type Candidate = PictureMark & {readonly x: number}
const importance: Readonly<Record<PictureMark['kind'], number>> = {milestone: 0, turn: 1, entry: 2}

/** A label with its text's left and right edge: measuring a text takes longer than comparing it with a hundred others. */
type PlacedLabel = {readonly label: PictureLabel; readonly left: number; readonly right: number}

function listOptions(candidate: Candidate, first: 0 | 1): readonly PlacedLabel[] {
  const rows = [first, first === 0 ? 1 : 0] as const
  return candidate.texts.flatMap(text => {
    const textWidth = toTextWidth(text, labelSize)
    return (['start', 'end'] as const).flatMap(anchor => rows.map(row => toOption(candidate, text, textWidth, row, anchor)))
  })
}

function toOption({x, kind, entry}: Candidate, text: string, textWidth: number, row: 0 | 1, anchor: 'start' | 'end'): PlacedLabel {
  const textX = Math.round((x + (anchor === 'start' ? labelGap : -labelGap)) * 10) / 10
  const [left, right] = anchor === 'start' ? [textX, textX + textWidth] : [textX - textWidth, textX]
  return {label: {x, textX, row, anchor, text, kind, entry}, left, right}
}

/** The text's left and right edge. */
export function toTextEdges({text, textX, anchor}: PictureLabel): readonly [number, number] {
  const width = toTextWidth(text, labelSize)
  return anchor === 'start' ? [textX, textX + width] : [textX - width, textX]
}

function isClear(one: PlacedLabel, other: PlacedLabel): boolean {
  if (one.label.row === other.label.row) {
    // The texts, their leaders, and room to breathe.
    const [oneLeft, oneRight] = [Math.min(one.left, one.label.x) - 4, Math.max(one.right, one.label.x) + 4]
    return oneRight <= Math.min(other.left, other.label.x) - 4 || Math.max(other.right, other.label.x) + 4 <= oneLeft
  }
  const [upper, lower] = one.label.row === 0 ? [one, other] : [other, one]
  // The upper label's leader runs down through the lower row.
  return upper.label.x < lower.left - 3 || upper.label.x > lower.right + 3
}
