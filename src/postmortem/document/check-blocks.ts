import {
  beginsBlock,
  closesFence,
  countCells,
  countRuleMarks,
  findLineEnd,
  greaterThan,
  hash,
  isBlankFrom,
  isDelimiterRow,
  isHeading,
  isUnderline,
  leftBracket,
  lessThan,
  skipBlanks,
  skipFrontMatter,
  toFence,
  toHtmlEnd,
  toMarker,
} from './block-marks.ts'
import {openInlineCheck} from './check-inline.ts'
import type {TextLimits, TooComplex} from './text-limits.ts'
import {openWorkMeter} from './work-meter.ts'

/** What encloses a line: a block quote, or a list item or footnote whose content begins at a column of its own. */
type Container = {readonly quote: true} | {readonly quote: false; readonly indent: number; readonly mark: number}

/** What the lines before this one left open inside the containers. */
type Leaf =
  | {readonly kind: 'none'}
  | {readonly kind: 'paragraph'; readonly lines: number; readonly cells: number}
  | {readonly kind: 'fence'; readonly mark: number; readonly size: number; readonly depth: number}
  | {readonly kind: 'html'; readonly end: RegExp | undefined; readonly depth: number}
  | {readonly kind: 'table'; readonly columns: number}

/** Follows the block structure of a document line by line, as CommonMark lays it out, and weighs what it finds. */
export function checkBlocks(text: string, limits: TextLimits): TooComplex | undefined {
  const meter = openWorkMeter(limits.work)
  const inline = openInlineCheck(text, limits.nesting, meter)
  const containers: Container[] = []
  let leaf: Leaf = none
  let cells = 0
  let lazyLines = 0
  let closings = 0
  let underlines = 0
  let paragraphLines = 0
  let at = 0
  let column = 0
  let lineEnd = 0

  /** Moves over white space, tabs counted to the next multiple of four, and returns its width; `most` bounds the columns taken. */
  function skipSpaces(most: number): number {
    const from = column
    while (at < lineEnd && column - from < most) {
      const code = text.charCodeAt(at)
      if (code === 32) column++
      else if (code === 9) column += 4 - (column % 4)
      else break
      at++
    }
    return column - from
  }

  /** The width of the white space ahead up to `most`, without moving. */
  function measureSpaces(most: number): number {
    const [a, c] = [at, column]
    const width = skipSpaces(most)
    at = a
    column = c
    return width
  }

  function endLeaf(): void {
    inline.endText()
    if (lazyLines > 0) meter.add('lazy', 0.035 * lazyLines * lazyLines, at)
    lazyLines = 0
    leaf = none
  }

  /** Enters the containers that begin here, and returns how many. `sibling` is the mark of the list that may go on here. */
  function openContainers(inParagraph: boolean, sibling: number): number {
    let opened = 0
    while (containers.length <= limits.nesting) {
      const indent = measureSpaces(4)
      const [first, firstColumn] = [at, column]
      skipSpaces(3)
      const marker = indent > 3 ? undefined : toMarker(text, at, lineEnd)
      if (!marker || (inParagraph && opened === 0 && marker.mark !== sibling && !marker.interrupts)) {
        at = first
        column = firstColumn
        return opened
      }
      at += marker.width
      column += marker.width
      opened++
      if (marker.mark === greaterThan) {
        skipSpaces(1)
        containers.push({quote: true})
      } else if (marker.mark === leftBracket) containers.push({quote: false, indent: 4, mark: leftBracket})
      else {
        // Five columns of white space or more begin indented code inside the item.
        const gap = measureSpaces(5)
        const taken = gap > 4 || isBlankFrom(text, at, lineEnd) ? 1 : gap
        skipSpaces(taken)
        containers.push({quote: false, indent: indent + marker.width + taken, mark: marker.mark})
      }
    }
    return opened
  }

  const start = text.startsWith('\uFEFF') ? 1 : 0
  for (let lineStart = skipFrontMatter(text, start); lineStart < text.length; ) {
    lineEnd = findLineEnd(text, lineStart)
    const next = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1)
    if (lineEnd - lineStart > limits.lineLength)
      return {reason: `Unexpected line of ${lineEnd - lineStart} characters, expected at most ${limits.lineLength}`, offset: lineStart}
    at = lineStart
    column = 0
    meter.add('text', 4 + 0.5 * (lineEnd - lineStart), lineStart)

    const blank = isBlankFrom(text, at, lineEnd)
    let matched = 0
    for (; matched < containers.length; matched++) {
      const container = containers[matched]
      if (!container) break
      if (container.quote) {
        const width = measureSpaces(4)
        if (width > 3 || text.charCodeAt(at + width) !== greaterThan || at + width >= lineEnd) break
        skipSpaces(3)
        at++
        column++
        skipSpaces(1)
      } else {
        const [first, firstColumn] = [at, column]
        if (skipSpaces(container.indent) >= container.indent || blank) continue
        at = first
        column = firstColumn
        break
      }
    }
    meter.add('blocks', 10 * matched, lineStart)

    const whole = matched === containers.length
    if (whole && leaf.kind === 'fence') {
      if (closesFence(text, at, lineEnd, leaf)) endLeaf()
      lineStart = next
      continue
    }
    if (whole && leaf.kind === 'html') {
      const excess = inline.addHtml(at, lineEnd)
      if (excess) return excess
      if (leaf.end === undefined ? isBlankFrom(text, at, lineEnd) : leaf.end.test(text.slice(at, lineEnd))) endLeaf()
      lineStart = next
      continue
    }
    if (!whole && (leaf.kind === 'fence' || leaf.kind === 'html' || leaf.kind === 'table')) endLeaf()

    const rest = isBlankFrom(text, at, lineEnd)
    const kept = containers.splice(matched)
    const [left] = kept
    const opened = rest ? 0 : openContainers(leaf.kind === 'paragraph', left?.quote === false ? left.mark : 0)
    if (containers.length > limits.nesting || countRuleMarks(text, at, lineEnd) > limits.nesting) {
      return {reason: `Unexpected quotes and lists in one another, expected at most ${limits.nesting}`, offset: lineStart}
    }
    const indent = measureSpaces(4)
    const contentStart = skipBlanks(text, at, lineEnd)

    if (left && opened === 0 && !rest && leaf.kind === 'paragraph' && (indent > 3 || !beginsBlock(text, contentStart, lineEnd))) {
      // A lazy line: the paragraph goes on although the containers' marks are left out.
      containers.push(...kept)
      lazyLines++
      const excess = inline.addLine(contentStart, lineEnd)
      if (excess) return excess
      lineStart = next
      continue
    }
    if (left) {
      // The next item of a list ends the one before at no cost; whatever else ends makes the parser look back.
      const isSibling = kept.length === 1 && opened > 0 && !left.quote
      if (!isSibling) meter.add('closings', 0.72 * closings++, lineStart)
    }
    if (left || opened > 0 || rest) endLeaf()
    // An empty item has no paragraph to weigh.
    if (opened > 0) meter.add('blocks', 55 * opened + (contentStart === lineEnd ? 60 : 0), lineStart)

    if (contentStart === lineEnd || (indent > 3 && leaf.kind !== 'paragraph')) {
      lineStart = next
      continue
    }

    const excess = readLeaf(contentStart, indent, lineStart)
    if (excess) return excess
    const tooMuch = meter.findExcess()
    if (tooMuch) return tooMuch
    lineStart = next
  }
  endLeaf()
  return meter.findExcess()

  function readLeaf(from: number, indent: number, lineStart: number): TooComplex | undefined {
    const code = text.charCodeAt(from)
    const before: Leaf = leaf
    if (indent < 4) {
      const fence = toFence(text, from, lineEnd)
      if (fence) {
        endLeaf()
        meter.add('blocks', 50, lineStart)
        leaf = {kind: 'fence', ...fence, depth: containers.length}
        return undefined
      }
      if (before.kind === 'paragraph' && isUnderline(text, from, lineEnd)) {
        meter.add('setext', 40 + 0.4 * underlines + 0.15 * paragraphLines, lineStart)
        underlines++
        endLeaf()
        return undefined
      }
      if (countRuleMarks(text, from, lineEnd) >= 3) {
        meter.add('blocks', 25, lineStart)
        endLeaf()
        return undefined
      }
      if (code === hash && isHeading(text, from, lineEnd)) {
        endLeaf()
        meter.add('blocks', 60, lineStart)
        const excess = inline.addLine(from, lineEnd)
        endLeaf()
        return excess
      }
      const html = code === lessThan ? toHtmlEnd(text, from, lineEnd, before.kind === 'paragraph') : undefined
      if (html) {
        endLeaf()
        meter.add('blocks', 20, lineStart)
        const excess = inline.addHtml(from, lineEnd)
        const isOver = html.end?.test(text.slice(from + html.skip, lineEnd))
        if (!isOver) leaf = {kind: 'html', end: html.end, depth: containers.length}
        return excess
      }
    }
    if (before.kind === 'table') {
      // A short row is filled up, and what a long one has too much is read all the same.
      const row = Math.max(before.columns, countCells(text, from, lineEnd))
      inline.endText()
      meter.add('cells', 30 * row, lineStart)
      cells += before.columns
      if (cells > limits.tableCells) return {reason: `Unexpected number of table cells, expected at most ${limits.tableCells}`, offset: lineStart}
      return inline.addLine(from, lineEnd)
    }
    const found = countCells(text, from, lineEnd)
    if (before.kind === 'paragraph' && before.cells === found && isDelimiterRow(text, from, lineEnd)) {
      cells += found
      meter.add('cells', 60 * found, lineStart)
      if (cells > limits.tableCells) return {reason: `Unexpected number of table cells, expected at most ${limits.tableCells}`, offset: lineStart}
      leaf = {kind: 'table', columns: found}
      return undefined
    }
    if (before.kind !== 'paragraph') meter.add('blocks', 60, lineStart)
    paragraphLines++
    leaf = {kind: 'paragraph', lines: before.kind === 'paragraph' ? before.lines + 1 : 1, cells: found}
    return inline.addLine(from, lineEnd)
  }
}

const none: Leaf = {kind: 'none'}
