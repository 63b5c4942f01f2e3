import {addDays} from '#src/incident/add-days.ts'
import type {Day} from '#src/incident/instant.ts'

/** Days from one to another, both included. */
export type DayRange = {readonly from: Day; readonly to: Day}

/** The same day some months after another, before it where there are fewer than none; the last of its month stays the last of its month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, number = 1] = day.split('-').map(Number)
  const isLast = number === toMonthLength(year, month)
  const at = Math.min(Math.max(year * 12 + month - 1 + months, 12), 9999 * 12 + 11)
  const [thenYear, thenMonth] = [Math.floor(at / 12), (at % 12) + 1]
  const length = toMonthLength(thenYear, thenMonth)
  return `${String(thenYear).padStart(4, '0')}-${pad(thenMonth)}-${pad(isLast ? length : Math.min(number, length))}`
}

/** The days of some months, `YYYY-MM` both. */
export function toDays(from: string, to: string): DayRange {
  return {from: `${from}-01`, to: addDays(addMonths(`${to}-01`, 1), -1)}
}

/** How many days there are from one to another. */
export function countDays({from, to}: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}

/** How many months these days are, where they are whole ones; undefined where they are not. */
export function countMonths({from, to}: DayRange): number | undefined {
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return undefined
  const [first, last] = [from, to].map(day => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))
  return (last ?? 0) - (first ?? 0) + 1
}

/** The days as many months earlier. */
export function shiftMonths({from, to}: DayRange, months: number): DayRange {
  return {from: addMonths(from, months), to: addMonths(to, months)}
}

/** As many days, right before these. */
export function toDaysBefore(range: DayRange): DayRange {
  return {from: addDays(range.from, -countDays(range)), to: addDays(range.from, -1)}
}

function toMonthLength(year: number, month: number): number {
  // Years before 100 would be taken for those of the last century.
  const end = new Date(Date.UTC(2000, month, 0))
  end.setUTCFullYear(year, month, 0)
  return end.getUTCDate()
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
