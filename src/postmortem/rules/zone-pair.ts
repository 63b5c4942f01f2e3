import {Temporal} from 'temporal-polyfill'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {TimelineEntry} from '#src/incident/incident.ts'
import {type SourceText, toSpan} from '#src/postmortem/document/source-text.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {findZone} from '#src/postmortem/time/zone-names.ts'
import {type Rule, report} from './rule.ts'

export const zonePair: Rule = {
  id: 'zone-pair',
  group: 'time',
  level: 'warning',
  summary: 'One instant in two zones that do not agree.',
  explanation:
    'Two clocks stand beside each other as the same moment, and are not. The first one counts until somebody mends it. A clock of another zone that opens a parenthesis further on in an entry is taken for the same moment where its minutes are the same.',
  examples: {
    good: '## Timeline\n\n- 2024-10-22 17:15 UTC (10:15 AM PDT) — Load begins.\n',
    bad: '## Timeline\n\n- 2024-10-22 17:15 UTC (9:15 AM PDT) — Load begins.\n',
  },
  checkDocument: ({incident, source, times}) => incident.timeline.flatMap(entry => findStrayClocks(entry, source, times)),
}

const opening = /\(\s*~?\d/

/** "10:02 UTC — Ada is paged (13:02 CEST where she was)": clocks of another zone that stand in parentheses in the entry, not beside its time. */
function findStrayClocks({instant, evidence}: TimelineEntry, source: SourceText, {regions}: TimeSettings): readonly Diagnostic[] {
  const {quote, start} = evidence
  if (instant.precision === 'day' || !opening.test(quote)) return []
  return findTimes(quote).flatMap(mention => {
    const {clock, zone, until} = mention
    const known = zone === undefined ? undefined : findZone(zone, regions)
    if (!clock || !known || until || mention.start === 0 || !/\(\s*~?$/.test(quote.slice(Math.max(0, mention.start - 4), mention.start))) return []
    const shown = Temporal.Instant.from(instant.at).toZonedDateTimeISO(known.zone)
    // Other minutes are another moment; one that is right by the season that the abbreviation claims is reported for that claim alone.
    if (shown.minute !== clock.minute || shown.hour === clock.hour % 24 || toClaimedHour(shown, known.season) === clock.hour % 24) return []
    const place = toSpan(source, start.offset + mention.start, start.offset + mention.end)
    const written = quote.slice(mention.start, mention.end)
    const expected = `${shown.hour}:${String(shown.minute).padStart(2, '0')}`
    return [report(zonePair, place, `Unexpected ${written} beside ${instant.at.slice(11, 16)} UTC, expected ${expected} ${zone} as the same instant`)]
  })
}

/** The hour that clocks would show if the place kept the season that an abbreviation claims, in its year. */
function toClaimedHour(shown: Temporal.ZonedDateTime, season: 'standard' | 'summer' | undefined): number {
  const offsets = [1, 7].map(month => shown.with({month, day: 15}).offsetNanoseconds)
  const offset = season === 'summer' ? Math.max(...offsets) : season === 'standard' ? Math.min(...offsets) : shown.offsetNanoseconds
  return shown.add({nanoseconds: offset - shown.offsetNanoseconds}).hour
}
