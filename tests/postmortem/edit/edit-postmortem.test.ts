import {describe, expect, test} from 'vitest'
import type {ActionChange, ActionValues} from '#src/incident/action-change.ts'
import {editPostmortem} from '#src/postmortem/edit-postmortem.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'

/** The lines that differ, as a comparison shows them. */
function diff(before: string, after: string): readonly string[] {
  const [old, news] = [before.split('\n'), after.split('\n')]
  return [...old.filter(line => !news.includes(line)).map(line => `-${line}`), ...news.filter(line => !old.includes(line)).map(line => `+${line}`)]
}

function edit(text: string, ...changes: readonly ActionChange[]): readonly string[] {
  const result = editPostmortem(text, changes, {id: 'x'})
  return 'refusal' in result ? [`refused: ${result.refusal}`] : diff(text, result.text)
}

const set = (position: number, values: ActionValues): ActionChange => ({change: 'set', position, values})

describe('editPostmortem() in a canonical list', () => {
  const text =
    '# Q\n\n## Remediation\n\n- [x] Raise the limit (kind: mitigate, owner: @ada, done: 2024-02-14)\n- [ ] Add an alert (owner: @grace, due: 2024-03-15, ref: OPS-1)\n- [ ] Write it down\n'

  test('ticks the box and unticks it', () => {
    expect(edit(text, set(1, {status: 'done'}))).toEqual([
      '-- [ ] Add an alert (owner: @grace, due: 2024-03-15, ref: OPS-1)',
      '+- [x] Add an alert (owner: @grace, due: 2024-03-15, ref: OPS-1)',
    ])
    expect(edit(text, set(0, {status: 'open', done: null}))[1]).toBe('+- [ ] Raise the limit (kind: mitigate, owner: @ada)')
  })

  test('changes, adds and takes out attributes in their order', () => {
    expect(edit(text, set(1, {owner: '@ada', due: null, priority: 'P1', kind: 'detect'}))[1]).toBe(
      '+- [ ] Add an alert (kind: detect, owner: @ada, priority: P1, ref: OPS-1)',
    )
    expect(edit(text, set(2, {owner: '@ada', status: 'wont-do', reason: 'slow, dear, and moot'}))[1]).toBe(
      '+- [ ] Write it down (owner: @ada, status: wont-do, reason: slow, dear, and moot)',
    )
  })

  test('rewords a title and keeps the markup of the words that stay', () => {
    const linked = '## Remediation\n\n- [ ] Raise `max_conn` in [the pool](https://a.example/pool) to 500 (owner: @ada)\n'
    expect(edit(linked, set(0, {title: 'Raise max_conn in the pool to 1000'}))[1]).toBe(
      '+- [ ] Raise `max_conn` in [the pool](https://a.example/pool) to 1000 (owner: @ada)',
    )
  })
})

describe('editPostmortem() in a checkbox list of others', () => {
  const text = '# Action items\n\n- [x] Raise the connection limit @marta\n- [ ] Alert at 80% of the limit @marta\n- [ ] Move reports to the replica @kofi\n'

  test('changes a name where it stands, and puts what has no place there into our parenthesis', () => {
    expect(edit(text, set(2, {owner: '@ada'}))[1]).toBe('+- [ ] Move reports to the replica @ada')
    expect(edit(text, set(2, {due: '2024-06-01'}))[1]).toBe('+- [ ] Move reports to the replica (owner: @kofi, due: 2024-06-01)')
  })
})

describe('editPostmortem() in a table', () => {
  const german =
    '## Maßnahmen\n\n| Maßnahme | Verantwortlich | Frist | Stand |\n|---|---|---|---|\n| Netzteile tauschen | Rechenzentrum | 15.02.2021 | erledigt |\n| Alarm bei Ausfall | Monitoring-Team | 01.03.2021 | offen |\n| Ersatzteile einlagern | Einkauf |  | in Arbeit |\n'

  test('writes days and states as the other cells have them', () => {
    expect(edit(german, set(1, {status: 'done', due: '2021-04-09'}))[1]).toBe('+| Alarm bei Ausfall | Monitoring-Team | 09.04.2021 | erledigt |')
    expect(edit(german, set(2, {due: '2021-04-09', status: 'wont-do'}))[1]).toBe('+| Ersatzteile einlagern | Einkauf | 09.04.2021 | verworfen |')
  })

  test('puts what has no column behind the title', () => {
    expect(edit(german, set(1, {priority: 'P1', reason: 'zu teuer | zu spät, (leider)'}))[1]).toBe(
      '+| Alarm bei Ausfall (priority: P1, reason: zu teuer \\| zu spät, (leider)) | Monitoring-Team | 01.03.2021 | offen |',
    )
  })
})

test('editPostmortem() keeps line ends, a byte order mark, odd spaces and a missing end of the last line', () => {
  const text = '\uFEFF# Q  \r\n\r\n\r\n##   Remediation\r\n\r\n*   [ ]  Add an alert   \r\n*   [ ] Write it down'
  const result = editPostmortem(text, [set(0, {status: 'done'}), set(1, {owner: '@ada'})])
  expect(result).toMatchObject({text: '\uFEFF# Q  \r\n\r\n\r\n##   Remediation\r\n\r\n*   [x]  Add an alert   \r\n*   [ ] Write it down (owner: @ada)'})
})

test('editPostmortem() refuses what no line can say, and says why', () => {
  const text = '## Remediation\n\n- [ ] Add an alert\n'
  expect(edit(text, set(4, {owner: '@ada'}))).toEqual(['refused: There is no action 5 in this document any more, it has 1.'])
  expect(edit(text, set(0, {title: 'One\nTwo'}))).toEqual(['refused: The title has to be one line of text.'])
  expect(edit(text, set(0, {due: '2024-02-30' as never}))).toEqual(['refused: “2024-02-30” is no day of the calendar as YYYY-MM-DD.'])
})

test('editPostmortem() escapes what would break out of its place, so that it reads back', () => {
  for (const frame of [
    '## Remediation\n\n- [ ] Add an alert\n- [ ] Other\n',
    '## Remediation\n\n| Action | Owner | Reason |\n|---|---|---|\n| Add an alert | Ada | |\n| Other | Ada | |\n',
  ]) {
    for (const value of [
      'a | b',
      'a) b',
      '(a',
      'x, owner: y',
      '<b>x</b>',
      '[x](y)',
      '`a',
      '**a**',
      '\\',
      'a\\',
      '- a',
      '<!-- a',
      '&amp;',
      '_a_',
      'status: done',
      'a *b',
    ]) {
      for (const field of ['reason', 'title', 'owner', 'proof'] as const) {
        const wanted = field === 'title' ? `Do ${value}` : value
        const result = editPostmortem(frame, [set(0, {[field]: wanted})])
        if ('refusal' in result) {
          expect.soft(`${field} ${value}: ${result.refusal}`, frame).toBe('')
          continue
        }
        const actions = readPostmortem(result.text, 'x').incident.actions
        expect(actions[0]?.[field]).toBe(wanted)
        expect(actions[1]?.title).toBe('Other')
      }
    }
  }
})
