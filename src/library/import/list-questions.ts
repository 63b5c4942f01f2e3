import {Temporal} from 'temporal-polyfill'
import type {ItemCorrection} from '#src/incident/correction.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Span} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import type {MilestoneKind} from '#src/incident/milestone.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {findZone} from '#src/postmortem/time/zone-names.ts'
import {listUndecided} from './import-report.ts'
import type {ImportHints} from './import-work.ts'
import {toItemKeys} from './place-corrections.ts'

/** What an answer does: says something of all times, of a milestone, or of an entry; or leaves the text as it is. */
export type Answer = {readonly label: string} & (
  | {readonly does: 'hint'; readonly hints: ImportHints}
  | {readonly does: 'milestone'; readonly kind: MilestoneKind; readonly instant: Instant}
  | {readonly does: 'entry'; readonly at: string; readonly correction: Extract<ItemCorrection, {readonly item: 'entry'}>}
  | {readonly does: 'settle'}
)

/** Something that only a person can decide. `key` names it in a text, however often that is read; `where` is the place in question. */
export type Question = {
  readonly key: string
  readonly rule: string
  readonly asks: string
  readonly where: Span | undefined
  readonly answers: readonly Answer[]
}

/** The questions that a reading leaves open: contradictions with what could hold, and what the text does not say. */
export function listQuestions(text: string, incident: Incident, diagnostics: readonly Diagnostic[]): readonly Question[] {
  const seen = new Set<string>()
  const isUndated = diagnostics.some(({rule}) => rule === 'time-without-day' || rule === 'day-order')
  const undecided = [
    ...diagnostics.filter(({rule}) => rule === 'assumed-zone'),
    // An item has no time yet as long as nobody said of which year it is.
    ...listUndecided(diagnostics).filter(({rule}) => !(isUndated && rule === 'item-without-time')),
  ]
  return undecided.flatMap(diagnostic => {
    const {rule, place} = diagnostic
    const isWhole = rule === 'assumed-zone' || rule === 'time-without-day' || rule === 'day-order'
    const key = isWhole ? rule : `${rule}.${place?.start.offset ?? 0}`
    if (seen.has(key)) return []
    seen.add(key)
    const {asks, answers} = toAnswers(text, incident, diagnostic)
    // Where the whole text leans on the answer, there is none that leaves it open.
    return [{key, rule, asks, where: place, answers: isWhole ? answers : [...answers, {label: 'Leave it as written', does: 'settle'} as const]}]
  })
}

type Asked = {readonly asks: string; readonly answers: readonly Answer[]}

function toAnswers(text: string, incident: Incident, diagnostic: Diagnostic): Asked {
  const {rule, place, message} = diagnostic
  const written = place ? text.slice(place.start.offset, place.end.offset) : ''
  switch (rule) {
    case 'assumed-zone':
      return {asks: 'The text names no time zone. Which one are its times in?', answers: [{label: 'UTC', does: 'hint', hints: {defaultTimezone: 'UTC'}}]}
    case 'time-without-day':
      return {asks: 'The text has times without a day or a year. Of which year are they?', answers: listYears()}
    case 'day-order':
      return {asks: `Which comes first in “${clip(written)}”, the day or the month?`, answers: listOrders()}
    case 'zone-pair':
      return toPair(incident, diagnostic, written) ?? {asks: `${message}.`, answers: []}
    case 'milestone-contradicted':
      return toMilestone(incident, diagnostic) ?? {asks: `${message}.`, answers: []}
    default:
      return {asks: `${message}.`, answers: []}
  }
}

function listYears(): readonly Answer[] {
  const year = new Date().getUTCFullYear()
  return [year, year - 1, year - 2].map(each => ({label: String(each), does: 'hint', hints: {defaultYear: each}}))
}

function listOrders(): readonly Answer[] {
  return [
    {label: 'Day first', does: 'hint', hints: {dayOrder: 'dmy'}},
    {label: 'Month first', does: 'hint', hints: {dayOrder: 'mdy'}},
  ]
}

/** "17:15 UTC (9:15 AM PDT)": what the clocks of the second zone showed, and which of the two holds. */
function toPair({timeline}: Incident, {place}: Diagnostic, written: string): Asked | undefined {
  const index = timeline.findIndex(({evidence}) => place && evidence.start.offset <= place.start.offset && evidence.end.offset >= place.end.offset)
  const [entry, at] = [timeline[index], toItemKeys(timeline)[index]]
  const clocks = [...written.matchAll(/\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?/giu)]
  const second = clocks.length > 1 ? clocks.at(-1) : clocks[0]
  const mention = second && findTimes(written.slice(second.index))[0]
  const zone = mention?.zone === undefined ? undefined : findZone(mention.zone)
  if (!entry || at === undefined || !second || !mention?.clock || !zone) return undefined
  const shown = Temporal.Instant.from(entry.instant.at).toZonedDateTimeISO(zone.zone)
  const other = shown.with({hour: mention.clock.hour % 24, minute: mention.clock.minute, second: 0})
  const days = [-1, 0, 1].map(day => other.add({days: day})).toSorted((a, b) => distance(a, shown) - distance(b, shown))
  const instant = days[0]?.toInstant().toString({smallestUnit: 'second'})
  if (instant === undefined) return undefined
  const hasHalf = /[ap]\.?m/i.test(second[0])
  const right = hasHalf
    ? `${shown.hour % 12 || 12}:${pad(shown.minute)}${/\s/.test(second[0]) ? ' ' : ''}${shown.hour < 12 ? 'AM' : 'PM'}`
    : `${shown.hour}:${pad(shown.minute)}`
  const own = Temporal.Instant.from(entry.instant.at).toZonedDateTimeISO(entry.instant.zone)
  const first = `${pad(own.hour)}:${pad(own.minute)} ${toZoneName(entry.instant.zone)}`
  const named = `${right} ${mention.zone}`
  const by = written.slice(0, second.index) + right + written.slice(second.index + second[0].length)
  return {
    asks: `${first} is ${right} in ${toZoneName(zone.zone)}, the text says ${second[0]}: which holds?`,
    answers: [
      {label: `${first} (${named})`, does: 'entry', at, correction: {item: 'entry', change: 'words', position: index, was: written, by}},
      {
        label: `${second[0]} ${mention.zone} (${instant.slice(11, 16)} UTC)`,
        does: 'entry',
        at,
        correction: {item: 'entry', change: 'set', position: index, values: {instant: {...entry.instant, at: instant, precision: 'minute'}}},
      },
    ],
  }
}

function distance(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): number {
  return Math.abs(a.epochMilliseconds - b.epochMilliseconds)
}

/** One place says one time for a milestone, and the timeline another. */
function toMilestone({milestones, timeline}: Incident, {place, notes}: Diagnostic): Asked | undefined {
  const stated = milestones.find(({evidence}) => evidence.start.offset === place?.start.offset)
  const told = timeline.find(({evidence}) => evidence.start.offset === notes[0]?.place.start.offset)
  if (!stated || !told) return undefined
  const {kind} = stated
  const instant = told.end && (kind === 'mitigated' || kind === 'resolved') ? told.end : told.instant
  return {
    asks: `The text says twice when it was ${kind}, and not the same: which holds?`,
    answers: [stated.instant, instant].map(each => ({label: formatInstant(each), does: 'milestone', kind, instant: each})),
  }
}

/** With its day, as clocks of its own zone showed it. */
function formatInstant({at, zone}: Instant): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  return `${local.toPlainDate().toString()} ${pad(local.hour)}:${pad(local.minute)} ${toZoneName(zone)}`
}

function toZoneName(zone: string): string {
  return zone.includes('/') ? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ') : zone
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
