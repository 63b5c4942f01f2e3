import {remembered} from '#src/postmortem/document/remembered.ts'
import {type ClockWord, type DayWord, findTimeWords, isWeekdayOnly, type TimeWord, type WrittenDay} from './find-time-words.ts'
import type {Clock} from './read-stamp.ts'

/** A clock with what stands around it: the day and the zone that belong to it, if any are written there. */
export type WrittenTime = {readonly clock: Clock | undefined; readonly day: WrittenDay | undefined; readonly zone: string | undefined}

/** A time that a text mentions, from `start` to `end`; a range has an `until`; `others` say the same instant in other zones. */
export type TimeMention = WrittenTime & {
  readonly start: number
  readonly end: number
  readonly until: (WrittenTime & {readonly approximate: boolean}) | undefined
  readonly others: readonly (WrittenTime & {readonly start: number; readonly end: number})[]
  readonly approximate: boolean
}

type Mutable = {
  clock: Clock | undefined
  day: WrittenDay | undefined
  zone: string | undefined
  start: number
  end: number
  clockStart: number
  /** "10:00 PST (UTC-8)": the same clock again, by its offset. */
  offset: {readonly zone: string; readonly start: number; readonly end: number} | undefined
  approximate: boolean
  loose: boolean
  half: 'am' | 'pm' | undefined
}

const approximation =
  /(?:~|≈|\b(?:about|around|approximately|approx\.?|circa|ca\.|roughly|just (?:before|after)|shortly (?:before|after)|gegen|etwa|vers|environ|hacia|por volta d[ae]s?|rond|omstreeks))\s*$/iu
const beforeClock =
  /(?:\b(?:at|from|until|till|to|by|around|about|approximately|between|and|since|before|after|um|gegen|bis|ab|von|zwischen|à|vers|jusqu'à|om|tot|rond|às|hasta|desde)|~|[–—-]|^)\s*$/iu
const range =
  /^\s*(?:\\?[–—~～〜-]|から|to|until|till|through|bis|à|jusqu'à|tot|até|hasta(?: las)?|a las|às|até às)\s*(?:about|around|approximately|roughly|~)?\s*$/iu
const offsetBehind = /^\s?\((?:UTC|GMT)\s?(?<offset>[+−-]\d{1,2}(?::?\d{2})?)\)/
/** What stands between two clocks that say one instant in two zones, each with its day. */
const pairGap = /[|/(=]/
const approximationBehind = /^\s?(?:頃|ごろ|前後|すぎ|過ぎ)/u
const between = /\b(?:between|zwischen|entre|tussen)\b[^.;]{0,60}$/iu
const betweenAnd = /^\s*(?:and|und|et|y|e|en)\s*(?:las?\s|les\s|às?\s|the\s|um\s)?(?:about|around|approximately|roughly|~)?\s*$/iu
const dayGap =
  /^[\s,;|:*_]*(?:(?:at|@|around|about|approximately|roughly|from|between|~|um|gegen|à|vers|om|às|a las|by|until|since|[–—-]|\()[\s,|*_~]*){0,2}$|^T$|^\s?の\s?$/iu
const dayAfterGap = /^[\s,;*_]*(?:\(|on\s+|of\s+|am\s+|le\s+|el\s+|op\s+|em\s+)?[\s,*_]*(?:the\s+)?$/iu

/** Finds the times that a text mentions: clocks with their days and zones, and days alone. Loose clocks count only beside a word such as "at". */
export const findTimes: (text: string) => readonly TimeMention[] = remembered(search)

// Most lines hold nothing of another script: those need no second look.
const hasForeign = /[０-９٠-٩۰-۹०-९：∶‐‑‒−－]|\d–\d\d–/u

/** Digits, colons and hyphens of other scripts and keyboards, each as long as the plain one. */
const foreign = /[０-９٠-٩۰-۹०-९：∶‐‑‒−－]|(?<=\d{4})–(?=\d{2}–\d{2})|(?<=\d{4}–\d{2})–(?=\d{2})/gu

function toPlain(character: string): string {
  const code = character.charCodeAt(0)
  for (const zero of [0xff10, 0x660, 0x6f0, 0x966]) if (code >= zero && code < zero + 10) return String(code - zero)
  return character === '：' || character === '∶' ? ':' : '-'
}

function search(written: string): readonly TimeMention[] {
  const text = hasForeign.test(written) ? written.replace(foreign, toPlain) : written
  const words = findTimeWords(text)
  if (words.length === 0) return []
  const taken = new Set<TimeWord>()
  const times = words.flatMap((word, index) =>
    word.kind === 'clock' && (!word.loose || isClockHere(text, word)) && !isLength(text, word, words[index - 1])
      ? [withSurroundings(text, words, word, index, taken)]
      : [],
  )
  return [...join(text, times), ...daysAlone(text, words, taken)].sort((a, b) => a.start - b.start)
}

/** `11.08` is a clock behind "at" and its kin, or as the label of a line; behind a version or a price it is not. */
function isClockHere(text: string, word: ClockWord): boolean {
  const before = text.slice(Math.max(0, word.start - 32), word.start)
  if (/\b(?:versions?|release[ds]?|upgrad\w+|v|chapter|section|step|figure)\b[^.]{0,20}$/i.test(before)) return false
  if (word.start < 8 && /^\s*[*_•–—-]*\s*$/.test(text.slice(0, word.start)))
    return /^\s?(?:[:–—|]|-\s|h\b|\S?(?:am|pm)\b)/i.test(text.slice(word.end)) || (word.end - word.start === 5 && /^\s+\p{Lu}/u.test(text.slice(word.end)))
  return beforeClock.test(before)
}

/** "02:50 - 04:00 UTC (1h10)", "lasted 1h10", "durée : 1h10": a length that is written like a clock. */
function isLength(text: string, {start, end}: ClockWord, before: TimeWord | undefined): boolean {
  if (!/^\d{1,2}h\d{2}$/.test(text.slice(start, end))) return false
  const isBehind = before !== undefined && before.kind !== 'day' && start - before.end <= 3 && text[start - 1] === '(' && text[end] === ')'
  return isBehind || beforeLength.test(text.slice(Math.max(0, start - 32), start))
}

const beforeLength =
  /\b(?:lasted|lasting|took|takes|taking|for|duration|downtime|total(?:ing)?|pendant|durant|dur(?:é|ée|a|ait)|totale?|durante|duró|durou|duração|duración|dauerte|dauer|duurde|duur)(?: of| de| d['’]| von| totale?)?\s*[::]?\s*(?:about|around|approximately|roughly|environ|unos|cerca de|etwa|rund|ongeveer|~)?\s*$/iu

function withSurroundings(text: string, words: readonly TimeWord[], clock: ClockWord, index: number, taken: Set<TimeWord>): Mutable {
  const time: Mutable = {
    clock: clock.clock,
    day: undefined,
    zone: undefined,
    start: clock.start,
    end: clock.end,
    clockStart: clock.start,
    offset: undefined,
    approximate: false,
    loose: clock.loose,
    half: clock.half,
  }
  const zone = words[index + 1]
  if (zone?.kind === 'zone' && /^[\s,]?\s?\(?$/.test(text.slice(clock.end, zone.start))) {
    time.zone = zone.zone
    time.end = zone.end
    taken.add(zone)
    if (text[zone.start - 1] === '(' && text[zone.end] === ')') time.end++
    const offset = offsetBehind.exec(text.slice(time.end, time.end + 20))
    if (offset?.groups?.offset) {
      time.offset = {zone: `UTC${offset.groups.offset.replace('−', '-')}`, start: time.end, end: time.end + offset[0].length}
      time.end = time.offset.end
    }
  }
  const before = words[index - 1]
  let next = index + 1
  while ((words[next]?.start ?? time.end) < time.end) next++
  const after = words[next]
  if (before?.kind === 'day' && !taken.has(before) && dayGap.test(text.slice(before.end, clock.start))) {
    attach(time, before, taken)
  } else if (after?.kind === 'day' && after.start >= time.end && dayAfterGap.test(text.slice(time.end, after.start)) && !dayLeads(text, words, next)) {
    attach(time, after, taken)
  }
  const lead = text.slice(Math.max(0, time.start - 24), time.start)
  const inner = text.slice(Math.max(0, clock.start - 24), clock.start)
  time.approximate = approximation.test(lead) || approximation.test(inner) || /\bca $/.test(inner)
  const about = approximationBehind.exec(text.slice(time.end, time.end + 4))
  if (about) {
    time.approximate = true
    time.end += about[0].length
  }
  return time
}

/**
 * Whether a day belongs to the clock behind it rather than to the one before it: "…at 14:20. 16 Sep. 15:00 …". Not where a bar or a
 * bracket parts it from that clock, nor where that clock has a day of its own: "18:04 PDT August 25 | 01:04 UTC August 26".
 */
function dayLeads(text: string, words: readonly TimeWord[], at: number, depth = 0): boolean {
  const [day, next] = [words[at], words[at + 1]]
  if (!day || next?.kind !== 'clock') return false
  const gap = text.slice(day.end, next.start)
  if (!dayGap.test(gap)) return false
  if (pairGap.test(gap)) return false
  const zone = words[at + 2]?.kind === 'zone' ? 1 : 0
  const [last, own] = [words[at + 1 + zone] ?? next, words[at + 2 + zone]]
  const hasOwn = own?.kind === 'day' && dayAfterGap.test(text.slice(last.end, own.start))
  return !hasOwn || depth > 3 || dayLeads(text, words, at + 2 + zone, depth + 1)
}

function attach(time: Mutable, day: DayWord, taken: Set<TimeWord>): void {
  time.day = day.day
  time.start = Math.min(time.start, day.start)
  time.end = Math.max(time.end, day.end)
  taken.add(day)
}

/** Makes ranges of two times joined by a dash or a word, and one time of the same instant said in two zones. */
function join(text: string, times: readonly Mutable[]): readonly TimeMention[] {
  const mentions: TimeMention[] = []
  for (let index = 0; index < times.length; index++) {
    const time = times[index]
    if (!time) continue
    let end = time.end
    const others: (WrittenTime & {start: number; end: number})[] = []
    if (time.offset) others.push({clock: time.clock, day: undefined, ...time.offset})
    const takeOthers = (of: Mutable, found: typeof others): void => {
      for (let next = times[index + 1]; next && isSameInstant(text.slice(end, next.start), of, next); next = times[index + 1]) {
        found.push({clock: next.clock, day: next.day, zone: next.zone, start: next.start, end: next.end})
        end = text[next.end] === ')' ? next.end + 1 : next.end
        index++
      }
    }
    takeOthers(time, others)
    let until: TimeMention['until']
    const next = times[index + 1]
    const gap = next ? text.slice(end, next.start) : ''
    if (next && (range.test(gap) || (betweenAnd.test(gap) && isBetween(text, time)))) {
      const afterwards = withHalf(time, next)
      time.clock = afterwards.clock
      time.zone ??= next.zone
      // "from 4:24 pm to 5:10 pm ET on Friday": a day behind the range is the day of both.
      const shared = !time.day && next.day && next.start > end + gap.length - 1 && next.end > next.start
      if (shared) time.day = next.day
      until = {clock: next.clock, day: shared ? undefined : next.day, zone: next.zone ?? time.zone, approximate: next.approximate && !/[~～〜]/.test(gap)}
      end = next.end
      index++
      const ends: typeof others = []
      takeOthers(next, ends)
      // "15:00 PDT | 22:00 UTC to 16:00 PDT | 23:00 UTC August 19": the day behind it all is that of its zone at both ends.
      const dated = ends.find(other => other.day)
      const same = others.findIndex(other => other.zone === dated?.zone)
      const twin = others[same]
      if (dated && twin && !time.day && !twin.day) others[same] = {...twin, day: dated.day}
      if (text.startsWith('まで', end)) end += 2
    }
    mentions.push({clock: time.clock, day: time.day, zone: time.zone, start: time.start, end, until, others, approximate: time.approximate})
  }
  return mentions
}

/**
 * Whether the next time says the instant of the one before it in another zone: "11:41 PDT | 18:41 UTC August 24", "(18:41 UTC)". A day
 * belongs to both where it stands behind the last; each may have its own where a bar or a bracket parts them.
 */
function isSameInstant(gap: string, time: Mutable, next: Mutable): boolean {
  if (!next.zone || !time.zone || next.zone === time.zone || !sameInstantGap.test(gap)) return false
  if (!next.day) return true
  const isBehind = next.start === next.clockStart
  return time.day ? pairGap.test(gap) : isBehind
}

const sameInstantGap = /^\s*(?:\(|\/|\||,|=|\bor\b)\s*$/u

/** "between" stands before the time, or between its day and its clock. */
function isBetween(text: string, {start, clockStart}: Mutable): boolean {
  return between.test(text.slice(Math.max(0, start - 80), start)) || between.test(text.slice(start, clockStart))
}

/** "4:24 to 5:10 pm": the half of the day of the end holds for a start that names none and would otherwise lie far before it. */
function withHalf(time: Mutable, next: Mutable): Mutable {
  if (time.half || next.half !== 'pm' || !time.clock || !next.clock || time.clock.hour >= 12 || time.clock.hour + 12 > next.clock.hour) return time
  return {...time, clock: {...time.clock, hour: time.clock.hour + 12}}
}

function daysAlone(text: string, words: readonly TimeWord[], taken: ReadonlySet<TimeWord>): readonly TimeMention[] {
  return words
    .filter((word): word is DayWord => word.kind === 'day' && !taken.has(word) && (!isWeekdayOnly(word.day) || isAll(text, word)))
    .map(({day, start, end}) => ({
      clock: undefined,
      day,
      zone: undefined,
      start,
      end,
      until: undefined,
      others: [],
      approximate: approximation.test(text.slice(Math.max(0, start - 24), start)),
    }))
}

/** "Tuesday" alone is a day where it stands beside a clock, or as a heading of what happened on it. */
function isAll(text: string, {start, end}: DayWord): boolean {
  return /^[\s*_#(]*$/.test(text.slice(0, start)) && /^[\s*_:.)]*$/.test(text.slice(end))
}
