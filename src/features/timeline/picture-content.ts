import type {Course} from './to-phases.ts'

/** Something with an instant that may be named above the bar; the first text that fits is taken. */
export type PictureMark = {
  readonly at: number
  readonly kind: 'milestone' | 'turn' | 'entry'
  readonly texts: readonly string[]
  /** The entry of the timeline that tells of it, by its place there. */
  readonly entry?: number | undefined
}

/** What is to be drawn; instants are milliseconds. */
export type PictureContent = {
  readonly course: Course
  readonly marks: readonly PictureMark[]
  readonly updates: readonly number[]
  /** The zone that the axis is labelled in. */
  readonly zone: string
}

/** A stretch of time in milliseconds, from before to after. */
export type TimeRange = {readonly from: number; readonly to: number}

/** Everything with an instant that the picture shows a mark for, in no order. */
export function listInstants({marks, updates}: PictureContent): readonly number[] {
  return [...marks.map(mark => mark.at), ...updates]
}
