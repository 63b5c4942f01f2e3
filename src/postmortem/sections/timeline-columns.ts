import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {TimeMention} from '#src/postmortem/time/find-times.ts'
import {readLeadingTime} from './read-leading-time.ts'

type Columns = {readonly time: number; readonly date: number; readonly zone: string | undefined; readonly texts: readonly number[]}

/** Which columns of a table hold the time, the day and the words; undefined where none holds times. */
export function findColumns(lines: readonly Line[]): Columns | undefined {
  const rows = lines.filter(line => line.kind === 'row')
  const header = rows.find(row => row.isHeader)
  const body = rows.filter(row => !row.isHeader)
  if (!header || body.length === 0) return undefined
  const names = header.cells.map(cell => cell.text.toLowerCase())
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

/** A row's time, day and words. */
export function readTableRow(
  line: Line,
  {time, date, texts}: Columns,
): {mention: TimeMention | undefined; offset: number; day: TimeMention['day']; textStart: number; text: string} {
  const cell = line.cells[time]
  const day = date < 0 ? undefined : readLeadingTime(line.cells[date]?.text ?? '')?.day
  const shown = texts.map(index => line.cells[index]).filter(each => each !== undefined && each.text.trim() !== '')
  return {
    mention: cell && readLeadingTime(cell.text),
    offset: cell?.start ?? line.start,
    day,
    textStart: shown[0]?.start ?? line.start,
    text: shown.map(each => each?.text.trim()).join(' — '),
  }
}
