import {readdirSync, readFileSync} from 'node:fs'
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {anonymous, operator, type Viewer} from '#src/incident/viewer.ts'
import type {IncidentQuery, IncidentStore, PublishedDocument} from '#src/library/incident-store.ts'
import {readDocument} from '#src/library/read-document.ts'
import {compareNear} from '#src/library/relate/compare-near.ts'
import {type ListedProposal, listProposals} from '#src/library/relate/list-proposals.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aDatabasePath} from '#tests/store/sqlite/scratch-database.ts'

const today = '2026-06-01'
let documents: readonly PublishedDocument[] = []

beforeAll(async () => {
  const files = readdirSync('content').filter(file => /^\d{4}-.+\.md$/.test(file))
  const readings = await Promise.all(files.map(file => readDocument(file, readFileSync(`content/${file}`))))
  documents = readings.flatMap(reading => ('document' in reading ? [reading.document] : []))
}, 60_000)

async function aLibrary(change: (document: PublishedDocument) => PublishedDocument = document => document): Promise<IncidentStore> {
  const store = createIncidentStore(await openDatabase(`file:${aDatabasePath()}`))
  onTestFinished(() => store.close())
  await store.apply({publish: documents.map(change), unreadable: [], remove: []})
  return store
}

/** Without what its author says of others, so that there is something to propose. */
function withoutStatements(document: PublishedDocument): PublishedDocument {
  return {...document, incident: {...document.incident, relations: [], links: []}}
}

async function readAll(store: IncidentStore, viewer: Viewer, incidents: number, proposals = 1000): Promise<readonly ListedProposal[]> {
  const all: ListedProposal[] = []
  let [turn, looked]: [IncidentQuery['turn'], number] = [undefined, 0]
  while (true) {
    const page = await listProposals(store, viewer, {most: {incidents, proposals}, turn, today})
    all.push(...page.proposals)
    expect(page.before).toBe(looked)
    looked += page.looked
    if (!page.last || looked === page.total) return all
    turn = {to: 'after', place: page.last}
  }
}

function toPairs(proposals: readonly ListedProposal[]): readonly string[] {
  return proposals.map(({from, to}) => [from, to].sort().join(' ')).sort()
}

describe('listProposals()', () => {
  test('proposes each pair once, however many incidents a page looks at', async () => {
    const store = await aLibrary(withoutStatements)
    const whole = toPairs(await readAll(store, anonymous, 50))
    expect(new Set(whole).size).toBe(whole.length)
    expect(whole.length).toBeGreaterThan(10)
    for (const count of [1, 3, 7]) expect(toPairs(await readAll(store, anonymous, count))).toEqual(whole)
  })

  test('looks no further where there is enough to decide, and leaves nothing out on the way there and back', async () => {
    const store = await aLibrary(withoutStatements)
    const whole = await readAll(store, anonymous, 50)
    expect(toPairs(await readAll(store, anonymous, 50, 4))).toEqual(toPairs(whole))
    const list = (turn: IncidentQuery['turn']) => listProposals(store, anonymous, {most: {incidents: 5, proposals: 4}, turn, today})
    const first = await list(undefined)
    expect(first.looked).toBeLessThan(documents.length)
    let page = first
    while (page.before + page.looked < page.total && page.last) page = await list({to: 'after', place: page.last})
    const back = [page]
    while (page.before > 0 && page.first) {
      page = await list({to: 'before', place: page.first})
      back.push(page)
    }
    expect(toPairs(back.flatMap(({proposals}) => proposals))).toEqual(toPairs(whole))
    // Each begins where the one behind it ends.
    expect(back.slice(0, -1).map(({before}) => before)).toEqual(back.slice(1).map(({before, looked}) => before + looked))
  })

  test('proposes all that is near, from whichever side it is found', async () => {
    const store = await aLibrary(withoutStatements)
    const near = new Set<string>()
    for (const document of documents.map(withoutStatements)) {
      for (const {id, proposal} of (await compareNear(store, anonymous, document)).near) if (proposal) near.add([document.incident.id, id].sort().join(' '))
    }
    expect(toPairs(await readAll(store, anonymous, 5))).toEqual([...near].sort())
  })

  test('proposes none that an author has put beside the other one, as a relation or in the text, on either side', async () => {
    const all = toPairs(await readAll(await aLibrary(withoutStatements), anonymous, 50))
    const left = toPairs(await readAll(await aLibrary(), anonymous, 50))
    const stated = documents.flatMap(({incident: {id, relations, links}}) => [...relations, ...links].map(({to}) => [id, to].sort().join(' ')))
    expect(left.filter(pair => stated.includes(pair))).toEqual([])
    expect(all.some(pair => stated.includes(pair))).toBe(true)
    expect(left.length).toBeGreaterThan(0)
  })

  test('says nothing of what is hidden, neither in a proposal nor in a count', async () => {
    const [hidden] = toPairs(await readAll(await aLibrary(withoutStatements), anonymous, 50))[0]?.split(' ') ?? []
    const store = await aLibrary(document => {
      const {incident} = withoutStatements(document)
      return {...document, incident: incident.id === hidden ? {...incident, visibility: 'restricted', audience: ['@ada']} : incident}
    })
    const page = await listProposals(store, anonymous, {most: {incidents: 50, proposals: 1000}, turn: undefined, today})
    expect(page.total).toBe(documents.length - 1)
    expect(JSON.stringify(page)).not.toContain(hidden)
    const invited: Viewer = {role: 'editor', handles: ['@ada'], seesEverything: false}
    const told = (await readAll(store, invited, 50)).filter(({from, to}) => from === hidden || to === hidden)
    expect(told.length).toBeGreaterThan(0)
    // The public ones never get to name it.
    expect(told.filter(({from}) => from !== hidden)).toEqual([])
    expect(toPairs(await readAll(store, operator, 50))).toEqual(toPairs(await readAll(store, invited, 50)))
  })

  test('shows both incidents with what there is to tell them by', async () => {
    const [first] = await readAll(await aLibrary(withoutStatements), anonymous, 50)
    expect(first?.between.map(({id}) => id)).toEqual([first?.from, first?.to])
    expect(first?.between.map(({title}) => title).every(title => title !== '')).toBe(true)
    expect((first?.between[0].date?.at ?? '') > (first?.between[1].date?.at ?? '')).toBe(true)
  })
})
