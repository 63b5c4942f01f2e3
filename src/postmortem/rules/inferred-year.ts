import type {Day} from '#src/incident/instant.ts'
import {type Rule, report} from './rule.ts'

export const inferredYear: Rule = {
  id: 'inferred-year',
  group: 'time',
  level: 'info',
  summary: 'A year that the account itself never gives.',
  explanation:
    'No day of the account has its year, so it was taken from the stamp of a status update, or from whoever had the file read (`--default-year`). It may be right, and should be written: `YYYY-MM-DD` before the first time, or `date:` in the front matter.',
  examples: {
    good: `# Calls ended

## Timeline

- 15 September 2021 13:12 UTC — Errors rise.

## Status updates

- **2021-09-16 15:20 UTC resolved** — This incident has been resolved.
`,
    bad: `# Calls ended

## Timeline

- 15 September 13:12 UTC — Errors rise.

## Status updates

- **2021-09-16 15:20 UTC resolved** — This incident has been resolved.
`,
  },
  checkDocument: ({incident, times}) => {
    const first = incident.timeline[0]
    // A day of the front matter, or one that the account gives with its year, is what the author says.
    if (!first || times.fullDays.some(({at}) => at < 0 || !isInUpdate(at))) return []
    const year = first.instant.at.slice(0, 4)
    const stamp: {readonly day: Day; readonly at: number} | undefined = times.fullDays[0]
    if (!stamp && times.defaultYear === undefined) return []
    const from = stamp ? 'is taken from the stamp of a status update' : 'was given by whoever had it read'
    return [report(inferredYear, first.evidence, `Unexpected days without a year, expected it once: ${year} ${from}`)]

    function isInUpdate(at: number): boolean {
      return incident.updates.some(({evidence}) => at >= evidence.start.offset && at < evidence.end.offset)
    }
  },
}
