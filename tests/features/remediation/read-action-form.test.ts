import {describe, expect, test} from 'vitest'
import {type ActionFields, type ActionForm, readActionForm} from '#src/features/remediation/read-action-form.ts'
import {readSeenAction, type SeenAction, writeSeenAction} from '#src/features/remediation/seen-action.ts'

const base = 'a'.repeat(64)
const nothing = {kind: null, owner: null, due: null, done: null, priority: null, ref: null, factor: null, reason: null, proof: null}

describe('readActionForm()', () => {
  test('asks for what differs from what was seen, and for nothing else', () => {
    const seen = see({owner: '@ada', due: '2024-06-01', priority: 'P1'})
    expect(edit(seen, {...fieldsOf(seen), owner: '@grace', priority: ''})).toEqual([
      {change: 'set', position: 2, title: 'Raise the cap', was: {owner: '@ada', priority: 'P1'}, values: {owner: '@grace', priority: null}},
    ])
  })

  test('leaves alone what the form has no field for, and what says the same', () => {
    const seen = see({owner: '@ada', reason: 'None yet'})
    expect(edit(seen, {status: 'open'})).toEqual([])
    expect(edit(seen, fieldsOf(seen))).toEqual([])
    expect(edit(seen, {owner: '  @ada '})).toEqual([])
  })

  test('takes what was shown with marks for what turns the direction of text as untouched', () => {
    expect(edit(see({owner: '@a\u202eda'}), {owner: '@a⟦U+202E⟧da'})).toEqual([])
  })

  test('sets the day on which it is done, unless the form or the file says another', () => {
    const [today] = edit(see({}), {status: 'done', proof: ''})
    expect(today).toMatchObject({values: {status: 'done', done: '2024-06-15'}, was: {status: 'open', done: null}})
    expect(edit(see({}), {status: 'done', done: '2024-06-03', proof: ''})[0]).toMatchObject({values: {done: '2024-06-03'}})
    expect(edit(see({}), {status: 'done', done: '', proof: ''})[0]).toMatchObject({values: {done: '2024-06-15'}})
    expect(edit(see({done: '2024-06-02'}), {status: 'done', proof: ''})[0]).toMatchObject({values: {status: 'done'}, was: {status: 'open'}})
  })

  test('takes that day away with the status', () => {
    const [back] = edit(see({status: 'done', done: '2024-06-02'}), {status: 'open', done: '2024-06-02'})
    expect(back).toMatchObject({values: {status: 'open', done: null}, was: {status: 'done', done: '2024-06-02'}})
  })

  test('changes several alike, leaves what is empty as it is, and asks once for each file', () => {
    const seen = [see({}), {...see({owner: '@grace'}), position: 4}, {...see({}), incidentId: 'other'}]
    const read = readActionForm({way: 'many', seen, fields: {owner: '@grace', due: '', status: '', priority: '', kind: ''}}, '2024-06-15')
    expect(read).toEqual({
      asks: [],
      edits: ['lost', 'other'].map(incidentId => ({
        incidentId,
        base,
        requests: [{change: 'set', position: 2, title: 'Raise the cap', was: {owner: null}, values: {owner: '@grace'}}],
      })),
    })
  })

  test('asks for a reason until there is one, and for proof where the form had no field for it', () => {
    const asks = (fields: ActionFields, was: Partial<SeenAction['was']> = {}) => {
      const read = readActionForm({way: 'one', seen: [see(was)], fields}, '2024-06-15')
      return 'asks' in read ? read.asks : read.faults
    }
    expect(asks({status: 'wont-do'})).toEqual(['reason'])
    expect(asks({status: 'wont-do', reason: ' '})).toEqual(['reason'])
    expect(asks({status: 'wont-do', reason: 'The carrier is gone'})).toEqual([])
    expect(asks({status: 'wont-do'}, {reason: 'The carrier is gone'})).toEqual([])
    expect(asks({status: 'done'})).toEqual(['proof'])
    expect(asks({status: 'done', proof: ''})).toEqual([])
    expect(asks({status: 'done'}, {proof: 'A test'})).toEqual([])
    expect(asks({owner: '@ada'}, {status: 'done'})).toEqual([])
  })

  test.each([
    ['one', {title: ' '}, 'title'],
    ['one', {title: 'x'.repeat(1001)}, 'title'],
    ['many', {title: 'All the same'}, 'title'],
    ['one', {status: ''}, 'status'],
    ['one', {status: 'soon'}, 'status'],
    ['many', {kind: 'magic'}, 'kind'],
    ['one', {due: '2024-02-30'}, 'due'],
    ['one', {due: 'tomorrow'}, 'due'],
    ['many', {done: '1.6.2024'}, 'done'],
    ['one', {proof: 'x'.repeat(2001)}, 'proof'],
  ] as const)('says what cannot be taken: %s %j', (way, fields, field) => {
    const read = readActionForm({way, seen: [see({})], fields}, '2024-06-15')
    expect('faults' in read && read.faults.map(fault => fault.field)).toEqual([field])
  })

  test('keeps a text on one line, whatever is sent', () => {
    expect(edit(see({}), {owner: '@ada\r\n- [x] Something else\u0000'})[0]).toMatchObject({values: {owner: '@ada - [x] Something else'}})
  })
})

describe('readSeenAction()', () => {
  test('reads what writeSeenAction() wrote, in characters that no page shows otherwise', () => {
    const seen = see({owner: 'Zoë \u202e“&<>" \u{1f600}', due: '2024-06-01'})
    const text = writeSeenAction(seen)
    expect(text).toMatch(/^[ -~]+$/)
    expect(readSeenAction(text)).toEqual(seen)
  })

  test('takes nothing else', () => {
    const good = see({})
    for (const bad of [
      '',
      'null',
      '[]',
      '{',
      JSON.stringify({...good, base: 'x'}),
      JSON.stringify({...good, position: -1}),
      JSON.stringify({...good, position: 1.5}),
      JSON.stringify({...good, more: true}),
      JSON.stringify({...good, was: {...good.was, title: null}}),
      JSON.stringify({...good, was: {...good.was, status: 'soon'}}),
    ])
      expect([bad, readSeenAction(bad)]).toEqual([bad, undefined])
  })
})

function see(was: Partial<SeenAction['was']>): SeenAction {
  return {incidentId: 'lost', base, position: 2, was: {title: 'Raise the cap', status: 'open', ...nothing, ...was}}
}

function fieldsOf({was}: SeenAction): ActionFields {
  return Object.fromEntries(Object.entries(was).map(([field, value]) => [field, value ?? '']))
}

function edit(seen: SeenAction, fields: ActionFields) {
  const form: ActionForm = {way: 'one', seen: [seen], fields}
  const read = readActionForm(form, '2024-06-15')
  if ('faults' in read) throw new Error(`Expected no faults: ${JSON.stringify(read.faults)}`)
  return read.edits.flatMap(({requests}) => requests)
}
