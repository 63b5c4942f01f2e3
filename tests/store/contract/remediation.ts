import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import {dueRanges} from '#src/incident/due-range.ts'
import {policyStates} from '#src/incident/remediation-policy.ts'
import {anonymous, operator, stranger, type Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {type ActionFilters, type ActionOrder, actionGroupings, actionOrders, type DaySpan} from '#src/library/remediation-store.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {aDocument, type DocumentGiven} from '#tests/builders/an-incident.ts'
import {anActionAsking, anUnreadableFile, change, holding, inOrder, type Open, today} from './holding.ts'

/** Titles of all actions that match, in order. */
async function listTitles(
  store: IncidentStore,
  filters: ActionFilters = {},
  {order = 'due', viewer = operator}: {readonly order?: ActionOrder; readonly viewer?: Viewer} = {},
): Promise<readonly string[]> {
  const {actions, total, next} = await store.listActions(viewer, {...anActionAsking(filters), order, limit: 100})
  expect([actions.length, next]).toEqual([total, undefined])
  return actions.map(({title}) => title)
}

/** Titles of every page of some actions. */
async function turnPages(store: IncidentStore, order: ActionOrder, limit: number, filters: ActionFilters = {}): Promise<readonly string[]> {
  const titles: string[] = []
  let after: string | undefined
  do {
    const page = await store.listActions(operator, {...anActionAsking(filters), order, limit, after})
    expect(page.actions.length).toBeLessThanOrEqual(limit)
    titles.push(...page.actions.map(({title}) => title))
    after = page.next
  } while (after !== undefined)
  return titles
}

// Today is 2025-06-01; an action of a SEV1 is to be done within 15 days, of a SEV2 within 30.
const checkout: DocumentGiven = {
  id: '2025-05-20-checkout',
  title: 'Checkout failed',
  organization: 'Example Calls',
  severity: 'SEV1',
  date: '2025-05-20',
  services: ['checkout', 'payments'],
  factorCategories: ['change/deploy'],
  actions: [
    {
      title: 'Alert on errors',
      status: 'open',
      owner: '@Ada',
      due: '2025-05-31',
      kind: 'detect',
      factor: 'change/deploy',
      ref: 'OPS-1',
      priority: 'P1',
      id: 'a1',
    },
    {title: 'Roll back by itself', status: 'in-progress', owner: ' @@ADA', due: '2025-06-01', kind: 'mitigate'},
    {title: 'Test the migration', status: 'done', owner: 'Grace Hopper', done: '2025-05-25', due: '2025-05-22', kind: 'prevent', proof: 'The pipeline'},
  ],
}
const voice: DocumentGiven = {
  id: '2025-05-01-voice',
  title: 'Calls were dropped',
  severity: 'SEV2',
  date: '2025-05-01',
  services: ['voice'],
  actions: [
    {title: 'Replace the switch', status: 'open', due: '2025-06-08', kind: 'repair'},
    {title: 'Second switch', status: 'open', owner: 'grace  HOPPER', due: '2025-07-02', kind: 'prevent', factor: 'capacity/memory'},
    {title: 'New vendor', status: 'wont-do', owner: '@platform', reason: 'Costs more than it saves'},
    {title: 'A manual', status: 'candidate', owner: 'Ada and Grace', due: '2025-06-02'},
  ],
}
const undated: DocumentGiven = {
  id: 'power',
  title: 'Power',
  severity: 'purple',
  actions: [
    {title: 'Second feed', status: 'open', due: '2025-07-01'},
    {title: 'Ask the landlord', status: 'open', owner: '@platform'},
    {title: 'Closed early', status: 'done'},
  ],
}
const some = [checkout, voice, undated]

export function describeRemediation(open: Open): void {
  describe('listActions()', () => {
    it('shows what a list needs', async () => {
      const store = await holding(open, {...checkout, hash: 'c0ffee', serviceAliases: {payments: 'money'}})
      const {actions} = await store.listActions(operator, {...anActionAsking(), order: 'due', limit: 1})
      expect(actions).toEqual([
        {
          incidentId: '2025-05-20-checkout',
          incidentTitle: 'Checkout failed',
          position: 0,
          base: 'c0ffee',
          id: 'a1',
          title: 'Alert on errors',
          status: 'open',
          kind: 'detect',
          owner: '@Ada',
          due: '2025-05-31',
          done: undefined,
          priority: 'P1',
          ref: 'OPS-1',
          factor: 'change/deploy',
          reason: undefined,
          proof: undefined,
          severity: {level: 1, label: 'SEV1'},
          organization: 'Example Calls',
          services: ['checkout', 'money'],
          day: '2025-05-20',
          isOverdue: true,
          policyDay: '2025-06-04',
          policy: 'breaking',
        },
      ])
    })

    it('says nothing that the document does not say', async () => {
      const store = await holding(open, {id: 'bare', hash: 'beef', actions: [{title: 'Do it'}]})
      const {actions} = await store.listActions(operator, {...anActionAsking(), order: 'due', limit: 1})
      expect(actions[0]).toEqual({
        ...Object.fromEntries(
          ['id', 'kind', 'owner', 'due', 'done', 'priority', 'ref', 'factor', 'reason', 'proof', 'severity', 'organization', 'day', 'policyDay'].map(field => [
            field,
            undefined,
          ]),
        ),
        incidentId: 'bare',
        incidentTitle: 'Checkout failed for some customers',
        position: 0,
        base: 'beef',
        title: 'Do it',
        status: 'open',
        services: [],
        isOverdue: false,
        policy: 'none',
      })
    })

    it('has no base where the file is another by now, which cannot be read', async () => {
      const store = await holding(open, {...undated, hash: 'c0ffee'})
      await store.apply(change({unreadable: [anUnreadableFile({file: 'power.md', hash: 'f00d'})]}))
      const {actions} = await store.listActions(operator, {...anActionAsking(), order: 'due', limit: 9})
      expect(actions.map(({base}) => base)).toEqual(['', '', ''])
    })

    it('takes the day of the incident from its own clocks', async () => {
      const started = {at: '2025-05-31T22:30:00Z', precision: 'minute', approximate: false, zone: 'Europe/Berlin'} as const
      const document = aDocument({id: 'berlin', severity: 'SEV1', actions: [{title: 'Do it'}]})
      const milestone = {kind: 'started', instant: started, evidence: document.incident.actions[0]?.evidence} as (typeof document.incident.milestones)[number]
      const store = await holding(open, {incident: {...document.incident, milestones: [milestone]}})
      const {actions} = await store.listActions(operator, {...anActionAsking(), order: 'due', limit: 9})
      expect(actions.map(({day, policyDay}) => [day, policyDay])).toEqual([['2025-06-01', '2025-06-16']])
    })

    it.each<[ActionOrder, readonly string[]]>([
      [
        'due',
        [
          'Alert on errors',
          'Roll back by itself',
          'Replace the switch',
          'Second feed',
          'Second switch',
          'Ask the landlord',
          'Test the migration',
          'A manual',
          'New vendor',
          'Closed early',
        ],
      ],
      [
        'oldest',
        [
          'Replace the switch',
          'Second switch',
          'New vendor',
          'A manual',
          'Alert on errors',
          'Roll back by itself',
          'Test the migration',
          'Second feed',
          'Ask the landlord',
          'Closed early',
        ],
      ],
      [
        'newest',
        [
          'Alert on errors',
          'Roll back by itself',
          'Test the migration',
          'Replace the switch',
          'Second switch',
          'New vendor',
          'A manual',
          'Second feed',
          'Ask the landlord',
          'Closed early',
        ],
      ],
      [
        'severest',
        [
          'Alert on errors',
          'Roll back by itself',
          'Test the migration',
          'Replace the switch',
          'Second switch',
          'A manual',
          'New vendor',
          'Second feed',
          'Ask the landlord',
          'Closed early',
        ],
      ],
    ])('lists by %s, on one page and on many', async (order, expected) => {
      const store = await holding(open, ...some)
      expect(await listTitles(store, {}, {order})).toEqual(expected)
      for (const limit of [1, 3, expected.length]) expect(await turnPages(store, order, limit)).toEqual(expected)
    })

    it.each(actionOrders)('orders by %s what is equal by the incident’s id and the order of its document', async order => {
      const alike = ['b', 'a', 'B', 'ä', 'a-2'].map(id => ({id, actions: ['2', '1', '3'].map(each => ({title: `${id}${each}`}))}))
      const store = await holding(open, ...alike)
      const expected = ['B', 'a', 'a-2', 'b', 'ä'].flatMap(id => ['2', '1', '3'].map(each => `${id}${each}`))
      expect(await turnPages(store, order, 2)).toEqual(expected)
    })

    it.each(actionOrders)('goes on by %s from where it was when actions have come and gone meanwhile', async order => {
      const store = await holding(open, ...some)
      const first = await store.listActions(operator, {...anActionAsking(), order, limit: 4})
      const expected = (await turnPages(store, order, 100)).slice(4)
      const earlier = {id: '0-earlier', severity: 'SEV1', date: order === 'newest' ? '2025-06-01' : '2025-01-01'}
      // Comes before all there is, and the action that the page ended with goes, with its whole incident written again.
      await store.apply(change({publish: [aDocument({...earlier, actions: [{title: 'Earlier', due: '2025-01-01'}]})]}))
      const last = first.actions.at(-1)
      const changed = some.find(({id}) => id === last?.incidentId)
      await store.apply(
        change({
          publish: [
            aDocument({
              ...changed,
              actions: changed?.actions?.map(action => ({...action, ...(action.title === last?.title ? {title: 'Reworded'} : {})})) ?? [],
            }),
          ],
        }),
      )
      const rest = await store.listActions(operator, {...anActionAsking(), order, limit: 100, after: first.next})
      expect(rest.actions.map(({title}) => title)).toEqual(expected)
      expect(rest.total).toBe(11)
    })

    it('answers a cursor that is none, or another order’s, with the first page', async () => {
      const store = await holding(open, ...some)
      const first = await store.listActions(operator, {...anActionAsking(), order: 'due', limit: 3})
      const forge = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
      const {next: other} = await store.listActions(operator, {...anActionAsking(), order: 'newest', limit: 3})
      const forged = [
        '',
        'nonsense',
        '%',
        '\u{1F600}',
        'x'.repeat(100_000),
        forge(null),
        forge({}),
        forge(['due']),
        forge(['due', 0, '2025-01-01', 'a']),
        forge(['due', 2, '2025-01-01', 'a', 1]),
        forge(['due', 0, 5, 'a', 1]),
        forge(['due', 0, '2025-01-01', null, 1]),
        forge(['due', 0, '2025-01-01', 'a', 1e30]),
        forge(['due', 0, '2025-01-01', 'a', 0.5]),
        forge(['due', 0, '2025-01-01', '\uD800', 1]),
        forge(['due', 0, '2025-01-01', 'a', 1, 1]),
        forge(['due', '0; DROP TABLE "Incident"', '2025-01-01', 'a', 1]),
        String(other),
      ]
      for (const after of forged) {
        expect(await store.listActions(operator, {...anActionAsking(), order: 'due', limit: 3, after}), after.slice(0, 80)).toEqual(first)
      }
    })

    it('takes a place that nothing stands at for what it is, with U+0000 and quotes in it', async () => {
      const store = await holding(open, ...some)
      for (const id of ['\0', "'; --", '', 'zz']) {
        const after = Buffer.from(JSON.stringify(['due', 1, '2025-06-02', id, 0])).toString('base64url')
        const {actions} = await store.listActions(operator, {...anActionAsking(), order: 'due', limit: 100, after})
        expect(actions.map(({title}) => title)).toEqual([...(id === 'zz' ? [] : ['A manual']), 'New vendor', 'Closed early'])
      }
    })
  })

  describe('what actions are filtered by', () => {
    it.each<[ActionFilters, readonly string[]]>([
      [
        {},
        [
          'Alert on errors',
          'Roll back by itself',
          'Replace the switch',
          'Second feed',
          'Second switch',
          'Ask the landlord',
          'Test the migration',
          'A manual',
          'New vendor',
          'Closed early',
        ],
      ],
      [
        {status: []},
        [
          'Alert on errors',
          'Roll back by itself',
          'Replace the switch',
          'Second feed',
          'Second switch',
          'Ask the landlord',
          'Test the migration',
          'A manual',
          'New vendor',
          'Closed early',
        ],
      ],
      [{status: ['done', 'in-progress']}, ['Roll back by itself', 'Test the migration', 'Closed early']],
      [{status: ['candidate']}, ['A manual']],
      [{owner: ['@ada']}, ['Alert on errors', 'Roll back by itself']],
      [{owner: ['grace hopper']}, ['Second switch', 'Test the migration']],
      [{owner: ['ada and grace', '@ada']}, ['Alert on errors', 'Roll back by itself', 'A manual']],
      [{owner: ['ada']}, []],
      [{owner: [undefined]}, ['Replace the switch', 'Second feed', 'Closed early']],
      [{owner: [undefined, '@platform']}, ['Replace the switch', 'Second feed', 'Ask the landlord', 'New vendor', 'Closed early']],
      [{team: ['@platform']}, ['Alert on errors', 'Roll back by itself', 'Ask the landlord', 'New vendor']],
      [{team: ['@security']}, []],
      [{team: ['@nobody']}, []],
      [{team: ['@nobody', '@platform'], owner: ['@platform']}, ['Ask the landlord', 'New vendor']],
      [{service: ['payments']}, ['Alert on errors', 'Roll back by itself', 'Test the migration']],
      [{service: ['checkout', 'payments', 'nothing'], status: ['done']}, ['Test the migration']],
      [{service: [undefined]}, ['Second feed', 'Ask the landlord', 'Closed early']],
      [{service: [undefined, 'voice'], status: ['open']}, ['Replace the switch', 'Second feed', 'Second switch', 'Ask the landlord']],
      [{factor: ['change/deploy']}, ['Alert on errors']],
      [{factor: [undefined], status: ['open']}, ['Replace the switch', 'Second feed', 'Ask the landlord']],
      [{factor: ['capacity/memory', undefined], kind: ['prevent']}, ['Second switch', 'Test the migration']],
      [{severity: [1]}, ['Alert on errors', 'Roll back by itself', 'Test the migration']],
      [{severity: [undefined]}, ['Second feed', 'Ask the landlord', 'Closed early']],
      [{severity: [undefined, 2], status: ['open']}, ['Replace the switch', 'Second feed', 'Second switch', 'Ask the landlord']],
      [{severity: [5]}, []],
      [{kind: ['prevent', 'repair']}, ['Replace the switch', 'Second switch', 'Test the migration']],
      [{kind: [undefined]}, ['Second feed', 'Ask the landlord', 'A manual', 'New vendor', 'Closed early']],
      [{due: ['overdue']}, ['Alert on errors']],
      [{due: ['week']}, ['Roll back by itself', 'Replace the switch']],
      [{due: ['month']}, ['Second feed']],
      [{due: ['later']}, ['Second switch']],
      [{due: ['undated']}, ['Ask the landlord']],
      [{due: ['undated', 'overdue']}, ['Alert on errors', 'Ask the landlord']],
      [{policy: ['broken']}, ['Replace the switch', 'Second switch']],
      [{policy: ['breaking']}, ['Alert on errors', 'Roll back by itself']],
      [{policy: ['kept']}, []],
      [{policy: ['none']}, ['Second feed', 'Ask the landlord', 'Test the migration', 'A manual', 'New vendor', 'Closed early']],
      [{policy: ['broken', 'breaking'], due: ['week']}, ['Roll back by itself', 'Replace the switch']],
      [{organization: ['Example Calls']}, ['Alert on errors', 'Roll back by itself', 'Test the migration']],
      [{organization: [undefined], due: ['week']}, ['Replace the switch']],
      [{organization: ['example calls']}, []],
      [{incident: ['power', 'nowhere']}, ['Second feed', 'Ask the landlord', 'Closed early']],
      [
        {incident: []},
        [
          'Alert on errors',
          'Roll back by itself',
          'Replace the switch',
          'Second feed',
          'Second switch',
          'Ask the landlord',
          'Test the migration',
          'A manual',
          'New vendor',
          'Closed early',
        ],
      ],
      [{words: 'switch'}, ['Replace the switch', 'Second switch']],
      [{words: '  SECOND\tswit '}, ['Second switch']],
      [{words: 'ops-1'}, ['Alert on errors']],
      [{words: 'hopper second'}, ['Second switch']],
      [{words: 'second second'}, ['Second feed', 'Second switch']],
      [{words: 'nothing second'}, []],
      [
        {words: ' '},
        [
          'Alert on errors',
          'Roll back by itself',
          'Replace the switch',
          'Second feed',
          'Second switch',
          'Ask the landlord',
          'Test the migration',
          'A manual',
          'New vendor',
          'Closed early',
        ],
      ],
    ])('%j', async (filters, expected) => {
      const store = await holding(open, ...some)
      expect(await listTitles(store, filters)).toEqual(expected)
      expect((await store.coverActions(operator, anActionAsking(filters))).total).toBe(expected.length)
      expect((await store.listActionLives(operator, anActionAsking(filters))).reduce((sum, {count}) => sum + count, 0)).toBe(expected.length)
    })

    it.each<[DaySpan | undefined, DaySpan | undefined, readonly string[]]>([
      [{to: '2025-05-31'}, undefined, ['Alert on errors', 'Test the migration']],
      [{from: '2025-05-31', to: '2025-06-01'}, undefined, ['Alert on errors', 'Roll back by itself']],
      [{from: '2025-06-02', to: '2025-05-31'}, undefined, []],
      [undefined, {from: '2025-05-25', to: '2025-05-25'}, ['Test the migration']],
      [{to: '2025-05-31'}, {from: '2025-05-01'}, ['Test the migration']],
      [undefined, {to: '2025-05-24'}, []],
    ])('due within %j and done within %j', async (dueDays, doneDays, expected) => {
      const store = await holding(open, ...some)
      const {actions, total} = await store.listActions(operator, {
        ...anActionAsking({}),
        ...(dueDays && {dueDays}),
        ...(doneDays && {doneDays}),
        order: 'due',
        limit: 100,
      })
      expect([actions.map(({title}) => title), total]).toEqual([expected, expected.length])
    })

    it('takes all fields together', async () => {
      const store = await holding(open, ...some)
      const all: Required<ActionFilters> = {
        status: ['open'],
        owner: ['@ada'],
        team: ['@platform'],
        service: ['checkout'],
        factor: ['change/deploy'],
        severity: [1],
        kind: ['detect'],
        due: ['overdue'],
        policy: ['breaking'],
        organization: ['Example Calls'],
        incident: ['2025-05-20-checkout'],
        from: '2025-05-20',
        to: '2025-05-20',
        words: 'alert ada ops',
      }
      expect(await listTitles(store, all)).toEqual(['Alert on errors'])
      const others: Required<ActionFilters> = {
        status: ['done'],
        owner: [undefined],
        team: ['@security'],
        service: ['voice'],
        factor: [undefined],
        severity: [undefined],
        kind: [undefined],
        due: ['undated'],
        policy: ['none'],
        organization: [undefined],
        incident: ['power'],
        from: '2025-05-21',
        to: '2025-05-19',
        words: 'nothing',
      }
      // Every one of them counts.
      for (const field of Object.keys(others) as (keyof ActionFilters)[]) expect(await listTitles(store, {...all, [field]: others[field]}), field).toEqual([])
    })

    it('takes the day before today for overdue, and today, 7 and 30 days on for the last of what is to come', async () => {
      const days = ['2025-05-31', '2025-06-01', '2025-06-08', '2025-06-09', '2025-07-01', '2025-07-02']
      const store = await holding(open, {id: 'a', actions: days.map(due => ({title: due, due}))})
      const listed = await Promise.all(dueRanges.map(range => listTitles(store, {due: [range]})))
      expect(listed).toEqual([['2025-05-31'], ['2025-06-01', '2025-06-08'], ['2025-06-09', '2025-07-01'], ['2025-07-02'], []])
    })

    it('breaks a policy when its day has passed, whatever the action’s own day', async () => {
      const dates = ['2025-05-16', '2025-05-17', '2025-05-24', '2025-05-25']
      const store = await holding(
        open,
        ...dates.map(date => ({
          id: date,
          severity: 'SEV1',
          date,
          actions: [
            {title: date, due: '2030-01-01'},
            {title: `${date} done`, status: 'done' as const},
          ],
        })),
      )
      const listed = await Promise.all(policyStates.slice(0, 3).map(state => listTitles(store, {policy: [state]}, {order: 'oldest'})))
      expect(listed).toEqual([['2025-05-16'], ['2025-05-17', '2025-05-24'], ['2025-05-25']])
      const {actions} = await store.listActions(operator, {...anActionAsking({policy: ['broken']}), order: 'due', limit: 1})
      expect(actions[0]).toMatchObject({policyDay: '2025-05-31', policy: 'broken', isOverdue: false})
      const free = {...anActionAsking({policy: ['none']}), policies: {}}
      expect((await store.listActions(operator, {...free, order: 'due', limit: 1})).total).toBe(8)
    })

    it.each<[string, string, string]>([
      ['whatever the case', 'ÄNDERUNG', 'änderung'],
      ['accents or none', 'Café schließen', 'cafe SCHLIEßEN'],
      ['composed or not', 'Cafe\u0301', 'CAFÉ'],
      ['letters of two units', 'Ship \u{1F680}\u{10400}', '\u{1F680}\u{10428}'],
      ['a part of an unspaced text', '警告を追加する', '追加'],
      ['a percent sign', 'Alert at 90% of it', '90%'],
      ['an underscore', 'Set MAX_SIZE', 'x_s'],
      ['a backslash', 'Mend C:\\temp', ':\\t'],
      ['quotes', `Say "it's"`, `"it's"`],
      ['a question mark and a dollar', 'Why $1?', '$1?'],
      ['what begins like an option', 'Set -1', '-1'],
      ['U+0000', 'A\0b', 'a\0B'],
    ])('finds words with %s', async (_, title, words) => {
      const store = await holding(open, {id: 'a', actions: [{title}, {title: 'Something else, a 900 maxisize c:temp'}]})
      expect(await listTitles(store, {words})).toEqual([title])
    })

    it('takes wildcards for what they are', async () => {
      const store = await holding(open, {id: 'a', actions: [{title: 'Anything'}]})
      for (const words of ['%', '_', '*', 'a%g', 'anythin_', '[a]nything']) expect(await listTitles(store, {words}), words).toEqual([])
    })

    it('looks for a word of ten thousand characters, and for the first twenty of ten thousand words', async () => {
      const long = 'y'.repeat(10_000)
      const store = await holding(open, {id: 'a', actions: [{title: `${long} z`}, {title: 'Short'}]})
      expect(await listTitles(store, {words: long})).toEqual([`${long} z`])
      expect(await listTitles(store, {words: `${long}y`})).toEqual([])
      const many = Array.from({length: 10_000}, (_, index) => (index < 20 ? 'short '.slice(0, 1 + (index % 5)) : `w${index}`)).join(' ')
      expect(await listTitles(store, {words: many})).toEqual([])
      expect(await listTitles(store, {words: [...Array.from({length: 20}, (_, index) => long.slice(0, index + 1)), 'absent'].join(' ')})).toEqual([`${long} z`])
    })

    it('takes many values of a field, and owners of any length', async () => {
      const owner = `@${'ä'.repeat(2_000)}`
      const store = await holding(open, {
        id: 'a',
        actions: [
          {title: 'Long', owner},
          {title: 'Other', owner: 'Ω'},
        ],
      })
      const [facet] = (await store.countActionFacets(operator, anActionAsking({words: 'long'}))).owner
      expect(await listTitles(store, {owner: [facet?.value]})).toEqual(['Long'])
      const many = Array.from({length: 3_000}, (_, index) => `@somebody-${index}`)
      expect(await listTitles(store, {owner: [...many, 'ω']})).toEqual(['Other'])
      expect(await listTitles(store, {incident: [...many, 'a']})).toEqual(['Long', 'Other'])
    })
  })

  describe('countActionFacets()', () => {
    it('counts every value, those with most first and not stated last', async () => {
      const store = await holding(open, ...some)
      expect(await store.countActionFacets(operator, anActionAsking())).toEqual({
        status: [
          {value: 'open', count: 5},
          {value: 'done', count: 2},
          {value: 'candidate', count: 1},
          {value: 'in-progress', count: 1},
          {value: 'wont-do', count: 1},
        ],
        owner: [
          {value: '@ada', count: 2},
          {value: '@platform', count: 2},
          {value: 'grace hopper', count: 2, written: 'Grace Hopper'},
          {value: 'ada and grace', count: 1, written: 'Ada and Grace'},
          {value: undefined, count: 3},
        ],
        team: [{value: '@platform', count: 4}],
        service: [
          {value: 'voice', count: 4},
          {value: 'checkout', count: 3},
          {value: 'payments', count: 3},
          {value: undefined, count: 3},
        ],
        factor: [
          {value: 'capacity/memory', count: 1},
          {value: 'change/deploy', count: 1},
          {value: undefined, count: 8},
        ],
        severity: [
          {value: '2', count: 4},
          {value: '1', count: 3},
          {value: undefined, count: 3},
        ],
        kind: [
          {value: 'prevent', count: 2},
          {value: 'detect', count: 1},
          {value: 'mitigate', count: 1},
          {value: 'repair', count: 1},
          {value: undefined, count: 5},
        ],
        due: [
          {value: 'week', count: 2},
          {value: 'later', count: 1},
          {value: 'month', count: 1},
          {value: 'overdue', count: 1},
          {value: 'undated', count: 1},
        ],
        policy: [
          {value: 'none', count: 6},
          {value: 'breaking', count: 2},
          {value: 'broken', count: 2},
        ],
      })
    })

    it('counts each field without its own filter, and under all of the others', async () => {
      const store = await holding(open, ...some)
      const filters: ActionFilters = {status: ['open'], severity: [2], team: ['@platform'], words: 'e'}
      const facets = await store.countActionFacets(operator, anActionAsking(filters))
      for (const field of actionGroupings) {
        const others = {...filters, [field]: []}
        expect(facets[field], field).toEqual((await store.countActionFacets(operator, anActionAsking(others)))[field])
      }
      expect(facets.status).toEqual([{value: 'wont-do', count: 1}])
      expect(facets.severity).toEqual([
        {value: '1', count: 1},
        {value: undefined, count: 1},
      ])
      expect(facets.owner).toEqual([])
    })

    it('names an owner who is no handle by what comes first of what documents write', async () => {
      const owners = ['grace HOPPER', 'Grace  Hopper', 'GRACE HOPPER', '@GRACE', '@grace', ' Straße ', 'STRASSE', 'Å', 'A\u030A']
      const store = await holding(open, {id: 'a', actions: owners.map(owner => ({owner}))})
      const {owner} = await store.countActionFacets(operator, anActionAsking())
      expect(owner).toEqual([
        {value: 'grace hopper', count: 3, written: 'GRACE HOPPER'},
        {value: '@grace', count: 2},
        {value: 'å', count: 2, written: 'A\u030A'},
        {value: 'strasse', count: 1, written: 'STRASSE'},
        {value: 'straße', count: 1, written: ' Straße '},
      ])
    })

    it('has no team where there are none, and one action for every team of its owner', async () => {
      const store = await holding(open, ...some)
      expect((await store.countActionFacets(operator, anActionAsking({}, {teams: new Map()}))).team).toEqual([])
      const teams = new Map([
        ['@one', ['@ada', 'grace hopper', '@ada']],
        ['@two', ['@ada']],
        ['@ada', []],
        ['@none', ['@nobody']],
      ])
      expect((await store.countActionFacets(operator, anActionAsking({team: ['@two']}, {teams}))).team).toEqual([
        {value: '@one', count: 4},
        {value: '@ada', count: 2},
        {value: '@two', count: 2},
      ])
    })
  })

  describe('coverActions()', () => {
    it('counts what is known, and of how many', async () => {
      const store = await holding(open, ...some, {id: 'none', actions: []})
      expect(await store.coverActions(operator, anActionAsking())).toEqual({
        total: 10,
        open: 6,
        openWithOwner: 4,
        openWithDue: 5,
        overdue: 1,
        done: 2,
        doneWithDay: 1,
        doneWithProof: 1,
        wontDo: 1,
        wontDoWithReason: 1,
        candidates: 1,
        incidents: 3,
      })
      expect(await store.coverActions(operator, anActionAsking({status: ['candidate']}))).toMatchObject({total: 1, open: 0, candidates: 1, incidents: 1})
    })

    it('is all nought where there is nothing', async () => {
      const answer = await (await holding(open)).coverActions(operator, anActionAsking())
      expect(new Set(Object.values(answer))).toEqual(new Set([0]))
    })
  })

  describe('listActionLives()', () => {
    it('has every action, those that lived alike together', async () => {
      const twins = {title: 'Twin', status: 'done', done: '2025-05-25', kind: 'prevent'} as const
      const store = await holding(open, ...some, {id: 'twins', severity: 'SEV1', date: '2025-05-20', actions: [twins, {...twins, title: 'Other'}]})
      expect(await store.listActionLives(operator, anActionAsking({status: ['done']})).then(inOrder)).toEqual(
        inOrder([
          {severity: undefined, kind: undefined, status: 'done', from: undefined, until: undefined, count: 1},
          {severity: 1, kind: 'prevent', status: 'done', from: '2025-05-20', until: '2025-05-25', count: 3},
        ]),
      )
    })

    it('takes no day of doing from what is not done', async () => {
      const store = await holding(open, {id: 'a', date: '2025-05-20', actions: [{status: 'open', done: '2025-05-25'}]})
      expect(await store.listActionLives(operator, anActionAsking())).toEqual([
        {severity: undefined, kind: undefined, status: 'open', from: '2025-05-20', until: undefined, count: 1},
      ])
    })
  })

  describe('who may see actions', () => {
    const hidden = ['draft', 'in-review', 'restricted', 'both'].map(
      (id): DocumentGiven => ({
        ...checkout,
        id,
        status: id === 'restricted' ? 'published' : id === 'both' ? 'draft' : (id as 'draft'),
        visibility: id === 'restricted' || id === 'both' ? 'restricted' : 'public',
        audience: ['@Security'],
        actions: [{title: id}],
      }),
    )
    const viewer = (role: Viewer['role'], ...handles: readonly string[]): Viewer => ({role, handles, seesEverything: false})

    it.each<[string, Viewer, readonly string[]]>([
      ['nobody signed in', anonymous, []],
      ['a stranger', stranger, []],
      ['a manager', viewer('manager'), []],
      ['an administrator of another team', viewer('administrator', '@platform'), []],
      ['an author', viewer('author'), ['draft', 'in-review']],
      ['a viewer of the audience', viewer('viewer', '@other', '@security'), ['restricted']],
      ['an editor of the audience', viewer('editor', '@security'), ['both', 'draft', 'in-review', 'restricted']],
      ['the operator', operator, ['both', 'draft', 'in-review', 'restricted']],
    ])('%s', async (_, asking, expected) => {
      const store = await holding(open, ...hidden)
      expect(await listTitles(store, {}, {viewer: asking})).toEqual(expected)
      expect((await store.coverActions(asking, anActionAsking())).total).toBe(expected.length)
      expect((await store.countActionFacets(asking, anActionAsking())).status).toEqual(expected.length === 0 ? [] : [{value: 'open', count: expected.length}])
      expect((await store.listActionLives(asking, anActionAsking())).reduce((sum, {count}) => sum + count, 0)).toBe(expected.length)
    })

    it('hides actions with a file that becomes a draft or restricted and cannot be read', async () => {
      const store = await holding(open, ...some)
      const author = viewer('author')
      await store.apply(change({unreadable: [anUnreadableFile({file: 'power.md', visibility: 'draft'})]}))
      expect((await store.coverActions(anonymous, anActionAsking())).total).toBe(7)
      expect((await store.coverActions(author, anActionAsking())).total).toBe(10)
      await store.apply(change({unreadable: [anUnreadableFile({file: 'power.md', visibility: 'restricted'}), anUnreadableFile({file: '2025-05-01-voice.md'})]}))
      expect((await store.coverActions(author, anActionAsking())).total).toBe(7)
      expect((await store.coverActions(operator, anActionAsking())).total).toBe(10)
      await store.apply(change({publish: some.map(aDocument)}))
      expect((await store.coverActions(anonymous, anActionAsking())).total).toBe(10)
    })

    it('forgets the actions of a file that is gone', async () => {
      const store = await holding(open, ...some)
      await store.apply(change({remove: ['power.md']}))
      expect(await store.coverActions(operator, anActionAsking())).toMatchObject({total: 7, incidents: 2})
    })
  })

  describe('all of it', () => {
    it('is answered as by the plain telling in memory, whatever is asked', async () => {
      const [documents = []] = fc.sample(anyDocuments, {numRuns: 1, seed: 6})
      const [store, plain] = [await holding(open, ...documents), openMemoryStore()]
      await plain.apply(change({publish: documents.map(aDocument)}))
      for (const [filters, viewer, order, limit] of fc.sample(anyQuestion, {numRuns: 60, seed: 6})) {
        const asking = anActionAsking(filters as ActionFilters)
        let after: string | undefined
        for (let page = 0; page < 3; page++) {
          const expected = await plain.listActions(viewer, {...asking, order, limit, after})
          expect(await store.listActions(viewer, {...asking, order, limit, after}), JSON.stringify([filters, order, after])).toEqual(expected)
          after = expected.next
        }
        expect(await store.countActionFacets(viewer, asking), JSON.stringify(filters)).toEqual(await plain.countActionFacets(viewer, asking))
        expect(await store.coverActions(viewer, asking), JSON.stringify(filters)).toEqual(await plain.coverActions(viewer, asking))
        expect(inOrder(await store.listActionLives(viewer, asking))).toEqual(inOrder(await plain.listActionLives(viewer, asking)))
      }
    })
  })
}

const owners = ['@ada', '@ADA', 'Ada Lovelace', 'ada lovelace', '@grace', '@platform', 'Ada and Grace', 'Ω'] as const
const days = ['2025-05-16', '2025-05-17', '2025-05-31', today, '2025-06-08', '2025-06-09', '2025-07-01', '2025-08-01'] as const
const factors = ['change/deploy', 'capacity/memory'] as const
const services = ['api', 'Web', 'ä'] as const
const maybe = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values)
const given = <T extends object>(value: T): Partial<T> => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>

const anyAction = fc
  .record({
    title: fc.constantFrom('Alert on it', 'Alarm', 'Écrire', 'X_1%'),
    status: fc.constantFrom(...actionStatuses),
    kind: maybe(...actionKinds),
    owner: maybe(...owners),
    due: maybe(...days),
    done: maybe(...days),
    factor: maybe(...factors),
    ref: maybe('OPS-1'),
    reason: maybe('No'),
    proof: maybe('Yes'),
  })
  .map(given)

const anyDocuments = fc
  .array(
    fc.record({
      severity: maybe('SEV1', 'SEV2', 'SEV4', 'red'),
      date: maybe(...days.slice(0, 4)),
      organization: maybe('Example Calls', 'Other'),
      services: fc.uniqueArray(fc.constantFrom(...services), {maxLength: 2}),
      status: fc.constantFrom('published', 'published', 'draft'),
      visibility: fc.constantFrom('public', 'public', 'restricted'),
      actions: fc.array(anyAction, {maxLength: 8}),
    }),
    {minLength: 30, maxLength: 30},
  )
  .map(list => list.map((each, place): DocumentGiven => ({id: `id-${(place * 7) % 30}`, audience: ['@ada'], ...given(each)}) as DocumentGiven))

const anyOf = <T>(...values: readonly T[]) =>
  fc.oneof({weight: 4, arbitrary: fc.constant(undefined)}, {weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...values), {maxLength: 3})})

const anyQuestion = fc.tuple(
  fc
    .record({
      status: anyOf(...actionStatuses),
      owner: anyOf(undefined, '@ada', 'ada lovelace', '@nobody', 'ω'),
      team: anyOf('@platform', '@security', '@nobody'),
      service: anyOf(undefined, ...services),
      factor: anyOf(undefined, ...factors),
      severity: anyOf<1 | 2 | 4 | undefined>(undefined, 1, 2, 4),
      kind: anyOf(undefined, ...actionKinds),
      due: anyOf(...dueRanges),
      policy: anyOf(...policyStates),
      organization: anyOf(undefined, 'Example Calls', 'Nobody'),
      incident: anyOf('id-1', 'id-2', 'id-3', 'id-4', 'nowhere'),
      words: fc.constantFrom(undefined, undefined, undefined, 'al', 'ada alert', 'ecrire', '_1%', 'ops'),
    })
    .map(given),
  fc.constantFrom<Viewer>(
    operator,
    anonymous,
    {role: 'viewer', handles: ['@ada'], seesEverything: false},
    {role: 'author', handles: [], seesEverything: false},
  ),
  fc.constantFrom(...actionOrders),
  fc.constantFrom(1, 7, 50),
)
