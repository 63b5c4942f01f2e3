import type {Anniversaries, PastWeek} from '#src/library/past-weeks.ts'
import {toAnniversaries} from '#src/store/to-anniversaries.ts'
import type {Entry} from './known-files.ts'

/** Those of some incidents that happened in these weeks. */
export function listAnniversaries(entries: readonly Entry[], weeks: readonly PastWeek[], limit: number): Anniversaries {
  const dated = entries.flatMap(({card: {id, title, day, severityLevel, severityLabel}}) =>
    day === undefined ? [] : [{id, title, day, severity: severityLabel === undefined ? undefined : {level: severityLevel, label: severityLabel}}],
  )
  return toAnniversaries(dated, weeks, limit)
}
