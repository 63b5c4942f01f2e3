import {parsePatch, structuredPatch} from 'diff'
import type {DiffLine, DocumentDiff} from '#src/library/document-saving.ts'

/** What differs between two versions of a file, by lines, with three lines around each place. A text that is all new is one place. */
export function compareTexts(file: string, before: string, after: string): DocumentDiff {
  // Beyond so many differences nobody reads them one by one, and finding the fewest takes their square in time.
  const patch = structuredPatch('', '', before, after, undefined, undefined, {context: 3, maxEditLength: 1000})
  if (!patch) return {file, hunks: [[...toLines(before, '-'), ...toLines(after, '+')]]}
  return {file, hunks: patch.hunks.map(({lines, oldStart, newStart}) => numberLines(lines, oldStart, newStart))}
}

/** The same as a unified diff has it; nothing where it is none. */
export function readPatch(file: string, patch: string): DocumentDiff | undefined {
  try {
    const hunks = parsePatch(patch)[0]?.hunks ?? []
    return hunks.length === 0 ? undefined : {file, hunks: hunks.map(({lines, oldStart, newStart}) => numberLines(lines, oldStart, newStart))}
  } catch {
    // Git's own words about a file that is no text.
    return undefined
  }
}

function numberLines(lines: readonly string[], oldStart: number, newStart: number): readonly DiffLine[] {
  let [before, after] = [oldStart, newStart]
  return lines.flatMap((line): readonly DiffLine[] => {
    const text = line.slice(1)
    if (line.startsWith('-')) return [{sign: '-', text, before: before++, after: undefined}]
    if (line.startsWith('+')) return [{sign: '+', text, before: undefined, after: after++}]
    // "\ No newline at end of file" is said of a line, and is none.
    return line.startsWith(' ') ? [{sign: ' ', text, before: before++, after: after++}] : []
  })
}

function toLines(text: string, sign: '-' | '+'): readonly DiffLine[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line, at) => ({sign, text: line, before: sign === '-' ? at + 1 : undefined, after: sign === '+' ? at + 1 : undefined}))
}
