import {hash} from 'node:crypto'
import type {DocumentSave, SavedEdit} from '#src/library/document-saving.ts'
import {mergeTexts} from './merge-texts.ts'
import {splitLines} from './split-lines.ts'

/** A file's text and the SHA-256 of its bytes. */
export type HashedText = {readonly text: string; readonly hash: string}

/**
 * The text without what a save did to it: what was there before it, where nothing was changed since; else a merge with what was. Undefined
 * where the same lines were changed since. `history` are the file's saves, newest first.
 */
export function takeBack(
  now: HashedText,
  save: Pick<DocumentSave, 'edits' | 'beforeHash' | 'afterHash'>,
  history: readonly DocumentSave[],
): string | undefined {
  const then = findEarlierText(now, save.afterHash, history)
  const before = then === undefined ? undefined : reverse(then, save)
  if (then !== undefined && before !== undefined) {
    const merged = mergeTexts({base: then, mine: now.text, theirs: before})
    if ('text' in merged) return merged.text
  }
  return takeOut(now.text, save.edits)
}

/** The text that had this hash, found by taking back one save after another; undefined where somebody else wrote meanwhile. */
export function findEarlierText(now: HashedText, wanted: string, history: readonly DocumentSave[]): string | undefined {
  let current = now
  for (const save of history) {
    if (current.hash === wanted) break
    if (save.afterHash !== current.hash) return undefined
    const text = reverse(current.text, save)
    if (text === undefined) return undefined
    current = {text, hash: save.beforeHash}
  }
  return current.hash === wanted ? current.text : undefined
}

/** The text that a save began with, of the very text that it made; undefined where these do not belong together. */
function reverse(after: string, {edits, beforeHash}: Pick<DocumentSave, 'edits' | 'beforeHash'>): string | undefined {
  const pieces: string[] = []
  let at = 0
  let shift = 0
  for (const {start, removed, text} of edits) {
    const from = start + shift
    pieces.push(after.slice(at, from), removed)
    at = from + text.length
    shift += text.length - removed.length
  }
  const before = [...pieces, after.slice(at)].join('')
  return hash('sha256', before) === beforeHash ? before : undefined
}

/** Finds each place by its lines, with as many of those around it as are still as they were; undefined where one is not there just once. */
function takeOut(now: string, edits: readonly SavedEdit[]): string | undefined {
  let text = now
  for (const edit of edits.toReversed()) {
    const next = replaceOnly(text, edit)
    if (next === undefined) return undefined
    text = next
  }
  return text
}

function replaceOnly(text: string, edit: SavedEdit): string | undefined {
  const [written, removed] = [splitLines(edit.text), splitLines(edit.removed)]
  const most = Math.min(written.length, removed.length)
  let [above, below] = [0, 0]
  while (above < most && written[above] === removed[above]) above++
  while (below < most - above && written.at(-1 - below) === removed.at(-1 - below)) below++
  // From all lines around the place to none of them; lines that came with nothing around them could stand anywhere.
  for (let less = 0; less <= Math.max(above, below); less++) {
    const [fromAbove, fromBelow] = [Math.min(less, above), Math.min(less, below)]
    const wanted = written.slice(fromAbove, written.length - fromBelow).join('')
    if (wanted === '') return undefined
    const at = findOnly(text, wanted)
    if (at === undefined) continue
    return text.slice(0, at) + removed.slice(fromAbove, removed.length - fromBelow).join('') + text.slice(at + wanted.length)
  }
  return undefined
}

/** Where lines stand as whole lines, where they do so once. */
function findOnly(text: string, lines: string): number | undefined {
  // Without an ending, they were the last ones.
  if (!lines.endsWith('\n')) return isWhole(text, lines, text.length - lines.length) ? text.length - lines.length : undefined
  const found: number[] = []
  for (let at = text.indexOf(lines); at >= 0 && found.length < 2; at = text.indexOf(lines, at + 1)) {
    if (isWhole(text, lines, at)) found.push(at)
  }
  return found.length === 1 ? found[0] : undefined
}

function isWhole(text: string, lines: string, at: number): boolean {
  return at >= 0 && (at === 0 || text[at - 1] === '\n') && text.startsWith(lines, at)
}
