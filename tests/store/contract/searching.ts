import {describe, expect, it} from 'vitest'
import {anonymous, operator} from '#src/incident/viewer.ts'
import {noFilters} from '#src/library/incident-store.ts'
import {readQuestion} from '#src/library/recall/recall-question.ts'
import type {DocumentGiven} from '#tests/builders/an-incident.ts'
import {aQuery, holding, listIds, type Open, today} from './holding.ts'

const documents: readonly DocumentGiven[] = [
  {id: 'a', title: 'Café checkout-api refused', services: ['payments-db'], summary: 'INC-1001 hit 50% of C++ workers'},
  {id: 'b', title: 'api before checkout', plainText: 'A page of near misses, and not one of them caught. 1.2.3 #123 @bob'},
  {id: 'd', title: 'Something else', factors: [{title: 'Ünïcode größe', category: 'data/schema'}], tags: ['кириллица'], plainText: 'ΣΊΣΥΦΟΣ 日本語 한국어'},
]

export function describeSearching(open: Open): void {
  describe('words', () => {
    it.each<[string, readonly string[]]>([
      ['', ['a', 'b', 'd']],
      ['  \n\t ', ['a', 'b', 'd']],
      ['checkout', ['a', 'b']],
      ['CHECKOUT api', ['a', 'b']],
      ['checkout-api', ['a']],
      ['api checkout', ['a', 'b']],
      ['"api checkout"', []],
      ['"before checkout"', ['b']],
      ['cafe', ['a']],
      ['CAFÉ', ['a']],
      ['cafe\u0301', ['a']],
      ['refu', ['a']],
      ['refu* checkout', ['a']],
      ['refuse', ['a']],
      ['refusing', ['a']],
      ['"refuse"', []],
      ['page missing', ['b']],
      ['the near miss', ['b']],
      ['日本', ['d']],
      ['本日', []],
      ['日本語 größe', ['d']],
      ['-checkout', ['d']],
      ['checkout -api', []],
      ['checkout -refused', ['b']],
      ['-"before checkout" checkout', ['a']],
      ['refused or größe', ['a', 'd']],
      ['refused or größe checkout', ['a']],
      ['db', ['a']],
      ['database', ['a']],
      ['re', []],
      ['C++', ['a']],
      ['50%', ['a']],
      ['INC-1001', ['a']],
      ['inc-100', ['a']],
      ['payments-db', ['a']],
      ['1.2.3', ['b']],
      ['#123 @bob', ['b']],
      ['grosse', []],
      ['größe', ['d']],
      ['unicode data/schema', ['d']],
      ['кириллица', ['d']],
      ['σίσυφος', ['d']],
      ['日本語', ['d']],
      ['한국어', ['d']],
    ])('finds by %j', async (words, expected) => {
      const store = await holding(open, ...documents)
      expect((await listIds(store, aQuery({words}))).toSorted()).toEqual(expected)
    })

    it.each([
      ['"', []],
      ['"""', []],
      ["'", []],
      ['*', []],
      ['%', []],
      ['^', []],
      ['-', []],
      ['( )', []],
      ['😀', []],
      ['\0', []],
      ['\ud800', []],
      ['AND', ['b']],
      ['OR', []],
      ['NOT', ['b']],
      ['NEAR(', ['b']],
      ['NEAR(a b, 3)', ['b']],
      ['title:checkout', []],
      ['{title names}: checkout', ['a', 'b']],
      ['check*', ['a', 'b']],
      ['checkout AND NOT api', ['b']],
      ['"checkout', ['a', 'b']],
      ['checkout"', ['a', 'b']],
      ['chec"kout', []],
      ['checkout\0api', ['a']],
      ['(checkout', ['a', 'b']],
      ["'; DROP TABLE Incident; --", []],
    ])('takes no operator from %j', async (words, expected) => {
      const store = await holding(open, ...documents)
      expect((await listIds(store, aQuery({words}))).toSorted()).toEqual(expected)
      await store.countFacets(operator, {...noFilters, words}, today)
    })

    it('looks at the first 256 characters and 16 distinct words only, however long the query is', async () => {
      const store = await holding(open, ...documents)
      expect(await listIds(store, aQuery({words: 'checkout '.repeat(1_250)}))).toHaveLength(2)
      expect(await listIds(store, aQuery({words: `checkout${' '.repeat(300)}nowhere`}))).toHaveLength(2)
      const sixteen = Array.from({length: 16}, (_, place) => `w${place}x`).join(' ')
      const full = await holding(open, {id: 'full', plainText: sixteen})
      expect(await listIds(full, aQuery({words: `${sixteen} nowhere nothing`}))).toEqual(['full'])
      expect(await listIds(full, aQuery({words: 'x'.repeat(10_000)}))).toEqual([])
    })

    it('ranks what stands in the title above what stands in the body, and rare words above common ones', async () => {
      const filler = Array.from({length: 12}, (_, place) => ({id: `filler-${place}`, title: `Another outage ${place}`, plainText: 'redis was slow'}))
      const store = await holding(
        open,
        {id: 'in-body', title: 'Calls ended', plainText: 'In the end redis was at fault.'},
        {id: 'in-title', title: 'Redis ran out of memory', plainText: 'It was full.'},
        {id: 'rare', title: 'Something else', plainText: 'redis fragmentation'},
        ...filler,
      )
      const relevant = async (words: string) => (await listIds(store, aQuery({words}, {order: 'relevance'}))).slice(0, 1)
      expect(await relevant('redis')).toEqual(['in-title'])
      expect(await relevant('redis fragmentation')).toEqual(['rare'])
    })

    it('takes half of the words where no incident holds all, says so, and counts facets of the same incidents', async () => {
      const store = await holding(
        open,
        {id: 'three', title: 'alpha bravo charlie', services: ['api']},
        {id: 'two', title: 'alpha bravo', services: ['api']},
        {id: 'one', title: 'alpha', services: ['web']},
      )
      const {rows, total, isPartial} = await store.listIncidents(operator, aQuery({words: 'alpha bravo delta echo'}, {order: 'relevance'}))
      expect([rows.map(({id}) => id).toSorted(), total, isPartial]).toEqual([['three', 'two'], 2, true])
      const {services} = await store.countFacets(operator, {...noFilters, words: 'alpha bravo delta echo'}, today)
      expect(services).toEqual([{value: 'api', count: 2}])
      expect((await store.listIncidents(operator, aQuery({words: 'alpha bravo'}))).isPartial).toBe(false)
      expect(await listIds(store, aQuery({words: 'alpha bravo delta -charlie'}))).toEqual(['two'])
    })

    it.each<[string, readonly string[]]>([
      ['service:checkout-api', ['x']],
      ['service:Checkout-API', ['x']],
      ['service:checkout', []],
      ['service:check*', ['x']],
      ['service:web,checkout-api', ['x', 'y']],
      ['-service:web', ['x', 'z']],
      ['factor:capacity/memory', ['x']],
      ['factor:capacity', ['x']],
      ['factor:"capacity memory"', ['x']],
      ['org:dixa', ['x']],
      ['org:"Learning Equality"', ['y']],
      ['owner:@ada', ['x']],
      ['author:grace', ['y']],
      ['tag:launch', ['z']],
      ['trigger:deploy', ['y']],
      ['trigger:"deployed friday"', ['y']],
      ['severity:SEV2', ['x']],
      ['severity:>=SEV2', ['x', 'y']],
      ['severity:<=2', ['x']],
      ['severity:none', ['z']],
      ['status:draft', ['z']],
      ['is:draft', ['z']],
      ['is:published -is:public', []],
      ['detected-by:customer', ['y']],
      ['detected-by:none', ['x', 'z']],
      ['during:2024', ['x', 'y']],
      ['during:2024-03', ['x']],
      ['during:2024-03-01', ['x']],
      ['during:none', ['z']],
      ['-during:none', ['x', 'y']],
      ['during:none or during:2024-03', ['x', 'z']],
      ['-has:actions', ['z']],
      ['after:2024-03-02', ['y']],
      ['before:2024-03-02', ['x']],
      ['after:2024 before:2025', ['x', 'y']],
      ['duration:>1h', ['x']],
      ['duration:<=30m', ['y']],
      ['ttd:>5m', ['x']],
      ['has:overdue', ['x']],
      ['has:actions', ['x', 'y']],
      ['has:open', ['x']],
      ['has:trigger', ['y']],
      ['-has:timeline', ['x', 'y', 'z']],
      ['has:severity', ['x', 'y']],
      ['-has:severity', ['z']],
      ['has:services', ['x', 'y']],
      ['has:detection', ['y']],
      ['has:categories', ['x']],
      ['has:started', ['x', 'y']],
      ['has:detected', ['x']],
      ['has:acknowledged', []],
      ['has:mitigated', []],
      ['-has:resolved', ['z']],
      ['has:impact', []],
      ['service:web or severity:SEV2', ['x', 'y']],
      ['calls service:web', ['y']],
      ['calls or service:checkout-api', ['x', 'y']],
      ['severity:huge', []],
      ['colour:blue', []],
    ])('asks for fields with %j', async (words, expected) => {
      const store = await holding(
        open,
        {
          id: 'x',
          title: 'One',
          services: ['checkout-api'],
          severity: 'SEV2',
          organization: 'Dixa',
          factorCategories: ['capacity/memory'],
          milestones: {started: '2024-03-01T10:00:00Z', detected: '2024-03-01T10:20:00Z', resolved: '2024-03-01T13:00:00Z'},
          actions: [{owner: '@ada', due: '2024-04-01'}],
        },
        {
          id: 'y',
          title: 'Two',
          services: ['web'],
          severity: 'SEV1',
          organization: 'Learning Equality',
          authors: ['Grace'],
          detectedBy: 'customer',
          trigger: 'A change was deployed on Friday.',
          milestones: {started: '2024-05-01T10:00:00Z', resolved: '2024-05-01T10:20:00Z'},
          actions: [{status: 'done'}],
          plainText: 'calls ended',
        },
        {id: 'z', title: 'Three', tags: ['launch'], status: 'draft'},
      )
      expect((await listIds(store, aQuery({words}))).toSorted()).toEqual(expected)
      await store.countFacets(operator, {...noFilters, words}, today)
    })

    it('shows the passages that hold what was found, with their place', async () => {
      const store = await holding(open, {
        id: 'a',
        title: 'Calls ended',
        summary: 'All was well.',
        sections: [{kind: 'impact', heading: 'Impact', text: 'Half of the calls were refused at the Café.'}],
        timeline: [{at: '2024-03-01T10:00:00Z', text: 'The cafe closes.'}],
      })
      const {rows} = await store.listIncidents(operator, aQuery({words: 'cafe refuse'}))
      const [passage] = rows[0]?.passages ?? []
      expect(passage).toMatchObject({place: 'section', index: 1, kind: 'impact', heading: 'Impact'})
      expect(passage?.parts.filter(({isFound}) => isFound).map(({text}) => text)).toEqual(['refused', 'Café'])
      expect((await store.listIncidents(operator, aQuery())).rows[0]?.passages).toEqual([])
    })

    it('lists nothing where only whole matches are asked for and there are none, whatever holds a part', async () => {
      const store = await holding(open, {id: 'both', title: 'Alpha bravo'}, {id: 'one', title: 'Alpha', visibility: 'restricted', audience: ['@ada']})
      const whole = async (words: string): Promise<readonly [string[], number, boolean]> => {
        const {rows, total, isPartial} = await store.listIncidents(anonymous, {...aQuery({words}, {order: 'relevance'}), isWhole: true})
        return [rows.map(({id}) => id), total, isPartial]
      }
      expect(await whole('alpha bravo')).toEqual([['both'], 1, false])
      expect(await whole('alpha charlie')).toEqual([[], 0, true])
      expect(await whole('alpha bravo charlie delta')).toEqual([[], 0, true])
      expect(await whole('charlie')).toEqual([[], 0, false])
      expect(await whole('')).toEqual([['both'], 1, false])
    })

    it('puts mistyped words right, out of what the viewer may see', async () => {
      const store = await holding(
        open,
        {id: 'a', title: 'Redis timeout', plainText: 'kubernetes'},
        {id: 'b', title: 'Valkyrie', visibility: 'restricted', audience: ['@ada']},
      )
      expect(await store.correctSearch(operator, 'reids timeuot')).toBe('redis timeout')
      expect(await store.correctSearch(operator, 'service:api kubernets "reids"')).toBe('service:api kubernetes "reids"')
      expect(await store.correctSearch(operator, 'redis timeouts')).toBeUndefined()
      expect(await store.correctSearch(operator, 'qqqqqqq')).toBeUndefined()
      expect(await store.correctSearch(operator, 'valkyri')).toBe('valkyrie')
      expect(await store.correctSearch(anonymous, 'valkyri')).toBeUndefined()
    })

    it('relates incidents by the words that set them apart, says which, and never by hidden ones', async () => {
      const filler = Array.from({length: 20}, (_, place) => ({
        id: `filler-${place}`,
        title: `Outage of the service ${place}`,
        summary: 'Requests failed for customers.',
      }))
      const store = await holding(
        open,
        {id: 'a', title: 'Conntrack table ran full on the gateways', summary: 'Requests failed for customers.'},
        {id: 'b', title: 'Packets lost', factors: [{title: 'The conntrack table of the gateways had no alert'}]},
        {id: 'c', title: 'Conntrack and gateways again', visibility: 'restricted', audience: ['@ada']},
        ...filler,
      )
      const [similar, ...others] = await store.listSimilar(anonymous, 'a', 5)
      expect(similar).toMatchObject({id: 'b', title: 'Packets lost'})
      expect(similar?.words.toSorted()).toEqual(['conntrack', 'gateways', 'table'])
      expect(others).toEqual([])
      expect((await store.listSimilar(operator, 'a', 5)).map(({id}) => id).toSorted()).toEqual(['b', 'c'])
      expect(await store.listSimilar(anonymous, 'c', 5)).toEqual([])
      expect(await store.listSimilar(anonymous, 'filler-1', 5)).toEqual([])
    })

    it('recalls incidents by what was pasted, in other words and among how many, and never by hidden ones', async () => {
      const filler = Array.from({length: 20}, (_, place) => ({id: `filler-${place}`, title: `Report ${place}`, summary: 'Invoices were late.'}))
      const store = await holding(
        open,
        {id: 'a', title: 'Blackout outlasts the batteries', summary: 'The batteries ran low, and the servers shut themselves down.', tags: ['blackout']},
        {id: 'b', title: 'Names vanished', factors: [{title: 'A wildcard hid subdomains from the new nameserver'}]},
        {id: 'c', title: 'Batteries of the vault', summary: 'The UPS gave out in a blackout.', visibility: 'restricted', audience: ['@ada']},
        ...filler,
      )
      const power = readQuestion('2025-03-03 02:11 pdu-a1 UPS on battery, mains lost\nservers shut down')
      const {all, matches} = await store.recall(anonymous, power, 5)
      expect(all).toBe(22)
      expect(matches.map(({id}) => id)).toEqual(['a'])
      expect(matches[0]?.pieces[0]?.terms.length).toBeGreaterThan(1)
      expect((await store.recall(operator, power, 5)).matches.map(({id}) => id).toSorted()).toEqual(['a', 'c'])
      expect((await store.recall(anonymous, readQuestion('NXDOMAIN for two subdomains'), 5)).matches.map(({id}) => id)).toEqual(['b'])
      expect((await store.recall(anonymous, readQuestion('10.0.0.1 4711'), 5)).matches).toEqual([])
    })

    it('suggests names and titles that begin with what is typed, out of what the viewer may see', async () => {
      const store = await holding(
        open,
        {id: 'a', title: 'Redis ran full', services: ['flow-xo-redis', 'web']},
        {id: 'b', title: 'Calls ended', services: ['flow-xo-redis'], organization: 'Redwood', factorCategories: ['resilience/retry-storm']},
        {id: 'c', title: 'Redis secret', services: ['redacted'], visibility: 'restricted', audience: ['@ada']},
      )
      expect(await store.listSuggestions(anonymous, 'red', 10)).toEqual([
        {kind: 'service', name: 'flow-xo-redis', count: 2},
        {kind: 'org', name: 'Redwood', count: 1},
        {kind: 'incident', name: 'Redis ran full', id: 'a'},
      ])
      expect(await store.listSuggestions(anonymous, 'retry st', 10)).toEqual([{kind: 'factor', name: 'resilience/retry-storm', count: 1}])
      expect(await store.listSuggestions(anonymous, 'r', 10)).toEqual([])
      expect(await store.listSuggestions(anonymous, '%"*', 10)).toEqual([])
      expect((await store.listSuggestions(operator, 'red', 1)).length).toBe(2)
    })

    it('suggests names for the last terms of what is typed, with what stands before them', async () => {
      const store = await holding(
        open,
        {id: 'a', title: 'Redis ran full', services: ['payments', 'check out'], organization: 'Paywall'},
        {id: 'b', title: 'Calls ended', services: ['payments', 'redis pay']},
        {id: 'c', title: 'Secret', services: ['payroll'], visibility: 'restricted', audience: ['@ada']},
      )
      const suggest = async (typed: string) => (await store.listSuggestions(anonymous, typed, 10)).filter(({kind}) => kind !== 'incident')
      expect(await suggest('redis pay')).toEqual([
        {kind: 'service', name: 'redis pay', count: 1},
        {kind: 'service', name: 'payments', count: 2, rest: 'redis'},
        {kind: 'org', name: 'Paywall', count: 1, rest: 'redis'},
      ])
      expect(await suggest('was slow: check ou')).toEqual([{kind: 'service', name: 'check out', count: 1, rest: 'was slow:'}])
      expect(await suggest('redis service:pay')).toEqual([
        {kind: 'service', name: 'payments', count: 2, rest: 'redis'},
        {kind: 'service', name: 'redis pay', count: 1, rest: 'redis'},
      ])
      for (const typed of ['redis -pay', 'redis or pay', '"redis pay', 'redis owner:pay', 'redis p']) {
        expect(
          (await suggest(typed)).filter(each => 'rest' in each),
          typed,
        ).toEqual([])
      }
    })

    it('suggests a service by its other names, where the viewer may see an incident of it', async () => {
      const store = await holding(
        open,
        {id: 'a', title: 'Slow', services: ['checkout']},
        {id: 'b', title: 'Secret', services: ['vault'], visibility: 'restricted', audience: ['@ada']},
      )
      const aliases = {cashier: 'checkout', 'old cash desk': 'checkout', 'check-api': 'checkout', safe: 'vault'}
      const suggest = (typed: string) => store.listSuggestions(anonymous, typed, 10, aliases)
      expect(await suggest('cashi')).toEqual([{kind: 'service', name: 'checkout', count: 1, alias: 'cashier'}])
      expect(await suggest('timeout desk')).toEqual([{kind: 'service', name: 'checkout', count: 1, rest: 'timeout', alias: 'old cash desk'}])
      expect(await suggest('check')).toEqual([{kind: 'service', name: 'checkout', count: 1}])
      expect(await suggest('safe')).toEqual([])
      expect(await suggest('org:cashi')).toEqual([])
    })

    it('searches title, names, summary, factors and body, and one term within one of them', async () => {
      const store = await holding(open, {
        id: 'only-id',
        title: 'alpha',
        organization: 'bravo',
        aliases: ['charlie'],
        authors: ['@delta'],
        summary: 'echo',
        factors: [{title: 'foxtrot', category: 'golf/hotel'}],
        plainText: 'india',
      })
      for (const words of ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'india', 'only-id', 'alpha india']) {
        expect(await listIds(store, aQuery({words})), words).toEqual(['only-id'])
      }
      expect(await listIds(store, aQuery({words: 'alpha-india'}))).toEqual([])
    })
  })
}
