import type {Day} from '#src/incident/instant.ts'
import {findMonthName, toMonthNumber, toWeekdayNumber} from '#src/postmortem/time/month-names.ts'

/**
 * A day in the manner of another: "3 June 2024" in that of "12 May 2024", "15.02.2021" in that of "1.3.2021". `of` is the day that the
 * sample says. What does not fit is left out of the list; the first that reads back is meant, and the last is always ISO 8601.
 */
export function writeDayLike(sample: string, of: Day, day: Day): readonly string[] {
  const [year, month, date] = toNumbers(of)
  const [newYear, newMonth, newDate] = toNumbers(day)
  const weekday = toWeekday(day)
  const tokens = sample.match(/\d+(?:st|nd|rd|th)?\b|\d+|\p{L}+|[^\p{L}\d]+/gu) ?? []
  // "15.12." shows as little as "15 December" whether a day of one digit has a zero; among numbers alone it mostly has.
  const short = tokens.filter(token => /^\d{1,2}$/.test(token))
  const isPadded = short.some(token => token.startsWith('0')) || (!hasMonthName(tokens) && short.length >= 2 && short.every(token => token.length === 2))
  const shapes = (isMonthFirst: boolean): string | undefined => {
    const taken = new Set<string>()
    const take = (part: string): boolean => !taken.has(part) && taken.add(part) !== undefined
    const written = tokens.map(token => {
      const number = Number.parseInt(token, 10)
      if (/^\d/.test(token)) {
        if (token.length === 4 && number === year && take('year')) return String(newYear)
        const asDay = (): string | undefined => (number === date && take('date') ? toNumber(token, newDate, isPadded) : undefined)
        const asMonth = (): string | undefined =>
          number === month && !hasMonthName(tokens) && take('month') ? String(newMonth).padStart(isPadded ? 2 : 1, '0') : undefined
        const found = isMonthFirst ? (asMonth() ?? asDay()) : (asDay() ?? asMonth())
        if (found !== undefined) return found
        return token.length === 2 && number === year % 100 && take('year') ? String(newYear % 100).padStart(2, '0') : undefined
      }
      if (!/^\p{L}/u.test(token)) return token
      if (toMonthNumber(token) === month) return take('month') ? writeMonth(token, month, newMonth) : undefined
      if (toWeekdayNumber(token) !== undefined && token.length > 2 && toMonthNumber(token) === undefined && !/^(?:the|von|den)$/i.test(token))
        return english[weekday - 1]?.toLowerCase().startsWith(token.toLowerCase()) ? token : writeWeekday(token, weekday)
      return token
    })
    return taken.has('month') && taken.has('date') && written.every(each => each !== undefined) ? written.join('') : undefined
  }
  const alternatives = [shapes(false), shapes(true)].flatMap(text => {
    if (text === undefined) return []
    const isDated = new RegExp(String.raw`(?<!\d)(?:${newYear}|${String(newYear % 100).padStart(2, '0')})(?!\d)`).test(text)
    return isDated || newYear === year ? [text] : [`${text} ${newYear}`, `${text}, ${newYear}`]
  })
  return [...new Set([...alternatives, day])]
}

function toNumbers(day: Day): readonly [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}

function hasMonthName(tokens: readonly string[]): boolean {
  return tokens.some(token => /^\p{L}{3}/u.test(token) && toMonthNumber(token) !== undefined)
}

/** "1st" in the manner of "3rd". */
function toNumber(like: string, date: number, isPadded: boolean): string {
  if (!/\d(?:st|nd|rd|th)$/.test(like)) return String(date).padStart(isPadded ? 2 : 1, '0')
  const ending = date % 100 >= 11 && date % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][date % 10] ?? 'th')
  return `${date}${ending}`
}

/** In the same language and, where the language has one of that length, as short. */
function writeMonth(like: string, month: number, newMonth: number): string | undefined {
  const found = findMonthName(like.toLowerCase(), month, newMonth)
  if (found === undefined) return undefined
  if (like === like.toUpperCase()) return found.toUpperCase()
  return /^\p{Lu}/u.test(like) ? found.charAt(0).toUpperCase() + found.slice(1) : found
}

const english = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function writeWeekday(like: string, weekday: number): string | undefined {
  const isEnglish = english.some(name => name.toLowerCase().startsWith(like.toLowerCase()))
  return isEnglish ? english[weekday - 1]?.slice(0, like.length >= 6 ? undefined : like.length) : undefined
}

function toWeekday(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}
