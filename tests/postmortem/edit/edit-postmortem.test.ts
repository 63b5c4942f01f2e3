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

describe('editPostmortem() in other lists', () => {
  test('puts a label below an item that has labels there, changes one, and takes one out with its line', () => {
    const text =
      '## Corrective actions\n\n1. Make the import resumable\n   - Owner: Dana\n   - Due: 1 August 2023\n2. Show progress of imports\n   - Owner: Yusuf\n   - Due: 1 September 2023\n'
    expect(edit(text, set(0, {priority: 'P1', due: '2023-08-15'}))).toEqual(['-   - Due: 1 August 2023', '+   - Due: 15 August 2023', '+   - Priority: P1'])
    expect(edit(text, set(1, {owner: null}))).toEqual(['-   - Owner: Yusuf'])
    expect(edit(text, {change: 'add', values: {title: 'Stop imports at night', owner: 'Ada Lovelace', due: '2023-10-02'}})).toEqual([
      '+3. Stop imports at night',
      '+   - Owner: Ada Lovelace',
      '+   - Due: 2 October 2023',
    ])
  })

  test('keeps names in front of items, and remarks behind them', () => {
    const text = '## To do\n\n- Lin: alert on clock offset by 30 Sept 2022\n- Marcus: firewall review includes NTP (done)\n- Ines: read the handbook\n'
    expect(edit(text, set(0, {owner: 'Ada', due: '2022-10-04'}))[1]).toBe('+- Ada: alert on clock offset by 4 Oct 2022')
    expect(edit(text, set(1, {status: 'in-progress'}))[1]).toBe('+- Marcus: firewall review includes NTP (in progress)')
  })

  test('says what has no place of its own among the remarks in brackets', () => {
    const text =
      '## Follow-ups\n\n1. Lower the TTL before a move (Ines)\n2. Two people for every change (Ines, Bob)\n3. Zone diff in review (platform team, June 14, 2023)\n'
    expect(edit(text, set(0, {due: '2023-07-01'}))[1]).toBe('+1. Lower the TTL before a move (Ines, due 2023-07-01)')
    expect(edit(text, set(2, {due: '2023-07-01', owner: 'Ada Lovelace'}))[1]).toBe('+3. Zone diff in review (Ada Lovelace, July 1, 2023)')
  })

  test('says what a heading says of all, for one item, in our own words', () => {
    const text = '## Remediation\n\n### Done\n\n- Timeouts are configurable\n- Permissions fixed\n\n### Planned\n\n- Quarterly drill\n'
    expect(edit(text, set(0, {status: 'open'}))[1]).toBe('+- Timeouts are configurable (status: open)')
    expect(edit(text, set(2, {status: 'done'}))[1]).toBe('+- [x] Quarterly drill')
  })

  test('puts our parenthesis behind a promise, in front of its stop', () => {
    const text = '## Next steps\n\nWe will split the job into smaller parts. We are sorry for the trouble.\n'
    expect(edit(text, set(0, {owner: '@ada', due: '2024-06-01'}))[1]).toBe(
      '+We will split the job into smaller parts (owner: @ada, due: 2024-06-01). We are sorry for the trouble.',
    )
    expect(edit(text, set(0, {title: 'We will split the job into halves'}))[1]).toBe('+We will split the job into halves. We are sorry for the trouble.')
    expect(edit(text, {change: 'remove', position: 0})[1]).toBe('+We are sorry for the trouble.')
  })
})

describe('editPostmortem() adds, takes out and moves', () => {
  const text =
    '# Q\r\n\r\n## Remediation\r\n\r\n* [ ] Raise the limit of the queue\r\n  * by half, and tell support\r\n* [x] Add an alert on its length (owner: @ada)\r\n* [ ] Write all of it down'

  test('with the list’s own marker and line ends, and whole items', () => {
    const result = (change: ActionChange) => editPostmortem(text, [change], {id: 'x'})
    expect(result({change: 'add', values: {title: 'Four', owner: '@ada', status: 'done'}})).toMatchObject({text: `${text}\r\n* [x] Four (owner: @ada)`})
    expect(result({change: 'add', values: {title: 'Zero'}, before: 0})).toMatchObject({text: text.replace('* [ ] Raise', '* [ ] Zero\r\n* [ ] Raise')})
    expect(result({change: 'remove', position: 0})).toMatchObject({
      text: text.replace('* [ ] Raise the limit of the queue\r\n  * by half, and tell support\r\n', ''),
    })
    expect(result({change: 'remove', position: 2})).toMatchObject({text: text.replace('\r\n* [ ] Write all of it down', '')})
    expect(result({change: 'move', position: 0, before: 3})).toMatchObject({
      text: '# Q\r\n\r\n## Remediation\r\n\r\n* [x] Add an alert on its length (owner: @ada)\r\n* [ ] Write all of it down\r\n* [ ] Raise the limit of the queue\r\n  * by half, and tell support',
    })
    expect(result({change: 'move', position: 2, before: 0})).toMatchObject({
      text: '# Q\r\n\r\n## Remediation\r\n\r\n* [ ] Write all of it down\r\n* [ ] Raise the limit of the queue\r\n  * by half, and tell support\r\n* [x] Add an alert on its length (owner: @ada)',
    })
  })

  test('several at once, by the positions before', () => {
    const result = editPostmortem(text, [
      {change: 'remove', position: 1},
      set(2, {status: 'done'}),
      {change: 'add', values: {title: 'New'}, before: 1},
      {change: 'move', position: 2, before: 0},
    ])
    expect(result).toMatchObject({
      text: '# Q\r\n\r\n## Remediation\r\n\r\n* [x] Write all of it down\r\n* [ ] Raise the limit of the queue\r\n  * by half, and tell support\r\n* [ ] New',
    })
  })

  test('a row with each value in its column', () => {
    const table = '## Actions\n\n| # | Action | Owner | Due | Status |\n|---|---|---|---|---|\n| 1 | Pin the image | Ada | Mar 3, 2022 | done |\n'
    expect(edit(table, {change: 'add', values: {title: 'Build weekly', owner: 'Grace', due: '2022-04-09', status: 'in-progress', priority: 'P1'}})).toEqual([
      '+| 2 | Build weekly (priority: P1) | Grace | Apr 9, 2022 | in progress |',
    ])
  })

  test('a section where there is none, in front of the status updates', () => {
    const page = '# Q\n\nText.\n\n## Impact\n\nNobody could pay.\n\n## Status updates\n\n- **2024-03-02 11:30 resolved** — It works.\n'
    expect(editPostmortem(page, [{change: 'add', values: {title: 'Add an alert', due: '2025-01-01'}}])).toMatchObject({
      text: page.replace('## Status', '## Remediation\n\n- [ ] Add an alert (due: 2025-01-01)\n\n## Status'),
    })
  })
})

test('I06: editPostmortem() makes two people’s changes of different items in one file, one after the other', () => {
  const text = '## Remediation\n\n- [ ] One (owner: @ada)\n- [ ] Two (owner: @grace)\n'
  const [one, two] = [set(0, {status: 'done'}), set(1, {due: '2024-06-01'})].map(change => editPostmortem(text, [change], {id: 'x'}))
  if (!one || !two || 'refusal' in one || 'refusal' in two) throw new Error('refused')
  const both = [...one.edits, ...two.edits]
    .toSorted((a, b) => b.start - a.start)
    .reduce((sum, {start, end, text}) => sum.slice(0, start) + text + sum.slice(end), text)
  expect(both).toBe('## Remediation\n\n- [x] One (owner: @ada)\n- [ ] Two (owner: @grace, due: 2024-06-01)\n')
  expect(editPostmortem(one.text, [set(1, {due: '2024-06-01'})], {id: 'x'})).toMatchObject({text: both})
})

test('editPostmortem() changes nothing where nothing is new, and refuses what no document can be read from', () => {
  const text = '## Remediation\n\n- [ ] One (owner: @ada)\n'
  expect(editPostmortem(text, [set(0, {owner: '@ada', status: 'open'})])).toEqual({text, edits: []})
  expect(edit(`---\ntitle: [\n---\n${text}`, set(0, {owner: '@grace'}))[0]).toMatch(/^refused: The document has to be mended first/)
})

test('editPostmortem() takes about twice as long for a list twice as long', () => {
  const write = (count: number) =>
    `## Remediation\n\n${Array.from({length: count}, (_, index) => `- [ ] Raise limit ${count} ${index} (owner: @ada, ref: OPS-${index})\n`).join('')}`
  const measure = (count: number): number => {
    const times = Array.from({length: 3}, (_, round) => {
      const text = `# ${round}\n\n${write(count)}`
      const start = performance.now()
      expect(editPostmortem(text, [set(count - 1, {owner: `@grace${round}`})])).toHaveProperty('text')
      return performance.now() - start
    })
    return Math.min(...times)
  }
  measure(50)
  const ratios = Array.from({length: 4}, () => measure(200) / measure(100))
  // The parser is in it, which is not linear itself.
  expect(Math.min(...ratios)).toBeLessThan(3)
}, 60_000)
