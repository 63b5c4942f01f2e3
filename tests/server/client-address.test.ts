import {once} from 'node:events'
import {request as ask, createServer, type IncomingHttpHeaders, type IncomingMessage} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {prepareRequests, readClientAddress} from '#src/server/client-address.ts'
import {toSite} from '#src/server/site.ts'

// A server as Next makes its own: nothing of it knows of what is done to its requests.
let seen: {readonly method: string | undefined; readonly url: string | undefined; readonly headers: IncomingHttpHeaders}
let said: IncomingHttpHeaders = {}
const server = createServer(({method, url, headers}, response) => {
  seen = {method, url, headers}
  response.end()
})

beforeAll(async () => {
  prepareRequests({site: toSite('https://postmortems.example.com', {host: '127.0.0.1', port: 3000}), trustedProxies: []})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => void server.close())

test('H18 readClientAddress() is the other end of the connection, whatever headers say', async () => {
  const claims = [
    {},
    {'X-Forwarded-For': '198.51.100.1'},
    {'X-Hindsight-Client': '198.51.100.1'},
    {'x-hindsight-client': 'undefined 198.51.100.1', 'X-Real-IP': '1.1.1.1'},
  ]
  for (const headers of claims) expect(read(await receive(headers))).toBe('127.0.0.1')
})

test('H18 readClientAddress() believes no header of a request that was not prepared', () => {
  for (const value of ['198.51.100.1', ' 198.51.100.1', 'undefined 198.51.100.1', '']) expect(read({'x-hindsight-client': value})).toBeUndefined()
  expect(read({})).toBeUndefined()
})

test('H17 H18 What servers say to each other never comes from outside, and Host is the site’s own', async () => {
  const headers = await receive({
    Host: 'elsewhere.example',
    'X-Forwarded-Host': 'elsewhere.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-For': '198.51.100.1',
    Forwarded: 'host=elsewhere.example',
    'X-Middleware-Subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy',
    'X-Middleware-Rewrite': '/settings',
    'X-Nextjs-Data': '1',
    'X-Matched-Path': '/settings',
    'X-Invoke-Path': '/settings',
    'X-HTTP-Method-Override': 'DELETE',
    'X-Original-URL': '/settings',
    'Next-Action': 'a',
    'Next-Router-State-Tree': 'a',
    RSC: '1',
    Accept: 'text/html',
    'If-None-Match': '"a"',
    'X-Api-Key': 'a',
  })
  expect({...headers, 'x-hindsight-client': 'its own'}).toEqual({
    host: 'postmortems.example.com',
    accept: 'text/html',
    'if-none-match': '"a"',
    'x-api-key': 'a',
    connection: expect.any(String),
    'x-hindsight-client': 'its own',
  })
})

test('H26 TRACE comes in as a method that can be refused', async () => {
  await receive({}, 'TRACE')
  expect(seen.method).toBe('OPTIONS')
})

test('H17 A target that names another site is its path alone', async () => {
  const targets = {
    '/a?b=//c': '/a?b=//c',
    'http://elsewhere.example/a?b': '/a?b',
    'https://elsewhere.example': '/',
    'javascript:alert(1)': '/',
    'http://[': '/',
    '*': '/',
  }
  for (const [path, url] of Object.entries(targets)) {
    await receive({}, 'GET', path)
    expect([path, seen.url]).toEqual([path, url])
  }
})

test('Every answer of a site on https says to stay there', async () => {
  await receive({})
  expect(said['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
})

async function receive(headers: Readonly<Record<string, string>>, method = 'GET', path = '/'): Promise<IncomingHttpHeaders> {
  const asked = ask({port: (server.address() as AddressInfo).port, host: '127.0.0.1', method, path, headers}).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  said = answer.headers
  answer.resume()
  return seen.headers
}

function read(headers: IncomingHttpHeaders): string | undefined {
  return readClientAddress(new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])))
}
