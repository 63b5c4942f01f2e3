import type {Span} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
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

export type SourceMark = {readonly field: SourceField; readonly span: Span}

/** Everything that was read from a document, with its place. Sections are left out: they would mark it whole. */
export function toSourceMarks(incident: Incident): readonly SourceMark[] {
  const mark = (field: SourceField, facts: readonly ({readonly evidence: Span} | undefined)[]) =>
    facts.flatMap(fact => (fact ? [{field, span: fact.evidence}] : []))
  const {title, organization, severity, timezone, date, detectedBy, source} = incident
  return [
    ...mark('facts', [title, organization, severity, timezone, date, detectedBy, source]),
    ...mark('facts', [...incident.aliases, ...incident.services, ...incident.regions, ...incident.tags, ...incident.authors, ...incident.lessons]),
    ...mark('times', incident.milestones),
    ...mark('impact', [...incident.impactWindows, ...incident.statedDurations, ...incident.impactMeasures]),
    ...mark('timeline', incident.timeline),
    ...mark('factors', [incident.trigger, ...incident.factors, ...incident.factorCategories]),
    ...mark('actions', incident.actions),
    ...mark('updates', incident.updates),
    ...mark('links', [...incident.relations, ...incident.links]),
  ]
}

/**
 * The source as the items of a list, one for each line, with what was read marked; where marks lie in each other the innermost counts.
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
      const mark = marks[innermost() ?? -1]
      out.push(mark ? `<mark class="source-${mark.field}">${piece}</mark>` : piece)
      at = stop
    }
    out.push('</code></li>')
  }
  return out.join('')
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
