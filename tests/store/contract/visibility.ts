import {describe, expect, it} from 'vitest'
import {anonymous, operator, toReader, type Viewer} from '#src/incident/viewer.ts'
import {type IncidentStore, noFilters} from '#src/library/incident-store.ts'
import type {DocumentGiven} from '#tests/builders/an-incident.ts'
import {anUnreadableFile, aProblem, aQuery, change, holding, listIds, type Open, readRecord, today} from './holding.ts'

const telling: Partial<DocumentGiven> = {
  severity: 'SEV1',
  services: ['secret-service'],
  factorCategories: ['security/attack'],
  milestones: {started: '2021-01-01T00:00:00Z'},
  actions: [{due: '2020-01-01'}, {}],
  summary: 'sardines',
  organization: 'Secret Org',
  detectedBy: 'third-party',
  tags: ['secret-tag'],
  diagnostics: [aProblem('secret problem')],
  links: ['open'],
  relations: [{to: 'open', type: 'caused-by'}],
}
const documents: readonly DocumentGiven[] = [
  {id: 'open', title: 'Open', severity: 'SEV3', milestones: {started: '2024-01-01T00:00:00Z'}},
  {...telling, id: 'restricted', aliases: ['old-restricted'], visibility: 'restricted', audience: ['@ada', '@security']},
  {...telling, id: 'draft', aliases: ['old-draft'], status: 'draft'},
  {...telling, id: 'in-review', aliases: ['old-in-review'], status: 'in-review'},
  {...telling, id: 'restricted-draft', aliases: ['old-restricted-draft'], status: 'draft', visibility: 'restricted', audience: ['@ada']},
]

const viewers: readonly [string, Viewer, readonly string[]][] = [
  ['somebody not signed in', anonymous, ['open']],
  ['a viewer outside the audience', {...anonymous, handles: ['@bob', '@adam', 'ada']}, ['open']],
  ['a viewer in the audience', {...anonymous, handles: ['@ada']}, ['open', 'restricted']],
  ['a viewer whose team is in the audience', {...anonymous, handles: ['@bob', '@security']}, ['open', 'restricted']],
  ['a manager', {role: 'manager', handles: [], seesEverything: false}, ['open']],
  ['an author', {role: 'author', handles: ['@bob'], seesEverything: false}, ['draft', 'in-review', 'open']],
  ['an author in the audience', {role: 'author', handles: ['@ada'], seesEverything: false}, ['draft', 'in-review', 'open', 'restricted', 'restricted-draft']],
  ['an editor', {role: 'editor', handles: [], seesEverything: false}, ['draft', 'in-review', 'open']],
  ['an administrator outside the audience', {role: 'administrator', handles: [], seesEverything: false}, ['open']],
  ['an administrator in the audience', {role: 'administrator', handles: ['@ada'], seesEverything: false}, ['open', 'restricted']],
  ['the operator', operator, ['draft', 'in-review', 'open', 'restricted', 'restricted-draft']],
]

export function describeVisibility(open: Open): void {
  describe('a viewer', () => {
    it('who only reads cannot find by has:diagnostics where secrets and addresses stand, and one who writes can', async () => {
      const found = (rule: string) => [{...aProblem('Unexpected word'), rule}]
      const store = await holding(
        open,
        {id: 'secret', diagnostics: found('secret-in-text')},
        {id: 'host', diagnostics: found('internal-address')},
        {id: 'mail', diagnostics: found('mail-address')},
        {id: 'both', diagnostics: [...found('secret-in-text'), ...found('no-owner')]},
        {id: 'none'},
      )
      const author: Viewer = {role: 'author', handles: [], seesEverything: false}
      for (const [viewer, expected] of [
        [anonymous, ['both']],
        [author, ['both', 'host', 'mail', 'secret']],
      ] as const) {
        expect((await listIds(store, aQuery({words: 'has:diagnostics'}), viewer)).toSorted()).toEqual(expected)
        expect((await listIds(store, aQuery({has: ['diagnostics']}), viewer)).toSorted()).toEqual(expected)
        expect(await listIds(store, aQuery({words: '-has:diagnostics'}), viewer)).toHaveLength(5 - expected.length)
        expect((await store.countFacets(viewer, noFilters, today)).has).toEqual([{value: 'diagnostics', count: expected.length}])
        const {previous, next} = await store.findNeighbours(viewer, aQuery({has: ['diagnostics']}), 'both')
        expect([previous, next].every(each => each === undefined)).toBe(viewer === anonymous)
      }
    })

    it.each(viewers)('who is %s finds no trace of what is not theirs, in any answer', async (_, viewer, expected) => {
      const store = await holding(open, ...documents)
      const ids = documents.map(({id}) => id ?? '')
      const hidden = expected.filter(id => id !== 'open').length

      expect((await listIds(store, aQuery(), viewer)).toSorted()).toEqual(expected)
      expect((await store.listIncidents(viewer, aQuery({}, {pageSize: 1}))).total).toBe(expected.length)
      expect(await listIds(store, aQuery({words: 'sardines'}), viewer)).toHaveLength(hidden)
      expect(await listIds(store, aQuery({services: ['secret-service']}), viewer)).toHaveLength(hidden)
      expect(await store.countIncidents(viewer)).toBe(expected.length)

      const counted = <T>(value: T, count: number) => (count === 0 ? [] : [{value, count}])
      const facets = await store.countFacets(viewer, noFilters, today)
      const orNone = (value: string) => [...counted(value, hidden), {value: 'none', count: 1}].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      expect(facets.services).toEqual(orNone('secret-service'))
      expect(facets.factors).toEqual(orNone('security/attack'))
      expect(facets.organizations).toEqual(orNone('Secret Org'))
      expect(facets.detections).toEqual(orNone('third-party'))
      expect(facets.tags).toEqual(orNone('secret-tag'))
      expect(facets.statuses.reduce((sum, {count}) => sum + count, 0)).toBe(expected.length)
      expect(facets.has).toEqual(counted('diagnostics', hidden))
      expect(facets.months).toEqual([...counted('2021-01', hidden), {value: '2024-01', count: 1}])
      const read: string[] = []
      for await (const rows of store.readIncidents(viewer, {filters: noFilters, order: 'newest', today})) read.push(...rows.map(({id}) => id))
      expect(read.toSorted()).toEqual(expected)
      expect(facets.years).toEqual([{value: 2024, count: 1}, ...counted(2021, hidden)])
      expect(facets.severities).toEqual([...counted(1, hidden), {value: 3, count: 1}].sort((a, b) => b.count - a.count))
      expect(facets.actions.toSorted((a, b) => (a.value < b.value ? -1 : 1))).toEqual([
        {value: 'none', count: 1},
        ...counted('open', hidden),
        ...counted('overdue', hidden),
      ])
      expect(await store.listServices(viewer, 9)).toEqual(counted('secret-service', hidden))

      expect([...(await store.findTitles(viewer, ids)).keys()].toSorted()).toEqual(expected)
      expect(
        (
          await store.findTitles(
            viewer,
            ids.map(id => `old-${id}`),
          )
        ).size,
      ).toBe(hidden)
      for (const id of ids) {
        const seen = expected.includes(id)
        expect((await readRecord(store, id, viewer))?.incident.id).toBe(seen ? id : undefined)
        if (id !== 'open') expect(await store.findIncident(viewer, `old-${id}`)).toEqual(seen ? {movedTo: id} : undefined)
      }

      const {stated, statedTotal} = await store.listCrossReferences(viewer, 'open')
      expect(stated.map(({id}) => id).toSorted()).toEqual(expected.filter(id => id !== 'open'))
      expect(statedTotal).toBe(hidden)
      const summary = {name: 'secret-service', incidents: hidden, last: '2021-01-01T00:00:00Z', worst: 1, open: 2 * hidden, overdue: hidden}
      expect(await store.summarizeServices(viewer, today)).toEqual(hidden === 0 ? [] : [summary])
      expect(await store.knowsService(viewer, 'secret-service')).toBe(hidden > 0)
      expect((await store.findService(viewer, 'secret-service', today))?.incidents).toBe(hidden === 0 ? undefined : hidden)
      expect((await store.outlineServices(viewer, ['secret-service'], 9)).get('secret-service')?.months).toEqual(
        hidden === 0 ? undefined : [{month: '2021-01', count: hidden}],
      )
      expect(await store.listOpenActions(viewer, 'secret-service', today, 99)).toHaveLength(2 * hidden)
      const remediation = await store.summarizeRemediation(viewer, today, 99)
      expect(remediation).toMatchObject({open: 2 * hidden, overdue: hidden, undated: hidden, incidents: hidden})
      expect(remediation.next).toHaveLength(2 * hidden)
      expect((await store.readSyncReport(viewer)).documents).toBe(expected.length)
    })

    it('is reduced by the handles of all audiences, folded, and finds what they found before', async () => {
      const store = await holding(open, ...documents, {id: 'z', audience: ['Grace', '@ADA', '@ada']})
      expect(await store.listAudiences()).toEqual(['@ada', '@grace', '@security'])
      for (const [, viewer] of viewers) {
        const reader = toReader(viewer, new Set(await store.listAudiences()))
        expect(await store.listIncidents(reader, aQuery())).toEqual(await store.listIncidents(viewer, aQuery()))
      }
      await store.apply(change({remove: ['restricted.md', 'z.md']}))
      expect(await store.listAudiences()).toEqual(['@ada'])
    })

    it('reads nothing about who points at an incident that is hidden', async () => {
      const store = await holding(open, {id: 'a', links: ['b', 'old-b']}, {id: 'b', aliases: ['old-b'], visibility: 'restricted'})
      expect((await store.listCrossReferences(anonymous, 'b')).stated).toEqual([])
      expect((await store.listCrossReferences(operator, 'b')).stated).toHaveLength(1)
      expect((await store.listCrossReferences(anonymous, 'a')).stated).toEqual([])
    })

    it('is named no hidden incident for what it shares, nor is it counted', async () => {
      const both = {services: ['api'], factorCategories: ['capacity/memory']}
      const store = await holding(open, {...both, id: 'a'}, {...both, id: 'b', visibility: 'restricted'}, {...both, id: 'c', status: 'draft'})
      expect(await store.listCrossReferences(anonymous, 'a')).toEqual({stated: [], statedTotal: 0, shared: [], services: [], factors: []})
      expect(await store.listCrossReferences(operator, 'a')).toMatchObject({shared: [{id: 'b'}, {id: 'c'}], services: [{value: 'api', count: 2}]})
    })

    it('finds an alias where the incident that has it as its id is hidden: what is hidden is not there', async () => {
      const store = await holding(open, {id: 'a', aliases: ['b']}, {id: 'b', visibility: 'restricted'}, {id: 'c', links: ['b']})
      expect(await store.findIncident(anonymous, 'b')).toEqual({movedTo: 'a'})
      expect(await store.findIncident(operator, 'b')).toMatchObject({record: {incident: {id: 'b'}}})
      expect((await store.findTitles(anonymous, ['b'])).get('b')?.id).toBe('a')
      expect((await store.listCrossReferences(anonymous, 'a')).stated).toMatchObject([{id: 'c'}])
      expect((await store.listCrossReferences(operator, 'a')).stated).toEqual([])
    })
  })

  describe('the parse report', () => {
    const reportedTo = async (store: IncidentStore, viewer: Viewer): Promise<readonly string[]> =>
      (await store.readSyncReport(viewer)).problems.map(({file}) => file)

    it('keeps the files of hidden incidents, and restricted ones that were never read, from those outside', async () => {
      const store = await holding(open, ...documents)
      const files = documents.map(({id}) => `${id}.md`)
      const broken = [...files, 'unseen.md'].map(file => anUnreadableFile({file}))
      await store.apply(change({unreadable: [...broken, anUnreadableFile({file: 'unseen-restricted.md', visibility: 'restricted'})]}))
      await store.recordSync({at: today, heldBack: files})
      expect(await reportedTo(store, anonymous)).toEqual(['open.md', 'unseen.md'])
      expect((await store.readSyncReport(anonymous)).heldBack).toEqual(['open.md'])
      expect(await reportedTo(store, {...anonymous, handles: ['@ada']})).toEqual(['open.md', 'restricted.md', 'unseen.md'])
      expect(await reportedTo(store, operator)).toHaveLength(7)
      expect((await store.readSyncReport(operator)).heldBack).toHaveLength(5)
    })

    it('keeps broken drafts that were never read from those who see no drafts', async () => {
      const store = await holding(open)
      await store.apply(change({unreadable: [anUnreadableFile({file: 'draft.md', visibility: 'draft'})]}))
      expect(await reportedTo(store, anonymous)).toEqual([])
      expect(await reportedTo(store, {role: 'author', handles: [], seesEverything: false})).toEqual(['draft.md'])
    })

    it('hides the last good version of a file that has become a draft and unreadable', async () => {
      const store = await holding(open, {id: 'a'})
      await store.apply(change({unreadable: [anUnreadableFile({file: 'a.md', visibility: 'draft'})]}))
      const author: Viewer = {role: 'author', handles: [], seesEverything: false}
      expect(await store.countIncidents(anonymous)).toBe(0)
      expect(await reportedTo(store, anonymous)).toEqual([])
      expect((await readRecord(store, 'a', author))?.incident.status).toBe('draft')
      expect((await store.listIncidents(author, aQuery())).rows[0]?.status).toBe('draft')
    })

    it('says who may know of each file', async () => {
      const store = await holding(open, {id: 'a'}, {id: 'b', status: 'in-review'}, {id: 'c', status: 'draft', visibility: 'restricted'})
      await store.apply(change({unreadable: [anUnreadableFile({file: 'd.md', visibility: 'draft'})]}))
      expect((await store.listFiles()).map(({visibility}) => visibility)).toEqual(['public', 'draft', 'restricted', 'draft'])
    })

    it('hides the last good version of a file that has become restricted and unreadable', async () => {
      const store = await holding(open, {id: 'a', summary: 'sardines', audience: ['@ada']})
      await store.apply(change({unreadable: [anUnreadableFile({file: 'a.md', visibility: 'restricted'})]}))
      expect(await store.findIncident(anonymous, 'a')).toBeUndefined()
      expect(await listIds(store, aQuery({words: 'sardines'}), anonymous)).toEqual([])
      expect(await reportedTo(store, anonymous)).toEqual([])
      const ada = {...anonymous, handles: ['@ada']}
      expect((await readRecord(store, 'a', ada))?.incident.visibility).toBe('restricted')
      expect((await store.listIncidents(ada, aQuery())).rows[0]?.visibility).toBe('restricted')
    })
  })
}
