import {minutesBetween} from '#src/incident/instant.ts'
import {formatInstant} from '#src/postmortem/time/format-instant.ts'
import {type Rule, report} from './rule.ts'

export const statedWindow: Rule = {
  id: 'stated-window',
  group: 'time',
  level: 'warning',
  summary: 'A stated stretch of impact that the timeline contradicts.',
  explanation:
    'The text says from when to when the incident lasted, and its own timeline has it resolved at another time. Ten minutes of difference, or a fiftieth of the stretch, are rounding.',
  examples: {
    good: '# Calls ended\n\nBetween 2021-09-15 13:12 and 2021-09-16 15:00 UTC clients experienced errors.\n\n## Timeline\n\n- 2021-09-15 13:12 — Errors rise.\n- 2021-09-16 14:25 — Capacity is added.\n- 2021-09-16 15:00 — The incident is resolved.\n',
    bad: '# Calls ended\n\nBetween 2021-09-15 15:00 and 2021-09-16 16:00 UTC clients experienced errors.\n\n## Timeline\n\n- 2021-09-15 13:12 — Errors rise.\n- 2021-09-16 14:25 — Capacity is added.\n- 2021-09-16 15:00 — The incident is resolved.\n',
  },
  checkDocument: ({incident, statedWindows}) => {
    const last = incident.timeline.findLast(entry => /\b(?:resolved|restored|all[- ]clear|recovered|back to normal)\b/i.test(entry.text))
    if (!last || incident.timeline.length < 3) return []
    return statedWindows.flatMap(window => {
      if (!window.end || window.end.precision === 'day') return []
      const apart = minutesBetween(last.instant, window.end)
      const slack = Math.max(10, minutesBetween(window.start, window.end) / 50)
      if (Math.abs(apart) <= slack || window.start.approximate) return []
      return [
        report(
          statedWindow,
          window.evidence,
          `Unexpected end of the impact at ${formatInstant(window.end)}, expected ${formatInstant(last.instant)} as in the timeline`,
          [{message: 'the timeline entry', place: last.evidence}],
        ),
      ]
    })
  },
}
