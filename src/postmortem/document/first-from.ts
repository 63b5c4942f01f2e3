/** The place of the first element whose end lies behind an offset, in a list that is in order; its length where there is none. */
export function firstFrom<T>(list: readonly T[], endOf: (element: T) => number, offset: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const element = list[middle]
    if (element !== undefined && endOf(element) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
