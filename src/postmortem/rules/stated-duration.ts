import {listImpactWindows} from '#src/incident/duration.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Incident, TimelineEntry} from '#src/incident/incident.ts'
import {type Instant, minutesBetween} from '#src/incident/instant.ts'
import type {Milestone} from '#src/incident/milestone.ts'
import {findStatedKind} from '#src/incident/stated-kind.ts'
import {formatClock} from '#src/postmortem/time/format-instant.ts'
import {type Rule, report} from './rule.ts'

export const statedDuration: Rule = {
  id: 'stated-duration',
  group: 'time',
  level: 'warning',
  summary: "A stated duration that the document's own times contradict.",
  explanation:
    'Both are shown: what the times add up to and what the author says. A difference of a twentieth, or of two minutes, is rounding; of what is "about" so long, a sixth. Of an incident that came and went, the timeline tells the stretches: "subsides", and later "increases again".',
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
    const stated = listImpactWindows(incident).flatMap(({start, end, evidence}) =>
      end && start.precision !== 'day' && end.precision !== 'day' ? [{start, end, evidence}] : [],
    )
    const windows = incident.impactWindows.length === 0 && incident.statedDurations.length > 0 ? (findStretches(incident) ?? stated) : stated
    if (windows.length === 0) return []
    const computed = windows.reduce((sum, {start, end}) => sum + minutesBetween(start, end), 0)
    const stretches = windows.map(({start, end}) => `from ${formatClock(start)} to ${formatClock(end)}`).join(' and ')
    // Where the text itself states no stretch, "duration" may as well be the time until it was resolved, or since it was detected.
    const spans = incident.impactWindows.length > 0 ? [] : listSpans(incident.milestones)
    const reported = new Set<number>()
    return incident.statedDurations.flatMap(({minutes, evidence}) => {
      // How long somebody took is not how long it lasted.
      if (findStatedKind({evidence})) return []
      const share = isApproximate.test(evidence.quote) ? 6 : 20
      const isRounding = [computed, ...spans].some(span => Math.abs(minutes - span) <= Math.max(2, span / share))
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

/**
 * The stretches of an incident that came and went, as its timeline tells: "subsides", and later "increases again". Undefined where the
 * timeline tells of one stretch only, or leaves the last one open: then its milestones say it.
 */
function findStretches({timeline}: Pick<Incident, 'timeline'>): readonly Stretch[] | undefined {
  const stretches: Stretch[] = []
  let open: TimelineEntry | undefined = timeline[0]
  for (const entry of timeline) {
    if (entry.evidence.how !== 'item' || entry.instant.precision === 'day') return undefined
    if (open && entry !== open && isOver.test(entry.text)) {
      stretches.push({start: open.instant, end: entry.end ?? entry.instant, evidence: entry.evidence})
      open = undefined
    } else if (!open && isBack.test(entry.text)) open = entry
  }
  const isInOrder = stretches.every(({start, end}, index) => end.at >= start.at && start.at >= (stretches[index - 1]?.end.at ?? ''))
  return stretches.length > 1 && !open && isInOrder ? stretches : undefined
}

type Stretch = {readonly start: Instant; readonly end: Instant; readonly evidence: Evidence}

const isApproximate = /\b(?:about|around|approximately|roughly|some|nearly|almost|approx|ca)\b|~/i

const isOver = /\b(?:subsid(?:es?|ed)|(?:back|returns?|returned) to normal|restored|recovered|recovers|all[- ]clear)\b/i
const isBack =
  /\b(?:(?:increas|ris|rose|drop|fail|degrad|begin|began|start|return|occur|climb)\w* (?:\w+ )?again|again (?:increas|ris|rose|fail|degrad|unavailable)\w*|re-?opens?|re-?opened|recurs?|recurred|re-?occurs?|second (?:wave|outage|spike))\b/i
/** Minutes from the start or the detection to each later milestone. */
function listSpans(milestones: readonly Milestone[]): readonly number[] {
  const from = milestones.filter(({kind}) => kind === 'started' || kind === 'detected')
  const to = milestones.filter(({kind}) => kind === 'mitigated' || kind === 'resolved')
  return from.flatMap(a => to.map(b => minutesBetween(a.instant, b.instant)))
}
