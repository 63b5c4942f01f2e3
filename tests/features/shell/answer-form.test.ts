import fc from 'fast-check'
import {afterEach, describe, expect, test, vi} from 'vitest'
import {z} from 'zod'
import {answerForm} from '#src/features/shell/answer-form.ts'
import {savePreferences} from '#src/features/shell/save-preferences.ts'
import {seeOther} from '#src/features/shell/see-other.ts'
import {anonymous} from '#src/incident/viewer.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import type {Refusal} from '#src/server/record-refusal.ts'

vi.mock('server-only', () => ({}))
vi.mock('#src/server/own-site.ts', () => ({ownSite: () => at.site}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readVisitor: async () => at.visitor}))
vi.mock('#src/server/record-refusal.ts', () => ({recordRefusal: async (refusal: Refusal) => void at.refusals.push(refusal)}))

const site = {url: 'https://postmortems.example.com', origins: ['https://postmortems.example.com'], isSecure: true}
const nobody: Visitor = {viewer: anonymous, person: undefined, via: 'nobody', scope: 'write'}
const ada: Visitor = {...nobody, person: {id: '1', name: 'Ada', email: 'ada@example.com', role: 'viewer'}, via: 'session'}
const at = vi.hoisted(() => ({site: undefined as unknown, visitor: undefined as unknown, refusals: [] as Refusal[]}))
Object.assign(at, {site, visitor: ada})

const calls: unknown[] = []
const answer = answerForm({fields: {name: z.string().max(20), note: z.string().optional()}, allow: ({person}) => person !== undefined}, async ({values}) => {
  calls.push(values)
  return seeOther('/account')
})

afterEach(() => {
  Object.assign(at, {site, visitor: ada})
  expect(calls.splice(0).length + at.refusals.splice(0).length, 'each form is either answered or refused on the record').toBeGreaterThan(0)
})

describe('answerForm()', () => {
  test('hands on what was sent, once it is sure of it', async () => {
    const reply = await send('name=Ada+L%C3%B6we&note=a%3Db%26c')
    expect([reply.status, reply.headers.get('Location'), reply.headers.get('Cache-Control')]).toEqual([303, '/account', 'private, no-store'])
    expect(calls).toEqual([{name: 'Ada Löwe', note: 'a=b&c'}])
  })

  test('hands on a field that may be there several times as a list, and refuses every other that is there twice', async () => {
    const several = answerForm(
      {fields: {name: z.string(), each: z.array(z.string().max(5)).min(1)}, several: ['each'], allow: () => true},
      async ({values}) => {
        calls.push(values)
        return seeOther('/account')
      },
    )
    const post = (body: string) => send(body, {}, several)
    expect((await post('each=a&name=b&each=c')).status).toBe(303)
    expect((await post('each=a&name=b')).status).toBe(303)
    expect(calls).toEqual([
      {name: 'b', each: ['a', 'c']},
      {name: 'b', each: ['a']},
    ])
    for (const body of ['name=b', 'each=a&name=b&name=c', 'each=toolong&name=b', 'each=a&name=b&other=c'])
      expect([body, (await post(body)).status]).toEqual([body, 400])
  })

  test.each([
    undefined,
    '',
    'null',
    'https://elsewhere.example',
    'http://postmortems.example.com',
    'https://postmortems.example.com:8443',
    'https://postmortems.example.com.elsewhere.example',
    'https://postmortems.example.com, https://elsewhere.example',
    'https://postmortems.example.com/',
  ])('H06 refuses a form from the origin %s, and reads nothing of it', async origin => {
    const body = new ReadableStream({
      pull() {
        throw new Error('The body was read')
      },
    })
    await refused(send(body, {Origin: origin}), 403, 'This form does not come from this site')
  })

  test('H06 names the site that it belongs to, and never the address that was asked', async () => {
    const text = await (await send('name=a', {Origin: 'https://elsewhere.example', Host: 'elsewhere.example'})).text()
    expect(text).toContain('https://postmortems.example.com')
    expect(text).not.toContain('elsewhere')
  })

  test.each([
    undefined,
    '',
    'text/plain',
    'application/json',
    'multipart/form-data; boundary=a',
    'application/x-www-form-urlencoded; charset=utf-16',
    'application/x-www-form-urlencodedx',
    'text/plain; application/x-www-form-urlencoded',
  ])('H02 refuses the content type %s', async type => refused(send('name=a', {'Content-Type': type}), 415, 'This is not a form'))

  test('H02 takes the content type as browsers and programs write it', async () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded;charset=UTF-8',
      'Application/X-WWW-Form-Urlencoded; charset="utf-8"',
    ])
      expect([type, (await send('name=a', {'Content-Type': type})).status]).toEqual([type, 303])
  })

  test('H02 refuses a body that is packed', () => refused(send('name=a', {'Content-Encoding': 'gzip'}), 415, 'This is not a form'))

  test('H01 refuses a body that says that it is too long before reading any of it', async () => {
    let read = 0
    const body = new ReadableStream({pull: () => void read++}, {highWaterMark: 0})
    await refused(send(body, {'Content-Length': '8193'}), 413, 'This form is too long')
    expect(read).toBe(0)
  })

  test('H01 stops reading a body that turns out to be too long', async () => {
    let [read, cancelled] = [0, false]
    const body = new ReadableStream(
      {
        pull(controller) {
          read++
          controller.enqueue(new Uint8Array(1024).fill(97))
          if (read === 100) controller.close()
        },
        cancel() {
          cancelled = true
        },
      },
      {highWaterMark: 0},
    )
    await refused(send(body, {'Content-Length': '5'}), 413, 'This form is too long')
    expect([read, cancelled]).toEqual([9, true])
  })

  test('H01 takes a body of exactly as many bytes as it may have', async () => {
    const reply = await send(`name=a&note=${'é'.repeat(4090)}`)
    expect([reply.status, calls.splice(0)]).toEqual([303, [{name: 'a', note: 'é'.repeat(4090)}]])
    await refused(send(`name=a&note=${'é'.repeat(4090)}b`), 413, 'This form is too long')
  })

  test('H04 refuses what is no UTF-8, written out or as it is, and takes both ways of writing what is', async () => {
    for (const value of ['%ff', '%C3', '%ED%A0%80', '%C0%AF', '%F5%80%80%80']) await refused(send(`name=${value}`), 400, 'This form cannot be read')
    await refused(send(Buffer.from('name=\xff', 'latin1')), 400, 'This form cannot be read')
    await refused(send(Buffer.from('n\xc3=a', 'latin1')), 400, 'This form cannot be read')
    expect((await send(Buffer.from('name=é&note=100%'))).status).toBe(303)
    expect(calls).toEqual([{name: 'é', note: '100%'}])
  })

  test('G15 refuses a field that is there twice', () => refused(send('name=a&name=b'), 400, 'This form cannot be read'))

  test.each(['role=administrator', 'viewer%5Brole%5D=administrator', '__proto__=a', 'constructor=a', 'toString=a', 'Name=b', '=a'])(
    'H12 refuses a field that the form does not have: %s',
    async more => refused(send(`name=a&${more}`), 400, 'This form cannot be read'),
  )

  test('refuses values that are not as the form has them, and repeats none', async () => {
    await refused(send('note=a'), 400, 'A field of this form is missing or not as expected')
    const reply = await send(`name=${'s3cret'.repeat(9)}`)
    expect([reply.status, (await reply.text()).includes('s3cret')]).toEqual([400, false])
  })

  test('refuses who is not signed in, who may not, and a key that only reads', async () => {
    at.visitor = nobody
    await refused(send('name=a'), 401, 'You are not signed in')
    const manager = answerForm({fields: {}, allow: ({viewer}) => viewer.role === 'administrator'}, async () => seeOther('/'))
    at.visitor = ada
    await refused(send('', {}, manager), 403, 'You may not do this')
    at.visitor = {...ada, via: 'key', scope: 'read'}
    await refused(send('name=a'), 403, 'You may not do this')
  })

  test('answers with JSON whom asks for it, and with a page everybody else', async () => {
    const json = await send('name=a', {Origin: 'null', Accept: 'application/json'})
    expect(await json.json()).toEqual({error: expect.stringMatching(/^This form does not come from this site\. Forms are taken from the pages of https:/)})
    for (const accept of [undefined, '*/*', 'text/html,application/xhtml+xml,application/json;q=0.9']) {
      const page = await send('name=a', {Origin: 'null', Accept: accept, 'Content-Security-Policy': "style-src 'self' 'nonce-abc'"})
      expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      expect(await page.text()).toContain('<style nonce="abc">')
    }
  })

  test('never fails, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({maxLength: 200}), async bytes => {
        expect([303, 400]).toContain((await send(Buffer.concat([Buffer.from('name=a&'), bytes]))).status)
      }),
      {numRuns: 200},
    )
  })
})

describe('savePreferences()', () => {
  const choose = (body: string, referer?: string) => send(body, {Referer: referer}, savePreferences)

  test('remembers the choice, by https only where the site is, and goes back to where it was made', async () => {
    const reply = await choose('theme=dark', 'https://postmortems.example.com/incidents?q=a')
    expect([reply.status, reply.headers.get('Location'), reply.headers.get('Set-Cookie')]).toEqual([
      303,
      '/incidents?q=a',
      'theme=dark; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure',
    ])
    at.site = {url: 'http://localhost:3000', origins: site.origins, isSecure: false}
    expect((await choose('theme=system')).headers.get('Set-Cookie')).toBe('theme=system; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly')
    calls.push('answered')
  })

  test('H13 goes back to this site only', async () => {
    const referrers = [
      undefined,
      'nonsense',
      'https://elsewhere.example/x',
      'https://postmortems.example.com//elsewhere.example',
      'https://postmortems.example.com/\\elsewhere.example',
    ]
    for (const referrer of referrers) expect([referrer, (await choose('theme=dark', referrer)).headers.get('Location')]).toEqual([referrer, '/'])
    calls.push('answered')
  })

  test('remembers no theme that there is not', () =>
    refused(choose('theme=dark%3B+Domain%3Delsewhere.example'), 400, 'A field of this form is missing or not as expected'))
})

type Body = string | Buffer | ReadableStream

function send(body: Body, headers: Readonly<Record<string, string | undefined>> = {}, to: (request: Request) => Promise<Response> = answer): Promise<Response> {
  const all = {Origin: 'https://postmortems.example.com', 'Content-Type': 'application/x-www-form-urlencoded', ...headers}
  const stated = Object.entries(all).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]))
  const bytes = body instanceof ReadableStream ? body : new Uint8Array(Buffer.from(body as string))
  const request = new Request('http://127.0.0.1:3000/account/name', {method: 'POST', headers: stated, body: bytes, duplex: 'half'} as RequestInit)
  return to(request)
}

async function refused(reply: Promise<Response>, status: number, reason: string): Promise<void> {
  const {status: seen, headers} = await reply
  expect({status: seen, calls}).toEqual({status, calls: []})
  expect(headers.get('Cache-Control')).toBe('private, no-store')
  expect(headers.get('Set-Cookie')).toBeNull()
  expect(at.refusals.at(-1)).toMatchObject({status, reason})
}
