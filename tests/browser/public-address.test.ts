import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {type APIRequestContext, request} from '@playwright/test'
import {askPlainly, toRequest} from './ask-plainly.ts'
import {type HindsightServer, serve} from './hindsight-server.ts'
import {expect, test} from './reader.ts'

// A server behind a proxy that speaks https, which is what most are; the proxy is these tests.
let [content, server, client] = ['', undefined as HindsightServer | undefined, undefined as APIRequestContext | undefined]

test.beforeAll(async () => {
  // One more server to start, on a machine that may have other things to do.
  test.setTimeout(120_000)
  content = await mkdtemp(path.join(tmpdir(), 'hindsight-public-'))
  server = await serve(content, undefined, undefined, {
    HINDSIGHT_URL: 'https://postmortems.example.com',
    HINDSIGHT_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8',
    HINDSIGHT_ADMIN_EMAIL: 'ada@example.com',
    HINDSIGHT_ADMIN_PASSWORD: 'seven lamps over the harbour',
    LOG_LEVEL: 'warn',
  })
  client = await request.newContext({baseURL: server.address})
})

test.afterAll(async () => {
  await client?.dispose()
  await server?.stop()
  await rm(content, {recursive: true, force: true})
})

test('Browsers are told to come by https from now on, and to send cookies no other way', async () => {
  expect((await client?.get('/incidents?tz=utc'))?.headers()).toMatchObject({
    'set-cookie': expect.stringMatching(/^times=utc;.*Secure.*/),
  })
  const hsts = 'max-age=31536000; includeSubDomains'
  for (const address of ['/', '/nothing', '/healthz', '/icon.svg', '/_next/static/nothing.js', '/incidents.csv', '/account/sign-in', '//a'])
    expect([address, (await client?.get(server?.address + address, {maxRedirects: 0}))?.headers()['strict-transport-security']]).toEqual([address, hsts])
  expect((await choose('https://postmortems.example.com')).headers['set-cookie']).toMatch(/^theme=dark;.*; HttpOnly; Secure$/)
})

test('H15 Cookies of accounts are for https alone, and for no script', async () => {
  const answer = await client?.post('/account/sign-in', {
    form: {email: 'ada@example.com', password: 'seven lamps over the harbour'},
    headers: {Origin: 'https://postmortems.example.com'},
    maxRedirects: 0,
  })
  const cookies = answer?.headersArray().flatMap(({name, value}) => (name.toLowerCase() === 'set-cookie' ? value : [])) ?? []
  expect(cookies.map(cookie => cookie.split('=')[0])).toEqual(['__Secure-hindsight.session_token', 'hindsight_device'])
  for (const cookie of cookies) for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax']) expect(cookie.split('; ')).toContain(part)
})

test('H06 H17 Forms come from the public address alone, and no header changes which that is', async () => {
  const own = server?.address ?? ''
  for (const origin of [own, own.replace('127.0.0.1', 'localhost'), 'http://postmortems.example.com', 'https://elsewhere.example'])
    for (const forged of [
      {},
      {Host: new URL(origin).host, 'X-Forwarded-Host': new URL(origin).host, 'X-Forwarded-Proto': 'https', Forwarded: `host=${new URL(origin).host}`},
    ])
      expect([origin, (await choose(origin, forged)).status]).toEqual([origin, 403])
})

test('H25 H18 The log names who was refused, past every address that the client made up, and each refusal is one line', async () => {
  const seen = async (forwarded: string | undefined, more: Readonly<Record<string, string>> = {}) => {
    const before = server?.said().length ?? 0
    await choose('https://elsewhere.example', {...(forwarded === undefined ? {} : {'X-Forwarded-For': forwarded}), ...more})
    await expect.poll(() => server?.said().slice(before)).toContain('"msg":"Refused"')
    const lines = (server?.said() ?? '').slice(before).trim().split('\n')
    expect(lines).toHaveLength(1)
    return JSON.parse(lines[0] ?? '')
  }
  expect(await seen('198.51.100.1')).toMatchObject({
    client: '198.51.100.1',
    path: '/preferences',
    status: 403,
    reason: 'This form does not come from this site',
  })
  expect(await seen('1.1.1.1, 198.51.100.1, 10.0.0.7')).toMatchObject({client: '198.51.100.1'})
  expect(await seen('1.1.1.1, 198.51.100.1', {'X-Hindsight-Client': 'a 1.1.1.1', 'X-Real-IP': '1.1.1.1'})).toMatchObject({client: '198.51.100.1'})
  expect(await seen('\\u001b[31m", "level": "fatal')).toMatchObject({client: '127.0.0.1', level: 'warn'})
  expect(await seen(undefined)).toMatchObject({client: '127.0.0.1'})
})

test('H25 Nothing that a request holds ends a line of the log or colours it', async () => {
  const before = server?.said().length ?? 0
  const addresses = ['/%1b%5b31m', '/%0a%7b%22level%22%3a%22fatal%22%7d', '/incidents/%e2%80%ae', '/incidents/a?q=%1b%5d0;a%07', '/%c2%9b31m', '/\u009b31m']
  for (const address of addresses)
    for (const method of ['GET', 'POST', 'TRACE', 'PROPFIND'])
      await askPlainly(server?.address ?? '', toRequest(`${method} ${address}`, ['User-Agent: \u001b[31m', `Referer: https://a.example/${address}`]))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(server?.said().slice(before)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  expect(server?.said().slice(before)).not.toContain('\n{"level":"fatal"')
})

async function choose(origin: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await client?.post('/preferences', {form: {theme: 'dark'}, headers: {Origin: origin, ...headers}, maxRedirects: 0})
  return {status: answer?.status(), headers: answer?.headers() ?? {}}
}
