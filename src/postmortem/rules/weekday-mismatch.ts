import type {Day} from '#src/incident/instant.ts'
import {remembered} from '#src/postmortem/document/remembered.ts'
import {toSpan} from '#src/postmortem/document/source-text.ts'
import {type DayWord, findTimeWords, isWeekdayOnly} from '#src/postmortem/time/find-time-words.ts'
import {weekdayPattern} from '#src/postmortem/time/month-names.ts'
import {resolveDay, type TimeSettings, weekdayOf} from '#src/postmortem/time/time-settings.ts'
import {type Rule, report} from './rule.ts'

export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  group: 'time',
  level: 'warning',
  summary: 'A weekday that its date does not have.',
  explanation:
    'One of the two is a slip, and the text does not say which: "Tuesday 14 July 2021" may have been Tuesday the 13th. The date is what is read. A date without a year is judged where the text gives the year of a day close to it.',
  examples: {
    good: '## Timeline\n\n- Wednesday, July 14, 2021, 03:47 UTC — Calls end.\n',
    bad: '## Timeline\n\n- Tuesday, July 14, 2021, 03:47 UTC — Calls end.\n',
  },
  checkDocument: ({source, lines, times}) =>
    lines.flatMap(line => {
      if (line.kind === 'code' || line.kind === 'other' || !mayHold(line.text)) return []
      const words = findTimeWords(line.text)
      return words.flatMap((word, index) => {
        const [before, after] = [words[index - 1], words[index + 1]]
        if (word.kind !== 'day' || isWeekdayOnly(word.day)) return []
        const stated =
          word.day.weekday !== undefined
            ? {weekday: word.day.weekday, start: word.start, end: word.end}
            : (findBeside(line.text, before, word, beforeDate) ?? findBeside(line.text, word, after, behindDate))
        const day = stated && toKnownDay(word.day, times)
        if (!day || weekdayOf(day) === stated.weekday) return []
        return [
          report(
            weekdayMismatch,
            toSpan(source, line.start + stated.start, line.start + stated.end),
            `Unexpected ${names[stated.weekday - 1]} beside ${day}, expected ${names[weekdayOf(day) - 1]}, or the date of a ${names[stated.weekday - 1]}`,
          ),
        ]
      })
    }),
}

const weekday = new RegExp(String.raw`(?<!\p{L})(?:${weekdayPattern})|[月火水木金土日](?:曜|\s?[・)）])`, 'u')
const mayHold = remembered(text => /\d/.test(text) && weekday.test(text))

const names: readonly string[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "Dienstag, den 14.07.2021" and "2021-07-14 (Tuesday)". */
const beforeDate = /^\.?,?\s{1,2}(?:(?:the|den|dem|le|el|o|a|de)\s)?$/iu
const behindDate = /^\s?[(（]$/u

type Word = ReturnType<typeof findTimeWords>[number]

/** A weekday and a date that stand beside each other as two words, in one order or the other. */
function findBeside(text: string, first: Word | undefined, second: Word | undefined, gap: RegExp): {weekday: number; start: number; end: number} | undefined {
  if (first?.kind !== 'day' || second?.kind !== 'day' || !gap.test(text.slice(first.end, second.start))) return undefined
  const weekday = [first, second].find(({day}) => isWeekdayOnly(day))?.day.weekday
  return weekday === undefined ? undefined : {weekday, start: first.start, end: second.end}
}

/** The day of a written one that states its year, or whose year a day of the text close to it gives. */
function toKnownDay(written: DayWord['day'], times: TimeSettings): Day | undefined {
  if (written.impossible || written.offset !== undefined || (written.month === undefined && !written.unordered)) return undefined
  const day = resolveDay({...written, weekday: undefined}, times, undefined)
  if (!day || written.year !== undefined) return day
  return times.fullDays.some(known => Math.abs(Date.parse(known.day) - Date.parse(day)) <= 45 * 86_400_000) ? day : undefined
}
