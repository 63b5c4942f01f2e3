import {afterEach, describe, expect, test, vi} from 'vitest'
import {takeImport, takeImportPreview} from '#src/features/remediation/import-forms.tsx'
import {takeProposal, takeProposalDismissal} from '#src/features/remediation/proposal-forms.ts'
import {saySaved} from '#src/features/remediation/say-saved.ts'
import type {Role} from '#src/incident/viewer.ts'
import type {DocumentChange} from '#src/library/document-saving.ts'
import {readSettings} from '#src/postmortem/rules/read-settings.ts'
import {flashCookieName, readFlash} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'
import {anActionRow} from '#tests/builders/an-action-row.ts'
import {aDocument} from '#tests/builders/an-incident.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/own-site.ts', () => ({ownSite: () => ({url: site, origins: [site], isSecure: true})}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readVisitor: async () => at.visitor}))
vi.mock('#src/server/record-refusal.ts', () => ({recordRefusal: async () => undefined}))
vi.mock('#src/server/client-address.ts', () => ({readClientAddress: () => '192.0.2.1'}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => at.opened}))
vi.mock('#src/server/trackers/list-proposals.ts', () => ({listProposals: async () => at.proposals}))
vi.mock('#src/features/shell/answer-page.tsx', () => ({
  answerPage: async ({status, title, children}: {status: number; title: string; children: never}) => {
    const {renderToStaticMarkup} = await import('react-dom/server')
    return new Response(`<title>${title}</title>${renderToStaticMarkup(children)}`, {status})
  },
}))
vi.mock('#src/server/save-documents.ts', () => ({
  saveActions: async (...asked: unknown[]) => {
    at.asked.push(['save', ...asked.slice(1)])
    return at.saved
  },
  previewActions: async (...asked: unknown[]) => {
    at.asked.push(['preview', ...asked.slice(1)])
    return at.preview
  },
}))

const site = 'https://postmortems.example.com'
const at = vi.hoisted(() => ({
  visitor: undefined as unknown,
  opened: undefined as unknown,
  proposals: [] as unknown[],
  preview: [] as unknown[],
  saved: [] as unknown[],
  asked: [] as unknown[][],
}))
const store = openMemoryStore()
await store.apply({
  publish: [aDocument({id: 'lost', title: 'The cache was lost', actions: [{title: 'Raise the cap', owner: '@ada', due: '2024-06-01'}]})],
  unreadable: [],
  remove: [],
})
const dismissed: unknown[][] = []
at.opened = {
  store,
  settings: async () => readSettings(''),
  accounts: async () => ({secret: 'kept', url: site}),
  trackers: {dismissProposal: async (...words: unknown[]) => dismissed.push(words)},
}
at.visitor = toVisitor('manager')

const changed: DocumentChange = {
  outcome: 'saved',
  incidentId: 'lost',
  save: 's1',
  batch: 'b1',
  hash: 'a'.repeat(64),
  isMerged: false,
  diff: {file: 'lost.md', hunks: [[{sign: '+', text: 'a line', before: undefined, after: 3}]]},
}
const full: DocumentChange = {outcome: 'failed', incidentId: 'lost', reason: 'Cannot write lost.md: the disk is full'}
const table = 'incident,title,owner\nlost,Raise the cap,@grace\n'

afterEach(() => {
  at.visitor = toVisitor('manager')
  at.proposals = []
  at.preview = []
  at.saved = []
  at.asked = []
  dismissed.length = 0
})

describe('a table that is sent', () => {
  test('is shown with what it would change, and nothing is written', async () => {
    at.preview = [changed]
    const answer = await send(takeImportPreview, {table})
    const text = await answer.text()
    expect([answer.status, at.asked.map(([way]) => way)]).toEqual([200, ['preview']])
    expect(text).toContain('1 action in 1 file would change')
    expect(text).toContain('action="/remediation/import/save"')
  })

  test('is written whole, and says so', async () => {
    at.preview = [changed]
    at.saved = [changed]
    const answer = await send(takeImport, {table})
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/remediation'])
    expect(at.asked.map(([way]) => way)).toEqual(['preview', 'save'])
    expect(at.asked[1]?.slice(1)).toMatchObject([[{incidentId: 'lost', requests: [{values: {owner: '@grace'}}]}], 'Import of a table: 1 action', '192.0.2.1'])
    expect(said(answer)).toMatchObject({title: 'Saved.', text: '1 action from the table.', batch: 'b1'})
  })

  test('is not written by half: where a line has a fault, or a file cannot be changed, none of it is', async () => {
    const faulty = await send(takeImport, {table: `${table}lost,<b>Another</b>,@grace\n`})
    const text = await faulty.text()
    expect([faulty.status, at.asked]).toEqual([422, []])
    expect(text).toContain('<b>line 3</b>')
    expect(text).toContain('Unexpected title “&lt;b&gt;Another&lt;/b&gt;”')
    at.preview = [{outcome: 'refused', incidentId: 'lost', reason: 'lost.md is read-only'}]
    const refused = await send(takeImport, {table})
    expect([refused.status, at.asked.map(([way]) => way)]).toEqual([422, ['preview']])
    expect(await refused.text()).toContain('1 file cannot be changed, so none is')
  })

  test('I01 I04 is kept where it cannot be written, with why', async () => {
    at.preview = [changed]
    at.saved = [full]
    const answer = await send(takeImport, {table})
    const text = await answer.text()
    expect(answer.status).toBe(507)
    expect(text).toContain('Cannot write lost.md: the disk is full')
    expect(text).toContain('lost,Raise the cap,@grace')
  })

  test('I06 is not written over what somebody changed meanwhile', async () => {
    at.preview = [changed]
    at.saved = [{outcome: 'conflict', incidentId: 'lost', hash: 'b'.repeat(64), conflicts: []}]
    const answer = await send(takeImport, {table})
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('somebody changed this meanwhile')
  })

  test('is taken from nobody who may change no action', async () => {
    at.visitor = toVisitor('viewer')
    expect((await send(takeImport, {table})).status).toBe(403)
    expect((await send(takeImportPreview, {table})).status).toBe(403)
    expect(at.asked).toEqual([])
  })
})

describe('a proposal', () => {
  const url = 'https://github.com/example/app/issues/12'
  const id = 'a'.repeat(22)
  const proposal = {id, url, action: anActionRow({incidentId: 'lost', title: 'Raise the cap'}), values: {status: 'done', proof: url}}

  test('is written as any change is, with the issue as the reason for it', async () => {
    at.proposals = [proposal]
    at.saved = [changed]
    const answer = await send(takeProposal, {proposal: id})
    expect(answer.headers.get('Location')).toBe('/remediation/proposals')
    expect(at.asked).toMatchObject([
      ['save', [{incidentId: 'lost', requests: [{values: {status: 'done', proof: url}}]}], `As its issue says: ${url}`, '192.0.2.1'],
    ])
    expect(said(answer)).toMatchObject({title: 'Saved.', batch: 'b1'})
  })

  test('I01 says why where it cannot be written', async () => {
    at.proposals = [proposal]
    at.saved = [full]
    expect(said(await send(takeProposal, {proposal: id}))).toMatchObject({tone: 'error', text: 'Cannot write lost.md: the disk is full'})
  })

  test('H09 that is none for who asks is neither written nor set aside', async () => {
    for (const take of [takeProposal, takeProposalDismissal])
      expect(said(await send(take, {proposal: id}))?.text).toBe('There is no such proposal any more: the action or its issue has changed.')
    at.proposals = [proposal]
    at.visitor = toVisitor('author')
    for (const take of [takeProposal, takeProposalDismissal]) expect((await send(take, {proposal: id})).status).toBe(403)
    expect([at.asked, dismissed]).toEqual([[], []])
  })

  test('is set aside by name', async () => {
    at.proposals = [proposal]
    expect((await send(takeProposalDismissal, {proposal: id})).headers.get('Location')).toBe('/remediation/proposals?said=set-aside')
    expect(dismissed).toEqual([[id, 'mark@example.com', expect.stringMatching(/Z$/)]])
  })
})

function toVisitor(role: Role): Visitor {
  return {viewer: {role, handles: [], seesEverything: false}, person: {id: '1', name: 'Mark', email: 'mark@example.com', role}, via: 'session', scope: 'write'}
}

function send(to: (request: Request) => Promise<Response>, form: Readonly<Record<string, string>>) {
  const headers = {Origin: site, 'Content-Type': 'application/x-www-form-urlencoded'}
  return to(new Request(`${site}/remediation/import/save`, {method: 'POST', headers, body: new URLSearchParams(form).toString()}))
}

function said(answer: Response) {
  const cookie = answer.headers.getSetCookie().find(text => text.startsWith(flashCookieName)) ?? ''
  return saySaved(readFlash('kept', cookie.split(';')[0] ?? ''))
}
