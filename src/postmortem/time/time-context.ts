import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import {localTime} from '#src/postmortem/rules/local-time.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {timeWithoutDay} from '#src/postmortem/rules/time-without-day.ts'
import type {Moment, Stamp} from './read-stamp.ts'
import {resolveMoment} from './resolve-moment.ts'

/** What a bare time leans on: the document's zone, and the day last given above it. */
export type TimeContext = {readonly zone: string; readonly day: Day | undefined}

/** A stamp's instants with the day that carries forward from it; `instant` is undefined where it could not be determined. */
export type ResolvedStamp = {
  readonly instant: Instant | undefined
  readonly end: Instant | undefined
  readonly day: Day | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Finds the instants of a stamp; the end of a range is on the day of its start unless it says otherwise. */
export function resolveStamp(stamp: Stamp, context: TimeContext, evidence: Evidence): ResolvedStamp {
  const diagnostics: Diagnostic[] = []
  const resolve = (moment: Moment, day: Day | undefined, approximate: boolean): Instant | undefined => {
    if (!day) {
      diagnostics.push(
        report(
          timeWithoutDay,
          evidence,
          'Unexpected time without a day, expected `YYYY-MM-DD` before the first time of the list or `date:` in the front matter',
        ),
      )
      return undefined
    }
    const zone = moment.zone ?? context.zone
    const resolved = resolveMoment(day, moment.clock, zone, approximate)
    if ('instant' in resolved) return resolved.instant
    if (resolved.problem === 'doubled')
      diagnostics.push(report(localTime, evidence, `Unexpected time that ${zone} had twice on ${day}, expected an offset beside it (\`+01:00\`) or UTC`))
    else if (resolved.problem === 'nonexistent')
      diagnostics.push(report(localTime, evidence, `Unexpected time that ${zone} skipped on ${day}, expected one that its clocks showed`))
    else
      diagnostics.push(report(localTime, evidence, `Unexpected zone “${zone}”, expected UTC, an offset such as +02:00, or an IANA name such as Europe/Berlin`))
    return undefined
  }

  const day = stamp.start.day ?? context.day
  const instant = resolve(stamp.start, day, stamp.approximate)
  const endDay = stamp.end?.day ?? day
  const end = instant && stamp.end ? resolve({...stamp.end, zone: stamp.end.zone ?? stamp.start.zone}, endDay, stamp.approximate) : undefined
  return {instant, end, day: endDay, diagnostics}
}
