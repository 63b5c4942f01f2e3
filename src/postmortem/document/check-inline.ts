import type {TooComplex} from './text-limits.ts'
import type {WorkMeter} from './work-meter.ts'

/** Weighs the text of paragraphs, headings and table cells; feed it the lines of one text, then end that text. */
type InlineCheck = {
  /** Adds a line of the text; returns what is out of bounds whatever else the text holds. */
  addLine(start: number, end: number): TooComplex | undefined
  /** Ends the text and hands its weight to the meter. */
  endText(): void
  /** Adds a line of raw HTML, which is parsed for its tags only. */
  addHtml(start: number, end: number): TooComplex | undefined
}

/** Opens the check of a document; tags are counted across its paragraphs, everything else within each. */
export function openInlineCheck(text: string, nesting: number, meter: WorkMeter): InlineCheck {
  let begin = -1
  let length = 0
  let lines = 0
  let marks = 0
  let quietMarks = 0
  let pieces = 0
  let dots = 0
  let brackets = 0
  let depth = 0
  let depths = 0
  let steps = 0
  const backticks = new Map<number, number>()
  // For each construct that the parser searches an end for: how many are open, and the sum of where they began.
  const open = new Map<string, {count: number; sum: number}>()
  const openTags = new Map<string, number>()
  let tagDepth = 0
  let formattingDepth = 0

  function addLine(start: number, end: number): TooComplex | undefined {
    if (begin < 0) begin = start
    lines++
    for (let at = start; at < end; at++) {
      switch (text.charCodeAt(at)) {
        case backslash:
          pieces++
          at++
          break
        case ampersand:
        case atSign:
          pieces++
          break
        case dot:
        case colon:
          dots++
          break
        case asterisk:
        case tilde:
          marks++
          break
        case underscore:
          // Inside a word it is never emphasis: snake_case costs little.
          if (isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at + 1))) quietMarks++
          else marks++
          break
        case leftBracket:
          brackets++
          depths += ++depth
          if (depth > nesting) return {reason: `Unexpected brackets in brackets, expected at most ${nesting} in one another`, offset: at}
          break
        case rightBracket:
          brackets++
          if (depth > 0) depth--
          // Nothing opened it, which the parser finds out by looking through all of the paragraph so far.
          else steps += length + at - start
          if (text.startsWith(']]>', at)) close(']]>', at - start)
          break
        case leftParenthesis:
          // A link's title may stand in parentheses.
          openAt(')', at - start)
          break
        case rightParenthesis:
          close(')', at - start)
          break
        case backtick: {
          pieces++
          let size = 1
          while (at + size < end && text.charCodeAt(at + size) === backtick) size++
          const opened = backticks.get(size)
          if (opened === undefined) backticks.set(size, length + at - start)
          else {
            steps += length + at - start - opened
            backticks.delete(size)
          }
          at += size - 1
          break
        }
        case lessThan: {
          pieces++
          const excess = addTag(at)
          if (excess) return excess
          if (text.startsWith('<!--', at)) openAt('-->', at - start)
          else if (text.startsWith('<![CDATA[', at)) openAt(']]>', at - start)
          else if (text.charCodeAt(at + 1) === question) openAt('?>', at - start)
          else if (text.charCodeAt(at + 1) === exclamation) openAt('>', at - start)
          break
        }
        case greaterThan:
          close('>', at - start)
          if (text.startsWith('--', at - 2)) close('-->', at - start)
          if (text.charCodeAt(at - 1) === question) close('?>', at - start)
          break
      }
    }
    length += end - start + 1
    return undefined
  }

  function openAt(closer: string, at: number): void {
    const entry = open.get(closer)
    if (entry) {
      entry.count++
      entry.sum += length + at
    } else open.set(closer, {count: 1, sum: length + at})
  }

  function close(closer: string, at: number): void {
    const entry = open.get(closer)
    if (!entry || entry.count === 0) return
    steps += entry.count * (length + at) - entry.sum
    entry.count = 0
    entry.sum = 0
  }

  function endText(): void {
    if (begin < 0) return
    for (const opened of backticks.values()) steps += length - opened
    for (const closer of open.keys()) close(closer, length)
    // A bracket that stays open keeps the parser from putting the pieces of text around it together until the very end.
    const parts = pieces + lines + quietMarks
    meter.add('pieces', depth > 0 ? 0.045 * (parts + marks + dots / 2) ** 2 : 0.007 * parts * parts, begin)
    meter.add('emphasis', 12 * marks + 0.14 * marks * marks, begin)
    meter.add('brackets', 20 * brackets + 0.012 * brackets * brackets + 4 * depths, begin)
    meter.add('unclosed', 0.03 * steps, begin)
    begin = -1
    length = lines = marks = quietMarks = pieces = dots = brackets = depth = depths = steps = 0
    backticks.clear()
    open.clear()
  }

  /** Counts the elements that stay open. A browser's parser copies open formatting elements into every block that follows. */
  function addTag(at: number): TooComplex | undefined {
    const closing = text.charCodeAt(at + 1) === slash
    let end = at + (closing ? 2 : 1)
    const first = end
    while (isWord(text.charCodeAt(end)) && end - first < 40) end++
    if (end === first || !isLetter(text.charCodeAt(first))) return undefined
    // `<https://…>` and `<ada@example.com>` are links.
    if (text.charCodeAt(end) === colon || text.charCodeAt(end) === atSign) return undefined
    const name = text.slice(first, end).toLowerCase()
    if (neverNested.has(name)) return undefined
    const count = openTags.get(name) ?? 0
    const step = closing ? (count > 0 ? -1 : 0) : 1
    if (step === 0) return undefined
    openTags.set(name, count + step)
    tagDepth += step
    if (formatting.has(name)) formattingDepth += step
    if (tagDepth > 500) return {reason: 'Unexpected HTML tags that are not closed, expected at most 500', offset: at}
    if (formattingDepth > 50) return {reason: 'Unexpected HTML formatting tags that are not closed, expected at most 50', offset: at}
    return undefined
  }

  function addHtml(start: number, end: number): TooComplex | undefined {
    for (let at = text.indexOf('<', start); at >= 0 && at < end; at = text.indexOf('<', at + 1)) {
      const excess = addTag(at)
      if (excess) return excess
    }
    return undefined
  }

  return {addLine, endText, addHtml}
}

const [backslash, asterisk, tilde, underscore, leftBracket, rightBracket, backtick] = [92, 42, 126, 95, 91, 93, 96]
const [leftParenthesis, rightParenthesis, colon, atSign, ampersand, dot] = [40, 41, 58, 64, 38, 46]
const [lessThan, greaterThan, question, exclamation, slash] = [60, 62, 63, 33, 47]

/** Elements without an end tag, and those that the next of their kind ends. */
const neverNested: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr thead tbody tfoot option'.split(' '),
)
const formatting: ReadonlySet<string> = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function isWord(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57)
}
