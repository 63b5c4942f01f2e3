import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {type PostmortemReading, readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {expectExactEvidence, expectNothingLost} from '#tests/postmortem/expect-reading.ts'
import {toPlainWords} from '#tests/postmortem/to-plain-words.ts'

// Documents that we made up in the manner of others, with what a careful reader finds in them: README.md says how they were made.
// Each counts little; together they tell whether the reader reads families of writing. The bounds are a little below what it reaches.

type LabelledEntry = {readonly at: string; readonly alsoAt?: readonly string[]; readonly key: string; readonly optional?: boolean; readonly precision?: string}
type Label = {
  readonly id: string
  readonly raw: string
  readonly hints: {readonly defaultYear: number | null; readonly defaultTimezone: string | null}
  readonly title: string | readonly string[] | null
  readonly timeline: readonly LabelledEntry[]
  readonly actionItems: readonly {readonly key: string; readonly optional?: boolean}[]
  readonly startedAt: readonly string[] | null
  readonly detectedAt: readonly string[] | null
  readonly mitigatedAt: readonly string[] | null
  readonly resolvedAt: readonly string[] | null
  readonly instantsAmbiguous: readonly string[]
}

type Bounds = {readonly timeline: number; readonly milestones: number; readonly actions: readonly [recall: number, precision: number]; readonly titles: number}

/** The second set was labelled by people who did not know the reader, and read by it only afterwards. */
const sets: readonly (readonly [string, string, Bounds])[] = [
  ['documents of other people', 'tests/postmortem/foreign', {timeline: 0.98, milestones: 0.95, actions: [0.88, 0.94], titles: 0.94}],
  ['documents that it was not made for', 'tests/postmortem/foreign/second', {timeline: 0.92, milestones: 0.6, actions: [0.85, 0.85], titles: 0.85}],
]

describe.each(sets)('readPostmortem() on %s', (_, folder, bounds) => {
  const documents = readdirSync(`${folder}/labels`).map(file => {
    const label = JSON.parse(readFileSync(`${folder}/labels/${file}`, 'utf8')) as Label
    const text = readFileSync(`${folder}/${label.raw}`, 'utf8')
    const {defaultYear, defaultTimezone} = label.hints
    return {label, text, reading: readPostmortem(text, label.id, {defaultYear: defaultYear ?? undefined, defaultTimezone: defaultTimezone ?? undefined})}
  })

  test.each(documents.map(({label, text, reading}) => [label.id, text, reading] as const))('quotes %s exactly and loses no word of it', (_, text, reading) => {
    expectExactEvidence(text, reading)
    if (!/^\s*<!doctype html/i.test(text)) expectNothingLost(text, reading)
  })

  test(`finds timeline entries, and those that it finds are there`, () => {
    const totals = {required: 0, found: 0, read: 0, right: 0}
    for (const {label, reading} of documents) {
      const entries = [...reading.incident.timeline, ...reading.incident.updates]
      const used = new Set<number>()
      const match = (labelled: LabelledEntry): boolean => {
        const at = entries.findIndex(
          (entry, index) => !used.has(index) && isSameInstant(labelled, entry.instant.at) && toPlainWords(entry.text).includes(toPlainWords(labelled.key)),
        )
        if (at >= 0) used.add(at)
        return at >= 0
      }
      const required = label.timeline.filter(({optional}) => !optional)
      totals.required += required.length
      totals.found += required.filter(match).length
      for (const each of label.timeline) if (each.optional) match(each)
      totals.read += entries.length
      totals.right += used.size
    }
    expect(totals.found / totals.required).toBeGreaterThan(bounds.timeline)
    expect(totals.right / totals.read).toBeGreaterThan(bounds.timeline)
  })

  test('invents no milestone, and finds most', () => {
    const totals = {stated: 0, right: 0}
    const invented: string[] = []
    for (const {label, reading} of documents) {
      for (const kind of ['started', 'detected', 'mitigated', 'resolved'] as const) {
        if (label.instantsAmbiguous.includes(`${kind}At`)) continue
        const found = reading.incident.milestones.find(milestone => milestone.kind === kind)?.instant.at
        const accepted = label[`${kind}At`]
        if (!accepted && found) invented.push(`${label.id} ${kind} ${found}`)
        if (!accepted) continue
        totals.stated++
        if (accepted.some(at => found !== undefined && Math.floor(Date.parse(at) / 60_000) === Math.floor(Date.parse(found) / 60_000))) totals.right++
      }
    }
    expect(invented).toEqual([])
    expect(totals.right / totals.stated).toBeGreaterThan(bounds.milestones)
  })

  test('finds steps, and those that it finds are steps', () => {
    const totals = {required: 0, found: 0, read: 0, right: 0}
    for (const {label, reading} of documents) {
      const titles = reading.incident.actions.map(({title}) => toPlainWords(title))
      const right = titles.filter(title => label.actionItems.some(({key}) => title.includes(toPlainWords(key))))
      const required = label.actionItems.filter(({optional}) => !optional)
      totals.required += required.length
      totals.found += required.filter(({key}) => titles.some(title => title.includes(toPlainWords(key)))).length
      totals.read += titles.length
      totals.right += right.length
    }
    expect(totals.found / totals.required).toBeGreaterThan(bounds.actions[0])
    expect(totals.right / totals.read).toBeGreaterThan(bounds.actions[1])
  })

  test('finds the title of nearly every document that has one', () => {
    const titled = documents.filter(({label}) => label.title !== null)
    const right = titled.filter(({label, reading}) =>
      [label.title ?? []].flat().some(title => toPlainWords(reading.incident.title?.value ?? '').includes(toPlainWords(title))),
    )
    expect(right.length / titled.length).toBeGreaterThan(bounds.titles)
  })
})

// The labelled documents of real organisations are not part of the project; where they lie beside it, they measure the reader too.
const corpus = '../shared/corpus/raw'
describe.skipIf(!existsSync(corpus))('readPostmortem() on the corpus (skipped where ../shared/corpus is not there)', () => {
  const files = existsSync(corpus) ? readdirSync(corpus) : []
  test.each(files)('quotes %s exactly and loses no word of it', file => {
    const text = readFileSync(`${corpus}/${file}`, 'utf8')
    const reading: PostmortemReading = readPostmortem(text, 'x')
    expectExactEvidence(text, reading)
    expectNothingLost(text, reading)
  })
})

function isSameInstant({at, alsoAt = [], precision}: LabelledEntry, found: string): boolean {
  if (precision === 'day') return Math.abs(Date.parse(found) - Date.parse(at)) < 86_400_000
  return [at, ...alsoAt].some(each => Math.floor(Date.parse(each) / 60_000) === Math.floor(Date.parse(found) / 60_000))
}
