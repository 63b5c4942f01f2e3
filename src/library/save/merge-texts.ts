import {diff3Merge} from 'node-diff3'
import {splitLines} from './split-lines.ts'

/** Lines that two people made something else of, each with what was there before; `line` counts from 1 in the text that comes first, `mine`. */
export type MergeConflict = {readonly line: number; readonly mine: string; readonly base: string; readonly theirs: string}

/** Two texts that came from one, put together, or the places where they stand against each other; `favoured` has what is mine at those, and both everywhere else. */
export type MergedText = {readonly text: string} | {readonly conflicts: readonly MergeConflict[]; readonly favoured: string}

/**
 * Merges whole texts by lines; every byte of either side stays, line endings included. Lines that touch each other count as one place: what
 * is right for each of them alone need not be right together.
 */
export function mergeTexts({base, mine, theirs}: {readonly base: string; readonly mine: string; readonly theirs: string}): MergedText {
  if (mine === theirs || theirs === base) return {text: mine}
  if (mine === base) return {text: theirs}
  const [ours, old, others] = [splitLines(mine), splitLines(base), splitLines(theirs)]
  const start = countCommon(ours, old, others, (lines, at) => lines[at])
  const shortest = Math.min(ours.length, old.length, others.length) - start
  const end = Math.min(
    shortest,
    countCommon(ours, old, others, (lines, at) => lines[lines.length - 1 - at]),
  )
  const middle = (lines: readonly string[]): string[] => lines.slice(start, lines.length - end)
  const regions = merge(middle(ours), middle(old), middle(others))
  const conflicts: MergeConflict[] = []
  const merged: string[] = []
  let line = start + 1
  for (const {ok, conflict} of regions) {
    if (conflict) conflicts.push({line, mine: conflict.a.join(''), base: conflict.o.join(''), theirs: conflict.b.join('')})
    for (const text of ok ?? conflict?.a ?? []) merged.push(text)
    line += ok?.length ?? conflict?.a.length ?? 0
  }
  const text = [...old.slice(0, start), ...merged, ...old.slice(old.length - end)].join('')
  return conflicts.length > 0 ? {conflicts, favoured: text} : {text}
}

type Region = {
  readonly ok?: readonly string[]
  readonly conflict?: {readonly a: readonly string[]; readonly o: readonly string[]; readonly b: readonly string[]}
}

function merge(a: string[], o: string[], b: string[]): readonly Region[] {
  // The comparison looks at every pair of equal lines: ten thousand blank ones on each side would take it minutes.
  if (countPairs(a, o) + countPairs(b, o) > mostPairs) return [{conflict: {a, o, b}}]
  return diff3Merge(a, o, b, {excludeFalseConflicts: true})
}

function countPairs(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1)
  let pairs = 0
  for (const line of other) pairs += counts.get(line) ?? 0
  return pairs
}

function countCommon(
  a: readonly string[],
  o: readonly string[],
  b: readonly string[],
  lineAt: (lines: readonly string[], at: number) => string | undefined,
): number {
  const most = Math.min(a.length, o.length, b.length)
  let count = 0
  while (count < most && lineAt(a, count) === lineAt(o, count) && lineAt(b, count) === lineAt(o, count)) count++
  return count
}

const mostPairs = 2_000_000
