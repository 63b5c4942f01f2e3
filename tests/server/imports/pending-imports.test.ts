import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import type {Incident} from '#src/incident/incident.ts'
import {listQuestions} from '#src/library/import/list-questions.ts'
import {readPostmortem} from '#src/postmortem/read-postmortem.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {type Hindsight, hindsight} from '#src/server/hindsight.ts'
import {
  beginImport,
  discardImport,
  fetchGiven,
  findImport,
  forgetCorrection,
  keepCorrection,
  keepWork,
  listImports,
  rereadImport,
  reviewImport,
  saveImport,
} from '#src/server/imports/pending-imports.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'
import {aVisitor} from '#tests/server/a-saving.ts'
import {addEditors} from '#tests/store/add-editors.ts'

vi.setConfig({testTimeout: 60_000})

let place: string
let opened: Hindsight
let ada: Visitor

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'hindsight-imports-'))
  await mkdir(path.join(place, 'content'))
  vi.stubEnv('HINDSIGHT_CONTENT', path.join(place, 'content'))
  vi.stubEnv('DATABASE_URL', `file:${path.join(place, 'index.db')}`)
  vi.stubEnv('LOG_LEVEL', 'silent')
  opened = await hindsight()
  ada = aVisitor({role: 'editor', email: 'ada@example.org'})
  const database = await openDatabase(`file:${path.join(place, 'index.db')}`)
  const people = ['ada@example.org', 'grace@example.org', 'mark@example.org'].map(email => ({id: `id of ${email}`, name: email, email}))
  await addEditors(database, people)
  await database.close()
})

afterEach(async () => {
  await opened.close()
  vi.unstubAllEnvs()
  await rm(place, {recursive: true, force: true})
})

const text = 'Mail delayed\nIncident report for Example Mail\n\nTimeline (UTC)\n\n- 5 March 10:00: A disk fills up.\n- 10:30: It is emptied.\n'
const begin = (name: string, bytes: string | Uint8Array, visitor = ada) =>
  beginImport(visitor.person?.id ?? '', {name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes})
const find = async (id: string, visitor = ada) => {
  const found = await findImport(visitor, id)
  if (!found) throw new Error('there is no such import')
  return found
}

describe('an import', () => {
  test('is read, read again with a year, corrected, and saved with its original beside it', async () => {
    const id = await begin('report.md', text)
    expect((await reviewImport(ada, id))?.reading?.incident.timeline).toEqual([])
    await rereadImport(await find(id), {defaultYear: 2024})
    const review = await reviewImport(ada, id)
    expect(review?.reading?.incident.timeline.map(({instant}) => instant.at)).toEqual(['2024-03-05T10:00:00Z', '2024-03-05T10:30:00Z'])
    const at = String(review?.reading?.incident.timeline[1]?.evidence.start.offset)
    expect(await keepCorrection(await find(id), {item: 'entry', change: 'set', position: 0, values: {milestones: ['resolved']}}, at)).toBeUndefined()
    const given = await find(id)
    expect(await keepWork(given, {...given.work, facts: {severity: 'SEV3'}, origin: {url: 'https://status.example/1'}})).toBeUndefined()
    const saved = await saveImport(ada, await find(id), undefined)
    expect(saved).toEqual({incidentId: '2024-03-05-mail-delayed', note: undefined})
    const written = await readFile(path.join(place, 'content/2024-03-05-mail-delayed.md'), 'utf8')
    const {incident} = readPostmortem(written, 'x')
    expect([incident.severity?.label, incident.status, incident.source?.url, incident.source?.file]).toEqual([
      'SEV3',
      'draft',
      'https://status.example/1',
      'report.md',
    ])
    expect(incident.timeline.map(({instant, milestones}) => [instant.at, milestones])).toEqual([
      ['2024-03-05T10:00:00Z', []],
      ['2024-03-05T10:30:00Z', ['resolved']],
    ])
    const [beside] = await readdir(path.join(place, 'content/2024-03-05-mail-delayed'))
    expect(await readFile(path.join(place, 'content/2024-03-05-mail-delayed', beside ?? ''), 'utf8')).toBe(text)
    expect(await find(id)).toMatchObject({state: 'saved', savedAs: '2024-03-05-mail-delayed', text: ''})
    expect((await opened.sync()).problems).toEqual([])

    const again = await begin('other.txt', text)
    expect((await reviewImport(ada, again))?.twins).toEqual([{id: '2024-03-05-mail-delayed', title: 'Mail delayed', why: 'bytes'}])
    // A draft is hidden from them, and so is that there is one.
    const mark = aVisitor({role: 'manager', email: 'mark@example.org'})
    expect((await reviewImport(mark, await begin('other.txt', text, mark)))?.twins).toEqual([])
  })

  test('that states a milestone that is none is saved without it, unless its sentences say so', async () => {
    const id = await begin(
      'a.md',
      '---\ntitle: Mail delayed\ndetected: 2024-03-05T10:10Z\n---\n\n## Timeline (UTC)\n\n- 2024-03-05 10:00: A disk fills up.\n- 2024-03-05 10:30: **Mitigated:** it is emptied.\n',
    )
    expect((await reviewImport(ada, id))?.reading?.shown.facts.milestones.map(({kind}) => kind)).toEqual(expect.arrayContaining(['detected', 'mitigated']))
    const given = await find(id)
    expect(await keepWork(given, {...given.work, facts: {detected: null}})).toBeUndefined()
    const told = await find(id)
    expect(await keepWork(told, {...told.work, facts: {...told.work.facts, mitigated: null}})).toBe(
      'A sentence of the text says so. Change the sentence once the document is saved.',
    )
    const kinds = (await reviewImport(ada, id))?.reading?.shown.facts.milestones.map(({kind}) => kind) ?? []
    expect(kinds).not.toContain('detected')
    const saved = await saveImport(ada, await find(id), undefined)
    const file = 'incidentId' in saved ? await readFile(path.join(place, 'content', `${saved.incidentId}.md`), 'utf8') : ''
    expect(readPostmortem(file, 'x').incident.milestones.map(({kind}) => kind)).toEqual(['mitigated'])
    expect(readPostmortem(file, 'x').incident.timeline).toHaveLength(2)
  })

  test('whose dates leave day and month open is written with dates that do not', async () => {
    const id = await begin(
      'report.txt',
      'Mail delayed\n\nOn 03/04/2024 at 10:00 UTC a disk was full, and mail was delayed. On 03/04/2024 at 10:30 UTC it was emptied.\n',
    )
    expect((await reviewImport(ada, id))?.reading?.incident.timeline).toEqual([])
    await rereadImport(await find(id), {dayOrder: 'dmy'})
    const saved = await saveImport(ada, await find(id), undefined)
    const file = 'incidentId' in saved ? await readFile(path.join(place, 'content', `${saved.incidentId}.md`), 'utf8') : ''
    expect(readPostmortem(file, 'x').incident.timeline.map(({instant}) => instant.at)).toEqual(['2024-04-03T10:00:00Z', '2024-04-03T10:30:00Z'])
  })

  test('is nobody else’s', async () => {
    const id = await begin('report.txt', text)
    const grace = aVisitor({role: 'editor', email: 'grace@example.org'})
    expect([await findImport(grace, id), await listImports(grace), (await listImports(ada)).map(row => row.id)]).toEqual([undefined, [], [id]])
    await discardImport(grace, id)
    expect(await findImport(ada, id)).toBeDefined()
    await discardImport(ada, id)
    expect(await findImport(ada, id)).toBeUndefined()
  })

  test('says why a correction has no place, keeps the others, and forgets one that is taken back', async () => {
    const id = await begin('report.txt', 'Mail delayed\n\nOn March 5, 2024 at 10:00 UTC a disk was full, and at 10:30 UTC it was emptied.\n')
    const at = String((await reviewImport(ada, id))?.reading?.incident.timeline[0]?.evidence.start.offset)
    expect(await keepCorrection(await find(id), {item: 'action', change: 'add', values: {title: 'Watch disks'}}, undefined)).toBeUndefined()
    expect(await keepCorrection(await find(id), {item: 'entry', change: 'remove', position: 0}, at)).toMatch(/^It stands in a sentence/)
    expect((await find(id)).work.items).toHaveLength(1)
    await forgetCorrection(await find(id), 'action', undefined, 0)
    expect((await find(id)).work.items).toEqual([])
  })

  test('by an author is their own document', async () => {
    await writeFile(path.join(place, 'content/hindsight.yaml'), 'people:\n  - {handle: "@ada", emails: [ada@example.org]}\n')
    await opened.sync()
    const author = aVisitor({role: 'author', email: 'ada@example.org', handles: ['@ada', '@platform']})
    const saved = await saveImport(author, await find(await begin('a.txt', `---\nstatus: published\n---\n${text}`, author), author), undefined)
    expect(saved).toMatchObject({incidentId: expect.any(String)})
    const file = 'incidentId' in saved ? await readFile(path.join(place, 'content', `${saved.incidentId}.md`), 'utf8') : ''
    const {incident} = readPostmortem(file, 'x')
    expect([incident.authors.map(({value}) => value), incident.status]).toEqual([['@ada'], 'draft'])
  })

  test('that cannot be read says why', async () => {
    expect(await find(await begin('a.txt', Buffer.from([0x41, 0xff])))).toMatchObject({state: 'failed', work: {problem: expect.stringContaining('Not UTF-8')}})
    expect(await find(await begin('a.md', 'word '.repeat(60_000)))).toMatchObject({
      state: 'failed',
      work: {problem: 'Unexpected text of 293 KiB, expected at most 256 (HINDSIGHT_MAX_FILE_KIB)'},
    })
    expect(await find(await begin('a.html', `<table><tr>${'<td>x'.repeat(4000)}${'<tr><td>x'.repeat(4000)}</table>`))).toMatchObject({state: 'failed'})
  })

  test('from an address is refused as long as nobody lets pages be fetched', async () => {
    expect(await fetchGiven('https://example.com/')).toEqual({problem: 'Addresses are not fetched here. Paste the text, or save it as a file.'})
  })
})

const corpus = path.resolve('../shared/corpus')
describe.skipIf(!existsSync(corpus))('the five texts that this project began with, which measures the corpus', () => {
  test.each(['daily-2024-10-load-test', 'dixa-2018-11-telephony', 'pusher-2021-09-eu-cluster', 'simwood-2020-01-redis', 'vapi-2025-03-call-workers'])(
    '%s is saved with no edit beyond year and zone, and says the same without them',
    async seed => {
      const raw = await readFile(path.join(corpus, 'raw', `${seed}.txt`), 'utf8')
      const label = JSON.parse(await readFile(path.join(corpus, 'seeds', `${seed}.json`), 'utf8'))
      const hints = {defaultYear: label.hints.defaultYear ?? undefined, defaultTimezone: label.hints.defaultTimezone ?? undefined}
      const id = await begin('pasted.txt', raw)
      await rereadImport(await find(id), hints)
      const saved = await saveImport(ada, await find(id), undefined)
      if (!('incidentId' in saved)) throw new Error(saved.problem)
      const written = await readFile(path.join(place, 'content', `${saved.incidentId}.md`), 'utf8')
      expect(listFacts(readPostmortem(written, 'x').incident)).toEqual(listFacts(readPostmortem(raw, 'x', hints).incident))
    },
  )

  test('every contradiction of theirs is a question with an answer', async () => {
    const raw = await readFile(path.join(corpus, 'raw/daily-2024-10-load-test.txt'), 'utf8')
    const {incident, diagnostics} = readPostmortem(raw, 'x', {defaultYear: 2024})
    expect(listQuestions(raw, incident, diagnostics).map(({asks}) => asks)).toEqual([
      '17:15 UTC is 10:15 AM in Los Angeles, the text says 9:15 AM: which holds?',
      '18:15 UTC is 11:15 AM in Los Angeles, the text says 10:15 AM: which holds?',
      '18:15 UTC is 11:15 AM in Los Angeles, the text says 10:15 AM: which holds?',
    ])
  })
})

/** What an incident says, without where it says so and without what markup is around it. */
function listFacts(incident: Incident) {
  const {title, organization, severity, detectedBy, services, milestones, timeline, updates, actions, factors, lessons, impactMeasures} = incident
  const words = (markdown: string): string => markdown.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return {
    title: title?.value,
    organization: organization?.value,
    severity: severity?.label,
    detectedBy: detectedBy?.value,
    services: services.map(({value}) => value),
    milestones: milestones.map(({kind, instant}) => `${kind} ${instant.at}`),
    timeline: timeline.map(({instant, end, text: said}) => `${instant.at} ${end?.at ?? ''} ${words(said)}`),
    updates: updates.map(({instant, state, text: said}) => `${instant.at} ${state} ${words(said)}`),
    actions: actions.map(({title: said, status, owner, due}) => [words(said), status, owner, due]),
    factors: factors.map(({title: said, category}) => [words(said), category]),
    lessons: lessons.map(({kind, text: said}) => `${kind} ${words(said)}`),
    measures: impactMeasures.map(({value, unit, what}) => `${value} ${unit} ${what}`),
  }
}
