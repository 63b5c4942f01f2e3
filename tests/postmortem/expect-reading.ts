import type {Nodes} from 'mdast'
import {expect} from 'vitest'
import type {Evidence} from '#src/incident/evidence.ts'
import {checkLimits} from '#src/postmortem/document/check-limits.ts'
import {endOf, parseDocument, startOf} from '#src/postmortem/document/parse-document.ts'
import {toSourceText} from '#src/postmortem/document/source-text.ts'
import type {PostmortemReading} from '#src/postmortem/read-postmortem.ts'

/** Every quote is the text at its offsets, and nothing that was read is without one. */
export function expectExactEvidence(text: string, reading: PostmortemReading): void {
  const wrong: Evidence[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('quote' in value && 'start' in value) {
      const evidence = value as Evidence
      if (!evidence.quote.trim() || text.slice(evidence.start.offset, evidence.end.offset) !== evidence.quote) wrong.push(evidence)
    }
    Object.values(value).forEach(visit)
  }
  visit(reading.incident)
  visit(reading.diagnostics)
  expect(wrong).toEqual([])
  const items = [...reading.incident.timeline, ...reading.incident.updates, ...reading.incident.actions, ...reading.incident.sections]
  expect(items.filter(({evidence}) => !evidence.quote)).toEqual([])
}

/** Every letter of the body stands in a section, the title or the definition of a link or a footnote, once. */
export function expectNothingLost(text: string, {incident, refusal}: PostmortemReading): void {
  if (refusal) return
  const spans = incident.sections.map(({evidence}) => [evidence.start.offset, evidence.end.offset] as const)
  for (const [index, [start]] of spans.entries()) expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0)
  const title = incident.title && incident.title.evidence.how !== 'front-matter' ? incident.title.evidence : undefined
  const left = textOutside(text, [...spans, ...listDefinitions(text), ...(title ? [[title.start.offset, title.end.offset] as const] : [])])
  const withoutFrontMatter = left
    .replace(/^\uFEFF*(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??\1[ \t]*(?=\r|\n|$)/, '')
    // A comment beside a title is no word of the document, and to HTML a closing tag of no name is a comment.
    .replace(/<!--[\s\S]*?(?:-->|$)|<\/(?![a-z])[^>]*>?/gi, '')
    .replace(/<\/?[a-z][^>]*>/gi, '')
  // A first heading that says what the title of the front matter says is that title.
  const body = withoutFrontMatter
    .split(/\r\n|\n|\r/)
    .filter(line => line.replace(/^#\s+/, '').trim() !== incident.title?.value)
    .join('\n')
    .replace(/&\w+;/g, ' ')
  // A lone mark such as `#` or `-` holds no word.
  expect(body.match(/[\p{L}\p{N}]+/gu) ?? []).toEqual([])
}

/** Where links and footnotes are defined: that belongs to what refers to it, wherever it stands. */
function listDefinitions(text: string): readonly (readonly [number, number])[] {
  if (!text.includes(']:') || checkLimits(text)) return []
  const source = toSourceText(text)
  const visit = (node: Nodes): readonly (readonly [number, number])[] => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') return [[startOf(source, node), endOf(source, node)]]
    return 'children' in node ? node.children.flatMap(visit) : []
  }
  return visit(parseDocument(source))
}

function textOutside(text: string, spans: readonly (readonly [number, number])[]): string {
  let rest = ''
  let at = 0
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    rest += `${text.slice(at, Math.max(at, start))}\n`
    at = Math.max(at, end)
  }
  return rest + text.slice(at)
}
