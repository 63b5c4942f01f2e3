import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {type Day, type Instant, minutesBetween} from '#src/incident/instant.ts'
import {readStampLine} from '#src/postmortem/document/find-updates.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {isWeekdayOnly} from '#src/postmortem/time/find-time-words.ts'
import {findTimes, type TimeMention} from '#src/postmortem/time/find-times.ts'
import {toWeekdayNumber} from '#src/postmortem/time/month-names.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {addDays, resolveDay, type TimeSettings, weekdayOf} from '#src/postmortem/time/time-settings.ts'
import type {StatedStretch} from './read-impact-windows.ts'
import {resolveRelative, type TimedText} from './read-timeline.ts'
import type {Piece} from './to-pieces.ts'
import {toTimedSentences} from './to-timed-sentences.ts'

/** Sentences that tell of a time: events of a text without a timeline, and stretches of impact in any text. */
export function readSentences(
  source: SourceText,
  pieces: readonly Piece[],
  rowLines: readonly Line[],
  skip: ReadonlySet<number>,
  settings: TimeSettings,
  first: Day | undefined,
): {told: readonly TimedText[]; stretches: readonly StatedStretch[]; diagnostics: readonly Diagnostic[]} {
  const told: StatedStretch[] = []
  const diagnostics: Diagnostic[] = []
  const used = new Set(rowLines)
  let day = first
  let toldDay: Day | undefined
  let zone: string | undefined
  for (const {kind, heading, lines} of pieces) {
    if (kind === 'statusUpdates' || kind === 'timeline') continue
    for (const line of lines) {
      if ((line.kind !== 'text' && line.kind !== 'item') || line.isQuoted || used.has(line) || skip.has(line.start) || readStampLine(line.text.trim())) continue
      // Below "Remediation and prevention" some tell first how it was stopped; what stands in lists there is to come.
      // Below "What we learnt" some tell the whole story; in its lists they do not.
      if ((kind === 'remediation' || kind === 'lessons') && (line.kind !== 'text' || !past.test(line.text))) continue
      const days = listDays(line.text)
      const onset = first && day && day >= first ? day : undefined
      let passed = 0
      const passDays = (until: number): void => {
        for (; (days[passed]?.start ?? until) < until; passed++) {
          const written = days[passed]?.day
          day = (written && resolveDay(written, settings, day)) ?? day
        }
      }
      const mentions = findTimes(line.text)
      let seen = 0
      let named: TimeMention['day']
      const passNamed = (until: number): void => {
        for (; (mentions[seen]?.start ?? until) < until; seen++) {
          const written = mentions[seen]?.day
          if (written && written.offset === undefined) named = written
        }
      }
      for (const {mention, sentence} of toTimedSentences(line.text)) {
        passDays(sentence.end)
        const [start, end] = [line.start + sentence.start, line.start + sentence.end]
        let instant: Instant | undefined
        let until: Instant | undefined
        if ('minutes' in mention) instant = resolveRelative(mention, told)
        else {
          passNamed(mention.start)
          const then = named && !mention.day && thatDay.test(line.text.slice(mention.end, mention.end + 24)) ? resolveDay(named, settings, day) : undefined
          // A backup of the day before, and when the counters closed on it, is no part of what happened.
          if (then && day && then < day) continue
          let resolved = resolveMention(source, mention, line.start, settings, then ?? day, zone)
          const next = day && !mention.day && !then ? addDays(day, 1) : undefined
          const last = told.at(-1)?.instant
          // Past midnight only where the document itself speaks of the day after.
          const isNamed = last !== undefined && day !== toldDay
          if (
            next &&
            last &&
            !isNamed &&
            resolved.instant &&
            minutesBetween(resolved.instant, last) > 12 * 60 &&
            settings.fullDays.some(known => known.day === next)
          )
            resolved = resolveMention(source, mention, line.start, settings, next, zone)
          // "until 22:00 … Around midnight all was well": the midnight that ends the day.
          const midnight = next && last && isMidnight(line.text, mention) && resolved.instant && resolved.instant.at < last.at
          if (midnight) resolved = resolveMention(source, mention, line.start, settings, next, zone)
          diagnostics.push(...resolved.diagnostics)
          if (!then && !isLabel(line.text, mention)) day = resolved.day ?? day
          if (mention.zone && resolved.instant) zone = resolved.instant.zone
          instant = resolved.instant
          until = resolved.end
        }
        if (!instant) continue
        toldDay = day
        told.push({
          // What plain text was sorted under says too little about its stretches.
          kind: heading === undefined ? 'other' : kind,
          instant,
          end: until,
          words: [],
          text: sentence.text.trim(),
          textStart: start,
          textEnd: end,
          evidence: toEvidence(source, start, end, 'prose'),
        })
      }
      passDays(line.text.length)
      // "The fix was proposed at 13:11 on Thursday", a day before it all began, is said of that paragraph alone.
      if (onset && day && day < onset && hasOnlyWeekdays(mentions)) day = onset
    }
  }
  return {told, stretches: told.filter(({end, instant}) => end && instant.precision !== 'day'), diagnostics}
}

/** What tells of the past, by language: verbs that end in "-ed" and their kin. */
const past =
  /\b(?:was|were|had|got|began|started|[a-z]{2,}ed|wurden?|war(?:en)?|konnten?|hatten?|été|était|étaient|fue(?:ron)?|foi|foram|werd(?:en)?|waren|kon)\b|(?:た|でし)(?:。|、|が|$)|ました/u

function hasOnlyWeekdays(mentions: readonly TimeMention[]): boolean {
  return mentions.every(({day}) => !day || isWeekdayOnly(day))
}

function isMidnight(text: string, {clock, start, end}: TimeMention): boolean {
  return clock?.hour === 0 && clock.minute === 0 && /mi(?:d|dder)n(?:ight|acht)|mitternacht|minuit|medianoche|meia-noite/i.test(text.slice(start, end))
}

/** "…the backup of 3 May. Sales had closed at 21:00 that evening": the day last named in the paragraph, also one that had been before. */
const thatDay =
  /^,? (?:on )?(?:that (?:same )?(?:day|morning|afternoon|evening|night)|an jenem|an diesem (?:Tag|Abend)|ce (?:jour|soir)-là|(?:ese|aquel) día|(?:esa|aquella) (?:noche|tarde)|die (?:dag|avond))\b/iu

/** The days without a clock that the times behind them are on; those of what had been before, or is to come, are not. */
function listDays(text: string): readonly TimeMention[] {
  if (stamp.test(text)) return []
  const days = findTimes(text)
  // "April 9, 2018 · 4 min read": a byline, unless the day is all of it.
  const [only] = days
  if (only && text.length < 70 && !/[.!?:：]\s*$/.test(text) && only.end - only.start < text.length - 12 && /·|\||\bby\b|\bmin(?:ute)?s? read\b/i.test(text))
    return []
  return days
    .filter(({clock, day, start}) => !clock && day && !background.test(text.slice(Math.max(0, start - 60), start)))
    .map(mention => {
      // "On Wednesday morning (yesterday)": seen from the day of writing, which the weekday makes plain.
      const weekday = mention.day?.offset === -1 ? findYesterday(text, mention) : undefined
      return weekday && mention.day ? {...mention, day: {...mention.day, offset: undefined, weekday}} : mention
    })
}

/** The weekday of a text's first "Wednesday (yesterday)" that fits the day on which it was written: then that is the day it tells of. */
export function findDayBefore(pieces: readonly Piece[], written: Day): Day | undefined {
  const before = addDays(written, -1)
  for (const {lines} of pieces) {
    for (const {kind, text} of lines) {
      if (kind !== 'text' || !/\byesterday\b/i.test(text)) continue
      for (const mention of findTimes(text)) if (mention.day?.offset === -1 && findYesterday(text, mention) === weekdayOf(before)) return before
    }
  }
  return undefined
}

function findYesterday(text: string, {start, end}: TimeMention): number | undefined {
  if (!/^yesterday$/i.test(text.slice(start, end))) return undefined
  const word = weekdayInFront.exec(text.slice(Math.max(0, start - 28), start))?.groups?.day ?? weekdayBehind.exec(text.slice(end, end + 16))?.groups?.day
  return word === undefined ? undefined : toWeekdayNumber(word)
}

const weekdayInFront = /\b(?<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?: (?:morning|afternoon|evening|night))?,? \(?$/
const weekdayBehind = /^,? \(?(?<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/

const background =
  /\b(?:(?:similar|identical|compared) (?:to|with)|same (?:as|way|issue|problem)|reminiscent of|(?:un)?like (?:in|on|the|our)|ähnlich|(?:so )?wie (?:am|beim|im)|comme (?:le|lors)|semblable|similar al?|parecid[oa]|had|has been|have been|introduced|shipped|released|planned|will|expires?|expired|due)\b[^.!?]*$|\b(?:since|by|until|before|after)\s+(?:\p{L}+\s+){0,2}$/iu

/** "(added July 21)", "Posted: Friday, May 17": the day of the text, not of what it tells. */
const stamp = /^\W*(?:last )?(?:added|updated|published|posted|edited|written)\b/i

/** "End of outage: 3 Sept, 02:26" says the day of one fact; the text below is not of that day. */
function isLabel(text: string, {start, end}: TimeMention): boolean {
  return /^[\s*_`]*\p{L}[\p{L} ()/-]{1,40}[*_`]*[:：][\s*_`]*$/u.test(text.slice(0, start)) && text.length - end < 12
}
