import type {DurationKind} from './duration.ts'
import type {StatedDuration} from './impact.ts'

/** What of the course of an incident a stated duration is of, by its own words: "TTD: 4 minutes", "time to resolve"; undefined where it is how long it lasted. */
export function findStatedKind({evidence}: Pick<StatedDuration, 'evidence'>): DurationKind | undefined {
  return kinds.find(([, pattern]) => pattern.test(evidence.quote))?.[0]
}

const kinds: readonly (readonly [DurationKind, RegExp])[] = [
  ['ttd', /\bTTD\b|\btime to detect/i],
  ['tta', /\bTTA\b|\btime to acknowledge/i],
  ['ttm', /\bTTM\b|\btime to mitigat/i],
  ['ttr', /\bTTR\b|\btime to (?:repair|resol|restor|recover)/i],
]
