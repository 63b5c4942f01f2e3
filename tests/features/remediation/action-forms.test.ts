import {afterEach, describe, expect, test, vi} from 'vitest'
import {takePreview, takeSave, takeUndo} from '#src/features/remediation/action-forms.tsx'
import {saySaved} from '#src/features/remediation/say-saved.ts'
import type {Role} from '#src/incident/viewer.ts'
import type {ActionEdit, DocumentChange} from '#src/library/document-saving.ts'
import {flashCookieName, readFlash} from '#src/server/accounts/flash.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/own-site.ts', () => ({ownSite: () => ({url: site, origins: [site], isSecure: true})}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readVisitor: async () => at.visitor}))
vi.mock('#src/server/record-refusal.ts', () => ({recordRefusal: async () => undefined}))
vi.mock('#src/server/client-address.ts', () => ({readClientAddress: () => '192.0.2.1'}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => ({accounts: async () => ({secret: 'kept', url: site})})}))
vi.mock('#src/features/shell/answer-page.tsx', () => ({
  answerPage: async ({status, title, children}: {status: number; title: string; children: never}) => {
    const {renderToStaticMarkup} = await import('react-dom/server')
    return new Response(`<title>${title}</title>${renderToStaticMarkup(children)}`, {status})
  },
}))
vi.mock('#src/server/save-documents.ts', () => ({
  saveActions: async (...asked: unknown[]) => {
    at.asked.push(['save', ...asked.slice(1)])
    return at.changes
  },
  previewActions: async (...asked: unknown[]) => {
    at.asked.push(['preview', ...asked.slice(1)])
    return at.changes
  },
  undoBatch: async (...asked: unknown[]) => {
    at.asked.push(['undo', ...asked.slice(1)])
    return at.changes
  },
}))

const site = 'https://postmortems.example.com'
const at = vi.hoisted(() => ({visitor: undefined as unknown, changes: [] as unknown[], asked: [] as unknown[][]}))
at.visitor = toVisitor('manager')
const base = 'a'.repeat(64)
const action = JSON.stringify({incidentId: 'lost', base, position: 1, was: {title: 'Raise the cap', status: 'open', owner: '@ada', due: null, proof: null}})
const saved: DocumentChange = {
  outcome: 'saved',
  incidentId: 'lost',
  save: 's1',
  batch: 'b1',
  hash: base,
  isMerged: false,
  diff: {file: 'lost.md', hunks: [[{sign: '+', text: 'a line', before: undefined, after: 3}]]},
}

afterEach(() => {
  at.visitor = toVisitor('manager')
  at.changes = []
  at.asked = []
})

describe('takeSave()', () => {
  test('saves what differs and leads back, with what was done and a way to take it back', async () => {
    at.changes = [saved]
    const answer = await send(takeSave, {way: 'one', action, owner: '@grace', back: '/remediation?due=overdue#a-lost.2'})
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/remediation?due=overdue#a-lost.2'])
    expect(listEdits()).toEqual([
      {incidentId: 'lost', base, requests: [{change: 'set', position: 1, title: 'Raise the cap', was: {owner: '@ada'}, values: {owner: '@grace'}}]},
    ])
    expect(at.asked[0]?.slice(2)).toEqual(['“Raise the cap” now has the owner @grace', '192.0.2.1'])
    expect(said(answer)).toEqual({tone: 'plain', title: 'Saved.', text: '“Raise the cap” now has the owner @grace.', batch: 'b1', canUndo: true})
  })

  test('leads nowhere but to this site', async () => {
    at.changes = [saved]
    const answer = await send(takeSave, {way: 'one', action, owner: '@grace', back: 'https://elsewhere.example/'})
    expect(answer.headers.get('Location')).toBe('/remediation')
  })

  test('saves nothing where nothing differs', async () => {
    const answer = await send(takeSave, {way: 'one', action, owner: '@ada', status: 'open'})
    expect([answer.status, at.asked, said(answer)?.title]).toEqual([303, [], 'Nothing to save.'])
  })

  test('I06 shows theirs and mine where they differ, with the file as it is now as the next base', async () => {
    const request = {change: 'set', position: 1, title: 'Raise the cap', was: {owner: '@ada'}, values: {owner: '@grace', due: '2024-07-01'}} as const
    at.changes = [
      {
        outcome: 'conflict',
        incidentId: 'lost',
        hash: 'b'.repeat(64),
        conflicts: [{request, now: {title: 'Raise the cap', values: {owner: '@mark', due: undefined}}}],
      },
    ]
    const answer = await send(takeSave, {way: 'one', action, owner: '@grace', due: '2024-07-01'})
    const text = await answer.text()
    expect(answer.status).toBe(409)
    expect(text).toMatch(/name="owner" value="@mark"\/?>.*Theirs/s)
    expect(text).toMatch(/name="owner" checked="" value="@grace"|name="owner" value="@grace" checked=""/)
    expect(text).toContain('b'.repeat(64))
    expect(text).not.toContain(base)
  })

  test('I01 I04 I09 keeps what was typed where it cannot be written', async () => {
    at.changes = [{outcome: 'failed', incidentId: 'lost', reason: 'Cannot write lost.md: the disk is full'}]
    const answer = await send(takeSave, {way: 'one', action, owner: 'Somebody <b>new</b>', due: '2024-07-01'})
    const text = await answer.text()
    expect(answer.status).toBe(507)
    expect(text).toContain('Cannot write lost.md: the disk is full. What you typed is still here.')
    expect(text).toContain('value="Somebody &lt;b&gt;new&lt;/b&gt;"')
    expect(text).toContain('value="2024-07-01"')
  })

  test('asks for proof and for a reason before anything is written, and keeps the rest', async () => {
    const done = await send(takeSave, {way: 'one', action, status: 'done', owner: '@grace'})
    const text = await done.text()
    expect([done.status, at.asked]).toEqual([422, []])
    expect(text).toContain('What shows that it is done?')
    expect(text).toContain('type="hidden" name="owner" value="@grace"')
    expect(await (await send(takeSave, {way: 'one', action, status: 'wont-do', reason: ''})).text()).toContain('Why will it not be done?')
    at.changes = [saved]
    expect((await send(takeSave, {way: 'one', action, status: 'done', proof: ''})).status).toBe(303)
  })

  test('says beside a field what cannot be taken, and keeps the others', async () => {
    const answer = await send(takeSave, {way: 'one', action, title: '', owner: '@grace'})
    const text = await answer.text()
    expect([answer.status, at.asked]).toEqual([422, []])
    expect(text).toContain('An action needs words that say what is to be done.')
    expect(text).toContain('value="@grace"')
  })

  test('tells a script the same in JSON, where to go on or why not', async () => {
    const json = {Accept: 'application/json'}
    at.changes = [saved]
    const good = await send(takeSave, {way: 'one', action, status: 'in-progress'}, json)
    expect([good.status, await good.json(), said(good)?.batch]).toEqual([200, {said: '“Raise the cap” is in progress.'}, 'b1'])
    expect(await (await send(takeSave, {way: 'one', action, status: 'done'}, json)).json()).toEqual({asks: true})
    at.changes = [{outcome: 'refused', incidentId: 'lost', reason: 'You may not'}]
    const bad = await send(takeSave, {way: 'one', action, status: 'in-progress'}, json)
    expect([bad.status, await bad.json()]).toEqual([403, {error: 'You may not'}])
  })

  test.each(['viewer', 'administrator', 'stranger'] as const)('takes nothing from a %s', async role => {
    at.visitor = toVisitor(role)
    expect((await send(takeSave, {way: 'one', action, owner: '@grace'})).status).toBe(403)
    expect(at.asked).toEqual([])
  })

  test('takes nothing that no form of ours holds', async () => {
    for (const bad of ['', '{}', 'null', action.replace(base, 'x')]) expect((await send(takeSave, {way: 'one', action: bad, owner: '@grace'})).status).toBe(400)
    expect((await send(takeSave, {way: 'some', action, owner: '@grace'})).status).toBe(400)
    expect((await send(takeSave, {way: 'one', owner: '@grace'})).status).toBe(400)
    expect(at.asked).toEqual([])
  })
})

describe('takePreview()', () => {
  test('shows the lines, writes nothing, and sends on what would be saved', async () => {
    at.changes = [saved, {outcome: 'refused', incidentId: 'other', reason: 'You may not change this one'}]
    const other = action.replace('"lost"', '"other"')
    const answer = await send(takePreview, {way: 'many', action: [action, other], owner: '@grace', due: '', status: ''})
    const text = await answer.text()
    expect([answer.status, at.asked.map(([what]) => what)]).toEqual([200, ['preview']])
    expect(text).toContain('a line')
    expect(text).toContain('You may not change this one')
    expect(text).toContain('1 action in 1 file would change')
    expect(text.match(/name="action"/g)).toHaveLength(1)
  })

  test('says so where there is nothing to change', async () => {
    const text = await (await send(takePreview, {way: 'many', action, owner: '', due: '', status: ''})).text()
    expect(text).toContain('There is nothing to change.')
    expect(at.asked).toEqual([])
  })
})

describe('takeUndo()', () => {
  test('takes a batch back and says so', async () => {
    at.changes = [saved]
    const answer = await send(takeUndo, {batch: 'b1', back: '/remediation/changes/b1'})
    expect([answer.status, answer.headers.get('Location'), at.asked]).toEqual([303, '/remediation/changes/b1', [['undo', 'b1', '192.0.2.1']]])
    expect(said(answer)).toMatchObject({title: 'Taken back.', text: 'The file is as before.'})
  })

  test('says what stands against it', async () => {
    expect(said(await send(takeUndo, {batch: 'none'}))).toMatchObject({tone: 'error', title: 'Nothing was changed.'})
    at.changes = [{outcome: 'refused', incidentId: 'lost', reason: 'It was taken back already'}]
    const answer = await send(takeUndo, {batch: 'b1'})
    expect([answer.status, (await answer.text()).includes('It was taken back already.')]).toEqual([403, true])
  })
})

function toVisitor(role: Role | 'stranger'): Visitor {
  const person = {id: '1', name: 'Mark', email: 'mark@example.com', role: role === 'stranger' ? ('viewer' as const) : role}
  return {viewer: {role, handles: [], seesEverything: false}, person, via: 'session', scope: 'write'}
}

function send(
  to: (request: Request) => Promise<Response>,
  form: Readonly<Record<string, string | readonly string[]>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const each of [value].flat()) body.append(name, each as string)
  return to(
    new Request(`${site}/remediation/save`, {
      method: 'POST',
      headers: {Origin: site, 'Content-Type': 'application/x-www-form-urlencoded', ...headers},
      body: body.toString(),
    }),
  )
}

function listEdits(): readonly ActionEdit[] {
  return at.asked.flatMap(([, edits]) => edits as readonly ActionEdit[])
}

function said(answer: Response) {
  const cookie = answer.headers.getSetCookie().find(text => text.startsWith(flashCookieName)) ?? ''
  return saySaved(readFlash('kept', cookie.split(';')[0] ?? ''))
}
