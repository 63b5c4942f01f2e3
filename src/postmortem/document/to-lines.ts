import type {BlockContent, DefinitionContent, Heading, ListItem, Nodes, Paragraph, Root, RootContent, Table} from 'mdast'
import {toAlignedText, toHtmlLines} from './html-lines.ts'
import {endOf, startOf} from './parse-document.ts'
import {isProseBelowBullet, listParagraphs} from './prose-below-bullet.ts'
import type {SourceText} from './source-text.ts'

/**
 * One line of a document as a person sees it: a heading, a list item's head, a table row, or a line of a paragraph. Markdown joins the
 * lines of a paragraph; people who never heard of Markdown mean each of them, so a paragraph is taken apart where its breaks are no
 * mere wrapping.
 */
export type Line = {
  readonly kind: 'heading' | 'text' | 'item' | 'row' | 'code' | 'other'
  /** The line's own words: without bullets, boxes, heading marks and quotation marks in front. */
  readonly start: number
  readonly end: number
  /** The whole of what belongs to it: an item with the items nested in it. */
  readonly outerStart: number
  readonly outerEnd: number
  readonly text: string
  /** Level of a heading; nesting of an item, 0 at the top. */
  readonly depth: number
  /** For items: `undefined` without a box. */
  readonly checked: boolean | undefined
  /** For items of a numbered list. */
  readonly ordered: boolean
  /** Cells of a row, in order; empty ones have no length. */
  readonly cells: readonly {readonly start: number; readonly end: number; readonly text: string}[]
  /** True for the first row of a table. */
  readonly isHeader: boolean
  /** A blank line, or the document's edge, stands above; the same below. */
  readonly blankAbove: boolean
  readonly blankBelow: boolean
  /** In a block quotation: a note beside the text, or somebody else's words. */
  readonly isQuoted: boolean
  /** Lines of the same paragraph, table or list share a block. */
  readonly block: number
}

/** The lines of a document in order, front matter and definitions left out. */
export function toLines(source: SourceText, root: Root): readonly Line[] {
  const lines: Line[] = []
  let block = 0
  let quotes = 0
  const push = (kind: Line['kind'], start: number, end: number, more: Partial<Line> = {}): void => {
    // Spelled out: lines spread from objects of a dozen shapes have as many shapes themselves, which slows all who read them.
    lines.push({
      kind,
      start,
      end,
      outerStart: more.outerStart ?? start,
      outerEnd: more.outerEnd ?? end,
      text: more.text ?? source.text.slice(start, end),
      depth: more.depth ?? 0,
      checked: more.checked,
      ordered: more.ordered ?? false,
      cells: more.cells ?? noCells,
      isHeader: more.isHeader ?? false,
      blankAbove: more.blankAbove ?? true,
      blankBelow: more.blankBelow ?? true,
      isQuoted: quotes > 0,
      block,
    })
  }

  // Keys below each other are no broken sentence.
  const [head] = root.children
  const hasHead = head && (head.type === 'yaml' || (head.type as string) === 'toml')
  let isShort: boolean | undefined
  // Most documents have a line to a paragraph, and never ask.
  const wraps = (): boolean => {
    isShort ??= keepsLinesShort(hasHead ? source.text.slice(endOf(source, head)) : source.text)
    return isShort
  }
  const visitParagraph = (node: Paragraph): void => {
    const pieces = splitParagraph(source.text, startOf(source, node), endOf(source, node), wraps)
    for (const [index, piece] of pieces.entries()) {
      push(piece.bullet ? 'item' : 'text', piece.start, piece.end, {
        outerStart: piece.outerStart,
        blankAbove: index === 0,
        blankBelow: index === pieces.length - 1,
      })
    }
  }

  const visitItem = (item: ListItem, depth: number, ordered: boolean): void => {
    const [child, ...rest] = item.children
    const [outerStart, outerEnd] = [startOf(source, item), endOf(source, item)]
    const head = child?.type === 'paragraph' || child?.type === 'heading' ? child : undefined
    const [first, ...lazy] = head ? splitParagraph(source.text, startOf(source, head), endOf(source, head), wraps, true) : []
    // Lines right below an item, at the margin, are Markdown's lazy continuation; people mean a line of its own.
    const margin = lazy.findIndex(piece => !isIndented(source.text, piece.outerStart))
    const [own, below] = margin < 0 ? [lazy, []] : [lazy.slice(0, margin), lazy.slice(margin)]
    const [start, end] = first ? [first.start, own.at(-1)?.end ?? first.end] : [outerStart, Math.min(outerEnd, outerStart + 1)]
    const box = first ? /^\[(?<mark>[ xX]?)\]\s+/.exec(source.text.slice(start, end)) : null
    const checked = typeof item.checked === 'boolean' ? item.checked : box ? /x/i.test(box.groups?.mark ?? '') : undefined
    push('item', start + (box?.[0].length ?? 0), end, {
      depth,
      ordered,
      checked,
      outerStart,
      outerEnd: below[0]?.outerStart ?? outerEnd,
      blankAbove: false,
      blankBelow: false,
    })
    for (const piece of below)
      push(piece.bullet ? 'item' : 'text', piece.start, piece.end, {outerStart: piece.outerStart, blankAbove: false, blankBelow: false})
    for (const child of head ? rest : item.children) visit(child, depth + 1)
  }

  const visitTable = (table: Table): void => {
    const width = table.children[0]?.children.length ?? 0
    for (const [index, row] of table.children.entries()) {
      const cells = row.children.map(cell => {
        const [from, to] = [
          cell.children[0] ? startOf(source, cell.children[0]) : startOf(source, cell),
          cell.children.at(-1) ? endOf(source, cell.children.at(-1) as Nodes) : startOf(source, cell),
        ]
        return {start: from, end: to, text: source.text.slice(from, to)}
      })
      const [start, end] = [startOf(source, row), endOf(source, row)]
      // A line without a bar right below a table is a row to Markdown, and the next line of the page to people.
      if (index > 0 && width > 1 && !source.text.slice(start, end).includes('|')) {
        push('text', start, end, {blankAbove: false, blankBelow: index === table.children.length - 1})
        continue
      }
      push('row', start, end, {
        cells,
        isHeader: index === 0,
        blankAbove: index === 0,
        blankBelow: index === table.children.length - 1,
      })
    }
  }

  const visitHtml = (from: number, to: number): boolean => {
    const html = source.text.slice(from, to)
    const first = lines.length
    // Text that stands in a table where none may is moved in front of it by HTML's own rules; here it is where it was written.
    const found = toHtmlLines(html).toSorted((a, b) => a.start - b.start)
    const aligned = found.length > 0 ? toAlignedText(html) : ''
    for (const [index, line] of found.entries()) {
      if (found[index - 1]?.kind !== line.kind) block++
      const own = aligned.slice(line.start, line.end)
      const lead = own.length - own.trimStart().length
      const [start, end] = [line.start + lead, line.start + own.trimEnd().length]
      if (end <= start) continue
      const cells = line.cells.map(cell => ({start: from + cell.start, end: from + cell.end, text: aligned.slice(cell.start, cell.end).trim()}))
      push(line.kind, from + start, from + end, {text: aligned.slice(start, end), depth: line.depth, cells, isHeader: line.isHeader})
    }
    return lines.length > first
  }

  /** Words inside what HTML takes for a tag, one that is never closed for instance, belong to the line before them. */
  const keepTails = (first: number, to: number): void => {
    for (let index = first; index < lines.length; index++) {
      const line = lines[index]
      const next = lines[index + 1]?.start ?? to
      if (line && /[\p{L}\p{N}]/u.test(source.text.slice(line.outerEnd, next).replace(/<\/?[a-z][^<>]*>/gi, ''))) lines[index] = {...line, outerEnd: next}
    }
  }

  const visit = (node: RootContent | BlockContent | DefinitionContent, depth: number): void => {
    block++
    switch (node.type) {
      case 'heading':
        push('heading', headingStart(source, node), headingEnd(source, node), {
          depth: node.depth,
          outerStart: startOf(source, node),
          outerEnd: endOf(source, node),
        })
        break
      case 'paragraph':
        visitParagraph(node)
        break
      case 'list':
        for (const item of node.children) visitItem(item, depth, node.ordered === true)
        break
      case 'table':
        visitTable(node)
        break
      case 'blockquote':
        quotes++
        for (const child of node.children) visit(child, depth)
        quotes--
        break
      case 'code':
        // Indented spaces of another width are code to Markdown, and nothing to a person.
        if (lines.at(-1)?.kind === 'item' && isProseBelowBullet(source.text, node, startOf(source, node), lines.at(-1))) {
          for (const {start, end} of listParagraphs(source.text, startOf(source, node), endOf(source, node)))
            for (const piece of splitParagraph(source.text, start, end, wraps))
              push(piece.bullet ? 'item' : 'text', piece.start, piece.end, {outerStart: piece.outerStart})
        } else if (source.text.slice(startOf(source, node), endOf(source, node)).trim()) push('code', startOf(source, node), endOf(source, node))
        break
      case 'yaml':
      case 'toml' as 'yaml':
      case 'definition':
      case 'footnoteDefinition':
        break
      case 'html':
        {
          const first = lines.length
          if (visitHtml(startOf(source, node), endOf(source, node))) keepTails(first, endOf(source, node))
          else push('other', startOf(source, node), endOf(source, node))
        }
        break
      default:
        push('other', startOf(source, node), endOf(source, node))
    }
  }
  // A saved page is HTML from end to end, whatever Markdown makes of its blank lines.
  if (isPage(source.text)) visitHtml(0, source.text.length)
  else for (const node of root.children) visit(node, 0)
  return lines
}

const noCells: Line['cells'] = []

/** Whether a text is a saved page rather than Markdown with some HTML in it. */
export function isPage(text: string): boolean {
  return /^\uFEFF?\s*(?:<!doctype html|<html)/i.test(text)
}

function headingStart(source: SourceText, node: Heading): number {
  const first = node.children[0]
  return first ? startOf(source, first) : startOf(source, node)
}

/** Without the line of dashes below it or the hashes behind it. */
function headingEnd(source: SourceText, node: Heading): number {
  const last = node.children.at(-1)
  return last ? endOf(source, last) : endOf(source, node)
}

type Piece = {start: number; end: number; outerStart: number; bullet: boolean}

const bulletMark = /^(?:[•·▪◦‣●○∙⁃*–—-]\s+|[・･]\s*)(?=\S)/u

/** The lines of a paragraph that its author meant: breaks that only keep lines short are no ends, and `<br>` is one wherever it stands. */
function splitParagraph(text: string, from: number, to: number, wraps: () => boolean, isItem = false): readonly Piece[] {
  const pieces: Piece[] = []
  const paragraph = text.slice(from, to)
  const isGlued = !isItem && gluedRow.test(paragraph) && (paragraph.match(gluedRows)?.length ?? 0) >= 2
  const inner = isGlued ? gluedRows : !breakInside.test(paragraph) ? undefined : isItem ? breakBeforeTime : lineBreak
  let before = ''
  let at = from
  for (const match of paragraph.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    if (at >= to) break
    const whole = match[0].replace(/[\r\n]+$/, '')
    let from = at
    for (const raw of inner ? splitAtBreaks(whole, inner) : [whole]) {
      const lead = /^[\s>]*/.exec(raw)?.[0].length ?? 0
      const trail = raw.length - withoutTrail(raw).length
      const [start, end] = [from + lead, Math.max(from + lead, from + raw.length - trail)]
      from += raw.length
      const line = text.slice(start, end)
      // A line of nothing but marks is a ruler of some other markup.
      if (!/[\p{L}\p{N}]/u.test(line)) continue
      const bullet = bulletMark.exec(line)?.[0].length ?? 0
      const last = pieces.at(-1)
      const isBreak = isGlued || /<br\s*\/?>\s*$/i.test(before) || before.endsWith('\\')
      if (last && bullet === 0 && !isBreak && isWrapped(before, line, wraps)) last.end = end
      else pieces.push({start: start + bullet, end, outerStart: start, bullet: bullet > 0})
      // How long its author let a line grow tells of wrapping, however many of his own it holds.
      before = from < at + whole.length ? raw.trim() : whole.trim()
    }
    at += match[0].length
  }
  return pieces
}

/** A line without the white space and the break at its end. */
function withoutTrail(line: string): string {
  const trimmed = line.trimEnd()
  return trimmed.endsWith('\\') || trimmed.endsWith('>') ? trimmed.replace(/\s*(?:<br\s*\/?>)?\\?$/i, '') : trimmed
}

/** "…starts to climb16:55 - Alerts fire": rows that a page's text has lost the breaks of. */
const gluedRow = /[\p{L}.)!?’”"](?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?(?:\s?[A-Z]{2,4})?\s?[–—-]\s/u
const gluedRows = /(?<=[\p{L}.)!?’”"])(?=(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?(?:\s?[A-Z]{2,4})?\s?[–—-]\s)/gu

const breakInside = /<br\s{0,3}\/?>[ \t]{0,20}[^\s<]/i
const lineBreak = /<br\s{0,3}\/?>/gi
/** In an item a break may only be there for looks; one before a time begins a row. */
const breakBeforeTime = /<br\s{0,3}\/?>(?=[\s*_~`[(]{0,8}(?:\d{1,2}[:.h]\d{2}|\d{4}-\d{2}-\d{2})(?!\d))/gi

/** A line cut behind each of its breaks; those in inline code are shown, and break nothing. */
function splitAtBreaks(line: string, pattern: RegExp): readonly string[] {
  const parts: string[] = []
  let from = 0
  let ticks = 0
  let counted = 0
  for (const match of line.matchAll(pattern)) {
    for (; counted < match.index; counted++) if (line[counted] === '`') ticks++
    if (ticks % 2 !== 0) continue
    const end = match.index + match[0].length
    parts.push(line.slice(from, end))
    from = end
  }
  if (line.slice(from).trim() !== '' || parts.length === 0) parts.push(line.slice(from))
  return parts
}

/** Whether the next line goes on with the sentence of this one. */
function isWrapped(line: string, next: string, wraps: () => boolean): boolean {
  // Headers of a mail stand below each other and are of any length.
  if (/^[A-Z][A-Za-z]*(?:-[A-Za-z]+)*: /.test(next) && /^(?:[A-Z][A-Za-z]*(?:-[A-Za-z]+)*: |From )/.test(line)) return false
  if (/^(?:by|posted by|von|par|por|door)\s+\p{Lu}/u.test(next) && !/[,;]$/.test(line) && line.length < 100 && (!wraps() || /\s[|·•]\s/.test(next)))
    return false
  if (/^[:：]\s+\S/.test(next) && line.length <= 60) return true
  if (/^[\p{Ll}(]/u.test(next) && !/[.!?:]$/.test(line)) return line.length >= 30 || wraps()
  return line.length >= 50 && line.length <= 130 && !line.endsWith(':') && wraps()
}

/** Whether a document breaks its lines to keep them short: then many of them begin in the middle of a sentence. */
function keepsLinesShort(text: string): boolean {
  let breaks = 0
  let inside = 0
  for (const match of text.matchAll(/(\S)[ \t]*(?:\r\n|\n|\r)[ \t]{0,6}(?=([\p{L}\p{N}]))/gu)) {
    breaks++
    if (/\p{Ll}/u.test(match[2] ?? '') && !/[.!?:]/.test(match[1] ?? '')) inside++
  }
  return inside >= 2 && inside >= breaks * 0.3
}

function isIndented(text: string, at: number): boolean {
  return /[ \t]{2,}$/.test(text.slice(Math.max(0, at - 8), at))
}
