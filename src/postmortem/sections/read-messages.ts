import {Temporal} from 'temporal-polyfill'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {StatusUpdate} from '#src/incident/incident.ts'
import {type Day, type Instant, minutesBetween} from '#src/incident/instant.ts'
import type {FoundUpdate} from '#src/postmortem/document/find-inline-updates.ts'
import {firstFrom} from '#src/postmortem/document/first-from.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {resolveDay, type TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {Stretch} from './cut-apart.ts'
import type {TimedText} from './read-timeline.ts'
import type {Piece} from './to-pieces.ts'
import {toTimedSentences} from './to-timed-sentences.ts'

/** Neighbouring messages of a status page are one section. Their text is read as messages, so that no lines are left to read in it. */
export function toUpdatePieces(source: SourceText, messages: readonly FoundUpdate[]): readonly Piece[] {
  const ranges: {start: number; end: number}[] = []
  for (const {start, end} of messages.flatMap(listRanges).toSorted((a, b) => a.start - b.start)) {
    const last = ranges.at(-1)
    if (last && (start <= last.end || source.text.slice(last.end, start).trim() === '')) last.end = Math.max(last.end, end)
    else ranges.push({start, end})
  }
  return ranges.map(({start, end}) => ({kind: 'statusUpdates', heading: undefined, start, bodyStart: start, end, lines: []}))
}

/** The lines that are a message's own; of one that is the postmortem, its head alone. */
export function listOwnLines({stateLine, byline, stamp, body, whole, isPostmortem}: FoundUpdate): readonly Line[] {
  return whole ?? [...(stateLine ? [stateLine] : []), ...(byline ? [byline] : []), stamp, ...(isPostmortem ? [] : body)]
}

/** Where a message stands: its state, its stamp and its text. Of one that is the postmortem, only its head belongs here. */
export function listRanges(message: FoundUpdate): readonly Stretch[] {
  if (message.isPostmortem) return listOwnLines(message).map(({outerStart, outerEnd}) => ({start: outerStart, end: outerEnd}))
  const {stateLine, stamp, body, whole, end} = message
  return [{start: Math.min(...(whole ?? [...(stateLine ? [stateLine] : []), stamp, ...body]).map(line => line.outerStart)), end}]
}

/** The messages of a status page with their instants; a stamp whose instant is not decided leaves the message as text. */
export function readMessages(
  source: SourceText,
  messages: readonly FoundUpdate[],
  settings: TimeSettings,
  diagnostics: Diagnostic[],
  day?: Day,
): {row: TimedText; state: StatusUpdate['state']; message: FoundUpdate}[] {
  return messages.flatMap(message => {
    const {stamp, mention, state, body, isHead, isPostmortem, textEnd, end} = message
    if (isHead) return []
    const offset = stamp.start + (stamp.text.length - stamp.text.trimStart().length)
    const resolved = resolveMention(source, mention, offset, settings, day)
    diagnostics.push(...resolved.diagnostics)
    const textStart = body[0]?.outerStart ?? textEnd
    const text = source.text.slice(textStart, textEnd).trim()
    if (!resolved.instant || text === '' || !mention.clock || isPostmortem) return []
    return [
      {
        row: {
          instant: resolved.instant,
          end: undefined,
          words: [],
          text,
          textStart,
          textEnd,
          evidence: toEvidence(source, Math.min(textStart, stamp.outerStart), end, 'item'),
        },
        state,
        message,
      },
    ]
  })
}

/** What was published, and when: what its sentences are read against. */
type Post = {readonly posted: Instant; readonly day: Day | undefined; readonly lines: readonly Line[]}

/**
 * What messages tell of times before them: "between 6:12 and 8:47 webhooks were delayed", "the feed is live again since 06:41". The clocks
 * of a message are of its own day, unless it names another, or looks back after days of silence: then they are of the incident's.
 */
export function readMessageSentences(source: SourceText, messages: readonly FoundUpdate[], settings: TimeSettings, day: Day | undefined): readonly TimedText[] {
  const posts = messages.flatMap(({stamp, mention, body, isPostmortem}): readonly Post[] => {
    const written = resolveMention(source, mention, stamp.start + (stamp.text.length - stamp.text.trimStart().length), settings, undefined)
    return written.instant ? [{posted: written.instant, day: written.day, lines: isPostmortem ? [] : body}] : []
  })
  const [last, before] = posts.map(({posted}) => posted).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const isLate = last !== undefined && before !== undefined && minutesBetween(before, last) > 36 * 60
  return posts.flatMap(post => readPost(source, isLate && post.posted.at === last.at ? {...post, day: day ?? post.day} : post, settings))
}

/** The same of messages in a list, whose lines come without their labels. */
export function readListedSentences(source: SourceText, rows: readonly TimedText[], lines: readonly Line[], settings: TimeSettings): readonly TimedText[] {
  return rows.flatMap(({instant, textStart, textEnd}) => {
    const own = lines.slice(
      firstFrom(lines, line => line.start + 1, textStart),
      firstFrom(lines, line => line.start + 1, textEnd),
    )
    if (!own.some(line => /\d/.test(line.text))) return []
    const day = Temporal.Instant.from(instant.at).toZonedDateTimeISO(instant.zone).toPlainDate().toString()
    return readPost(source, {posted: instant, day, lines: own}, settings)
  })
}

function readPost(source: SourceText, {posted, day, lines}: Post, settings: TimeSettings): readonly TimedText[] {
  let current = day
  return lines.flatMap(line => {
    if (line.kind === 'code') return []
    const named = findTimes(line.text).find(each => each.day?.month !== undefined && !each.clock)?.day
    current = (named && resolveDay(named, settings, current)) ?? current
    return toTimedSentences(line.text).flatMap(({mention, sentence}): TimedText[] => {
      if ('minutes' in mention) return []
      const {instant, end} = resolveMention(source, mention, line.start, settings, current, posted.zone)
      // What is still to come is no news yet.
      if (!instant || (end ?? instant).at > posted.at) return []
      const [from, to] = [line.start + sentence.start, line.start + sentence.end]
      return [{instant, end, words: [], text: sentence.text.trim(), textStart: from, textEnd: to, evidence: toEvidence(source, from, to, 'prose')}]
    })
  })
}
