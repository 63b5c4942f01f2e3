import type {Span} from '#src/incident/evidence.ts'
import {escapeHtml} from '#src/postmortem/render/write-html.ts'

/** What a stretch of the source was read as, in the groups that the legend tells apart. */
export type SourceField = 'facts' | 'times' | 'impact' | 'timeline' | 'factors' | 'actions' | 'updates' | 'links'

export const sourceFields: readonly {readonly field: SourceField; readonly name: string}[] = [
  {field: 'facts', name: 'facts'},
  {field: 'times', name: 'milestones'},
  {field: 'impact', name: 'impact'},
  {field: 'timeline', name: 'timeline'},
  {field: 'factors', name: 'trigger and factors'},
  {field: 'actions', name: 'action items'},
  {field: 'updates', name: 'status updates'},
  {field: 'links', name: 'relations and links'},
]

/** `href` is where the page shows what was read, undefined where it shows it nowhere by itself. */
export type SourceMark = {readonly field: SourceField; readonly span: Span; readonly href?: string | undefined}

/**
 * The source as the items of a list, one for each line, with what was read marked; where marks lie in each other the innermost counts. A
 * mark leads back to where the page shows it; over several lines only its first piece is stopped at by the keyboard.
 * The text of the items, joined by line ends, is the source; of a comment only that there is one, because readers are not meant to see it.
 */
export function toMarkedSource(markdown: string, marks: readonly SourceMark[]): string {
  const comments = findComments(markdown)
  const edges = marks
    .flatMap((mark, index) => [
      {at: mark.span.start.offset, index, opens: true},
      {at: mark.span.end.offset, index, opens: false},
    ])
    .sort((a, b) => a.at - b.at)
  const open = new Set<number>()
  const length = (index: number) => {
    const span = marks[index]?.span
    return span ? span.end.offset - span.start.offset : 0
  }
  const innermost = () => [...open].sort((a, b) => length(a) - length(b))[0]
  const linked = new Set<number>()
  const out: string[] = []
  let line = 0
  let next = 0
  let comment = 0
  for (const {text, start} of toLines(markdown)) {
    line++
    out.push(`<li id="L${line}"><a href="#L${line}">${line}</a><code>`)
    let at = start
    const end = start + text.length
    while (at < end) {
      for (let edge = edges[next]; edge && edge.at <= at; edge = edges[++next]) {
        if (edge.opens) open.add(edge.index)
        else open.delete(edge.index)
      }
      while ((comments[comment]?.end ?? Number.POSITIVE_INFINITY) <= at) comment++
      const hidden = comments[comment]
      if (hidden && hidden.start <= at) {
        if (at === hidden.start) out.push('<span class="source-comment">&lt;!-- comment --&gt;</span>')
        at = Math.min(hidden.end, end)
        continue
      }
      const stop = Math.min(edges[next]?.at ?? end, hidden?.start ?? end, end)
      const piece = escapeHtml(text.slice(at - start, stop - start))
      const inner = innermost() ?? -1
      const mark = marks[inner]
      out.push(mark ? `<mark class="source-${mark.field}">${toLink(piece, mark, linked.has(inner))}</mark>` : piece)
      linked.add(inner)
      at = stop
    }
    out.push('</code></li>')
  }
  return out.join('')
}

function toLink(piece: string, {href}: SourceMark, isLinkedAbove: boolean): string {
  if (href === undefined) return piece
  return `<a href="${escapeHtml(href)}"${isLinkedAbove ? ' tabindex="-1"' : ''}>${piece}</a>`
}

/** The text for whoever reads it elsewhere: as it is, without the comments that readers are not meant to see. */
export function withoutSourceComments(markdown: string): string {
  const kept: string[] = []
  let at = 0
  for (const comment of findComments(markdown)) {
    kept.push(markdown.slice(at, comment.start))
    at = comment.end
  }
  kept.push(markdown.slice(at))
  return kept.join('')
}

/**
 * Where the comments stand. One in a code block is hidden as well: what is code is decided by a parser, and none runs here. One without an
 * end takes the rest where it begins a line, as it does in Markdown.
 */
function findComments(markdown: string): readonly {readonly start: number; readonly end: number}[] {
  const found: {start: number; end: number}[] = []
  let at = 0
  for (let start = markdown.indexOf('<!--'); start >= 0; start = markdown.indexOf('<!--', at)) {
    const close = markdown.indexOf('-->', start + 2)
    const before = markdown.slice(Math.max(0, start - 40), start)
    const beginsLine = /(?:^|[\r\n])[\t >*+\-\d.)]*$/.test(before)
    if (close < 0 && !beginsLine) {
      at = start + 4
      continue
    }
    at = close < 0 ? markdown.length : close + 3
    found.push({start, end: at})
  }
  return found
}

function* toLines(markdown: string): Generator<{readonly text: string; readonly start: number}> {
  let start = 0
  for (const lineEnd of markdown.matchAll(/\r\n|\r|\n/g)) {
    yield {text: markdown.slice(start, lineEnd.index), start}
    start = lineEnd.index + lineEnd[0].length
  }
  if (start < markdown.length) yield {text: markdown.slice(start), start}
}
