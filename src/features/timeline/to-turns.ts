import type {ImpactWindow} from '#src/incident/impact.ts'

/** Where impact begins, pauses, comes back and ends, by instant. */
export type Turn = 'impact begins' | 'impact pauses' | 'impact again' | 'impact ends'

/** Names the ends of the impact windows; what the milestones already name is for the caller to leave out. */
export function toTurns(windows: readonly ImpactWindow[]): ReadonlyMap<string, Turn> {
  const inTime = windows.toSorted((a, b) => (a.start.at < b.start.at ? -1 : 1))
  const turns = new Map<string, Turn>()
  for (const [index, window] of inTime.entries()) {
    turns.set(window.start.at, index === 0 ? 'impact begins' : 'impact again')
    if (window.end) turns.set(window.end.at, index === inTime.length - 1 ? 'impact ends' : 'impact pauses')
    // A stretch that begins where the last one ends is the same impact, told in two parts.
    if (inTime[index - 1]?.end?.at === window.start.at) turns.delete(window.start.at)
  }
  return turns
}
