import {formatInstant} from '#src/postmortem/time/format-instant.ts'
import {type Rule, report} from './rule.ts'

export const futureInstant: Rule = {
  id: 'future-instant',
  group: 'time',
  level: 'warning',
  summary: 'An incident that lies in the future.',
  explanation: 'Mostly a year or a month is mistyped. Plans belong under Remediation.',
  examples: undefined,
  checkLibrary: ({incident, today}) =>
    incident.milestones
      .filter(({instant}) => instant.at.slice(0, 10) > nextDay(today))
      .map(({kind, instant, evidence}) => report(futureInstant, evidence, `Unexpected ${kind} at ${formatInstant(instant)}, expected a time in the past`)),
}

// Today is a day of UTC; people east of it are a day ahead for some hours.
function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
