import type {Evidence} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import {toSpan} from '#src/postmortem/document/source-text.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {type Rule, report} from './rule.ts'

export const assumedZone: Rule = {
  id: 'assumed-zone',
  group: 'time',
  level: 'info',
  summary: 'Times without a zone, in a document that states none.',
  explanation:
    'They are read as UTC, which may be hours off. Write `timezone:` into the front matter, “all times in …” above the timeline, or the zone beside the first time; `--default-timezone` tells it for an import. Reported once for a document, at its first such time.',
  examples: {
    good: '---\ntimezone: Europe/Berlin\n---\n\n## Timeline\n\n- **2025-01-13 03:47** — Calls end.\n',
    bad: '## Timeline\n\n- **2025-01-13 03:47** — Calls end.\n',
  },
  checkDocument: ({incident, source, times}) => {
    // Everywhere else somebody said it: the document, a clock with a zone beside it, or whoever had it read.
    if (times.zoneKnown !== 'assumed') return []
    const bare = listInstants(incident).flatMap(({instant, evidence}) => {
      const at = instant.zone === 'UTC' && instant.precision !== 'day' ? findBareClock(evidence) : undefined
      return at ? [at] : []
    })
    const [first] = bare.toSorted((a, b) => a.start - b.start)
    if (!first) return []
    const message = 'Unexpected time without a zone in a document that states none, expected `timezone:` in the front matter or a zone beside it: read as UTC'
    return [report(assumedZone, toSpan(source, first.start, first.end), message)]
  },
}

type Dated = {readonly instant: Instant; readonly evidence: Evidence}

function listInstants({milestones, timeline, updates, impactWindows}: Incident): readonly Dated[] {
  return [...milestones, ...timeline, ...updates, ...impactWindows.map(({start, evidence}) => ({instant: start, evidence}))]
}

/** Where a fact's own words have a clock that says no zone: what counts from a zero or from 1970 has none that could be missing. */
function findBareClock({quote, start}: Evidence): {readonly start: number; readonly end: number} | undefined {
  const [first] = findTimes(quote).filter(({clock}) => clock)
  if (!first || first.zone !== undefined) return undefined
  return {start: start.offset + first.start, end: start.offset + first.end}
}
