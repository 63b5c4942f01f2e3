import {structuredPatch} from 'diff'
import type {DiffLine, DocumentDiff, SavedEdit} from '#src/library/document-saving.ts'
import {compareTexts} from './compare-texts.ts'
import {splitLines} from './split-lines.ts'

/** What it takes to come from one text to another and back: each changed place with three lines around it, in the order of the text. */
export function toSavedEdits(before: string, after: string): readonly SavedEdit[] {
  const patch = structuredPatch('', '', before, after, undefined, undefined, {context: 3, maxEditLength: 1000})
  if (!patch) return [{start: 0, end: before.length, removed: before, text: after, line: 1}]
  const [old, fresh] = [cutLines(before), cutLines(after)]
  return patch.hunks.map(({oldStart, oldLines, newStart, newLines}) => {
    const start = old.offsets[oldStart - 1] ?? before.length
    const removed = old.lines.slice(oldStart - 1, oldStart - 1 + oldLines).join('')
    return {start, end: start + removed.length, removed, text: fresh.lines.slice(newStart - 1, newStart - 1 + newLines).join(''), line: oldStart}
  })
}

/** The same as it is shown, with the numbers that the lines had. */
export function toDiff(file: string, edits: readonly SavedEdit[]): DocumentDiff {
  let shift = 0
  const hunks = edits.flatMap(({removed, text, line}) => {
    const {hunks} = compareTexts(file, removed, text)
    const shown = hunks.map(hunk => hunk.map(each => renumber(each, line - 1, line - 1 + shift)))
    shift += countLines(text) - countLines(removed)
    return shown
  })
  return {file, hunks}
}

function cutLines(text: string): {readonly lines: readonly string[]; readonly offsets: readonly number[]} {
  const lines = splitLines(text)
  let at = 0
  const offsets = lines.map(line => {
    at += line.length
    return at - line.length
  })
  return {lines, offsets}
}

function renumber({sign, text, before, after}: DiffLine, by: number, afterBy: number): DiffLine {
  return {sign, text, before: before && before + by, after: after && after + afterBy}
}

function countLines(text: string): number {
  return splitLines(text).length
}
