import {existsSync, readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type ActionChange, type ActionValues, editableFields} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import {generatePostmortems} from '#src/library/generate/generate-postmortems.ts'
import {editPostmortem} from '#src/postmortem/edit-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {toComposedDocument} from '#tests/postmortem/composed-documents.ts'

const folders = ['content', 'tests/postmortem/foreign/raw', 'tests/postmortem/foreign/actions', '../shared/corpus/raw'].filter(folder => existsSync(folder))
const texts = [
  ...folders.flatMap(folder =>
    readdirSync(folder)
      .filter(file => /\.(?:md|txt)$/.test(file))
      .map(file => readFileSync(`${folder}/${file}`, 'utf8')),
  ),
  ...[...generatePostmortems({count: 12, seed: 3})].map(({text}) => text),
]
const runs = Number(process.env.EDIT_RUNS ?? 40)
const seed = Number(process.env.EDIT_SEED ?? 6)

const words = fc.constantFrom(
  '@grace',
  'Grace Hopper',
  'P2',
  'OPS-77',
  'a | b',
  'slow, dear, (and) moot',
  'https://a.example/b_c?d=1',
  'x, owner: y',
  '[z',
  'ö',
  '`x',
  'm*n',
)
const day = fc.constantFrom('2024-02-29', '2027-12-03', '2019-01-31').map(value => value as never)
const values: fc.Arbitrary<ActionValues> = fc.record(
  {
    title: fc.constantFrom('Add an alert on the queue', 'We will add an alert (soon)', 'Raise `max` to 5 | 6', 'Ask *Ada*, then decide'),
    status: fc.constantFrom('open', 'in-progress', 'done', 'wont-do', 'candidate'),
    kind: fc.constantFrom('prevent', 'detect', null),
    owner: fc.option(words),
    due: fc.option(day),
    done: fc.option(day),
    priority: fc.option(fc.constantFrom('P1', 'high')),
    ref: fc.option(words),
    factor: fc.option(fc.constant('capacity/memory')),
    reason: fc.option(words),
    proof: fc.option(words),
  },
  {requiredKeys: []},
) as fc.Arbitrary<ActionValues>

const isNews = (change: ActionChange): boolean => change.change !== 'set' || Object.keys(change.values).length > 0

/** Changes of a document's actions, in its own terms: positions that are there. */
function toChanges(count: number, drawn: readonly (readonly [number, number, number, ActionValues])[]): readonly ActionChange[] {
  return drawn
    .map(([kind, one, other, news]): ActionChange => {
      if (count === 0 || kind === 0) return {change: 'add', values: {title: 'Write down what was learned', ...news}, before: other % (count + 1)}
      if (kind === 1) return {change: 'remove', position: one % count}
      if (kind === 2) return {change: 'move', position: one % count, before: other % (count + 1)}
      return {change: 'set', position: one % count, values: news}
    })
    .filter(isNews)
}

/** All that is read but the actions and what goes and comes with their words. */
function readOthers(text: string): unknown {
  const {actions: _actions, sections, links: _links, organization: _organization, ...others} = readPostmortem(text, 'x').incident
  const kinds = sections.filter(({kind}) => kind !== 'remediation').map(({kind, heading}) => ({kind, heading}))
  return JSON.parse(
    JSON.stringify({...others, kinds}, (key, value: unknown) => (key === 'evidence' ? undefined : typeof value === 'string' ? plain(value) : value)),
  )
}

const plain = (value: string): string => value.replace(/\s+/g, ' ').trim()
const toValues = (action: ActionItem): Record<string, string | undefined> => Object.fromEntries(editableFields.map(field => [field, action[field]]))

/** A sentence keeps its stop. */
function toWanted(action: ActionItem, news: ActionValues): Record<string, string | undefined> {
  const stop = action.evidence.how === 'prose' ? (/[.!。]$/.exec(action.title)?.[0] ?? '') : ''
  const entries = Object.entries(news).map(([field, value]) => [
    field,
    value === null ? undefined : field === 'title' && !/[.!?。]$/.test(value) ? value + stop : value,
  ])
  return {...toValues(action), ...Object.fromEntries(entries)}
}

function splice(text: string, edits: readonly TextEdit[]): string {
  let [out, at] = ['', 0]
  for (const edit of edits) {
    expect(edit.start).toBeGreaterThanOrEqual(at)
    out += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return out + text.slice(at)
}

/** Edits a text, and expects what holds for every text: refused and untouched, or exactly what was asked for. */
function expectEdited(text: string, changes: readonly ActionChange[]): void {
  const before = readPostmortem(text, 'x').incident.actions
  const result = editPostmortem(text, changes, {id: 'x'})
  if ('refusal' in result) {
    expect(result.refusal).toMatch(/^\S.*\.$/s)
    return
  }
  // Every byte outside of the edits is as it was, and the edits make the text.
  expect(splice(text, result.edits)).toBe(result.text)
  const after = readPostmortem(result.text, 'x').incident.actions
  expect(readOthers(result.text)).toEqual(readOthers(text))
  if (changes.every(({change}) => change === 'set')) {
    const wanted = before.map((action, position) =>
      toWanted(action, Object.assign({}, ...changes.flatMap(change => (change.change === 'set' && change.position === position ? [change.values] : [])))),
    )
    expect(after.map(toValues)).toEqual(wanted)
    const old = before.map((action, position): ActionChange => {
      const entries = editableFields.flatMap(field => (wanted[position]?.[field] === action[field] ? [] : [[field, action[field] ?? null]]))
      return {change: 'set', position, values: Object.fromEntries(entries) as ActionValues}
    })
    const back = editPostmortem(result.text, old.filter(isNews), {id: 'x'})
    if (!('refusal' in back)) expect(readPostmortem(back.text, 'x').incident.actions.map(toValues)).toEqual(before.map(toValues))
  }
  if (changes.every(({change}) => change === 'remove' || change === 'move')) {
    const gone = new Set(changes.flatMap(change => (change.change === 'remove' ? [change.position] : [])))
    const kept = before.filter((_, position) => !gone.has(position)).map(toValues)
    expect(after.map(action => JSON.stringify(toValues(action))).toSorted()).toEqual(kept.map(each => JSON.stringify(each)).toSorted())
  }
}

const drawn = fc.array(fc.tuple(fc.nat(5), fc.nat(200), fc.nat(200), values), {minLength: 1, maxLength: 3})

describe('editPostmortem() makes exactly the change that was meant, or none', () => {
  test('in our documents, those of others, and generated ones', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), drawn, (text, list) => expectEdited(text, toChanges(readPostmortem(text, 'x').incident.actions.length, list))),
      {numRuns: runs, seed, endOnFailure: true},
    )
  }, 600_000)

  test('whatever their line ends are, with a byte order mark and without an end of the last line', () => {
    const dressed = fc
      .tuple(fc.constantFrom(...texts), fc.constantFrom('\r\n', '\r'), fc.boolean())
      .map(([text, newline, isMarked]) => `${isMarked ? '\uFEFF' : ''}${text.trimEnd().replace(/\r\n|\r|\n/g, newline)}`)
    fc.assert(
      fc.property(dressed, drawn, (text, list) => expectEdited(text, toChanges(readPostmortem(text, 'x').incident.actions.length, list))),
      {numRuns: Math.ceil(runs / 3), seed, endOnFailure: true},
    )
  }, 600_000)

  test('in documents made of any block in any other', () => {
    fc.assert(
      fc.property(fc.nat(), drawn, (number, list) => {
        const text = toComposedDocument(number)
        expectEdited(text, toChanges(readPostmortem(text, 'x').incident.actions.length, list))
      }),
      {numRuns: runs, seed, endOnFailure: true},
    )
  }, 600_000)
})
