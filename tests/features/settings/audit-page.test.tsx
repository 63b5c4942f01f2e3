import {renderToStaticMarkup} from 'react-dom/server'
import {beforeEach, expect, test, vi} from 'vitest'
import {answerAuditExport} from '#src/features/settings/answer-audit-export.ts'
import {readAuditEntries, readAuditView} from '#src/features/settings/audit-queries.ts'
import {AuditPage} from '#src/features/settings/components/audit-page.tsx'
import {anonymous, operator, roles, stranger, type Viewer} from '#src/incident/viewer.ts'
import {openMemoryAuditLog} from '#src/store/memory/memory-audit-log.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {anEvent} from '#tests/store/audit-log.contract.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => opened}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readViewer: async () => asking.viewer}))

const opened = vi.hoisted(() => ({audit: undefined as unknown}))
const asking = vi.hoisted(() => ({viewer: undefined as unknown}))
const administrator: Viewer = {role: 'administrator', handles: [], seesEverything: false}
const others: readonly Viewer[] = [
  stranger,
  anonymous,
  ...roles.filter(role => role !== 'administrator').map(role => ({role, handles: ['@ada'], seesEverything: false})),
]

let audit: ReturnType<typeof openMemoryAuditLog>

beforeEach(() => {
  audit = openMemoryAuditLog(openMemoryStore())
  opened.audit = audit
  asking.viewer = administrator
})

test('H09 readAuditView() and the exports give nothing to anybody but an administrator', async () => {
  await audit.append(anEvent({actor: 'ada@example.org'}))
  for (const viewer of others) {
    asking.viewer = viewer
    expect(await readAuditView({}), viewer.role).toBeUndefined()
    expect(await readAuditEntries({}), viewer.role).toBeUndefined()
    for (const form of ['csv', 'json'] as const) {
      const answer = await exportOf('', form)
      expect(answer.status, viewer.role).toBe(403)
      expect(await answer.text()).toBe('The audit log is for administrators. If you are one, sign in first.\n')
    }
  }
  asking.viewer = operator
  expect((await readAuditView({}))?.entries).toHaveLength(1)
})

test('AuditPage() tells who did what to what, how, from where, and what was before and after', async () => {
  await audit.append(
    anEvent({
      action: 'user.role',
      actor: '<b>ada@example.org</b>',
      address: '192.0.2.7',
      subject: {kind: 'user', id: 'grace@example.com'},
      before: {role: 'viewer'},
      after: {role: 'editor'},
    }),
  )
  const html = await pageOf({})
  const [row] = /<tbody>.*<\/tbody>/s.exec(html) ?? []
  expect(row?.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')).toMatch(
    /^\|\d+ \w+ \d{4}\| \|\d\d:\d\d:\d\d\|&lt;b&gt;ada@example\.org&lt;\/b&gt;\|Changed a role\|member \|grace@example\.com\|in the browser\|192\.0\.2\.7\|role:\| \|viewer\| \|→\|became\| \|editor\|$/,
  )
})

test('H09 AuditPage() and the exports keep an entry about an incident that is hidden, and say nothing of which', async () => {
  await audit.append(
    anEvent({action: 'incident.removed', actor: 'grace@example.com', subject: {kind: 'incident', id: 'the-secret'}, before: {title: 'Secret title'}}),
  )
  const shown = [await pageOf({}), await (await exportOf('', 'csv')).text(), await (await exportOf('', 'json')).text()]
  for (const text of shown) {
    expect(text).toContain('grace@example.com')
    expect(text.toLowerCase()).not.toContain('secret')
  }
  expect(shown[0]).toContain('an incident that is hidden from you, or gone')
  expect(await pageOf({q: 'the-secret'})).toContain('No entry matches.')
})

test('AuditPage() turns pages by the last entry, with the filters kept', async () => {
  for (let number = 0; number < 120; number++) await audit.append(anEvent({actor: `n${number}@example.org`}))
  const first = await pageOf({q: 'example'})
  const next = hrefOf(first, 'Earlier entries')
  expect(next).toMatch(/^\/settings\/audit\?q=example&after=/)
  expect(first).not.toContain('>Newest<')
  const second = await pageOf(paramsOf(next))
  expect([...second.matchAll(/n(\d+)@example\.org/g)].map(([, number]) => Number(number))).toEqual(Array.from({length: 50}, (_, index) => 69 - index))
  expect(hrefOf(second, 'Newest')).toBe('/settings/audit?q=example')
  const last = await pageOf(paramsOf(hrefOf(second, 'Earlier entries')))
  expect(last.match(/<tr>/g)).toHaveLength(21)
  expect(last).not.toContain('Earlier entries')
})

test('AuditPage() shows what was asked for, what was not understood, and what to do where nothing is found', async () => {
  expect(await pageOf({})).toContain('Nothing has been written down yet.')
  await audit.append(anEvent({actor: 'ada@example.org'}))
  const html = await pageOf({q: 'grace "', what: 'members', from: '2026-13-01'})
  expect(html).toContain('No entry matches.')
  expect(html).toContain('There is no day “2026-13-01”, so it was left out.')
  expect(html).toContain('value="grace &quot;"')
  expect(html).toContain('<option value="members" selected="">')
  expect(hrefOf(html, 'Show all entries')).toBe('/settings/audit')
})

test('H23 answerAuditExport() writes every entry that the address asks for, and no formula', async () => {
  for (let number = 0; number < 1003; number++) await audit.append(anEvent({actor: `n${number}`}))
  await audit.append(anEvent({actor: '=cmd|1', subject: {kind: 'address', id: '@SUM(A1)'}, after: {note: 'a,"b"'}}))
  const csv = await exportOf('', 'csv')
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"')
  expect(csv.headers.get('cache-control')).toBe('private, no-store')
  const lines = new TextDecoder('utf-8', {ignoreBOM: true}).decode(await csv.arrayBuffer()).split('\r\n')
  expect(lines).toHaveLength(1 + 1004 + 1)
  expect(lines[0]).toBe('\ufeffid,at,action,actor,actorId,via,address,subjectKind,subject,before,after,isHidden')
  expect(lines[1]).toMatch(/^[^,]+,[^,]+,sign-in,'=cmd\|1,,web,,address,'@SUM\(A1\),,"\{""note"":""a,\\""b\\""""\}",false$/)
  const json = (await (await exportOf('?q=n1002', 'json')).json()) as object[]
  expect(json).toEqual([expect.objectContaining({actor: 'n1002', action: 'sign-in', address: null, before: null})])
  expect(await (await exportOf('?q=nobody', 'json')).text()).toBe('[]\n')
})

async function pageOf(params: Readonly<Record<string, string>>): Promise<string> {
  const view = await readAuditView(params)
  if (!view) throw new Error('Cannot show the page: there is no view')
  return renderToStaticMarkup(<AuditPage view={view} />)
}

function exportOf(query: string, form: 'csv' | 'json'): Promise<Response> {
  return answerAuditExport(new Request(`http://localhost/settings/audit.${form}${query}`), form)
}

function hrefOf(html: string, name: string): string {
  const before = html.slice(0, html.indexOf(`>${name}<`))
  return /href="([^"]*)"[^<]*$/.exec(before)?.[1]?.replaceAll('&amp;', '&') ?? ''
}

function paramsOf(href: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(href, 'http://localhost').searchParams)
}
