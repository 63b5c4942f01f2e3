import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {TimeMention} from '#src/postmortem/time/find-times.ts'
import {readLeadingTime} from './read-leading-time.ts'

type Columns = {readonly time: number; readonly date: number; readonly zone: string | undefined; readonly texts: readonly number[]}

/** Which columns of a table hold the time, the day and the words; undefined where none holds times. */
export function findColumns(lines: readonly Line[]): Columns | undefined {
  const rows = lines.filter(line => line.kind === 'row')
  const header = rows.find(row => row.isHeader)
  const body = rows.filter(row => !row.isHeader)
  const widest = header ?? body[0]
  if (!widest || body.length === 0) return undefined
  const names = widest.cells.map(cell => (header ? cell.text.toLowerCase() : ''))
  const share = (column: number, test: (text: string) => boolean): number => body.filter(row => test(row.cells[column]?.text ?? '')).length / body.length
  const hasClock = (text: string): boolean => readLeadingTime(text)?.clock !== undefined
  const hasDay = (text: string): boolean => readLeadingTime(text)?.day !== undefined
  const places = names.map((_, index) => index)
  const time =
    places.find(index => share(index, hasClock) >= 0.5) ??
    places.find(index => /\b(?:time|when|hour|timestamp|uhrzeit|zeit|heure|hora|tijd)\b|時刻|日時/.test(names[index] ?? '') && share(index, hasClock) > 0)
  if (time === undefined) {
    const day = places.find(index => share(index, hasDay) >= 0.5)
    return day === undefined ? undefined : {time: day, date: -1, zone: undefined, texts: places.filter(index => index !== day)}
  }
  const date =
    places.find(
      index =>
        index !== time && (share(index, hasDay) >= 0.3 || (/\b(?:date|day|datum|fecha|data)\b|日付/.test(names[index] ?? '') && share(index, hasDay) > 0)),
    ) ?? -1
  return {time, date, zone: undefined, texts: places.filter(index => index !== time && index !== date)}
}

/** A row's time, day and words. Where a row leaves its day out, or alone has one, its cells may stand one to the left or to the right. */
export function readTableRow(
  line: Line,
  {time, date, texts}: Columns,
): {mention: TimeMention | undefined; offset: number; day: TimeMention['day']; textStart: number; text: string} {
  const own = line.cells[time]
  const mention = own && readLeadingTime(own.text)
  const shifted = mention?.clock ? -1 : line.cells.findIndex((each, index) => index !== time && index < 3 && isClockAlone(each.text))
  const isShifted = shifted >= 0 && line.cells.every((each, index) => index >= shifted || each.text.trim() === '' || isDayAlone(each.text))
  const cell = isShifted ? line.cells[shifted] : own
  const dayCell = isShifted ? line.cells.slice(0, shifted).findLast(each => each.text.trim() !== '') : date < 0 ? undefined : line.cells[date]
  const shown = (isShifted ? line.cells.slice(shifted + 1) : texts.map(index => line.cells[index])).filter(
    each => each !== undefined && each.text.trim() !== '',
  )
  return {
    mention: isShifted ? cell && readLeadingTime(cell.text) : mention,
    offset: cell?.start ?? line.start,
    day: dayCell && readLeadingTime(dayCell.text)?.day,
    textStart: shown[0]?.start ?? line.start,
    text: shown.map(each => each?.text.trim()).join(' — '),
  }
}

function isClockAlone(text: string): boolean {
  const mention = text.length < 40 ? readLeadingTime(text) : undefined
  return mention?.clock !== undefined && !/[\p{L}\d]/u.test(text.slice(mention.end))
}

function isDayAlone(text: string): boolean {
  const mention = text.length < 40 ? readLeadingTime(text) : undefined
  return mention?.day !== undefined && !mention.clock && !/[\p{L}\d]/u.test(text.slice(mention.end))
}
