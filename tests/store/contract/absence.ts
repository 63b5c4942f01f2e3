import {describe, expect, it, onTestFinished} from 'vitest'
import {roles, stranger, type Viewer} from '#src/incident/viewer.ts'
import {type IncidentQuery, type IncidentStore, incidentOrders, noFilters} from '#src/library/incident-store.ts'
import {listPastWeeks} from '#src/library/past-weeks.ts'
import {patternDimensions} from '#src/library/patterns/pattern-counts.ts'
import {readQuestion} from '#src/library/recall/recall-question.ts'
import {type ActionAsking, actionOrders} from '#src/library/remediation-store.ts'
import {aDocument, type DocumentGiven} from '#tests/builders/an-incident.ts'
import {anActionAsking, anUnreadableFile, aProblem, aQuery, change, inOrder, type Open, today} from './holding.ts'

type Ask = (store: IncidentStore, viewer: Viewer) => Promise<unknown>

/** Every address, name and word that a question can be asked with: those of what is hidden, and those of what is seen. */
const addresses = ['dns-failure', 'dns-timeout', 'cache-failure', 'hidden', 'old-hidden', 'hidden-draft', 'nowhere']
const names = ['api', 'payments', 'vault', 'dns']
const words = [
  'failure',
  'zone transfer',
  'resolver',
  'credential',
  'resolver or timeout',
  '-resolver',
  'service:vault',
  'is:restricted',
  'is:draft',
  'dns resolver zone',
]
// One slip away from words that are seen, from words that are hidden, and from one of each, of which the more frequent one wins.
const slips = ['resolvr', 'credentiel', 'timeuot', 'zonne', 'casche', 'tokan', 'tken']

const byRelevance = ['', ...words].map(each => aQuery({words: each}, {order: 'relevance', pageSize: 2}))
const queries: readonly IncidentQuery[] = [
  ...byRelevance,
  aQuery({years: ['none']}),
  aQuery({actions: ['none']}),
  aQuery({words: 'during:none'}),
  ...incidentOrders.map(order => aQuery({}, {order, pageSize: 2})),
]
const lists: readonly IncidentQuery[] = [aQuery(), aQuery({words: 'resolver or timeout'}, {order: 'relevance'})]

const actionQuestions: readonly ActionAsking[] = [
  {},
  {status: ['open' as const]},
  {owner: ['@ada', undefined]},
  {owner: ['@mallory']},
  {team: ['@security', '@platform']},
  {service: ['vault', 'dns']},
  {factor: ['security/attack']},
  {severity: [1 as const]},
  {due: ['overdue' as const, 'undated' as const]},
  {policy: ['broken' as const]},
  {organization: ['Secret Org', undefined]},
  {incident: ['hidden', 'dns-failure', 'own']},
  {words: 'rotate'},
]
  .map(filters => anActionAsking(filters))
  .concat(anActionAsking({from: '2024-03-10', to: '2024-03-10'}))

/** For every question that takes a viewer, all that the test asks; a question that is added to the store fails until it stands here. */
const questions: Readonly<Record<string, readonly Ask[]>> = {
  countIncidents: [(store, viewer) => store.countIncidents(viewer)],
  findIncident: addresses.map(address => (store, viewer) => store.findIncident(viewer, address)),
  findIncidents: [(store, viewer) => store.findIncidents(viewer, addresses)],
  listIncidents: [
    ...queries.map(
      (query): Ask =>
        (store, viewer) =>
          store.listIncidents(viewer, query),
    ),
    ...lists.flatMap((query): readonly Ask[] => [
      (store, viewer) => store.listIncidents(viewer, {...query, pageSize: 2, page: 2}),
      async (store, viewer) => {
        const {last} = await store.listIncidents(viewer, {...query, pageSize: 2})
        return last && (await store.listIncidents(viewer, {...query, turn: {to: 'after', place: last}}))
      },
    ]),
    (store, viewer) => store.listIncidents(viewer, aQuery({services: ['vault'], statuses: ['published', 'draft']})),
  ],
  readIncidents: lists.map(query => async (store, viewer) => {
    const rows: unknown[] = []
    for await (const batch of store.readIncidents(viewer, query)) rows.push(...batch)
    return rows
  }),
  findNeighbours: lists.flatMap(query =>
    addresses.map(
      (id): Ask =>
        (store, viewer) =>
          store.findNeighbours(viewer, query, id),
    ),
  ),
  correctSearch: [...slips, ...words].map(each => (store, viewer) => store.correctSearch(viewer, each)),
  listSuggestions: ['dn', 'va', 'se', 'sec', 'hid', 'fail', 'res', 'resolver va', 'dns org:sec', 'safe'].map(
    typed => (store, viewer) => store.listSuggestions(viewer, typed, 9, {safe: 'vault'}),
  ),
  countFacets: ['', ...words].map(each => (store, viewer) => store.countFacets(viewer, {...noFilters, words: each}, today)),
  countPatterns: patternDimensions.flatMap(rows =>
    patternDimensions
      .filter(columns => columns !== rows)
      .map(
        (columns): Ask =>
          async (store, viewer) => {
            const counts = await store.countPatterns(viewer, noFilters, {rows, columns, mostRows: 2, mostColumns: 9}, today)
            return {...counts, cells: counts.cells.map(({row, column, count}) => `${row} ${column} ${count}`).toSorted()}
          },
      ),
  ),
  countPrevention: [(store, viewer) => store.countPrevention(viewer, noFilters, today)],
  listRelations: [noFilters, {...noFilters, services: ['dns']}].flatMap(filters =>
    [2, 50].map(
      (most): Ask =>
        (store, viewer) =>
          store.listRelations(viewer, filters, {types: [], most}, today),
    ),
  ),
  measureIncidents: queries.map(
    ({filters}) =>
      (store, viewer) =>
        store.measureIncidents(viewer, filters, today),
  ),
  listTimedIncidents: queries.map(
    ({filters}) =>
      (store, viewer) =>
        store.listTimedIncidents(viewer, filters, today, 99),
  ),
  summarizeRemediation: [(store, viewer) => store.summarizeRemediation(viewer, today, 9)],
  findTitles: [(store, viewer) => store.findTitles(viewer, addresses)],
  listTwins: ['https://hidden.example/post', undefined].map(url => (store, viewer) => store.listTwins(viewer, {url, title: 'Hidden', day: '2024-03-10'})),
  listSimilar: addresses.map(id => (store, viewer) => store.listSimilar(viewer, id, 9)),
  recall: [...words, words.join('\n')].map(each => (store, viewer) => store.recall(viewer, readQuestion(each), 9)),
  listCrossReferences: addresses.flatMap((id): readonly Ask[] => [
    (store, viewer) => store.listCrossReferences(viewer, id),
    (store, viewer) => store.listCrossReferences(viewer, id, 1000),
  ]),
  listEarlierActions: addresses.map(id => (store, viewer) => store.listEarlierActions(viewer, id)),
  readRecurrences: [(store, viewer) => store.readRecurrences(viewer)],
  listKnownActions: [(store, viewer) => store.listKnownActions(viewer, addresses)],
  listAnniversaries: [1, 9].map(limit => (store, viewer) => store.listAnniversaries(viewer, listPastWeeks('2026-03-15'), limit)),
  knowsService: names.map(name => (store, viewer) => store.knowsService(viewer, name)),
  summarizeServices: [(store, viewer) => store.summarizeServices(viewer, today)],
  outlineServices: [(store, viewer) => store.outlineServices(viewer, names, 9)],
  findService: names.map(name => (store, viewer) => store.findService(viewer, name, today)),
  listOpenActions: names.map(name => (store, viewer) => store.listOpenActions(viewer, name, today, 9)),
  listActions: actionOrders.flatMap(order =>
    actionQuestions.map(
      ({filters}): Ask =>
        async (store, viewer) => {
          const first = await store.listActions(viewer, {...anActionAsking(filters), order, limit: 2})
          return [first, await store.listActions(viewer, {...anActionAsking(filters), order, limit: 2, after: first.next})]
        },
    ),
  ),
  countActionFacets: actionQuestions.map(asking => (store, viewer) => store.countActionFacets(viewer, asking)),
  countTraces: actionQuestions.map(asking => (store, viewer) => store.countTraces(viewer, asking)),
  coverActions: actionQuestions.map(asking => (store, viewer) => store.coverActions(viewer, asking)),
  listActionLives: actionQuestions.map(asking => async (store, viewer) => inOrder(await store.listActionLives(viewer, asking))),
  listServices: [(store, viewer) => store.listServices(viewer, 9)],
  readSyncReport: [(store, viewer) => store.readSyncReport(viewer)],
}

/** What is asked without a viewer, and who asks: nothing of it is shown to anybody as it is. */
const unseen: Readonly<Record<string, string>> = {
  readRevision: 'what is kept above the store',
  listAudiences: 'reduces a viewer',
  listFiles: 'the publisher',
  listMisnamed: 'the publisher',
  takeStock: 'the publisher',
  apply: 'the publisher',
  recordSync: 'the publisher',
  findReaderRevision: 'the publisher',
  recordReaderRevision: 'the publisher',
  close: 'the program',
}

const dated = (day: string) => ({started: `2025-03-${day}T00:00:00Z`})
const seen: readonly DocumentGiven[] = [
  {
    id: 'dns-failure',
    title: 'DNS failure in the resolver',
    summary: 'The resolver lost a zone; the zone transfer of the secondary resolver had a timeout.',
    plainText:
      'The resolver lost a zone. The zone transfer of the secondary resolver had a timeout. A token was refused, taken back, and the nameserver stopped answering.',
    services: ['dns', 'api'],
    factorCategories: ['capacity/memory'],
    milestones: dated('01'),
    links: ['hidden', 'old-hidden', 'cache-failure'],
    relations: [
      {to: 'hidden', type: 'caused-by'},
      {to: 'old-hidden', type: 'recurrence-of'},
      {to: 'cache-failure', type: 'recurrence-of'},
    ],
    actions: [
      {due: '2025-01-01', owner: '@ada'},
      {status: 'done', done: '2025-04-01', proof: 'A test'},
      {title: 'Rotate the token', owner: 'Grace', kind: 'prevent'},
    ],
    severity: 'SEV1',
    authors: ['@ada'],
  },
  {
    id: 'dns-timeout',
    title: 'Timeout of the secondary resolver',
    summary: 'A zone transfer from the secondary nameserver ran into a timeout.',
    plainText: 'A zone transfer from the secondary nameserver ran into a timeout, and the resolver answered from its cache. It was taken down.',
    services: ['dns'],
    factorCategories: ['capacity/memory'],
    milestones: dated('02'),
  },
  {
    id: 'cache-failure',
    title: 'Cache failure',
    summary: 'The cache was cold.',
    plainText: 'The cache was cold, and the next one was taken.',
    services: ['api'],
    milestones: dated('03'),
  },
  ...['a', 'b', 'c', 'd'].map(
    (id, day): DocumentGiven => ({id, title: 'Checkout was slow', summary: 'Payments waited.', services: ['payments'], milestones: dated(`1${day}`)}),
  ),
  {id: 'a-draft', title: 'A failure of the resolver, still being written', summary: 'The zone.', status: 'draft', services: ['dns'], milestones: dated('20')},
]

/** Shares services, factors, words, dates and people with what is seen, has some of its own, and is said to have to do with it. */
const telling: DocumentGiven = {
  aliases: ['old-hidden'],
  title: 'Credential token failure of the secondary resolver',
  summary: 'A credential for the zone transfer was in the open; the secondary nameserver had a timeout.',
  plainText: `A credential for the zone transfer was in the open, and the secondary nameserver had a timeout. ${'token resolver zone failure cache '.repeat(40)}`,
  services: ['dns', 'vault', 'api'],
  factorCategories: ['security/attack', 'capacity/memory'],
  severity: 'SEV1',
  organization: 'Secret Org',
  detectedBy: 'third-party',
  tags: ['secret', 'kafka'],
  trigger: 'A release of Kafka went out.',
  milestones: dated('15'),
  links: ['dns-failure', 'old-hidden'],
  relations: [{to: 'dns-failure', type: 'related'}],
  actions: [
    {due: '2020-01-01', owner: '@mallory', title: 'Rotate the credential', kind: 'prevent', factor: 'security/attack'},
    {},
    {status: 'done', done: '2025-04-02', owner: '@ADA', proof: 'In the vault'},
    {status: 'wont-do', reason: 'Too dear', owner: 'grace', ref: 'SEC-1'},
    {status: 'candidate', owner: '@security', due: '2025-06-04'},
  ],
  diagnostics: [aProblem('hidden problem')],
  authors: ['@ada'],
}
const restricted: readonly DocumentGiven[] = ['hidden', 'hidden-too', 'hidden-draft'].map(id => ({
  ...telling,
  id,
  visibility: 'restricted',
  audience: ['@security', 'Grace'],
  status: id === 'hidden-draft' ? 'draft' : 'published',
}))
/** Restricted as well, to somebody else: its audience sees it and still finds no trace of the others. */
const othersOwn: DocumentGiven = {...telling, id: 'own', aliases: [], title: 'Token of the resolver', visibility: 'restricted', audience: ['@Ada']}

const withRole = (role: Viewer['role'], handles: readonly string[] = []): Viewer => ({role, handles, seesEverything: false})
const outside: readonly (readonly [string, Viewer])[] = [
  ...roles.map(role => [`${role} without handles`, withRole(role)] as const),
  ...roles.map(role => [`${role} with another handle`, withRole(role, ['@ada', '@platform'])] as const),
]

export function describeAbsence(open: Open): void {
  describe('what a viewer may not see', () => {
    const opened = async (documents: readonly DocumentGiven[]): Promise<IncidentStore> => {
      const store = await open()
      onTestFinished(() => store.close())
      await store.apply(change({publish: documents.map(aDocument)}))
      return store
    }
    /** Hidden ones before, between and after the others. */
    const amid = (hidden: readonly DocumentGiven[], others: readonly DocumentGiven[]) =>
      others.flatMap((document, place) => [...hidden.filter((_, at) => at * 2 === place), document])

    it('is asked for in every way that the store has', async () => {
      const store = await opened([])
      expect(Object.keys(store).sort()).toEqual([...Object.keys(questions), ...Object.keys(unseen)].sort())
    })

    it.each(outside)('cannot be told from what is not there by a viewer who is %s', async (_, viewer) => {
      const [without, beside] = [await opened([...seen, othersOwn]), await opened(amid(restricted, [...seen, othersOwn]))]
      await expectSameAnswers(without, beside, viewer)
    })

    it.each(roles.filter(role => role !== 'author' && role !== 'editor'))('cannot be told from what is not there by a viewer who is %s: drafts', async role => {
      const drafts = restricted.map((document): DocumentGiven => ({...document, visibility: 'public', audience: [], status: 'in-review'}))
      const [without, beside] = [await opened(seen), await opened(amid(drafts, seen))]
      await expectSameAnswers(without, beside, withRole(role))
    })

    it.each(roles)('leaves no trace as a file that cannot be read, either, for a viewer who is %s', async role => {
      const viewer = withRole(role, ['@ada'])
      const [without, beside] = [await opened(seen), await opened(amid(restricted, seen))]
      const broken = [...restricted.map(({id}) => `${id}.md`), 'never-read.md']
      await beside.apply(change({unreadable: broken.map(file => anUnreadableFile({file, visibility: 'restricted'}))}))
      await beside.recordSync({at: today, heldBack: broken})
      await without.recordSync({at: today, heldBack: []})
      await expectSameAnswers(without, beside, viewer)
    })

    it('H11 is gone at once when what everybody could see becomes restricted', async () => {
      const [without, store] = [await opened(seen), await opened([...seen, {...telling, id: 'hidden'}])]
      expect((await store.listIncidents(withRole('viewer'), aQuery({words: 'credential'}))).total).toBe(1)
      await store.apply(change({publish: [aDocument({...telling, id: 'hidden', visibility: 'restricted', audience: ['@security']})]}))
      await expectSameAnswers(without, store, withRole('viewer'))
    })

    it('H11 is gone at once when its file becomes restricted and cannot be read', async () => {
      const [without, store] = [await opened(seen), await opened([...seen, {...telling, id: 'hidden'}])]
      await store.apply(change({unreadable: [anUnreadableFile({file: 'hidden.md', visibility: 'restricted'})]}))
      await expectSameAnswers(without, store, withRole('editor'))
    })

    it('is everything for a stranger, who is told of nothing at all', async () => {
      const [without, beside] = [await opened([]), await opened([...seen, ...restricted])]
      await expectSameAnswers(without, beside, stranger)
    })

    it.each(['@security', '@grace'])('is there for %s of its audience, however the handle is written', async handle => {
      const store = await opened([...seen, ...restricted])
      const member = withRole('viewer', [handle])
      expect(await store.findIncident(member, 'hidden')).toMatchObject({record: {incident: {id: 'hidden'}}})
      expect(await store.findIncident(member, 'hidden-draft')).toBeUndefined()
      expect((await store.listIncidents(member, aQuery({words: 'credential'}, {order: 'relevance'}))).rows.map(({id}) => id).sort()).toEqual([
        'hidden',
        'hidden-too',
      ])
      expect(await store.correctSearch(member, 'credentiel')).toBe('credential')
      expect(await store.knowsService(member, 'vault')).toBe(true)
    })
  })
}

/** Every answer is the same, down to the scores. */
async function expectSameAnswers(without: IncidentStore, beside: IncidentStore, viewer: Viewer): Promise<void> {
  for (const [question, asks] of Object.entries(questions)) {
    for (const [place, ask] of asks.entries()) {
      const [expected, answer] = await Promise.all([ask(without, viewer), ask(beside, viewer)])
      expect(answer, `${question}, question ${place + 1}`).toEqual(expected)
    }
  }
}
