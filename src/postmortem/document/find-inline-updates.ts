import type {UpdateState} from '#src/incident/incident.ts'
import {findTimes, type TimeMention} from '#src/postmortem/time/find-times.ts'
import {readState} from './read-state.ts'
import type {Line} from './to-lines.ts'

/** A message of a status page: its stamp, its state where one is written, and the lines of its text. */
export type FoundUpdate = {
  readonly stamp: Line
  readonly mention: TimeMention
  readonly state: UpdateState | undefined
  readonly stateLine: Line | undefined
  /** "Posted by Gemma", on a line of its own above the stamp. */
  readonly byline: Line | undefined
  readonly body: readonly Line[]
  /** Where its text and the whole of it end: before the next line that is not its own, though an item of it may hold that line. */
  readonly textEnd: number
  readonly end: number
  /** Set where state, stamp and words share lines: those lines as a whole, of which the others are parts. */
  readonly whole?: readonly Line[]
  /** No message but the head of the page: when it started, how long it took, what it affected. */
  readonly isHead?: true
  /** The message is the postmortem itself, published on the status page. */
  readonly isPostmortem: boolean
}

/**
 * Finds messages whose state, stamp and words stand in one paragraph, as status pages keep them in Markdown: `*Resolved* - All is well.
 * {{< track "2018-05-12 13:00:00" >}}`, with the stamp in front of the words too, or `**Resolved** *2018-05-12 13:00 UTC* All is well.`
 * Empty where the text has no such messages.
 */
export function findInlineUpdates(lines: readonly Line[]): readonly FoundUpdate[] {
  const tracked = lines.flatMap((line, index) => findTrack(line, index))
  return tracked.length > 0 ? readTracked(lines, tracked) : readEmphasised(lines)
}

type Part = {readonly start: number; readonly end: number}
type Track = Part & {readonly index: number; readonly isFirst: boolean}

/** A state in emphasis, and the dash or colon behind it. */
const leading = /^(?<mark>\*{1,2}|_{1,2})(?<state>\p{L}[\p{L} '-]{1,30}?)[:：]?\k<mark>[:：]?(?:\s*[–—-]+(?=\s|$))?\s*/u
const track = /\{\{[<%]\s*track\s+["“](?<stamp>[^"”{}]{10,40})["”]\s*[>%]\}\}/
const stamped = /^(?<mark>\*{1,2}|_{1,2})(?=\d)(?<stamp>[^*_]{10,40})\k<mark>\s+/

function findTrack({kind, text}: Line, index: number): readonly Track[] {
  if (kind !== 'text' || !text.includes('{{')) return []
  const match = track.exec(text)
  if (!match) return []
  const end = match.index + match[0].length
  const isFirst = match.index === 0 && text.slice(end).trim() !== ''
  // In the midst of words it is no stamp of theirs.
  return isFirst || /^[\s\\]*$/.test(text.slice(end)) ? [{index, start: match.index, end, isFirst}] : []
}

/** Each message reaches back from its stamp to the line that opens with its state, or to the beginning of its paragraph. */
function readTracked(lines: readonly Line[], tracked: readonly Track[]): readonly FoundUpdate[] {
  let free = 0
  return tracked.flatMap((found): readonly FoundUpdate[] => {
    const from = found.isFirst ? found.index : findOpening(lines, free, found.index)
    free = found.index + 1
    const [first, last] = [lines[from], lines[found.index]]
    if (!first || !last) return []
    const state = from === found.index && found.isFirst ? undefined : findLeading(first.text)
    const [stamp, mention] = toStamp(last, found) ?? []
    if (!stamp || !mention) return []
    const whole = lines.slice(from, found.index + 1)
    const body = whole.flatMap((line, order): readonly Line[] => {
      const start = order === 0 ? (state?.end ?? (found.isFirst ? found.end : 0)) : 0
      const end = line === last && !found.isFirst ? found.start : line.text.length
      return toPart(line, {start, end})
    })
    return toUpdate(whole, stamp, mention, state, first, body)
  })
}

function findOpening(lines: readonly Line[], free: number, index: number): number {
  const {block} = lines[index] ?? {}
  let paragraph = index
  for (let at = index; at >= free; at--) {
    const line = lines[at]
    if (line?.kind !== 'text') break
    if (findLeading(line.text)) return at
    if (line.block === block) paragraph = at
  }
  return paragraph
}

/** State, stamp and words in a line; one such line alone may be anything. */
function readEmphasised(lines: readonly Line[]): readonly FoundUpdate[] {
  const found = lines.flatMap((line): readonly FoundUpdate[] => {
    const state = line.kind === 'text' ? findLeading(line.text) : undefined
    const match = state && stamped.exec(line.text.slice(state.end, state.end + 60))
    if (!state || !match) return []
    const end = state.end + match[0].length
    const [stamp, mention] = toStamp(line, {start: state.end, end: end}) ?? []
    return stamp && mention ? toUpdate([line], stamp, mention, state, line, toPart(line, {start: end, end: line.text.length})) : []
  })
  return found.length >= 2 ? found : []
}

type Leading = {readonly state: UpdateState; readonly end: number}

function findLeading(text: string): Leading | undefined {
  const first = text.charCodeAt(0)
  // Only `*` and `_` open emphasis: most lines need no closer look.
  const match = first === 42 || first === 95 ? leading.exec(text) : null
  const state = readState(match?.groups?.state ?? '')
  return match && state ? {state, end: match[0].length} : undefined
}

function toStamp(line: Line, part: Part): readonly [Line, TimeMention] | undefined {
  const [stamp] = toPart(line, part)
  const mentions = stamp ? findTimes(stamp.text) : []
  const [mention] = mentions
  return stamp && mention?.clock && mention.day && mentions.length === 1 ? [stamp, mention] : undefined
}

function toUpdate(
  whole: readonly Line[],
  stamp: Line,
  mention: TimeMention,
  state: Leading | undefined,
  first: Line,
  body: readonly Line[],
): readonly FoundUpdate[] {
  const [stateLine] = state ? toPart(first, {start: 0, end: state.end}) : []
  // "*Resolved* {{< track … >}}": the state is all there is to say.
  const words = body.length > 0 ? body : stateLine ? [stateLine] : []
  const textEnd = words.at(-1)?.outerEnd
  if (textEnd === undefined) return []
  const end = whole.at(-1)?.outerEnd ?? textEnd
  return [{stamp, mention, state: state?.state, stateLine, byline: undefined, body: words, textEnd, end, whole, isPostmortem: false}]
}

/** A stretch of a line as a line of its own, without the space around it; none where nothing is left. */
function toPart(line: Line, {start, end}: Part): readonly Line[] {
  const text = line.text.slice(start, end)
  const own = text.trim()
  if (own === '') return []
  const from = line.start + start + text.indexOf(own)
  const to = from + own.length
  return [{...line, start: from, end: to, outerStart: from, outerEnd: to, text: own}]
}
