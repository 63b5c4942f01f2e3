import type {Section} from '#src/incident/section.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import type {EditGroup, FormatEdit} from './format-edit.ts'
import {byBeginning, findIndent, holdsWords, toWords} from './line-edits.ts'

/**
 * Makes Markdown headings of the lines, labels and bold words that head sections. The author's words stay: what they head is known from
 * them again, and "Was ist passiert?" is no worse a heading than "Summary".
 */
export function writeHeadingEdits({source, body, reading}: DetailedReading, newline: string): readonly EditGroup[] {
  const lines = byBeginning(body.lines)
  const {sections} = reading.incident
  const depths = body.lines.flatMap(line => (line.kind === 'heading' && line !== body.titleLine ? [line.depth] : []))
  // Beside headings of Markdown, not above them: they would be parts of it.
  const level = Math.max(2, depths.length > 0 ? Math.min(...depths) : 2)
  return sections.flatMap((section, index): EditGroup[] => {
    const line = lines.get(section.evidence.start.offset)
    // A number in front says where the heading stands among others: a mark would not.
    const isItem = line?.kind === 'item' && !line.ordered && line.checked === undefined && line.depth === 0
    if (section.heading === undefined || !line || !(line.kind === 'text' || isItem) || line.isQuoted) return []
    if (findIndent(source.text, line.outerStart) !== '') return []
    const bodyStart = section.evidence.end.offset - section.text.length
    // The indentation of the first line below belongs to that line.
    const indent = /[\r\n]([ \t]*)$/.exec(source.text.slice(line.outerStart, bodyStart))?.[1]?.length ?? 0
    const end = bodyStart - indent
    const before = source.text.slice(line.outerStart, end)
    // Markup that the heading's text does not show (a link, an image, an anchor) would be lost.
    if (/[<[\]]/.test(before.replace(bracketed, '')) || !holdsWords(section.heading, toWords(before))) return []
    const above = source.text.slice(0, line.outerStart).slice(-4)
    const lead = above === '' || above === '\uFEFF' || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(above) ? '' : newline
    const text = `${lead}${'#'.repeat(toLevel(section, sections.slice(0, index), level))} ${section.heading}${section.text === '' ? '' : newline + newline}`
    const below = isItem ? outdent(source.text, end, section.evidence.end.offset, line.start - line.outerStart) : []
    return [{name: `heading “${section.heading}”`, edits: [{start: line.outerStart, end, text}, ...below]}]
  })
}

/** What stood inside an item stands at the margin, where the item is a heading. */
function outdent(text: string, from: number, to: number, width: number): readonly FormatEdit[] {
  return [...text.slice(from, to).matchAll(/(?:^|\r\n|\n|\r)([ \t]+)/g)].map(({0: whole, 1: blanks = '', index}) => {
    const start = from + index + whole.length - blanks.length
    return {start, end: start + Math.min(width, blanks.length), text: ''}
  })
}

/** Brackets around the whole of a heading are its marks, as asterisks are. */
const bracketed = /^\[[^[\]<>]+\]\s*$/

/** What went well, poorly and luckily stands below the lessons, where a heading names them. */
function toLevel({kind}: Section, before: readonly Section[], level: number): number {
  return level + (/^lessons./.test(kind) && before.some(each => each.kind === 'lessons' && each.heading !== undefined) ? 1 : 0)
}
