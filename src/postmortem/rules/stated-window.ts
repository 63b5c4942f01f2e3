import {type Instant, minutesBetween} from '#src/incident/instant.ts'
import {formatInstant} from '#src/postmortem/time/format-instant.ts'
import {type Rule, report} from './rule.ts'

export const statedWindow: Rule = {
  id: 'stated-window',
  group: 'time',
  level: 'warning',
  summary: 'A stated stretch of impact that the timeline contradicts.',
  explanation:
    'The text says from when to when the incident lasted, and in its own timeline nothing happens at that time; the nearest entry that has it over is named. Ten minutes of difference, or a fiftieth of the stretch, are rounding, and one of several stretches need not be the last.',
  examples: {
    good: '# Calls ended\n\nBetween 2021-09-15 13:12 and 2021-09-16 15:00 UTC clients experienced errors.\n\n## Timeline\n\n- 2021-09-15 13:12 — Errors rise.\n- 2021-09-16 14:25 — Capacity is added.\n- 2021-09-16 15:00 — The incident is resolved.\n',
    bad: '# Calls ended\n\nBetween 2021-09-15 15:00 and 2021-09-16 16:00 UTC clients experienced errors.\n\n## Timeline\n\n- 2021-09-15 13:12 — Errors rise.\n- 2021-09-16 14:25 — Capacity is added.\n- 2021-09-16 15:00 — The incident is resolved.\n',
  },
  checkDocument: ({incident, statedWindows}) => {
    if (incident.timeline.length < 3) return []
    return statedWindows.flatMap(window => {
      const {end} = window
      if (!end || end.precision === 'day' || window.start.approximate || end.approximate) return []
      // One of several stretches need not last until the end of all.
      if (statedWindows.some(other => other !== window && other.end && other.start.at >= window.start.at && other.end.at > end.at)) return []
      const slack = Math.max(10, minutesBetween(window.start, end) / 50)
      const isNear = (instant: Instant | undefined): boolean => instant !== undefined && Math.abs(minutesBetween(instant, end)) <= slack
      const others = incident.timeline.filter(
        ({evidence}) => evidence.start.offset >= window.evidence.end.offset || evidence.end.offset <= window.evidence.start.offset,
      )
      // Something happened then; whether that was the end is for the reader to judge.
      if (others.some(entry => isNear(entry.instant) || isNear(entry.end))) return []
      const ends = others.flatMap(entry => (over.test(entry.text) ? [{instant: entry.end ?? entry.instant, evidence: entry.evidence}] : []))
      const nearest = ends.toSorted((a, b) => Math.abs(minutesBetween(a.instant, end)) - Math.abs(minutesBetween(b.instant, end)))[0]
      if (!nearest) return []
      return [
        report(
          statedWindow,
          window.evidence,
          `Unexpected end of the impact at ${formatInstant(end)}, expected ${formatInstant(nearest.instant)} as in the timeline`,
          [{message: 'the timeline entry', place: nearest.evidence}],
        ),
      ]
    })
  },
}

/** What an entry says when the impact, or the incident, is over. */
const over = /\b(?:resolved|restored|all[- ]clear|recovered|(?:back|return(?:s|ed)?) to normal|mitigated|fully operational|subsid(?:es?|ed))\b/i
