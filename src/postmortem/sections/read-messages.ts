import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {StatusUpdate} from '#src/incident/incident.ts'
import type {Day} from '#src/incident/instant.ts'
import type {Section} from '#src/incident/section.ts'
import type {FoundUpdate} from '#src/postmortem/document/find-inline-updates.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {TimedText} from './read-timeline.ts'
import {toTimedSentences} from './to-timed-sentences.ts'

type Range = {readonly start: number; readonly end: number}

/** Neighbouring messages of a status page are one section. */
export function toUpdateSections(source: SourceText, messages: readonly FoundUpdate[]): readonly Section[] {
  const ranges: {start: number; end: number}[] = []
  // Of a message that is the postmortem, only its head belongs here.
  const own = messages.flatMap(message => (message.isPostmortem ? listOwnLines(message).map(line => toRange([line])) : toRanges(message)))
  for (const {start, end} of own.toSorted((a, b) => a.start - b.start)) {
    const last = ranges.at(-1)
    if (last && (start <= last.end || source.text.slice(last.end, start).trim() === '')) last.end = Math.max(last.end, end)
    else ranges.push({start, end})
  }
  return ranges.map(({start, end}) => ({
    kind: 'statusUpdates' as const,
    heading: undefined,
    text: source.text.slice(start, end).trim(),
    evidence: toEvidence(source, start, end, 'section'),
  }))
}

/** The lines that are a message's own; of one that is the postmortem, its head alone. */
export function listOwnLines({stateLine, byline, stamp, body, whole, isPostmortem}: FoundUpdate): readonly Line[] {
  return whole ?? [...(stateLine ? [stateLine] : []), ...(byline ? [byline] : []), stamp, ...(isPostmortem ? [] : body)]
}

/** Where a message stands: its state, its stamp and its text. */
export function toRanges(message: FoundUpdate): readonly Range[] {
  const lines = [...(message.stateLine ? [message.stateLine] : []), message.stamp, ...message.body].toSorted((a, b) => a.outerStart - b.outerStart)
  return lines.length > 0 ? [toRange(lines)] : []
}

function toRange(lines: readonly Line[]): Range {
  return {start: Math.min(...lines.map(line => line.outerStart)), end: Math.max(...lines.map(line => line.outerEnd))}
}

/** The messages of a status page with their instants; a stamp whose instant is not decided leaves the message as text. */
export function readMessages(
  source: SourceText,
  messages: readonly FoundUpdate[],
  settings: TimeSettings,
  diagnostics: Diagnostic[],
  day?: Day,
): {row: TimedText; state: StatusUpdate['state']}[] {
  return messages.flatMap(({stamp, mention, state, body, isHead, isPostmortem}) => {
    if (isHead) return []
    const offset = stamp.start + (stamp.text.length - stamp.text.trimStart().length)
    const resolved = resolveMention(source, mention, offset, settings, day)
    diagnostics.push(...resolved.diagnostics)
    const [first, last] = [body[0], body.at(-1)]
    if (!resolved.instant || !first || !last || !mention.clock || isPostmortem) return []
    const range = toRange([...body, stamp])
    const text = source.text.slice(first.outerStart, last.outerEnd).trim()
    return [
      {
        row: {
          instant: resolved.instant,
          end: undefined,
          words: [],
          text,
          textStart: first.outerStart,
          textEnd: last.outerEnd,
          evidence: toEvidence(source, range.start, range.end, 'item'),
        },
        state,
      },
    ]
  })
}

/** What messages tell of times before them: "between 6:12 and 8:47 webhooks were delayed", "the feed is live again since 06:41". */
export function readMessageSentences(source: SourceText, messages: readonly FoundUpdate[], settings: TimeSettings): readonly TimedText[] {
  return messages.flatMap(({stamp, mention, body, isPostmortem}) => {
    if (isPostmortem) return []
    const written = resolveMention(source, mention, stamp.start + (stamp.text.length - stamp.text.trimStart().length), settings, undefined)
    const posted = written.instant
    if (!posted) return []
    return body.flatMap(line =>
      line.kind === 'code'
        ? []
        : toTimedSentences(line.text).flatMap(({mention: told, sentence}): TimedText[] => {
            if ('minutes' in told) return []
            const {instant, end} = resolveMention(source, told, line.start, settings, written.day, posted.zone)
            // What is still to come is no news yet.
            if (!instant || (end ?? instant).at > posted.at) return []
            const [from, to] = [line.start + sentence.start, line.start + sentence.end]
            return [{instant, end, words: [], text: sentence.text.trim(), textStart: from, textEnd: to, evidence: toEvidence(source, from, to, 'prose')}]
          }),
    )
  })
}
