import {once} from 'node:events'
import {createServer, request, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {expect, onTestFinished, test} from 'vitest'
import {findEnd, followRequests, requestHeader} from '#src/server/follow-requests.ts'

test('followRequests() tells when an answer is sent, and when whoever asked is gone', async () => {
  const {ask, received} = await serve()
  const patient = ask()
  const answered = await received()
  const end = findEnd(answered.headers)
  expect(end?.aborted).toBe(false)
  answered.response.end('done')
  await once(patient, 'response')
  expect(end?.aborted).toBe(true)
  expect(findEnd(answered.headers)).toBeUndefined()

  const hasty = ask()
  const left = await received()
  const gone = findEnd(left.headers)
  hasty.destroy()
  if (!gone?.aborted) await once(gone as AbortSignal, 'abort')
  expect(findEnd(left.headers)).toBeUndefined()
})

test('followRequests() goes by no name that a client gives', async () => {
  const {ask, received} = await serve()
  ask()
  const first = await received()
  const name = first.headers.get(requestHeader) ?? ''
  ask({[requestHeader]: name})
  const second = await received()
  expect(second.headers.get(requestHeader)).not.toBe(name)
  expect(findEnd(second.headers)).not.toBe(findEnd(first.headers))
  for (const {response} of [first, second]) response.end()
})

type Received = {readonly headers: Headers; readonly response: ServerResponse}

/** A server that hands over what it is asked, as Next's proxy sees it, and leaves the answer to the test. */
async function serve() {
  followRequests()
  const waiting: Received[] = []
  let wake = (): void => undefined
  const server = createServer((message, response) => {
    waiting.push({headers: new Headers(message.headers as Record<string, string>), response})
    wake()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const {port} = server.address() as AddressInfo
  return {
    ask: (headers: Record<string, string> = {}) =>
      request({port, headers})
        .on('error', () => undefined)
        .on('response', response => response.resume())
        .end(),
    received: async (): Promise<Received> => {
      while (waiting.length === 0) await new Promise<void>(resolve => (wake = resolve))
      return waiting.shift() as Received
    },
  }
}
