import type {Day, Instant} from '#src/incident/instant.ts'
import type {FoundUpdate} from '#src/postmortem/document/find-inline-updates.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findFirstDay} from '#src/postmortem/time/find-first-day.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {addDays, resolveDay, type TimeSettings, toTimeSettings} from '#src/postmortem/time/time-settings.ts'
import {findZone} from '#src/postmortem/time/zone-names.ts'
import type {Layout} from './lay-out.ts'
import type {Fact} from './read-facts.ts'
import type {Fields} from './read-fields.ts'
import {readLeadingTime} from './read-leading-time.ts'
import {findDayBefore} from './read-sentences.ts'
import type {Piece} from './to-pieces.ts'

/** What the clocks of a document lean on: its zone and years in `settings`, and the day that those without one are of. */
export type SettledTimes = {readonly settings: TimeSettings; readonly day: Day | undefined}

/** Settles the zone, the day and the zero of a document's times, before any of them is resolved. */
export function settleTimes(source: SourceText, layout: Layout, facts: readonly Fact[], fields: Fields, hints: ReadHints): SettledTimes {
  const {all, lines, title, messages, rest, pieces, own} = layout
  const days = [
    ...(fields.date ? [fields.date.value] : []),
    ...[...fields.milestones.values()].flatMap(({evidence}) => /\d{4}-\d{2}-\d{2}/.exec(evidence.quote)?.[0] ?? []),
  ]
  const stated = fields.timezone?.value ?? findZone(facts.find(({key}) => key === 'timezone')?.value ?? '')?.zone
  const zone = stated ?? findOwnZone(fields)
  const known = toTimeSettings(all, pieces, {
    zone: zone ?? hints.defaultTimezone,
    stated: zone !== undefined,
    defaultYear: hints.defaultYear,
    dayOrder: hints.dayOrder,
    days,
  })
  const findDay = (least: number): Day | undefined =>
    findFirstDay(
      [
        ...(title ? [title.line] : []),
        ...rest.filter(({kind}) => kind === 'heading'),
        ...own.filter(({kind}) => kind !== 'remediation' && kind !== 'lessons' && kind !== 'statusUpdates').flatMap(piece => piece.lines),
      ],
      title?.line,
      facts,
      new Set(messages.flatMap(message => [message.stamp, ...(message.isPostmortem ? [] : message.body)])),
      known,
      least,
    )
  // A blog's `date:` is when it was posted; a text that says plainly that it happened shortly before is about that day.
  const told = fields.date && days[0] === fields.date.value ? findDay(7) : undefined
  const headline = findTitleDay(fields.title?.value ?? title?.value, known)
  // Two months, unless the title itself names the day: a page that was saved has the date on which it was.
  const isBefore = told !== undefined && days[0] !== undefined && told < days[0] && (told === headline || told > addDays(days[0], -60))
  const day =
    (isBefore ? told : days[0] && ((fields.date?.value === days[0] && findDayBefore(own, days[0])) || days[0])) ??
    (headline ? findDay(7) : undefined) ??
    headline ??
    findDay(0) ??
    findFirstMessage(messages, known) ??
    findFirstPosted(pieces, known)

  const zero = findZero(source, lines, known, day) ?? findStatedStart(source, fields, facts, known, day)
  const settings: TimeSettings = zero ? {...known, zero} : known
  return {settings, day}
}

/** The offset that the front matter's own instants are written with, where they agree on one. */
function findOwnZone(fields: Fields): string | undefined {
  const zones = new Set([...fields.milestones.values()].map(({value}) => value.zone))
  const [zone] = zones
  return zones.size === 1 && zone !== 'UTC' ? zone : undefined
}

/** What "T+0" is: a line that sets it ("T0 = 13:02 UTC"), as people write it above such a timeline. */
function findZero(source: SourceText, lines: readonly Line[], settings: TimeSettings, day: Day | undefined): Instant | undefined {
  for (const line of lines) {
    const at = /\bT\s?[+-]?\s?(?:0|zero)?\s?(?:=|:|is\b|\bwas\b)\s*/.exec(line.text)
    const mention = at && findTimes(line.text.slice(at.index + at[0].length))[0]
    if (at && mention?.clock && mention.start <= 2) return resolveMention(source, mention, line.start + at.index + at[0].length, settings, day).instant
  }
  return undefined
}

/** Without a zero of its own "T+35m" counts from the start of the incident, where that is stated with a clock. */
function findStatedStart(source: SourceText, fields: Fields, facts: readonly Fact[], settings: TimeSettings, day: Day | undefined): Instant | undefined {
  const field = fields.milestones.get('started')?.value
  if (field && field.precision !== 'day') return field
  const fact = facts.find(({key}) => key === 'started')
  const mention = fact && findTimes(fact.value)[0]
  return fact && mention?.clock ? resolveMention(source, mention, fact.start, settings, day).instant : undefined
}

/** The day of the first message, for texts that name no day anywhere else. */
function findFirstMessage(messages: readonly FoundUpdate[], settings: TimeSettings): Day | undefined {
  const own = messages.filter(({isPostmortem}) => !isPostmortem)
  return (own.length > 0 ? own : messages).flatMap(({mention}) => (mention.day && resolveDay(mention.day, settings, undefined)) ?? []).toSorted()[0]
}

/** The same for messages in a list. */
function findFirstPosted(pieces: readonly Piece[], settings: TimeSettings): Day | undefined {
  const lines = pieces.filter(({kind}) => kind === 'statusUpdates').flatMap(piece => piece.lines)
  return lines
    .flatMap(line => {
      const day = line.kind === 'item' ? readLeadingTime(line.text)?.day : undefined
      return (day && resolveDay(day, settings, undefined)) ?? []
    })
    .toSorted()[0]
}

/** The day that a title names with its year: "Downtime on November 30, 2022". */
function findTitleDay(title: string | undefined, settings: TimeSettings): Day | undefined {
  const day = title === undefined ? undefined : findTimes(title).find(mention => mention.day?.year !== undefined)?.day
  return day && resolveDay(day, settings, undefined)
}
