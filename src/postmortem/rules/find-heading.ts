import type {Span} from '#src/incident/evidence.ts'
import type {Section} from '#src/incident/section.ts'
import {type SourceText, toSpan} from '#src/postmortem/document/source-text.ts'

/** Where a section's heading stands, its words alone; undefined where the section has none or its words are not written as they are read. */
export function findHeading(source: SourceText, {heading, evidence}: Section): Span | undefined {
  if (heading === undefined) return undefined
  const {start} = evidence
  const line = source.text.slice(start.offset, source.lineStarts[start.line] ?? source.text.length)
  const at = line.indexOf(heading)
  return at < 0 ? undefined : toSpan(source, start.offset + at, start.offset + at + heading.length)
}

/** The first line of a stretch: where that begins says enough, and the whole of a section is too much to point at. */
export function toFirstLine(source: SourceText, {start, end}: Span): Span {
  const next = source.lineStarts[start.line] ?? source.text.length
  const line = source.text.slice(start.offset, Math.min(next, end.offset)).trimEnd()
  return toSpan(source, start.offset, start.offset + line.length)
}

/** Where the text of a section, as it is read, begins in the file. */
export function findBody(source: SourceText, {text, evidence}: Section): number {
  const at = source.text.indexOf(text, evidence.start.offset)
  return at < 0 ? evidence.start.offset : at
}

/** What ends the document's lines. */
export function findLineEnd(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** The level of a Markdown heading; undefined for what only looks like one. */
export function findHeadingLevel(source: SourceText, {evidence: {start}}: Section): number | undefined {
  const line = source.text.slice(start.offset, source.lineStarts[start.line] ?? source.text.length)
  const marks = /^#{1,6}(?=\s)/.exec(line)?.[0].length
  if (marks !== undefined) return marks
  const next = source.text.slice(source.lineStarts[start.line] ?? source.text.length, source.lineStarts[start.line + 1] ?? source.text.length)
  return /^ {0,3}=+\s*$/.test(next) ? 1 : /^ {0,3}-+\s*$/.test(next) ? 2 : undefined
}
