import {type CrossReason, mostShared, toStrength} from '#src/library/cross-reference.ts'

/** The strongest reason first, each once; names of one kind in alphabetical order. */
export function toReasons(reasons: readonly CrossReason[]): readonly CrossReason[] {
  const once = new Map(reasons.map(reason => [JSON.stringify(reason), reason]))
  return [...once.values()].sort((a, b) => toStrength(a) - toStrength(b) || compare('name' in a ? a.name : '', 'name' in b ? b.name : ''))
}

/** The few that share most; those that share as much stay in the order in which they come, which is newest first. */
export function rankShared<T extends {readonly reasons: readonly CrossReason[]}>(newestFirst: readonly T[]): readonly T[] {
  return newestFirst.toSorted((a, b) => b.reasons.length - a.reasons.length).slice(0, mostShared)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
