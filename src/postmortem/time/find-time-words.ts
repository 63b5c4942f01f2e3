import {remembered} from '#src/postmortem/document/remembered.ts'
import {monthPattern, toMonthNumber, toWeekdayNumber, weekdayBehindPattern, weekdayPattern} from './month-names.ts'
import type {Clock} from './read-stamp.ts'
import {findPlaces, regionPattern, zoneCodePattern, zonePattern} from './zone-names.ts'

/** A day as written: what it leaves out is undefined. Two numbers whose order nobody knows stand in `unordered`. */
export type WrittenDay = {
  readonly year: number | undefined
  readonly month: number | undefined
  readonly date: number | undefined
  readonly weekday: number | undefined
  /** `13/08/2020`: day and month, in an order that the document has to decide. */
  readonly unordered: readonly [number, number] | undefined
  /** `2024-13-01`, a year of 9999: written like a day, and none. */
  readonly impossible?: true
  /** "today", "the next day": days from the day at hand. */
  readonly offset: number | undefined
}

export type DayWord = {readonly kind: 'day'; readonly start: number; readonly end: number; readonly day: WrittenDay}
/** `loose` clocks (`11.08`, `1547`) are clocks only where the words around them say so. */
export type ClockWord = {
  readonly kind: 'clock'
  readonly start: number
  readonly end: number
  readonly clock: Clock
  readonly loose: boolean
  readonly half: 'am' | 'pm' | undefined
}
export type ZoneWord = {readonly kind: 'zone'; readonly start: number; readonly end: number; readonly zone: string}
export type TimeWord = DayWord | ClockWord | ZoneWord

const ordinal = '(?:st|nd|rd|th|º|\\.)?'
const half = String.raw`(?:\s?(?<half>[AaPp]\.?[Mm]\b\.?)|(?<=:\d\d)(?<short>[ap])\b)`

const nothing: WrittenDay = {year: undefined, month: undefined, date: undefined, weekday: undefined, unordered: undefined, offset: undefined}

/** One way to write a day or a clock; the first that fits at a place wins. */
const forms: readonly {
  readonly pattern: string
  readonly read: (groups: Record<string, string | undefined>) => WrittenDay | {clock: Clock; loose: boolean; half: 'am' | 'pm' | undefined} | undefined
}[] = [
  {pattern: String.raw`(?<![\d.])(?<y1>(?:19|20)\d{2})[-/.](?<m1>\d{2})[-/.](?<d1>\d{2})(?![\d])`, read: g => toDay(g.y1, g.m1, g.d1) ?? noDay},
  {pattern: String.raw`(?<![\d.-])\d{4}-[01]\d-[0-3]\d(?=[\sT:,)]|$)`, read: () => noDay},
  {
    pattern: String.raw`(?<y2>(?:19|20)\d{2})年\s?(?<m2>\d{1,2})月\s?(?<d2>\d{1,2})日(?:\s?${weekdayBehindPattern.replace('behind', 'w2')})?`,
    read: g => withWeekday(toDay(g.y2, g.m2, g.d2), g.w2),
  },
  {
    pattern: String.raw`(?<m3>\d{1,2})月\s?(?<d3>\d{1,2})日(?:\s?${weekdayBehindPattern.replace('behind', 'w3')})?`,
    read: g => withWeekday(toDay(undefined, g.m3, g.d3), g.w3),
  },
  {
    pattern: String.raw`(?<![\d./-])(?<a4>\d{1,2})(?<sep4>[/.-])(?<b4>\d{1,2})\k<sep4>(?<y4>\d{4}|\d{2})(?![\d/.-]\d|\d)`,
    read: g => toUnordered(g.a4, g.b4, g.y4, g.sep4),
  },
  {
    pattern: String.raw`(?<![\d.:])(?<y18>(?:19|20)\d{2})[\s,-]\s?(?<n18>${monthPattern})\b\.?[\s-](?<d18>\d{1,2})(?:st|nd|rd|th)?(?![\d:.])`,
    read: g => toNamed(g.d18, g.n18, g.y18, undefined),
  },
  {
    // Day and month alone are a day only with a clock behind them; otherwise they may be a fraction.
    pattern: String.raw`(?<![\d./-])(?<a17>\d{1,2})[/.](?<b17>\d{1,2})\.?(?=,?\s+(?:(?:à|at|um|om|às|vers|gegen|around|about|ca\.|kl\.)\s+|a las\s+|[–—-]\s+)?~?\d{1,2}[:h]\d{2})`,
    read: g => toUnordered(g.a17, g.b17, undefined, '/'),
  },
  {
    pattern: String.raw`(?<![\d.:])(?<d16>\d{1,2})(?:st|nd|rd|th|\.)?\s?(?:to|–|-|/|and|auf(?: den)?|bis|au|al)\s?(?:the\s)?(?<e16>\d{1,2})(?:st|nd|rd|th|\.)?\s(?:of\s)?(?<n16>${monthPattern})\b\.?(?:,?\s+(?<y16>(?:19|20)\d{2})(?!\d|:\d))?`,
    read: g => (Number(g.e16) === Number(g.d16) + 1 ? toNamed(g.d16, g.n16, g.y16, undefined) : undefined),
  },
  {
    pattern: String.raw`(?:(?<w5>${weekdayPattern}),?\s+(?:the\s+|den\s+|le\s+|el\s+)?)?(?<![\d.:])(?<d5>\d{1,2})${ordinal}\s?(?:\s(?:of|de|do)\s)?\s?-?(?<n5>${monthPattern})\b\.?(?:,?\s+(?:de\s+)?(?<y5>(?:19|20)\d{2})(?!\d|:\d))?`,
    read: g => toNamed(g.d5, g.n5, g.y5, g.w5),
  },
  {
    // "dinsdag 17 en woensdag 18 september": the month of the second day is that of the first.
    pattern: String.raw`(?<w21>${weekdayPattern}),?\s+(?:the\s+|den\s+)?(?<d21>\d{1,2})${ordinal}\s(?:and|und|et|y|e|en|to|bis|tot|au|al)\s(?:the\s+|den\s+)?(?:${weekdayPattern}),?\s+(?=(?:the\s+|den\s+)?\d{1,2}${ordinal}\s(?:of\s|de\s)?(?<n21>${monthPattern})\b(?:\s(?:de\s)?(?<y21>(?:19|20)\d{2}))?)`,
    read: g => toNamed(g.d21, g.n21, g.y21, g.w21),
  },
  {
    // "March 7-8, 2024": a night is on two days.
    pattern: String.raw`\b(?<n19>${monthPattern})\b\.?\s+(?<d19>\d{1,2})(?:st|nd|rd|th)?\s?(?:–|-|/|to|and)\s?(?<e19>\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s+(?<y19>(?:19|20)\d{2})(?!\d|:\d))?`,
    read: g => (Number(g.e19) === Number(g.d19) + 1 ? toNamed(g.d19, g.n19, g.y19, undefined) : undefined),
  },
  {
    pattern: String.raw`(?:(?<w6>${weekdayPattern})\.?,?\s+)?\b(?<n6>${monthPattern})\b\.?\s+(?:the\s+)?(?<d6>\d{1,2})(?:st|nd|rd|th)?(?![\d:]|\.\d)(?:,?\s+(?<y6>(?:19|20)\d{2})(?!\d|:\d))?`,
    read: g => toNamed(g.d6, g.n6, g.y6, g.w6),
  },
  {
    // "Sunday 13th", "dimanche 13 à 1h00": the month is that of the day at hand.
    pattern: String.raw`(?<w23>${weekdayPattern}),?\s+(?:the\s+|le\s+)?(?<d23>\d{1,2})(?:(?:st|nd|rd|th)\b|(?=,?\s(?:à|vers|a las|às|um|gegen)\s\d))(?!\s+(?:time|attempt|percentile|of\s))`,
    read: g => withWeekday(toDay(undefined, undefined, g.d23), g.w23),
  },
  {
    pattern: String.raw`(?<=\b(?:on|the)\s)(?<d7>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:time|attempt|percentile|of\s+(?!${monthPattern})))`,
    read: g => toDay(undefined, undefined, g.d7),
  },
  {
    pattern: String.raw`\b(?<r8>[Tt]oday|[Tt]his (?:morning|afternoon|evening)|[Yy]esterday|[Tt]he (?:next|following|same|previous) (?:day|morning))\b`,
    read: g => toRelative(g.r8 ?? ''),
  },
  {
    pattern: String.raw`(?<![\d:.,])(?<h12>\d{1,2})(?:[.:](?<i12>\d{2}))?\s?(?:Uhr|uur)(?:\s(?<j12>[0-5]\d))?\b`,
    read: g => toClock(g.h12, g.i12 ?? g.j12, undefined, undefined, false),
  },
  {
    pattern: String.raw`(?<![\d:.,])(?<!(?:UTC|GMT)\s?[+-])(?<h9>\d{1,2}):(?<i9>\d{2})(?::(?<s9>\d{2})(?:[.,]\d{1,6})?)?(?!\d|:\d)(?:${half.replace('half', 'p9').replace('short', 'q9')}|\s?h(?:rs|s|ours)\b\.?)?`,
    read: g => toClock(g.h9, g.i9, g.s9, g.p9 ?? g.q9, false),
  },
  {
    pattern: String.raw`(?<![\d:.,$€£])(?<h10>\d{1,2})(?:\.(?<i10>\d{2}))?${half.replace('half', 'p10').replace('short', 'q10')}`,
    read: g => toClock(g.h10, g.i10, undefined, g.p10, false),
  },
  {pattern: String.raw`(?<![\d:.,])(?<h11>\d{1,2})[h时時](?<i11>\d{2})分?(?!\d)`, read: g => toClock(g.h11, g.i11, undefined, undefined, false)},
  {
    pattern: String.raw`(?<p22>午前|午後)\s?(?<h22>\d{1,2}):(?<i22>\d{2})(?!\d)`,
    read: g => toClock(g.h22, g.i22, undefined, g.p22 === '午後' ? 'pm' : 'am', false),
  },
  {
    // "午後3時5分", "15時頃", "7時半": the minute may be short, half an hour or left out; "24時間" is a length.
    pattern: String.raw`(?<p20>午前|午後)?\s?(?<![\d:.,])(?<h20>\d{1,2})[时時](?!間|间)(?:(?<i20>\d{1,2})分(?!間|间)|(?<j20>半))?`,
    read: g => toClock(g.h20, g.j20 ? '30' : g.i20, undefined, g.p20 === '午後' ? 'pm' : g.p20 && 'am', false),
  },
  {
    pattern: String.raw`(?<![\w:.,/#-])(?<h13>[01]\d|2[0-3])(?<i13>[0-5]\d)(?=\s?(?:Z\b|UTC\b|GMT\b|hrs?\b|hours\b))(?:\s?(?:hrs?|hours)\b)?`,
    read: g => toClock(g.h13, g.i13, undefined, undefined, false),
  },
  {
    pattern: String.raw`(?<![\w:.,/#$€£-])(?<h14>[01]?\d|2[0-3])\.(?<i14>[0-5]\d)(?![\d%\p{L}]|\.\d)(?!\s?(?:%|per|percent|seconds?|sec|ms|minutes?|hours?|GB|MB|KB|TB|GiB|MiB|million|billion|times|x)\b)`,
    read: g => toClock(g.h14, g.i14, undefined, undefined, true),
  },
  {
    pattern: String.raw`(?<h17>\d{1,2})\s?[hH](?![\p{L}\d])(?<=(?:[àÀ]|[Vv]ers|[àÀ]s|[Dd]ès|[Aa]près|[Jj]usqu['’]à)\s\d{1,2}\s?[hH])`,
    read: g => toClock(g.h17, undefined, undefined, undefined, false),
  },
  {
    // "11h LT": local time, whatever is local there.
    pattern: String.raw`(?<![\d:.,])(?<h24>\d{1,2})\s?h(?=\s(?:LT|local time|heure locale)\b)`,
    read: g => toClock(g.h24, undefined, undefined, undefined, false),
  },
  {pattern: String.raw`(?<w18>${weekdayPattern})(?![\p{L}'’-])`, read: g => ({...nothing, weekday: toWeekdayNumber(g.w18 ?? '')})},
  {
    pattern: String.raw`\b(?<=(?:[Aa]t|[Aa]round|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom|(?:[Ss]hortly|[Jj]ust|[Ss]oon) (?:before|after)|^(?:Before|After))\s)(?<x15>noon|midnight)\b`,
    read: g => toClock(g.x15 === 'noon' ? '12' : '0', undefined, undefined, undefined, false),
  },
  {
    pattern: String.raw`(?<=(?:[Uu]m|[Gg]egen|[Bb]is|[Ss]eit|[Aa]b|[Vv]or|[Nn]ach|[Vv]ers|[Àà]|[Jj]usqu['’]à|[Dd]epuis|[Aa]vant|[Aa]près|[Hh]acia la|[Hh]asta la|[Dd]esde la|[Aa] la|[Pp]or volta da|[Aa]té a|[Dd]esde a|[Àà]|[Rr]ond|[Tt]egen|[Tt]ot|[Oo]m|[Vv]anaf|[Ss]inds)\s)(?:Mitternacht|minuit|medianoche|meia-noite|middernacht)(?!\p{L})`,
    read: () => toClock('0', undefined, undefined, undefined, false),
  },
]

// Each form for itself and tried at a place only: one pattern of all of them would fill forty groups at every match.
const tried = forms.map(({pattern, read}) => ({pattern: new RegExp(pattern, 'uy'), read}))
const starts = new RegExp(
  String.raw`(?<!\d)\d|午[前後]|(?<![\p{L}\d])(?:${weekdayPattern}|${monthPattern}|[Tt]oday|[Yy]esterday|[Tt]his |[Tt]he |noon|midnight|Mitternacht|minuit|medianoche|meia-noite|middernacht)`,
  'gu',
)
const zones = new RegExp(String.raw`(?:(?<![\w/+-])|(?<=\d(?:[AaPp][Mm])?)(?=[A-Z+-]))${zoneCodePattern}`, 'gu')

const zoneBehind = new RegExp(String.raw`[\s,]?\s?\(?(?<zone>${zonePattern}|${regionPattern})`, 'uy')

// Every name of a zone begins with a letter or a sign; most clocks have a bracket, a dash or the end of the line behind them.
const mayBeZone = /[\s,]?\s?\(?[\p{L}+-]/uy

// Weekdays of the languages above stand for a day alone; everything else has a digit.
const mayTellTime =
  /\d|noon|midnight|mitternacht|minuit|medianoche|meia-noite|middernacht|day|morning|dag\b|tag\b|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta/iu

/** Finds every day and clock that is written in a text, and the zones beside clocks, in order; none overlap. */
export function findTimeWords(text: string): readonly TimeWord[] {
  return mayTellTime.test(text) ? searchOnce(text) : []
}

// The settings of a document are gathered from the same lines that its times are read from afterwards.
const searchOnce = remembered(search)

function search(text: string): readonly TimeWord[] {
  const words: TimeWord[] = []
  let from = 0
  // `matchAll` makes an expression and an iterator for every line; this finds the same.
  starts.lastIndex = 0
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    const {index} = start
    if (index < from) continue
    for (const {pattern, read} of tried) {
      pattern.lastIndex = index
      const match = pattern.exec(text)
      if (!match) continue
      const value = read(match.groups ?? {})
      const span = {start: index, end: index + match[0].length}
      const isZone = value !== undefined && 'clock' in value && isOffset(text, index, value.clock, words.at(-1))
      if (value && !isZone) words.push('clock' in value ? {kind: 'clock', ...span, ...value} : {kind: 'day', ...span, day: value})
      from = span.end
      break
    }
  }
  // A zone matters beside a clock: looking for one there alone is many times cheaper than everywhere.
  const found = words.length
  for (let index = 0; index < found; index++) {
    const word = words[index]
    if (word?.kind !== 'clock') continue
    mayBeZone.lastIndex = word.end
    if (!mayBeZone.test(text)) continue
    zoneBehind.lastIndex = word.end
    const match = zoneBehind.exec(text)
    const zone = match?.groups?.zone
    if (!match || !zone) continue
    const span = {start: match.index + match[0].length - zone.length, end: match.index + match[0].length}
    // Words stand in order: only the next one could reach into it.
    const next = index + 1 < found ? words[index + 1] : undefined
    if (!next || next.start >= span.end) words.push({kind: 'zone', ...span, zone})
    // "02:50 UTC - 2020-10-25 04:00 UTC": what looks like an offset is the other end of a range.
    else if (/^(?:UTC|GMT)\s/.test(zone) && span.start + 3 < next.start)
      words.push({kind: 'zone', start: span.start, end: span.start + 3, zone: zone.slice(0, 3)})
  }
  return words.sort((a, b) => a.start - b.start)
}

/** Whether a clock is the offset of the one before it, as in `19:17 +02:00`; behind a minus it is one where a range would go back. */
function isOffset(text: string, at: number, {hour, minute}: Clock, before: TimeWord | undefined): boolean {
  const sign = text[at - 1]
  if ((sign !== '+' && sign !== '-') || before?.kind !== 'clock' || hour > 14 || minute % 15 !== 0) return false
  const gap = text.slice(before.end, at - 1)
  if (/^ ?(?:UTC|GMT) ?$/.test(gap)) return true
  return sign === '+' ? gap === '' || gap === ' ' : gap === ' ' && (before.clock.hour - hour) * 60 + before.clock.minute - minute > 0
}

/** The zones that a text names, whether or not a time stands beside them. */
export function findZoneWords(text: string): readonly ZoneWord[] {
  const found: ZoneWord[] = []
  zones.lastIndex = 0
  for (let match = zones.exec(text); match; match = zones.exec(text))
    found.push({kind: 'zone', start: match.index, end: match.index + match[0].length, zone: match[0]})
  if (!/[Tt]ime|\(|[Hh]eure|[Hh]or[aá]|[Zz]eit|[Tt]ijd/.test(text)) return found
  for (const {start, end} of findPlaces(text))
    if (!found.some(other => other.start < end && start < other.end)) found.push({kind: 'zone', start, end, zone: text.slice(start, end)})
  return found.sort((a, b) => a.start - b.start)
}

/** A day of the week and nothing more. */
export function isWeekdayOnly({weekday, date}: WrittenDay): boolean {
  return weekday !== undefined && date === undefined
}

const noDay: WrittenDay = {...nothing, impossible: true}

function toDay(year: string | undefined, month: string | undefined, date: string | undefined): WrittenDay | undefined {
  const [y, m, d] = [year === undefined ? undefined : Number(year), month === undefined ? undefined : Number(month), Number(date)]
  if (d < 1 || d > 31 || (m !== undefined && (m < 1 || m > 12))) return undefined
  return {...nothing, year: y, month: m, date: d}
}

function toNamed(date: string | undefined, month: string | undefined, year: string | undefined, weekday: string | undefined): WrittenDay | undefined {
  const number = toMonthNumber(month ?? '')
  const day = number === undefined ? undefined : toDay(year, String(number), date)
  return day && {...day, weekday: weekday === undefined ? undefined : toWeekdayNumber(weekday)}
}

function withWeekday(day: WrittenDay | undefined, weekday: string | undefined): WrittenDay | undefined {
  return day && weekday !== undefined ? {...day, weekday: toWeekdayNumber(weekday)} : day
}

function toUnordered(a = '', b = '', year: string | undefined, separator = ''): WrittenDay | undefined {
  const [first, second] = [Number(a), Number(b)]
  const full = year === undefined ? undefined : year.length === 2 ? 2000 + Number(year) : Number(year)
  if (full !== undefined && (full < 1990 || full > 2100)) return undefined
  // `24-03-13` begins with its year as often as not.
  if (year?.length === 2 && separator === '-' && first <= 31 && Number(year) <= 31) return {...nothing, unordered: [first, second]}
  // Dots put the day first wherever they are used; slashes and dashes do not tell.
  if (separator === '.') return toDay(full?.toString(), b, a)
  if (first > 12 && second <= 12) return toDay(full?.toString(), b, a)
  if (second > 12 && first <= 12) return toDay(full?.toString(), a, b)
  return first < 1 || second < 1 || first > 12 || second > 12 ? undefined : {...nothing, year: full, unordered: [first, second]}
}

function toRelative(words: string): WrittenDay {
  const text = words.toLowerCase()
  const offset = /yesterday|previous/.test(text) ? -1 : /next|following/.test(text) ? 1 : 0
  return {...nothing, offset}
}

function toClock(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  half: string | undefined,
  loose: boolean,
): {clock: Clock; loose: boolean; half: 'am' | 'pm' | undefined} | undefined {
  const side = half === undefined ? undefined : half.toLowerCase().startsWith('p') ? 'pm' : 'am'
  let hour = Number(hours)
  const [minute, second] = [Number(minutes ?? 0), Number(seconds ?? 0)]
  if (side && hour > 12) return hour < 24 && minute < 60 ? {clock: {hour, minute, second: 0, precision: 'minute'}, loose: false, half: undefined} : undefined
  if (side === 'pm' && hour < 12) hour += 12
  if (side === 'am' && hour === 12) hour = 0
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && (minute > 0 || second > 0))) return undefined
  const precision = seconds === undefined ? 'minute' : 'second'
  const clock: Clock = {hour, minute, second: Math.min(second, 59), precision}
  return {clock: second === 60 ? {...clock, leap: true} : clock, loose, half: side}
}
