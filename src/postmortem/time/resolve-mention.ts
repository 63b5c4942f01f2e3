import {Temporal} from 'temporal-polyfill'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import {minutesBetween} from '#src/incident/instant.ts'
import {type SourceText, toSpan} from '#src/postmortem/document/source-text.ts'
import {ambiguousZone} from '#src/postmortem/rules/ambiguous-zone.ts'
import {dayOrder} from '#src/postmortem/rules/day-order.ts'
import {impossibleDay} from '#src/postmortem/rules/impossible-day.ts'
import {leapSecond} from '#src/postmortem/rules/leap-second.ts'
import {localTime} from '#src/postmortem/rules/local-time.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {timeWithoutDay} from '#src/postmortem/rules/time-without-day.ts'
import {zoneOutOfSeason} from '#src/postmortem/rules/zone-out-of-season.ts'
import {zonePair} from '#src/postmortem/rules/zone-pair.ts'
import type {TimeMention, WrittenTime} from './find-times.ts'
import {resolveMoment} from './resolve-moment.ts'
import {addDays, resolveDay, type TimeSettings} from './time-settings.ts'
import {findZone} from './zone-names.ts'

/** A mention's instants; undefined where the document does not decide them. `day` carries forward to the times below. */
export type ResolvedMention = {
  readonly instant: Instant | undefined
  readonly end: Instant | undefined
  readonly day: Day | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Finds the instants of a mention that stands at `offset` of the source, on the day and with the zone at hand. */
export function resolveMention(
  source: SourceText,
  mention: TimeMention,
  offset: number,
  settings: TimeSettings,
  current: Day | undefined,
  carriedZone?: string,
): ResolvedMention {
  const place = toSpan(source, offset + mention.start, offset + mention.end)
  const diagnostics: Diagnostic[] = []
  const statement = settings.statements.find(({from, to}) => place.start.offset >= from && place.start.offset < to)
  const fallback = statement?.zone ?? (settings.zoneKnown === 'stated' ? settings.zone : (carriedZone ?? settings.zone))

  const resolve = (time: WrittenTime, day: Day | undefined, approximate: boolean): Instant | undefined => {
    if (!day) return undefined
    const known = time.zone === undefined ? undefined : findZone(time.zone, settings.regions)
    if (time.zone !== undefined && settings.undecided?.has(time.zone.toUpperCase()))
      diagnostics.push(
        report(
          ambiguousZone,
          place,
          `Unexpected ${time.zone} in a document that names no country, expected a place, an offset or UTC beside it: read as ${known?.zone}`,
        ),
      )
    if (time.clock?.leap) diagnostics.push(report(leapSecond, place, 'Unexpected leap second, expected at most :59, as which it is read'))
    const resolved = resolveMoment(day, time.clock, known?.zone ?? fallback, approximate)
    if ('instant' in resolved) {
      const season = known ? known.season : statement && findZone(statement.written, settings.regions)?.season
      const claim = known ? {written: time.zone ?? '', place} : statement && {written: statement.written, place: toSpan(source, statement.start, statement.end)}
      if (season && claim && time.clock && isSummer(resolved.instant) !== (season === 'summer')) {
        diagnostics.push(
          report(
            zoneOutOfSeason,
            claim.place,
            `Unexpected ${claim.written} on ${day}, expected ${season === 'summer' ? 'the standard' : 'the summer'} time that ${resolved.instant.zone} kept then: read as what its clocks showed`,
          ),
        )
      }
      return resolved.instant
    }
    const zone = known?.zone ?? fallback
    if (resolved.problem === 'doubled')
      diagnostics.push(report(localTime, place, `Unexpected time that ${zone} had twice on ${day}, expected an offset beside it (\`+01:00\`) or UTC`))
    if (resolved.problem === 'nonexistent')
      diagnostics.push(report(localTime, place, `Unexpected time that ${zone} skipped on ${day}, expected one that its clocks showed`))
    return undefined
  }

  // "11:41 PDT | 18:41 UTC August 24": the day is that of the clock beside it, and of the same instant elsewhere.
  const dated = mention.day ? undefined : mention.others.find(other => other.day)
  const known = dated?.day && resolve(dated, resolveDay(dated.day, settings, current), mention.approximate)
  const day = mention.day ? resolveDay(mention.day, settings, current) : (nearestDay(known, mention, fallback, settings.regions) ?? current)
  if (!day && mention.day?.unordered)
    diagnostics.push(
      report(
        dayOrder,
        place,
        `Unexpected ${mention.day.unordered.join('/')} as day and month, expected a date whose order the document decides: write YYYY-MM-DD`,
      ),
    )
  else if (!day && mention.day && (mention.day.impossible || mention.day.month !== undefined))
    diagnostics.push(
      mention.day.impossible || mention.day.year !== undefined
        ? report(impossibleDay, place, 'Unexpected day that the calendar does not have, expected one such as 2024-02-28')
        : report(
            timeWithoutDay,
            place,
            'Unexpected day without a year, expected one that the document states: write `YYYY-MM-DD`, or tell the reader the year',
          ),
    )
  else if (!day && mention.clock)
    diagnostics.push(
      report(
        timeWithoutDay,
        place,
        'Unexpected time without a day, expected one that the document states: write `YYYY-MM-DD` before the first time or `date:` in the front matter',
      ),
    )
  const instant = resolve(mention, day, mention.approximate)
  for (const other of mention.others) {
    const same = resolve(other, other.day ? resolveDay(other.day, settings, day) : nearestDay(instant, other, fallback, settings.regions), mention.approximate)
    const apart = instant && same ? minutesBetween(instant, same) : 0
    if (apart !== 0)
      diagnostics.push(
        report(
          zonePair,
          place,
          `Unexpected ${formatWritten(other)} beside ${formatWritten(mention)}, expected the same instant: they are ${Math.abs(apart)} minutes apart`,
        ),
      )
  }

  const isEndApproximate = mention.approximate || mention.until?.approximate === true
  let endDay = mention.until?.day ? resolveDay(mention.until.day, settings, day) : day
  let end = instant && mention.until ? resolve(mention.until, endDay, isEndApproximate) : undefined
  if (instant && end && end.at < instant.at && !mention.until?.day && mention.until?.clock && day) {
    // "22:00–01:30" can only mean the night; a range of more than half a day backwards is a mistake and stays one.
    const next = addDays(day, 1)
    const tomorrow = resolve(mention.until, next, isEndApproximate)
    if (tomorrow && minutesBetween(instant, tomorrow) <= 12 * 60) [end, endDay] = [tomorrow, next]
  }
  return {instant, end, day: endDay ?? day, diagnostics}
}

/** The day on which a clock of another zone shows the same instant: the one nearest to it. */
function nearestDay(instant: Instant | undefined, other: WrittenTime, fallback: string, regions: ReadonlyMap<string, string> | undefined): Day | undefined {
  if (!instant) return undefined
  const zone = (other.zone === undefined ? undefined : findZone(other.zone, regions)?.zone) ?? fallback
  const local = Temporal.Instant.from(instant.at).toZonedDateTimeISO(zone)
  return local.toPlainDate().toString()
}

function isSummer({at, zone}: Instant): boolean {
  if (!zone.includes('/')) return false
  const offsetAt = (instant: string): number => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offsetNanoseconds
  const year = at.slice(0, 4)
  return offsetAt(at) > Math.min(offsetAt(`${year}-01-15T00:00:00Z`), offsetAt(`${year}-07-15T00:00:00Z`))
}

function formatWritten({clock, zone}: WrittenTime): string {
  return clock ? `${clock.hour}:${String(clock.minute).padStart(2, '0')}${zone ? ` ${zone}` : ''}` : (zone ?? 'a day')
}
