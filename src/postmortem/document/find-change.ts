/** The one stretch in which two texts differ, so that the caret and the scroll stay where they are outside of it. */
export function findChange(before: string, after: string): {readonly from: number; readonly to: number; readonly insert: string} {
  const least = Math.min(before.length, after.length)
  let from = 0
  while (from < least && before[from] === after[from]) from++
  let end = 0
  while (end < least - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return {from, to: before.length - end, insert: after.slice(from, after.length - end)}
}
