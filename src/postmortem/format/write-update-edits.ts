import {updateStates} from '#src/incident/incident.ts'
import {findUpdates} from '#src/postmortem/document/find-updates.ts'
import {readState} from '#src/postmortem/document/read-state.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import type {TimeMention} from '#src/postmortem/time/find-times.ts'
import type {EditGroup, FormatEdit} from './format-edit.ts'
import {findIndent, findSectionAt, indentBelow} from './line-edits.ts'
import {findCanonicalHeading} from './to-comparable.ts'
import {writeLabel} from './write-time.ts'
import {type TimedPlace, writeTimedEdits} from './write-timeline-edits.ts'

/**
 * Makes one canonical list of the messages of a status page, under a heading of its own. One with somebody's name to it stays: the name
 * would be lost.
 */
export function writeUpdateEdits(detailed: DetailedReading, newline: string): readonly EditGroup[] {
  const {body, source, reading} = detailed
  const messages = findUpdates(body.lines).filter(({isHead, isPostmortem}) => !isHead && !isPostmortem)
  const {updates, sections} = reading.incident
  if (messages.length === 0) return writeListed(detailed)
  // The head of a message that is the postmortem is a section of its own.
  const at = new Set(messages.map(({stamp}) => findSectionAt(sections, stamp.outerStart)))
  const [section = -1] = at
  const own = sections[section]
  if (messages.length !== updates.length || at.size !== 1 || own?.kind !== 'statusUpdates' || own.heading !== undefined) return []
  const edits: FormatEdit[] = []
  let day: string | undefined
  for (const [index, {stamp, mention, state, stateLine, byline, body: text}] of messages.entries()) {
    const update = updates[index]
    const [first, last] = [text[0], text.at(-1)]
    const label = update && writeLabel(update.instant, undefined, day, body.settings.zone)
    if (!update || !label || !first || !last || byline || mention.others.length > 0 || first.kind !== 'text' || text.some(line => line.isQuoted)) return []
    const heads = [stamp, ...(stateLine ? [stateLine] : [])]
    const written = findStateWords(stamp, stateLine, state, mention)
    if (written === undefined) return []
    const start = Math.min(first.outerStart, ...heads.map(line => line.outerStart))
    const end = Math.max(last.outerEnd, ...heads.map(line => line.outerEnd))
    if (findIndent(source.text, start) !== '') return []
    const lead = index === 0 ? `## Status updates${newline}${newline}` : ''
    edits.push({start, end: first.outerStart, text: `${lead}- **${label.text}${written === '' ? '' : ` ${written}`}** — `})
    edits.push(...indentBelow(source.text, first.outerStart, last.outerEnd))
    if (end > last.outerEnd) edits.push({start: last.outerEnd, end, text: ''})
    day = label.day
  }
  // Below a heading, text without one belongs to it: what the other passages are would no longer be seen from what they say.
  for (const [index, {kind, heading, evidence}] of sections.entries()) {
    const name = findCanonicalHeading(kind)
    const from = evidence.start.offset
    if (index === section || heading !== undefined || name === undefined || findIndent(source.text, from) !== '') continue
    const above = /(?:^|(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r))$/.test(source.text.slice(Math.max(0, from - 4), from)) ? '' : newline
    edits.push({start: from, end: from, text: `${above}## ${name}${newline}${newline}`})
  }
  return [{name: 'status updates', edits}]
}

/**
 * The state as the label names it: by our name where the page says the same, else in the page's own words ("Fix implemented"), which are read as
 * that state again; empty where it names none. Undefined where the lines say more than the label would.
 */
function findStateWords(stamp: Line, stateLine: Line | undefined, state: string | undefined, mention: TimeMention): string | undefined {
  const at = stamp.text.length - stamp.text.trimStart().length
  const around = `${stamp.text.slice(0, at + mention.start)} ${stamp.text.slice(at + mention.end)}`.replace(
    /\([^)]*\)|\b(?:\d+|an?|over|about) (?:\w+ )?(?:years?|months?|weeks?|days?|hours?|minutes?) ago\b/gi,
    ' ',
  )
  const others =
    around.match(/[\p{L}\p{M}’']+/gu)?.filter(word => !stampWords.has(word.toLowerCase()) || (!stateLine && readState(word) === state && state)) ?? []
  if (!stateLine) return others.length === 0 ? '' : isNameOf(others.join(' '), state) ? toName(others.join(' ')) : undefined
  const words = stateLine.text
    .replace(/[*_#`]/g, '')
    .replace(/^\s*(?:status|state)\s*[:：]/i, '')
    .replace(/[\s:：.]+$/, '')
    .trim()
  return others.length === 0 && isNameOf(words, state) ? toName(words) : undefined
}

function isNameOf(words: string, state: string | undefined): boolean {
  return state !== undefined && /^[\p{L}\p{M}][\p{L}\p{M} ’'-]{1,40}$/u.test(words) && readState(words) === state
}

function toName(words: string): string {
  const name = words.toLowerCase()
  return updateStates.some(state => state === name) ? name : words
}

const stampWords = new Set(
  'posted published update updated last created sent track on at am pm utc gmt monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december status state'.split(
    ' ',
  ),
)

/** Updates that stand in a list under their heading already. */
function writeListed(detailed: DetailedReading): readonly EditGroup[] {
  const {body, reading} = detailed
  const places = reading.incident.updates.flatMap((update, index): TimedPlace[] => {
    const range = body.textRanges.updates[index]
    return range && update.evidence.how === 'item' ? [{...update, end: undefined, words: updateStates.filter(state => state === update.state), range}] : []
  })
  return writeTimedEdits(detailed, places, 'status updates')
}
