import {updateStates} from '#src/incident/incident.ts'
import {findUpdates} from '#src/postmortem/document/find-updates.ts'
import {readState} from '#src/postmortem/document/read-state.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import type {EditGroup, FormatEdit} from './format-edit.ts'
import {findIndent, findSectionAt, indentBelow, toWords} from './line-edits.ts'
import {findCanonicalHeading} from './to-comparable.ts'
import {writeLabel} from './write-time.ts'
import {type TimedPlace, writeTimedEdits} from './write-timeline-edits.ts'

/**
 * Makes one canonical list of the messages of a status page, under a heading of its own. A message with a state in other words than
 * ours, or with somebody's name to it, stays: the words would be lost.
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
    const words = heads.flatMap(line => toWords(line.text.replace(/\d[^\p{L}]*\p{L}*|\([^)]*\)/gu, ' ')))
    if (!words.every(word => word === state || isStampWord(word))) return []
    const start = Math.min(first.outerStart, ...heads.map(line => line.outerStart))
    const end = Math.max(last.outerEnd, ...heads.map(line => line.outerEnd))
    if (findIndent(source.text, start) !== '') return []
    const lead = index === 0 ? `## Status updates${newline}${newline}` : ''
    edits.push({start, end: first.outerStart, text: `${lead}- **${label.text}${state === undefined ? '' : ` ${state}`}** — `})
    edits.push(...indentBelow(source.text, first.outerStart, last.outerEnd))
    if (end > last.outerEnd) edits.push({start: last.outerEnd, end, text: ''})
    day = label.day
  }
  const next = sections[section + 1]
  const heading = next && findCanonicalHeading(next.kind)
  // What follows would be one more message, unless a heading parts it: the one of its kind.
  if (next && next.heading === undefined && heading !== undefined && findIndent(source.text, next.evidence.start.offset) === '') {
    const from = next.evidence.start.offset
    const above = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(source.text.slice(Math.max(0, from - 4), from)) ? '' : newline
    edits.push({start: from, end: from, text: `${above}## ${heading}${newline}${newline}`})
  }
  return [{name: 'status updates', edits}]
}

/** A word of a stamp that the label says again, such as a month or a zone, or that only says it is a stamp. A state in other words than ours is none. */
function isStampWord(word: string): boolean {
  return stampWords.has(word) || (word.length <= 4 && readState(word) === undefined)
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
