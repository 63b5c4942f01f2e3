import {createHmac} from 'node:crypto'
import {createServer, type IncomingMessage} from 'node:http'
import type {AddressInfo} from 'node:net'
import {expect, onTestFinished, test} from 'vitest'
import {postWebhook} from '#src/server/remediation/post-webhook.ts'

type Post = {readonly headers: IncomingMessage['headers']; readonly body: string}

/** A chat on this machine that answers with these, one after the other, and then with the last. */
async function openChat(...answers: readonly {readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly isSilent?: boolean}[]) {
  const posts: Post[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', piece => {
      body += piece
    })
    request.on('end', () => {
      posts.push({headers: request.headers, body})
      const answer = answers[Math.min(posts.length, answers.length) - 1]
      if (!answer?.isSilent) response.writeHead(answer?.status ?? 200, answer?.headers).end('no words of yours')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return {address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/secret-part`, posts}
}

const quick = {pause: async () => undefined, now: () => 1_795_262_400_000}

test('postWebhook() posts a text as chats take it, once, and unsigned where there is no secret', async () => {
  const {address, posts} = await openChat({status: 200})
  await postWebhook({address, secret: undefined}, 'One\n“two”', quick)
  expect(posts.map(({body}) => JSON.parse(body))).toEqual([{text: 'One\n“two”'}])
  expect(posts[0]?.headers).toMatchObject({'content-type': 'application/json; charset=utf-8'})
  expect(Object.keys(posts[0]?.headers ?? {}).filter(name => name.startsWith('x-'))).toEqual([])
})

test('postWebhook() signs the time and the body', async () => {
  const {address, posts} = await openChat({status: 204})
  await postWebhook({address, secret: 'abcdefghijklmnop'}, 'One', quick)
  const [{headers, body} = {headers: {}, body: ''}] = posts
  expect(headers['x-hindsight-timestamp']).toBe('1795262400')
  expect(headers['x-hindsight-signature']).toBe(`sha256=${createHmac('sha256', 'abcdefghijklmnop').update(`1795262400.${body}`).digest('hex')}`)
})

test('postWebhook() tries again what was away, and waits as long as it asks for, and no longer than half a minute', async () => {
  const pauses: number[] = []
  const {address, posts} = await openChat({status: 503}, {status: 429, headers: {'retry-after': '3600'}}, {status: 200})
  await postWebhook({address, secret: undefined}, 'One', {...quick, pause: async milliseconds => void pauses.push(milliseconds)})
  expect([posts.length, pauses]).toEqual([3, [2_000, 30_000, 10_000]])
})

test('postWebhook() gives up after three tries, and at once where trying again is no use', async () => {
  const away = await openChat({status: 500})
  const host = new URL(away.address).host
  await expect(postWebhook({address: away.address, secret: undefined}, 'One', quick)).rejects.toThrow(`Cannot post the digest to ${host}: it answered 500`)
  const wrong = await openChat({status: 404})
  await expect(postWebhook({address: wrong.address, secret: undefined}, 'One', quick)).rejects.toThrow(/it answered 404$/)
  expect([away.posts.length, wrong.posts.length]).toEqual([3, 1])
})

test('H20 postWebhook() follows nobody elsewhere, waits no longer than it may, and says nothing of a secret address', async () => {
  const inside = await openChat({status: 200})
  const outside = await openChat({status: 307, headers: {location: inside.address}})
  const failure = await postWebhook({address: outside.address, secret: undefined}, 'One', quick).catch((error: Error) => error.message)
  expect(failure).toMatch(/it answered 307, which leads elsewhere and is not followed$/)
  expect(failure).not.toContain('secret-part')
  expect(inside.posts).toEqual([])
  const silent = await openChat({status: 200, isSilent: true})
  await expect(postWebhook({address: silent.address, secret: undefined}, 'One', {...quick, patience: 50})).rejects.toThrow('it took longer than 0.05 seconds')
  await expect(postWebhook({address: 'http://127.0.0.1:9/', secret: undefined}, 'One', quick)).rejects.toThrow('it cannot be reached')
})
