import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import type {ActionItem} from '#src/incident/action-item.ts'
import {toSourceText} from '#src/postmortem/document/source-text.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import {readActions} from '#src/postmortem/sections/read-actions.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {toPlainWords} from '#tests/postmortem/to-plain-words.ts'

type Expected = {readonly key: string; readonly owner: string | null; readonly due: string | null; readonly status: string | null; readonly ref: string | null}
type Labels = {readonly hints: {readonly defaultYear?: number | null}; readonly expected: readonly Expected[]; readonly notActions: readonly string[]}
type Brief = Partial<Record<keyof ActionItem, unknown>>

const folder = path.join(import.meta.dirname, '../foreign/actions')
const lists = fs.readdirSync(folder).filter(name => name.endsWith('.json'))

describe('readActions() on lists of other people', () => {
  const results = lists.map(name => scoreList(name))
  const sum = (pick: (result: (typeof results)[number]) => number): number => results.reduce((total, result) => total + pick(result), 0)
  const complaints = results.flatMap(result => result.complaints)

  test('finds their items, and nothing else', () => {
    expect(lists).toHaveLength(60)
    expect(sum(({hits}) => hits) / sum(({wanted}) => wanted), complaints.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(sum(({hits}) => hits) / sum(({found}) => found), complaints.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('reads owners, days, states and tickets, and leaves out those that are not there', () => {
    expect(sum(({right}) => right) / sum(({fields}) => fields), complaints.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('makes no item of the words around a list', () => {
    expect(results.flatMap(({decoys}) => decoys)).toEqual([])
  })
})

describe('readActions()', () => {
  test('reads a table whatever its columns are called and wherever they stand', () => {
    expect(
      read(`| Tracked in | By when | Accountable | Measure | Progress | Prio |
| --- | --- | --- | --- | --- | --- |
| [NET-9](https://jira.example/browse/NET-9) | 3 March 2024 | Core team | Second uplink for the lab | under way | P2 |
| - | asap | n/a | Label the patch panel | not started | |`),
    ).toEqual([
      {title: 'Second uplink for the lab', status: 'in-progress', owner: 'Core team', due: '2024-03-03', priority: 'P2', ref: 'NET-9'},
      {title: 'Label the patch panel', status: 'open'},
    ])
  })

  test('reads a column "Done?", a column of closing days, and states in the column of days', () => {
    expect(read(table(['Task', 'Done?'], ['Rotate the token', 'Yes'], ['Rotate the key', 'no']))).toEqual([
      {title: 'Rotate the token', status: 'done'},
      {title: 'Rotate the key', status: 'open'},
    ])
    expect(read(table(['Task', 'Due', 'Completed on'], ['Rotate the token', '2024-05-01', '2024-04-28'], ['Rotate the key', '2024-05-09', '']))).toEqual([
      {title: 'Rotate the token', status: 'done', due: '2024-05-01', done: '2024-04-28'},
      {title: 'Rotate the key', status: 'open', due: '2024-05-09'},
    ])
    expect(read(table(['Task', 'Due'], ['Rotate the token', 'Completed 2024-04-28'], ['Rotate the key', 'end of Q3']))).toEqual([
      {title: 'Rotate the token', status: 'done', done: '2024-04-28'},
      {title: 'Rotate the key', status: 'open'},
    ])
  })

  test('takes a column headed "Owner / Due" apart, and leaves row numbers out', () => {
    expect(read(table(['#', 'Action', 'Owner / Due'], ['1', 'Drain the node before patching', 'Ravi / 2024-02-01'], ['2', 'Patch at night', 'Mina']))).toEqual([
      {title: 'Drain the node before patching', status: 'open', owner: 'Ravi', due: '2024-02-01'},
      {title: 'Patch at night', status: 'open', owner: 'Mina'},
    ])
  })

  test('reads a decision with its reason as what will not be done', () => {
    expect(
      read(table(['Proposal', 'Decision', 'Reason'], ['Second data centre', 'Declined', 'too expensive'], ['Nightly restore test', 'To be decided', ''])),
    ).toEqual([
      {title: 'Second data centre', status: 'wont-do', reason: 'too expensive'},
      {title: 'Nightly restore test', status: 'candidate'},
    ])
    expect(read('- ❌ Pin all versions (decided against, too much work)\n- [won’t fix] Keep the old client')).toEqual([
      {title: 'Pin all versions', status: 'wont-do', reason: 'too much work'},
      {title: 'Keep the old client', status: 'wont-do'},
    ])
  })

  test('reads columns that are aligned with spaces, fenced or not', () => {
    const columns = `Task                     Assignee     Deadline     State
Shorter leases           Omar         2021-09-01   open
Watch the lease clock    Storage team 2021-08-20   done`
    const expected = [
      {title: 'Shorter leases', status: 'open', owner: 'Omar', due: '2021-09-01'},
      {title: 'Watch the lease clock', status: 'done', owner: 'Storage team', due: '2021-08-20'},
    ]
    expect(read(columns)).toEqual(expected)
    expect(read(`\`\`\`\n${columns}\n\`\`\``)).toEqual(expected)
  })

  test('reads blocks of labels, in lines of their own or nested in an item', () => {
    const expected = [
      {title: 'Fence the old writer', status: 'in-progress', owner: 'Kofi', due: '2022-11-04', ref: 'DB-71'},
      {title: 'Alarm on two writers', status: 'done', owner: 'DBA'},
    ]
    expect(
      read(
        'Action: Fence the old writer\nOwner: Kofi\nDeadline: 4 November 2022\nTicket: DB-71\nStatus: in progress\n\nAction: Alarm on two writers\nOwner: DBA\nStatus: done',
      ),
    ).toEqual(expected)
    expect(
      read(
        '- Fence the old writer\n  - Assignee: Kofi\n  - ETA: 4 November 2022\n  - Jira: DB-71\n  - State: in progress\n- Alarm on two writers\n  - DRI: DBA\n  - Status: done',
      ),
    ).toEqual(expected)
  })

  test('reads labels in a line, parted by stops, semicolons, bars or wide gaps', () => {
    for (const line of [
      'Spread the cron jobs. Owner: Batch team. Due: 2023-02-01. Status: open.',
      'action=Spread the cron jobs; owner=Batch team; due=2023-02-01; status=open',
      'Spread the cron jobs | Owner: Batch team | Due: 2023-02-01',
      'Spread the cron jobs   Resp: Batch team   Target: 2023-02-01   Status: OPEN',
    ])
      expect(read(`- ${line}`)[0]).toMatchObject({
        title: expect.stringMatching(/^Spread the cron jobs\.?$/),
        status: 'open',
        owner: 'Batch team',
        due: '2023-02-01',
      })
  })

  test('gives nested items the team, the state or the kind of the item or heading above them', () => {
    expect(read('- Network\n  - Log every failover\n- Support\n  - Template for delays')).toEqual([
      {title: 'Log every failover', group: 'Network', status: 'open', owner: 'Network'},
      {title: 'Template for delays', group: 'Support', status: 'open', owner: 'Support'},
    ])
    expect(read('- Monitoring\n  - Log every failover\n- Process\n  - Template for delays')).toEqual([
      {title: 'Log every failover', group: 'Monitoring', status: 'open'},
      {title: 'Template for delays', group: 'Process', status: 'open'},
    ])
    expect(
      read('### Immediate actions (completed)\n\n- Valve closed\n\n### Detection\n\n- Gauge on the valve\n\n### Short term\n\n- Spare valve'),
    ).toMatchObject([{status: 'done'}, {status: 'open', kind: 'detect'}, {status: 'open'}])
  })

  test('takes no heading for a state that says two', () => {
    expect(read('**Actions taken and planned**\n\n- Gauge on the valve')).toEqual([
      {title: 'Gauge on the valve', group: 'Actions taken and planned', status: 'open'},
    ])
  })

  test('reads owners in front where the list has owners there, and subjects as part of the title', () => {
    expect(read('- Ana: check the spare keys\n- Piet: order a second lock\n- Ops: change the code')).toMatchObject([
      {owner: 'Ana', title: 'check the spare keys'},
      {owner: 'Piet'},
      {owner: 'Ops'},
    ])
    expect(read('- Ana to check the spare keys by 4 May 2023\n- Piet to order a second lock')).toMatchObject([
      {owner: 'Ana', title: 'check the spare keys', due: '2023-05-04'},
      {owner: 'Piet'},
    ])
    expect(read('- [Ana] Check the spare keys\n- [lock-oncall] Order a second lock')).toMatchObject([
      {owner: 'Ana', title: 'Check the spare keys'},
      {owner: 'lock-oncall'},
    ])
    expect(read('- @ana: check the spare keys')).toMatchObject([{owner: '@ana', title: 'check the spare keys'}])
    expect(read('- Capacity: order a second lock\n- Alerts: page when the lock jams\n- Cache: expire keys')).toEqual([
      {title: 'Capacity: order a second lock', status: 'open'},
      {title: 'Alerts: page when the lock jams', status: 'open'},
      {title: 'Cache: expire keys', status: 'open'},
    ])
    expect(read('- Low fuel alarm to be wired to the desk\n- Vendor to send a patch')).toMatchObject(
      [{title: 'Low fuel alarm to be wired to the desk'}, {title: 'Vendor to send a patch'}].map(item => ({...item, status: 'open'})),
    )
  })

  test('reads owners behind the title: in brackets, after dashes, arrows and commas', () => {
    for (const [line, owner] of [
      ['Shut the valve at night (Omar)', 'Omar'],
      ['Shut the valve at night (Omar, Mina)', 'Omar, Mina'],
      ['Shut the valve at night [Omar]', 'Omar'],
      ['Shut the valve at night — Omar Haddad', 'Omar Haddad'],
      ['Shut the valve at night - plant team', 'plant team'],
      ['Shut the valve at night -> @omar, @mina', '@omar, @mina'],
      ['Shut the valve at night → Omar', 'Omar'],
      ['Shut the valve at night, @omar', '@omar'],
      ['Shut the valve at night (assigned to Omar, due 4 May 2023)', 'Omar'],
      ['Shut the valve at night (omar, closed)', 'omar'],
      ['Shut the valve at night. Owner: Security (R. Amin). Due: 4 May 2023.', 'Security (R. Amin)'],
    ] as const)
      expect([line, read(`- ${line}`)[0]?.owner]).toEqual([line, owner])
  })

  test('takes prose in brackets, products and terms for no owner', () => {
    for (const line of [
      'Upgrade the broker (Kafka)',
      'Upgrade the broker (see the runbook)',
      'Upgrade the broker (before the next freeze)',
      'Upgrade the broker — it is two versions behind',
      'Upgrade the broker (TBD)',
      'Upgrade the broker (n/a)',
      'Upgrade the broker (Q3)',
      'Upgrade the broker (next sprint)',
      'Upgrade the broker (TLS)',
      'Upgrade the broker, Kafka first',
      'Upgrade the broker (nobody yet)',
    ])
      expect([line, read(`- ${line}`)[0]?.owner]).toEqual([line, undefined])
  })

  test('reads days in many shapes, and no day where none is given', () => {
    for (const [line, due] of [
      ['Shut the valve by 4 May 2023', '2023-05-04'],
      ['Shut the valve (due May 4, 2023)', '2023-05-04'],
      ['Shut the valve (Omar, May 4, 2023)', '2023-05-04'],
      ['Shut the valve — 2023-05-04', '2023-05-04'],
      ['Shut the valve [2023-05-04]', '2023-05-04'],
      ['Shut the valve, due 2023-05-04', '2023-05-04'],
      ['Shut the valve (ETA: 2023-05-04)', '2023-05-04'],
      ['Shut the valve (by end of Q2)', undefined],
      ['Shut the valve (this week)', undefined],
      ['Shut the valve (October 2023)', undefined],
      ['Shut the valve (2 weeks)', undefined],
      ['Shut the valve before Friday', undefined],
      ['Shut the valve (due: TBD)', undefined],
      ['Write down what happened on 4 May 2023 at the valve', undefined],
    ] as const)
      expect([line, read(`- ${line}`)[0]?.due]).toEqual([line, due])
  })

  test('reads states in front, behind, in brackets, as signs and struck through', () => {
    for (const [line, status] of [
      ['DONE: shut the valve', 'done'],
      ['[done] Shut the valve', 'done'],
      ['Shut the valve [in progress]', 'in-progress'],
      ['Shut the valve (done 4 May 2023)', 'done'],
      ['Shut the valve — *shipped*', 'done'],
      ['Shut the valve: done', 'done'],
      ['Shut the valve. (Completed.)', 'done'],
      ['✅ Shut the valve', 'done'],
      ['Shut the valve 🚧', 'in-progress'],
      ['~~Shut the valve~~', 'done'],
      ['~~Shut the valve~~ done 4 May 2023', 'done'],
      ['{{done}} Shut the valve', 'done'],
      ['[x] Shut the valve', 'done'],
      ['(idea) Shut the valve', 'candidate'],
      ['(maybe) Shut the valve', 'candidate'],
      ['WONTFIX: shut the valve', 'wont-do'],
      ['Shut the valve (not started)', 'open'],
      ['Shut the valve once the pump is done', 'open'],
      ['Find out why the done flag stayed open', 'open'],
    ] as const)
      expect([line, read(`- ${line}`)[0]?.status]).toEqual([line, status])
  })

  test('reads tickets of many trackers, and nothing that only looks like one', () => {
    for (const [line, ref] of [
      ['[OPS-12] Shut the valve', 'OPS-12'],
      ['OPS-12: Shut the valve', 'OPS-12'],
      ['OPS-12 Shut the valve', 'OPS-12'],
      ['Shut the valve ([#7](https://github.com/example/plant/issues/7))', '#7'],
      ['Shut the valve https://github.com/example/plant/pull/7', 'https://github.com/example/plant/pull/7'],
      ['https://gitlab.example/plant/-/issues/7 - Shut the valve', 'https://gitlab.example/plant/-/issues/7'],
      ['Shut the valve, see #7', '#7'],
      ['Shut the valve (PR #7, merged)', '#7'],
      ['Shut the valve (!7)', '!7'],
      ['plant#712 - Shut the valve', 'plant#712'],
      ['Shut the valve - [[phab:T300107]]', 'T300107'],
      ['Shut the valve, {{Phab|T300107}}', 'T300107'],
      ['Shut the valve [PLA-7](https://linear.app/example/issue/PLA-7)', 'PLA-7'],
      ['Write names as UTF-8', undefined],
      ['Mitigate CVE-2023-1234', undefined],
      ['Read https://docs.example/secrets/caching', undefined],
    ] as const)
      expect([line, read(`- ${line}`)[0]?.ref]).toEqual([line, ref])
  })

  test('reads promises and what has been done in prose, each clause by itself', () => {
    expect(read('We have already raised the quota. We will split the job, and we’re going to add an alarm for slow runs. We are sorry.')).toEqual([
      {title: 'We have already raised the quota.', status: 'done'},
      {title: 'We will split the job', status: 'open'},
      {title: 'we’re going to add an alarm for slow runs.', status: 'open'},
    ])
    expect(read('We will raise the quota, and add an alarm for slow runs.')).toMatchObject([
      {status: 'open'},
      {title: 'add an alarm for slow runs.', status: 'open'},
    ])
  })

  test('reads steps that are numbered in a line, and sentences that end with remarks', () => {
    expect(read('Agreed: 1) quota per tenant, 2) alarm on slow runs, and 3) a runbook.')).toMatchObject([
      {title: 'quota per tenant'},
      {title: 'alarm on slow runs'},
      {title: 'a runbook.'},
    ])
    expect(read('Quota per tenant (Ines, 2023-04-01). Alarm on slow runs (NOC, done). Runbook (docs team, Q2).')).toEqual([
      {title: 'Quota per tenant', status: 'open', owner: 'Ines', due: '2023-04-01'},
      {title: 'Alarm on slow runs', status: 'done', owner: 'NOC'},
      {title: 'Runbook', status: 'open', owner: 'docs team'},
    ])
  })

  test('takes apologies, promises of reports, questions and examples of a template for no steps', () => {
    expect(read('We are sorry. A full report will be sent to customers next week. Will there be more? If this happens again, we will call you.')).toEqual([])
    expect(read('None. The supplier has changed the part, and we have improved how we talk to them.')).toEqual([])
    expect(read('- N/A')).toEqual([])
    expect(read(table(['Action', 'Owner'], ['_e.g. fix the bug_', '_name_'], ['', '']))).toEqual([])
  })

  test('reads lists and tables in German, French, Spanish, Portuguese, Dutch and Japanese', () => {
    expect(read(table(['Maßnahme', 'Zuständig', 'Bis wann', 'Stand'], ['Lüfter tauschen', 'Technik', '03.02.2022', 'in Arbeit']))).toEqual([
      {title: 'Lüfter tauschen', status: 'in-progress', owner: 'Technik', due: '2022-02-03'},
    ])
    expect(read('- Remplacer le ventilateur (Amélie, avant le 13/02/2022)\n- Nettoyer les filtres (Luc) : fait')).toEqual([
      {title: 'Remplacer le ventilateur', status: 'open', owner: 'Amélie', due: '2022-02-13'},
      {title: 'Nettoyer les filtres', status: 'done', owner: 'Luc'},
    ])
    expect(read(table(['Acción', 'Responsable', 'Estado'], ['Cambiar el ventilador', 'Equipo técnico', 'Hecho']))).toEqual([
      {title: 'Cambiar el ventilador', status: 'done', owner: 'Equipo técnico'},
    ])
    expect(read('1. Trocar o ventilador — responsável: Bianca — prazo: 05/06/2022\n2. Limpar os filtros — responsável: Davi — concluído')).toEqual([
      {title: 'Trocar o ventilador', status: 'open', owner: 'Bianca', due: '2022-06-05'},
      {title: 'Limpar os filtros', status: 'done', owner: 'Davi'},
    ])
    expect(read('- Ventilator vervangen (Daan, loopt)\n- Filters reinigen (Fenna, gereed)')).toEqual([
      {title: 'Ventilator vervangen', status: 'in-progress', owner: 'Daan'},
      {title: 'Filters reinigen', status: 'done', owner: 'Fenna'},
    ])
    expect(read('- ファンを交換する(担当:鈴木、期限:2022年6月10日)')).toEqual([{title: 'ファンを交換する', status: 'open', owner: '鈴木', due: '2022-06-10'}])
  })

  test('takes the heading above labels, and items of labels, for one step', () => {
    const expected = [{title: 'Add a breaker', status: 'open', owner: 'Ana Ruiz', due: '2024-05-01'}]
    expect(read('### Add a breaker\n\n- Owner: Ana Ruiz\n- Due: 2024-05-01')).toEqual(expected)
    expect(read('- Action: Add a breaker\n- Owner: Ana Ruiz\n- Due: 2024-05-01')).toEqual(expected)
  })

  test('reads many remarks around one title', () => {
    expect(read('- **[P1]** OPS-7: Shard the queue (Ana Ruiz) – due 5 May 2024 – in progress')).toEqual([
      {title: 'Shard the queue', status: 'in-progress', owner: 'Ana Ruiz', due: '2024-05-05', priority: 'P1', ref: 'OPS-7'},
    ])
    expect(read('- Rotate keys | @sam | 2024-07-01 | done')).toEqual([{title: 'Rotate keys', status: 'done', owner: '@sam', due: '2024-07-01'}])
  })

  test('reads a line twice as long in about twice the time', () => {
    for (const piece of [
      '(a',
      '[a',
      ' - a',
      ', and we ',
      'Owner: a. ',
      'the a ',
      '1) a ',
      '. ',
      '~~a',
      'a: ',
      '  a',
      '{{a',
      '@a ',
      'https://a/',
      'to be ',
      'A',
      '2023-01-01 ',
    ]) {
      time(piece.repeat(1000))
      const [once, twice] = [time(piece.repeat(4000)), time(piece.repeat(8000))]
      // Below this a run is noise.
      expect([piece, twice < Math.max(250, 3 * once)]).toEqual([piece, true])
    }
  })
})

/** Milliseconds that one line takes as an item, as a paragraph and as a row. */
function time(text: string): number {
  const source = toSourceText(text)
  const line = {
    start: 0,
    end: text.length,
    outerStart: 0,
    outerEnd: text.length,
    text,
    depth: 0,
    checked: undefined,
    ordered: false,
    cells: [{start: 0, end: text.length, text}],
    isHeader: false,
    isQuoted: false,
    blankAbove: true,
    blankBelow: true,
    block: 0,
  }
  const start = performance.now()
  for (const kind of ['item', 'text', 'row'] as const) readActions(source, [{...line, kind}], settings)
  return performance.now() - start
}

const settings: TimeSettings = {statements: [], zone: 'UTC', zoneKnown: 'assumed', dayOrder: undefined, fullDays: [], defaultYear: undefined}

function read(markdown: string): readonly Brief[] {
  const {incident} = readPostmortem(`# Valve stuck\n\n## Action items\n\n${markdown}\n`, 'valve')
  return incident.actions.map(({evidence: _, ...action}) => Object.fromEntries(Object.entries(action).filter(([, value]) => value !== undefined)))
}

function table(header: readonly string[], ...rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** Items are matched by words of their titles; a field counts as right where it says the same, or says nothing where nothing is stated. */
function scoreList(name: string): {
  wanted: number
  found: number
  hits: number
  fields: number
  right: number
  decoys: readonly string[]
  complaints: readonly string[]
} {
  const labels: Labels = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))
  const text = fs.readFileSync(path.join(folder, name.replace('.json', '.md')), 'utf8')
  const {incident} = readPostmortem(text, 'list', {defaultYear: labels.hints.defaultYear ?? undefined})
  const left = new Set(incident.actions)
  const complaints: string[] = []
  let [hits, fields, right] = [0, 0, 0]
  for (const expected of labels.expected) {
    const action = [...left].find(({title}) => toPlainWords(title).includes(toPlainWords(expected.key)))
    if (!action) {
      complaints.push(`${name}: missed “${expected.key}”`)
      continue
    }
    left.delete(action)
    hits++
    for (const field of ['owner', 'due', 'status', 'ref'] as const) {
      if (field === 'status' && expected.status === null) continue
      fields++
      if (isSame(field, action[field], expected[field])) right++
      else complaints.push(`${name}: ${field} of “${expected.key}” is ${action[field]}, expected ${expected[field]}`)
    }
  }
  for (const {title} of left) complaints.push(`${name}: invented “${title}”`)
  const decoys = incident.actions.map(({title}) => title).filter(title => labels.notActions.some(words => toPlainWords(title).includes(toPlainWords(words))))
  return {wanted: labels.expected.length, found: incident.actions.length, hits, fields, right, decoys, complaints}
}

function isSame(field: 'owner' | 'due' | 'status' | 'ref', read: string | undefined, expected: string | null): boolean {
  if (expected === null || read === undefined) return expected === null && read === undefined
  const [own, other] = [toPlainWords(read), toPlainWords(expected)]
  // A ticket may be its key or its address.
  return (
    own === other ||
    (field === 'ref' && (own.includes(other) || other.includes(own))) ||
    (field === 'owner' && own.replace(/\s/g, '') === other.replace(/\s/g, ''))
  )
}
