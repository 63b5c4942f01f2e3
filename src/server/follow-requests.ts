import {subscribe} from 'node:diagnostics_channel'
import type {IncomingMessage, ServerResponse} from 'node:http'

/** The header by which what works on a request finds it again; what a client sends under this name is overwritten. */
export const requestHeader = 'x-hindsight-request'

/**
 * Follows every request that this process answers, from its first line until its answer is sent or its connection gone. Next tells nobody
 * when a page is done, and its proxy is done before the page is begun: only the HTTP server itself knows. A second call does nothing.
 */
export function followRequests(): void {
  if (processWide[slot]) return
  const ends = new Map<string, AbortSignal>()
  processWide[slot] = ends
  let last = 0
  subscribe('http.server.request.start', message => {
    const {request, response} = message as {readonly request: IncomingMessage; readonly response: ServerResponse}
    const name = String(++last)
    const end = new AbortController()
    request.headers[requestHeader] = name
    ends.set(name, end.signal)
    response.once('close', () => {
      ends.delete(name)
      end.abort()
    })
  })
}

/** Aborted when the request ends; undefined where it has ended, or where requests are not followed. */
export function findEnd(headers: Headers): AbortSignal | undefined {
  return processWide[slot]?.get(headers.get(requestHeader) ?? '')
}

// On globalThis, because Next bundles the instrumentation and the proxy apart.
const slot = Symbol.for('hindsight.requests')
const processWide = globalThis as typeof globalThis & {[slot]?: Map<string, AbortSignal>}
