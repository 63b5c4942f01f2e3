import {listImpactWindows} from '#src/incident/duration.ts'
import {minutesBetween} from '#src/incident/instant.ts'
import {formatClock} from '#src/postmortem/time/format-instant.ts'
import {type Rule, report} from './rule.ts'

export const statedDuration: Rule = {
  id: 'stated-duration',
  group: 'time',
  level: 'warning',
  summary: "A stated duration that the document's own times contradict.",
  explanation: 'Both are shown: what the times add up to and what the author says. A difference of a twentieth, or of two minutes, is rounding.',
  examples: {
    good: `---
impact_windows:
  - 2018-11-05T14:47/2018-11-05T15:09
duration: 22 minutes
---

Text.
`,
    bad: `---
impact_windows:
  - 2018-11-05T14:47/2018-11-05T15:09
  - 2018-11-05T15:52/2018-11-05T17:41
duration: 109 minutes
---

Text.
`,
  },
  checkDocument: ({incident}) => {
    const windows = listImpactWindows(incident).flatMap(({start, end, evidence}) =>
      end && start.precision !== 'day' && end.precision !== 'day' ? [{start, end, evidence}] : [],
    )
    if (windows.length === 0) return []
    const computed = windows.reduce((sum, {start, end}) => sum + minutesBetween(start, end), 0)
    const stretches = windows.map(({start, end}) => `from ${formatClock(start)} to ${formatClock(end)}`).join(' and ')
    const reported = new Set<number>()
    return incident.statedDurations.flatMap(({minutes, evidence}) => {
      const isRounding = Math.abs(minutes - computed) <= Math.max(2, computed / 20)
      // "1 minute of rejected calls" may well speak of one stretch; what claims to be the whole must be the whole.
      const isStretch = windows.length > 1 && windows.some(({start, end}) => Math.abs(minutesBetween(start, end) - minutes) <= 1)
      const claimsAll = evidence.how === 'front-matter' || /\btotal/i.test(evidence.quote)
      if (isRounding || (isStretch && !claimsAll) || reported.has(minutes)) return []
      reported.add(minutes)
      const notes = windows.map(window => ({message: 'a stretch of impact', place: window.evidence}))
      return [
        report(
          statedDuration,
          evidence,
          `Unexpected duration of ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, expected ${computed}: the times have impact ${stretches}`,
          notes,
        ),
      ]
    })
  },
}
