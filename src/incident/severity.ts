import type {Evidence} from './evidence.ts'

/** 1 is the worst. */
export type SeverityLevel = 1 | 2 | 3 | 4 | 5

export const severityLevels: readonly SeverityLevel[] = [1, 2, 3, 4, 5]

/** The label stands as written; `level` is undefined where the label belongs to no known scale. */
export type Severity = {readonly level: SeverityLevel | undefined; readonly label: string; readonly evidence: Evidence}

/** The product's own name of a level: `SEV1` to `SEV5`. */
export function formatSeverityLevel(level: SeverityLevel): string {
  return `SEV${level}`
}
