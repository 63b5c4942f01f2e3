import {randomBytes} from 'node:crypto'
import {subscribe} from 'node:diagnostics_channel'
import type {IncomingMessage, ServerResponse} from 'node:http'
import type {Environment} from './environment.ts'
import {openClientFinder} from './trusted-proxies.ts'

/**
 * Prepares every request of this process before Next sees it: the address of who began it is written down where `readClientAddress` finds
 * it, what only Next and proxies say to themselves is taken out, and browsers of a site on https are told to stay there. Next has no other
 * place for this: it passes on neither the connection nor whether a header came from outside.
 */
export function prepareRequests({site, trustedProxies}: Pick<Environment, 'site' | 'trustedProxies'>): void {
  const findClient = openClientFinder(trustedProxies)
  const {host} = new URL(site.url)
  subscribe('http.server.request.start', message => {
    const {request, response} = message as {readonly request: IncomingMessage; readonly response: ServerResponse}
    const {headers} = request
    const client = findClient(request.socket.remoteAddress ?? '', toText(headers['x-forwarded-for']))
    for (const name of Object.keys(headers)) if (isInternal(name)) delete headers[name]
    // Frameworks make addresses of it, and it is whatever a client writes.
    headers.host = host
    headers[header] = `${seal()} ${client ?? ''}`
    request.url = toPath(request.url ?? '/')
    // Here and not in the proxy: that one does not see every answer.
    if (site.isSecure) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    // Next cannot represent such a request, and fails before any code of ours is asked. OPTIONS is refused like it, and with words.
    if (request.method === 'TRACE') request.method = 'OPTIONS'
  })
}

/** Whether a header is for servers to say to each other: nothing of the kind is believed from outside. */
export function isInternal(name: string): boolean {
  return /^(?:x-(?:middleware|nextjs|next|invoke|matched|now|vercel|forwarded|hindsight)-|next-(?:action|resume|router)|forwarded$|x-(?:real-ip|original-url|rewrite-url|http-method|method-override)|rsc$)/.test(
    name,
  )
}

/**
 * The address of who sent a request: of the other end of the connection, or, where that is a proxy named in `HINDSIGHT_TRUSTED_PROXIES`,
 * the one that it says. Undefined where the connection has none, or the request was there before the server was ready.
 */
export function readClientAddress(headers: Pick<Headers, 'get'>): string | undefined {
  const [sealed, address] = (headers.get(header) ?? '').split(' ')
  return sealed === seal() && address ? address : undefined
}

const header = 'x-hindsight-client'

/** What only this process knows, so that no client can write the header itself, not even before `prepareRequests` was called. */
function seal(): string {
  processWide[slot] ??= randomBytes(16).toString('base64url')
  return processWide[slot]
}

/** Next answers `GET http://elsewhere/`, as one asks a proxy, with a redirection to there: only the path of it is ours. */
function toPath(target: string): string {
  if (target.startsWith('/')) return target
  if (!URL.canParse(target)) return '/'
  const {pathname, search} = new URL(target)
  return pathname.startsWith('/') ? pathname + search : '/'
}

function toText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value
}

// On globalThis, because Next bundles the instrumentation and the routes apart.
const slot = Symbol.for('hindsight.client-address')
const processWide = globalThis as typeof globalThis & {[slot]?: string}
