import {describe, expect, onTestFinished, test} from 'vitest'
import {toWeek} from '#src/incident/to-week.ts'
import {anonymous} from '#src/incident/viewer.ts'
import {type Digest, isEmptyDigest, listDigest} from '#src/library/remediation/list-digest.ts'
import {writeDigestHtml, writeDigestMessage, writeDigestText} from '#src/library/remediation/write-digest.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {anActionRow} from '#tests/builders/an-action-row.ts'
import {aDocument, type DocumentGiven} from '#tests/builders/an-incident.ts'

const today = '2026-11-21'
const frame = {site: 'https://postmortems.example.com', whose: '@ada', footer: 'You get this once a week.'}

/** The digest of some documents, as everybody sees it. */
async function digestOf(...documents: readonly DocumentGiven[]): Promise<Digest> {
  const store = openMemoryStore()
  onTestFinished(() => store.close())
  await store.apply({publish: documents.map(aDocument), unreadable: [], remove: []})
  return listDigest(store, anonymous, {filters: {}, today, policies: {1: 15}, teams: new Map()})
}

/** A digest that says nothing but this. */
function aDigest(parts: Partial<Record<Exclude<keyof Digest, 'today' | 'recurred'>, readonly ActionRow[]>> = {}): Digest {
  const {becameOverdue = [], stillOverdue = [], dueNext = [], breaksPolicyNext = [], doneLast = [], undated = []} = parts
  const list = (actions: readonly ActionRow[]) => ({actions: actions.slice(0, 20), total: actions.length})
  return {
    today,
    recurred: {occurrences: [], total: 0},
    becameOverdue: list(becameOverdue),
    stillOverdue: list(stillOverdue),
    dueNext: list(dueNext),
    breaksPolicyNext: list(breaksPolicyNext),
    doneLast: list(doneLast),
    undated: list(undated),
  }
}

describe('listDigest()', () => {
  test('sorts actions by the days around today, and says nothing of the rest', async () => {
    const digest = await digestOf(
      {
        id: '2026-10-01-calls',
        actions: [
          {title: 'yesterday', due: '2026-11-20'},
          {title: 'a week ago', due: '2026-11-14'},
          {title: 'longer ago', due: '2026-11-13', status: 'in-progress'},
          {title: 'longest ago', due: '2025-11-13'},
          {title: 'today', due: '2026-11-21'},
          {title: 'in six days', due: '2026-11-27'},
          {title: 'in seven days', due: '2026-11-28'},
          {title: 'claimed', status: 'done', done: '2026-11-15', due: '2026-01-01'},
          {title: 'proven', status: 'done', done: '2026-11-18', proof: 'Seen'},
          {title: 'done a week ago', status: 'done', done: '2026-11-14'},
          {title: 'done tomorrow', status: 'done', done: '2026-11-22'},
          {title: 'done some day', status: 'done'},
          {title: 'decided against', status: 'wont-do', due: '2026-11-20'},
          {title: 'nobody’s promise', status: 'candidate', due: '2026-11-20'},
        ],
      },
      {id: '2026-11-12-mails', date: '2026-11-12', severity: 'SEV1', actions: [{title: 'by Friday'}]},
      {id: '2026-11-10-pages', date: '2026-11-10', severity: 'SEV1', actions: [{title: 'by Wednesday'}]},
      {id: '2026-11-11-secret', visibility: 'restricted', audience: ['@ada'], actions: [{title: 'nobody may know', due: '2026-11-20'}]},
    )
    const {today: _today, recurred: _recurred, ...parts} = digest
    expect(Object.fromEntries(Object.entries(parts).map(([name, {actions, total}]) => [name, [total, ...actions.map(({title}) => title)]]))).toEqual({
      becameOverdue: [2, 'a week ago', 'yesterday'],
      stillOverdue: [2, 'longest ago', 'longer ago'],
      dueNext: [2, 'today', 'in six days'],
      breaksPolicyNext: [2, 'by Wednesday', 'by Friday'],
      doneLast: [2, 'proven', 'claimed'],
      undated: [2, 'by Wednesday', 'by Friday'],
    })
    expect(isEmptyDigest(digest)).toBe(false)
    expect(isEmptyDigest(await digestOf({actions: [{title: 'Never', status: 'wont-do'}]}))).toBe(true)
  })

  test('tells what came again in the last 7 days, and to owners only where one of them had promised something', async () => {
    const documents: readonly DocumentGiven[] = [
      {
        id: 'first',
        date: '2026-10-01',
        actions: [
          {title: 'done', status: 'done', done: '2026-11-01'},
          {title: 'late', owner: 'Ada Lovelace', due: '2026-11-10'},
        ],
      },
      {id: 'again', title: 'The queue stopped again', date: '2026-11-20', severity: 'SEV2', relations: [{to: 'first', type: 'recurrence-of'}]},
      {id: 'long-ago', date: '2026-11-14', relations: [{to: 'first', type: 'recurrence-of'}]},
      {id: 'alike', date: '2026-11-20', relations: [{to: 'first', type: 'same-factor'}]},
      {id: 'secret', date: '2026-11-20', status: 'draft', relations: [{to: 'first', type: 'recurrence-of'}]},
    ]
    const {recurred} = await digestOf(...documents)
    expect(recurred).toMatchObject({total: 1, occurrences: [{incident: {id: 'again'}}]})
    const store = openMemoryStore()
    await store.apply({publish: documents.map(aDocument), unreadable: [], remove: []})
    const totalFor = async (owner: string) =>
      (await listDigest(store, anonymous, {filters: {owner: [owner]}, today, policies: {}, teams: new Map()})).recurred.total
    expect([await totalFor('ada lovelace'), await totalFor('@grace')]).toEqual([1, 0])

    const text = writeDigestText({...aDigest(), recurred}, frame)
    expect(text).toContain(`Came again in the last 7 days (1)

- The queue stopped again
  on 2026-11-20 · 6 days after the time before · SEV2 · 1 of 2 earlier actions was done, 1 overdue by 10 days
  https://postmortems.example.com/incidents/again`)
    expect(writeDigestMessage({...aDigest(), recurred}, frame.site)).toContain('• The queue stopped again (on 2026-11-20, 6 days after the time before')
    expect(writeDigestHtml({...aDigest(), recurred: {...recurred, total: 30}}, frame)).toContain('/patterns/recurrences">and 29 more</a>')
    expect(isEmptyDigest({...aDigest(), recurred})).toBe(false)
    await store.close()
  })

  test('counts all and lists the first, however many there are', async () => {
    const actions = Array.from({length: 45}, (_, index) => ({title: `Action ${index}`, due: '2026-11-20'}))
    const {becameOverdue} = await digestOf({actions})
    expect([becameOverdue.total, becameOverdue.actions.length]).toEqual([45, 20])
  })

  test('names a week by its Monday', () => {
    expect(['2026-11-15', '2026-11-16', '2026-11-21', '2026-11-22', '2026-11-23', '2027-01-01'].map(toWeek)).toEqual([
      '2026-11-09',
      '2026-11-16',
      '2026-11-16',
      '2026-11-16',
      '2026-11-23',
      '2026-12-28',
    ])
  })
})

describe('a digest in words', () => {
  const action = anActionRow({title: 'Raise the limit', owner: '@ada', due: '2026-11-20', position: 2})

  test('says what, whose and where, in plain text', () => {
    expect(writeDigestText(aDigest({becameOverdue: [action]}), frame)).toBe(`Remediation of @ada, 2026-11-21

Became overdue this week (1)

- Raise the limit
  was due 2026-11-20 · @ada · Calls ended abruptly
  https://postmortems.example.com/incidents/2025-03-13-calls-ended#action-3

You get this once a week.
`)
  })

  test('says so where there is nothing to say', () => {
    expect(writeDigestText(aDigest(), frame)).toContain('There is nothing to say this week')
    expect(writeDigestHtml(aDigest(), frame)).toContain('There is nothing to say this week')
  })

  test('counts what it does not list', () => {
    const many = Array.from({length: 25}, (_, position) => anActionRow({position, title: `Action ${position}`}))
    const text = writeDigestText(aDigest({undated: many}), frame)
    expect(text).toContain('Without a due date (25)')
    expect(text.match(/^- /gm)).toHaveLength(20)
    expect(text).toContain('and 5 more')
  })

  test('lets no words of a document become markup, a link, a line or a mention', () => {
    const title = '<img src=x onerror=alert(1)> @channel <!here> [click](https://evil.example)\r\nSubject: x \u202etxt'
    const digest = aDigest({becameOverdue: [{...action, title, owner: '"><script>'}]})
    const html = writeDigestHtml(digest, frame)
    expect(html.match(/<(?!\/?(?:html|head|meta|title|body|h1|h2|ul|li|a|br|p|!doctype)\b)/g)).toBeNull()
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://postmortems.example.com/incidents/2025-03-13-calls-ended#action-3"'])
    const message = writeDigestMessage(digest, frame.site)
    expect(message).not.toMatch(/@channel|<|\]\(|\u202e|\r/)
    expect(writeDigestText(digest, frame)).not.toMatch(/^Subject|\u202e/m)
  })
})
