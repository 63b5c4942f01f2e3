import type {MonthCount} from '#src/library/service-figures.ts'

/** A stretch of months, `YYYY-MM` both, with how many incidents were in it. */
export type Bin = {readonly from: string; readonly to: string; readonly count: number}

/** Months in stretches of one length, from the first to the last, as many as there is room for; those without an incident included. */
export function toBins(
  months: readonly MonthCount[],
  {first, last, most}: {readonly first: string; readonly last: string; readonly most: number},
): readonly Bin[] {
  const start = toNumber(first)
  const span = toNumber(last) - start + 1
  if (span < 1) return []
  // Whole months, quarters or years, so that a stretch has a name.
  const size = [1, 3, 12].find(each => Math.ceil(span / each) <= most) ?? 12 * Math.ceil(span / 12 / most)
  const counts = new Array<number>(Math.ceil(span / size)).fill(0)
  for (const {month, count} of months) {
    const place = Math.floor((toNumber(month) - start) / size)
    if (place >= 0 && place < counts.length) counts[place] = (counts[place] ?? 0) + count
  }
  return counts.map((count, place) => ({from: toMonth(start + place * size), to: toMonth(Math.min(start + (place + 1) * size, start + span) - 1), count}))
}

function toNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function toMonth(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}
