import type {Section} from '#src/incident/section.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import type {EditGroup} from './format-edit.ts'
import {byBeginning, findIndent, holdsWords, toWords} from './line-edits.ts'

/**
 * Makes Markdown headings of the lines, labels and bold words that head sections. The author's words stay: what they head is known from
 * them again, and "Was ist passiert?" is no worse a heading than "Summary".
 */
export function writeHeadingEdits({source, body, reading}: DetailedReading, newline: string): readonly EditGroup[] {
  const lines = byBeginning(body.lines)
  const {sections} = reading.incident
  return sections.flatMap((section, index): EditGroup[] => {
    const line = lines.get(section.evidence.start.offset)
    if (section.heading === undefined || !line || line.kind !== 'text' || line.isQuoted || findIndent(source.text, line.outerStart) !== '') return []
    const bodyStart = section.evidence.end.offset - section.text.length
    // The indentation of the first line below belongs to that line.
    const indent = /[\r\n]([ \t]*)$/.exec(source.text.slice(line.outerStart, bodyStart))?.[1]?.length ?? 0
    const end = bodyStart - indent
    const before = source.text.slice(line.outerStart, end)
    // Markup that the heading's text does not show (a link, an image, an anchor) would be lost.
    if (/[<[\]]/.test(before) || !holdsWords(section.heading, toWords(before))) return []
    const above = source.text.slice(0, line.outerStart).slice(-4)
    const lead = above === '' || above === '\uFEFF' || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(above) ? '' : newline
    const text = `${lead}${'#'.repeat(toLevel(section, sections.slice(0, index)))} ${section.heading}${section.text === '' ? '' : newline + newline}`
    return [{name: `heading “${section.heading}”`, edits: [{start: line.outerStart, end, text}]}]
  })
}

/** What went well, poorly and luckily stands below the lessons, where a heading names them. */
function toLevel({kind}: Section, before: readonly Section[]): number {
  return /^lessons./.test(kind) && before.some(each => each.kind === 'lessons' && each.heading !== undefined) ? 3 : 2
}
