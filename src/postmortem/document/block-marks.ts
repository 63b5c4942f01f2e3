export const [hash, lessThan, greaterThan, leftBracket] = [35, 60, 62, 91]
const [backtick, tilde, pipe, backslash] = [96, 126, 124, 92]
const [dash, equals, plus, asterisk, underscore, colon, dot, rightParenthesis] = [45, 61, 43, 42, 95, 58, 46, 41]

/** The offset after the front matter, or `start` where there is none. */
export function skipFrontMatter(text: string, start: number): number {
  if (!text.startsWith('---', start) || !isBlankFrom(text, start + 3, findLineEnd(text, start))) return start
  for (let at = text.indexOf('\n---', start); at >= 0; at = text.indexOf('\n---', at + 1)) {
    const end = findLineEnd(text, at + 1)
    if (isBlankFrom(text, at + 4, end)) return end
  }
  return start
}

export function findLineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
    at++
  }
  return at
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++
  return at
}

export function isBlankFrom(text: string, from: number, end: number): boolean {
  return skipBlanks(text, from, end) === end
}

/** A mark that opens a container: what it is, its width, and whether it may stand right below a paragraph's line. */
export function toMarker(text: string, at: number, end: number): {readonly mark: number; readonly width: number; readonly interrupts: boolean} | undefined {
  const code = text.charCodeAt(at)
  if (at >= end) return undefined
  if (code === greaterThan) return {mark: code, width: 1, interrupts: true}
  if (code === dash || code === asterisk || code === plus) {
    if (!isGap(text, at + 1, end) || countRuleMarks(text, at, end) >= 3) return undefined
    return {mark: code, width: 1, interrupts: !isBlankFrom(text, at + 1, end)}
  }
  if (code >= 48 && code <= 57) {
    let after = at + 1
    while (after < end && after - at < 10 && text.charCodeAt(after) >= 48 && text.charCodeAt(after) <= 57) after++
    const mark = text.charCodeAt(after)
    if (after - at > 9 || (mark !== dot && mark !== rightParenthesis) || !isGap(text, after + 1, end)) return undefined
    return {mark, width: after + 1 - at, interrupts: after - at === 1 && code === 49 && !isBlankFrom(text, after + 1, end)}
  }
  if (text.startsWith('[^', at)) {
    let after = at + 2
    while (after < end && after - at < 1000 && !isLabelEnd(text.charCodeAt(after))) after++
    if (text.startsWith(']:', after) && after > at + 2 && after + 2 <= end) return {mark: code, width: after + 2 - at, interrupts: true}
  }
  return undefined
}

function isGap(text: string, at: number, end: number): boolean {
  return at >= end || text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9
}

function isLabelEnd(code: number): boolean {
  return code === 93 || code === leftBracket || code === 32 || code === 9
}

/** How many marks a line of nothing but `-`, `*` or `_` has; 0 for any other line. */
export function countRuleMarks(text: string, from: number, end: number): number {
  const first = skipBlanks(text, from, end)
  const mark = text.charCodeAt(first)
  if (first >= end || (mark !== dash && mark !== asterisk && mark !== underscore)) return 0
  let last = end - 1
  while (text.charCodeAt(last) === 32 || text.charCodeAt(last) === 9) last--
  if (text.charCodeAt(last) !== mark) return 0
  let count = 0
  let previous = 0
  for (let at = first; at < end; at++) {
    const code = text.charCodeAt(at)
    // A run of marks is one construct to the parser; only those with space between them could be lists in lists.
    if (code === mark) count += previous === mark && count >= 3 ? 0 : 1
    else if (code !== 32 && code !== 9) return 0
    previous = code
  }
  return count
}

/** True for what begins a block of its own even where a paragraph could go on. */
export function beginsBlock(text: string, from: number, end: number): boolean {
  return (
    toFence(text, from, end) !== undefined ||
    countRuleMarks(text, from, end) >= 3 ||
    (text.charCodeAt(from) === hash && isHeading(text, from, end)) ||
    (text.charCodeAt(from) === lessThan && toHtmlEnd(text, from, end, true) !== undefined)
  )
}

export function isHeading(text: string, from: number, end: number): boolean {
  let at = from
  while (at < end && text.charCodeAt(at) === hash) at++
  return at - from <= 6 && isGap(text, at, end)
}

export function isUnderline(text: string, from: number, end: number): boolean {
  const mark = text.charCodeAt(from)
  if (from >= end || (mark !== dash && mark !== equals)) return false
  let at = from
  while (at < end && text.charCodeAt(at) === mark) at++
  return isBlankFrom(text, at, end)
}

export function toFence(text: string, from: number, end: number): {readonly mark: number; readonly size: number} | undefined {
  const mark = text.charCodeAt(from)
  if (from >= end || (mark !== backtick && mark !== tilde)) return undefined
  let at = from
  while (at < end && text.charCodeAt(at) === mark) at++
  if (at - from < 3) return undefined
  if (mark === backtick) for (let rest = at; rest < end; rest++) if (text.charCodeAt(rest) === backtick) return undefined
  return {mark, size: at - from}
}

export function closesFence(text: string, from: number, end: number, fence: {readonly mark: number; readonly size: number}): boolean {
  const first = skipBlanks(text, from, end)
  let at = first
  while (at < end && text.charCodeAt(at) === fence.mark) at++
  return first - from < 4 && at - first >= fence.size && isBlankFrom(text, at, end)
}

const rawNames = /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i
const blockNames =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s>]|\/>|$)/i
const wholeTag = /^<(?:[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-z][a-z\d-]*\s*)>\s*$/i

/** What ends the HTML block that begins here: what to look for after `skip` characters, or a blank line where `end` is undefined. */
export function toHtmlEnd(
  text: string,
  from: number,
  end: number,
  inParagraph: boolean,
): {readonly end: RegExp | undefined; readonly skip: number} | undefined {
  const line = text.slice(from, Math.min(end, from + 1000))
  const raw = rawNames.exec(line)
  if (raw) return {end: /<\/(?:script|pre|style|textarea)>/i, skip: raw[0].length}
  if (line.startsWith('<!--')) return {end: /-->/, skip: 2}
  if (line.startsWith('<?')) return {end: /\?>/, skip: 2}
  if (line.startsWith('<![CDATA[')) return {end: /\]\]>/, skip: 9}
  if (/^<![a-z]/i.test(line)) return {end: />/, skip: 2}
  if (blockNames.test(line)) return {end: undefined, skip: 0}
  return !inParagraph && wholeTag.test(line) ? {end: undefined, skip: 0} : undefined
}

/** Cells of a table's row: what unescaped pipes part, without the empty ends. */
export function countCells(text: string, from: number, end: number): number {
  let last = end
  while (last > from && (text.charCodeAt(last - 1) === 32 || text.charCodeAt(last - 1) === 9)) last--
  let count = 1
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at)
    if (code === backslash) at++
    else if (code === pipe && at > from && at < last - 1) count++
  }
  return count
}

/** A line of `-`, `:`, `|` and white space that can stand below a table's head. */
export function isDelimiterRow(text: string, from: number, end: number): boolean {
  let dashes = 0
  let others = 0
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === dash) dashes++
    else if (code === pipe || code === colon) others++
    else if (code !== 32 && code !== 9) return false
  }
  return dashes > 0 && others > 0
}
