import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import type {EditGroup} from './format-edit.ts'
import {findIndent, holdsWords, toWords} from './line-edits.ts'

/** Takes the line that is the title out of the text, where the front matter says the same: it is the page's heading, not a section's. */
export function writeTitleEdits({source, body, frontMatter}: DetailedReading): readonly EditGroup[] {
  const {title} = body
  if (!title || !frontMatter.fields.some(({key}) => key === 'title')) return []
  const {start, end} = title.evidence
  const written = source.text.slice(start.offset, end.offset)
  // A link or a mark in the heading has no place in the front matter.
  if (findIndent(source.text, start.offset) !== '' || /[<[\]]/.test(written) || !holdsWords(title.value, toWords(written))) return []
  const below = /^[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)*/.exec(source.text.slice(end.offset, end.offset + 1000))?.[0].length ?? 0
  // Where the next line is indented, its indentation belongs to it.
  const after = source.text.slice(end.offset, end.offset + below)
  const kept = /[ \t]+$/.exec(after)?.[0].length ?? 0
  return [{name: 'title', edits: [{start: start.offset, end: end.offset + below - kept, text: ''}]}]
}
