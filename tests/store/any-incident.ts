import fc, {type Arbitrary} from 'fast-check'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence, Point, Stated} from '#src/incident/evidence.ts'
import {detectionSources, type Incident, lessonKinds, postmortemStatuses, updateStates} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import {relationTypes} from '#src/incident/relation.ts'
import {sectionKinds} from '#src/incident/section.ts'
import {severityLevels} from '#src/incident/severity.ts'
import type {PublishedDocument} from '#src/library/incident-store.ts'

// NUL, emoji, combining marks and line ends included; lone surrogates are not, because no file decoded from UTF-8 has any.
const text = fc.oneof(fc.string({maxLength: 20}), fc.string({unit: 'binary', maxLength: 12}), fc.constantFrom('', '\0', '\r\n', "'; --", '{"a": 1}', '[[x]]'))
const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | undefined> => fc.option(value, {nil: undefined})
const some = <T>(value: Arbitrary<T>): Arbitrary<T[]> => fc.array(value, {maxLength: 3})
const count = fc.nat({max: 100_000})
const figure = fc.oneof(count, fc.constantFrom(0.1, 2.5, -3, 1e21, 5e-324))

const point: Arbitrary<Point> = fc.record({line: count, column: count, offset: count})
const evidence: Arbitrary<Evidence> = fc.record({
  start: point,
  end: point,
  quote: text,
  how: fc.constantFrom('front-matter', 'heading', 'item', 'section', 'prose'),
})
const stated = <T>(value: Arbitrary<T>): Arbitrary<Stated<T>> => fc.record({value, evidence})
const day = fc.date({min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true}).map(date => date.toISOString().slice(0, 10))
const instant: Arbitrary<Instant> = fc.record({
  at: fc.date({min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true}).map(date => `${date.toISOString().slice(0, 19)}Z`),
  precision: fc.constantFrom('second', 'minute', 'hour', 'day'),
  approximate: fc.boolean(),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', '+05:30'),
})

const incident: Arbitrary<Incident> = fc.record({
  id: fc.constantFrom('a', '2024-01-01-x', 'ünïcode', "it's"),
  aliases: some(stated(text)),
  title: maybe(stated(text)),
  organization: maybe(stated(text)),
  severity: maybe(fc.record({level: maybe(fc.constantFrom(...severityLevels)), label: text, evidence})),
  status: fc.constantFrom(...postmortemStatuses),
  visibility: fc.constantFrom('public', 'restricted'),
  audience: some(text),
  timezone: maybe(stated(text)),
  date: maybe(stated(day)),
  milestones: fc.subarray([...milestoneKinds]).chain(kinds => fc.tuple(...kinds.map(kind => fc.record({kind: fc.constant(kind), instant, evidence})))),
  impactWindows: some(fc.record({start: instant, end: maybe(instant), evidence})),
  statedDurations: some(fc.record({minutes: figure, evidence})),
  impactMeasures: some(fc.record({value: figure, upTo: maybe(figure), unit: text, what: text, qualifier: maybe(text), evidence})),
  detectedBy: maybe(stated(fc.constantFrom(...detectionSources))),
  services: some(stated(text)),
  regions: some(stated(text)),
  tags: some(stated(text)),
  authors: some(stated(text)),
  trigger: maybe(fc.record({text, evidence})),
  factors: some(fc.record({title: text, description: text, category: maybe(text), evidence})),
  factorCategories: some(stated(text)),
  factorSuggestions: some(fc.record({category: text, evidence})),
  timeline: some(fc.record({instant, end: maybe(instant), milestones: fc.subarray([...milestoneKinds]), text, evidence})),
  updates: some(fc.record({instant, state: maybe(fc.constantFrom(...updateStates)), text, evidence})),
  actions: some(
    fc.record({
      id: maybe(text),
      title: text,
      group: maybe(text),
      status: fc.constantFrom(...actionStatuses),
      kind: maybe(fc.constantFrom(...actionKinds)),
      owner: maybe(text),
      due: maybe(day),
      done: maybe(day),
      priority: maybe(text),
      ref: maybe(text),
      factor: maybe(text),
      reason: maybe(text),
      proof: maybe(text),
      evidence,
    }),
  ),
  lessons: some(fc.record({kind: fc.constantFrom(...lessonKinds), text, evidence})),
  relations: some(fc.record({to: text, type: fc.constantFrom(...relationTypes), evidence})),
  links: some(fc.record({to: text, evidence})),
  sections: some(fc.record({kind: fc.constantFrom(...sectionKinds), heading: maybe(text), text, evidence})),
  source: maybe(fc.record({url: maybe(text), file: maybe(text), publisher: maybe(text), date: maybe(text), evidence})),
})

const span = fc.record({start: point, end: point})
const diagnostic: Arbitrary<Diagnostic> = fc.record({
  rule: text,
  level: fc.constantFrom('error', 'warning', 'info'),
  message: text,
  place: maybe(span),
  notes: some(fc.record({message: text, place: span})),
})

/** Any document that the types allow. */
export const anyDocument: Arbitrary<PublishedDocument> = fc.record({
  file: fc.constantFrom('a.md', 'folder/a.md', 'with space.md'),
  hash: fc.stringMatching(/^[0-9a-f]{64}$/),
  incident,
  diagnostics: some(diagnostic),
  markdown: fc.oneof(
    text,
    text.map(rest => `\ufeff${rest}`),
  ),
  html: fc.record({sections: some(text), entries: some(text), updates: some(text), actions: some(text), factors: some(text), footnotes: text}),
  plainText: text,
})
