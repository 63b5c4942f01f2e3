import type {Day} from '#src/incident/instant.ts'

/** A day as a spreadsheet writes it, or a sentence that says why it cannot be told which day is meant. */
export type SpreadsheetDay = {readonly day: Day} | {readonly fault: string}

/**
 * Reads a cell that is to hold a day: `2026-03-01` with or without a time after it, `1 March 2026`, `Mar 1, 2026`, `1.3.2026`, and what has
 * strokes where only one order of day and month is possible.
 */
export function readSpreadsheetDay(cell: string): SpreadsheetDay {
  const text = cell.trim()
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? []
  if (year) return toDay(text, year, month, date)
  const dotted = /^(?<date>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})$/.exec(text)?.groups
  if (dotted) return toDay(text, dotted.year, dotted.month, dotted.date)
  const named =
    /^(?<date>\d{1,2})(?:st|nd|rd|th)?[ -](?<month>[a-z]{3,9})\.?,?[ -](?<year>\d{4})$/i.exec(text)?.groups ??
    /^(?<month>[a-z]{3,9})\.? (?<date>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/i.exec(text)?.groups
  const number = named ? months.findIndex(name => isMonth(name, named.month ?? '')) + 1 : 0
  if (named && number > 0) return toDay(text, named.year, String(number), named.date)
  const [, one, other, last] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? []
  if (one !== undefined) return readStrokes(text, Number(one), Number(other), Number(last))
  if (/^\d{5}(?:\.\d+)?$/.test(text))
    return {fault: `Unexpected number ${text}, expected a day such as 2026-03-01: the spreadsheet has taken the form of a date from the column`}
  return {fault: `Unexpected ${quote(text)}, expected a day such as 2026-03-01`}
}

/** English-speaking people write the day first or the month first, and a file does not say which. */
function readStrokes(text: string, one: number, other: number, year: number): SpreadsheetDay {
  if (one !== other && one <= 12 && other <= 12) {
    const days = [write(year, other, one), write(year, one, other)]
    return {fault: `Unexpected ${text}, expected a day such as ${days[0]}: it may as well be ${days[1]}`}
  }
  return one > 12 ? toDay(text, year, other, one) : toDay(text, year, one, other)
}

function toDay(text: string, year: unknown, month: unknown, date: unknown): SpreadsheetDay {
  const day = write(Number(year), Number(month), Number(date))
  const at = Date.parse(`${day}T00:00:00Z`)
  // Date.parse() takes 31 February for a day in March.
  const isReal = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) && Number(year) >= 1970 && Number(year) <= 2199
  return isReal ? {day} : {fault: `Unexpected ${text}, expected a day that there is`}
}

function write(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

function isMonth(name: string, written: string): boolean {
  const word = written.toLowerCase()
  return name === word || name.slice(0, 3) === word || (name === 'september' && word === 'sept')
}

function quote(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 39)}…”` : `“${text}”`
}
