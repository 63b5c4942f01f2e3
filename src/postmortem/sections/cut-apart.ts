/** From one offset of a text up to, and not with, another. */
export type Stretch = {readonly start: number; readonly end: number}

/**
 * Stretches that share no place, in order: where one begins inside another, the one inside has its own, and the other what is left on both
 * sides. Of those that begin together the shorter is the one inside, and of equal ones the later. Every place that was in a stretch is in one.
 */
export function cutApart<T extends Stretch>(stretches: readonly T[]): readonly (Stretch & {readonly of: T})[] {
  const cut: {of: T; start: number; end: number}[] = []
  const open: T[] = []
  let at = 0
  const giveTo = (of: T | undefined, end: number): void => {
    if (of && end > at) cut.push({of, start: at, end})
    at = Math.max(at, end)
  }
  const closeUntil = (end: number): void => {
    for (let last = open.at(-1); last && last.end <= end; last = open.at(-1)) {
      giveTo(last, last.end)
      open.pop()
    }
  }
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    closeUntil(stretch.start)
    giveTo(open.at(-1), stretch.start)
    open.push(stretch)
  }
  closeUntil(Number.POSITIVE_INFINITY)
  return cut
}
