import {lookup} from 'node:dns/promises'
import http, {type IncomingMessage} from 'node:http'
import https from 'node:https'
import ipaddr from 'ipaddr.js'

/** A page as its server sent it; or why it was not fetched, in a sentence. */
export type FetchedAddress = {readonly bytes: Uint8Array; readonly type: 'html' | 'json' | 'txt'; readonly url: string} | {readonly problem: string}

export type FetchLimits = {
  readonly mostBytes: number
  /** Milliseconds for all of it, redirects included. */
  readonly deadline: number
  /** The addresses of a host, all of them; for tests. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** Where to connect instead of an address that may be connected to; for tests. */
  readonly dial?: (address: string) => {readonly host: string; readonly port: number}
}

/**
 * Fetches a page from the public internet and from nowhere else. A name is resolved once, every address that it has must be public, and the
 * connection goes to the very address that was looked at; each redirect is looked at in the same way. Otherwise the server could be
 * made to ask its own network in somebody's name.
 */
export async function fetchAddress(address: string, limits: FetchLimits): Promise<FetchedAddress> {
  const timeout = AbortSignal.timeout(limits.deadline)
  let url = address
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const target = await findTarget(url, limits, timeout)
    if ('problem' in target) return target
    const answer = await ask(target, limits, timeout)
    if (!('redirect' in answer)) return answer
    if (!URL.canParse(answer.redirect, url)) return {problem: `${target.url.host} leads to an address that cannot be read.`}
    url = new URL(answer.redirect, url).href
  }
  return {problem: `The address leads on more than ${mostRedirects} times.`}
}

const mostRedirects = 5

type Target = {readonly url: URL; readonly pinned: string}

async function findTarget(written: string, {resolve = resolveAll}: FetchLimits, timeout: AbortSignal): Promise<Target | {readonly problem: string}> {
  if (!URL.canParse(written)) return {problem: 'This is no address. It has to begin with https:// or http://.'}
  const url = new URL(written)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return {problem: `Addresses that begin with ${url.protocol} are not fetched, only https:// and http://.`}
  if (url.username !== '' || url.password !== '') return {problem: 'An address with a name or a password in it is not fetched.'}
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // The parser has written 0x7f.1, 017700000001 and 2130706433 as 127.0.0.1 by now.
  const addresses = ipaddr.isValid(host) ? [host] : await withDeadline(resolve(host), timeout).catch(() => undefined)
  if (addresses === undefined || addresses.length === 0) return {problem: `${host} is not known: no address was found for it.`}
  if (!addresses.every(isPublic))
    return {problem: `${host} is not on the public internet, and only that is fetched from. Paste the text, or save it as a file.`}
  return {url, pinned: addresses[0] ?? ''}
}

/** Whether an address is one of the public internet: not this machine, not a network of somebody's own, not many at once, none in disguise of another. */
export function isPublic(address: string): boolean {
  // What cannot be read as an address is none to connect to.
  if (!(ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address)) || wireServers.has(address)) return false
  return ipaddr.parse(address).range() === 'unicast'
}

/** Answers on a public address to machines of one cloud alone, and tells of them. */
const wireServers: ReadonlySet<string> = new Set(['168.63.129.16'])

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, {all: true})).map(({address}) => address)
}

async function withDeadline<T>(work: Promise<T>, timeout: AbortSignal): Promise<T> {
  return await new Promise((done, fail) => {
    const end = (): void => fail(new Error('Cannot resolve: it took too long'))
    timeout.addEventListener('abort', end, {once: true})
    work.then(done, fail)
  })
}

type Answer = FetchedAddress | {readonly redirect: string}

async function ask({url, pinned}: Target, limits: FetchLimits, timeout: AbortSignal): Promise<Answer> {
  const {host, port} = limits.dial?.(pinned) ?? {host: pinned, port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80)}
  const {request} = url.protocol === 'https:' ? https : http
  try {
    const response = await new Promise<IncomingMessage>((done, fail) => {
      request({
        host,
        port,
        path: url.pathname + url.search,
        // The certificate has to be that of the name, whatever address it has.
        ...(url.protocol === 'https:' && !ipaddr.isValid(url.hostname) ? {servername: url.hostname} : {}),
        headers: {Host: url.host, Accept: 'text/html, text/plain, text/markdown, application/json', 'Accept-Encoding': 'identity', 'User-Agent': 'Hindsight'},
        agent: false,
        signal: timeout,
        maxHeaderSize: 32 * 1024,
      })
        .on('response', done)
        .on('error', fail)
        .end()
    })
    return await take(response, url, limits)
  } catch {
    return {problem: timeout.aborted ? sayTooSlow(url, limits) : `${url.host} could not be reached.`}
  }
}

async function take(response: IncomingMessage, url: URL, limits: FetchLimits): Promise<Answer> {
  const {statusCode = 0, headers} = response
  const refuse = (problem: string): Answer => {
    response.destroy()
    return {problem}
  }
  if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
    response.destroy()
    return {redirect: headers.location}
  }
  if (statusCode !== 200)
    return refuse(
      `${url.host} answered with ${statusCode}${statusCode === 401 || statusCode === 403 ? ': it asks who is there, so paste the text instead' : ''}.`,
    )
  // Compressed, a few bytes could be any number: it was asked for as it is.
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return refuse(`${url.host} sends the page compressed, although it was asked not to.`)
  const type = toType(headers['content-type'])
  if (!type) return refuse(`${url.host} sends ${(headers['content-type'] ?? 'something unnamed').slice(0, 60)}, and a page or a text is expected.`)
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > limits.mostBytes) return refuse(`The page is larger than ${Math.floor(limits.mostBytes / 1024)} KiB, which is the most that is fetched.`)
    pieces.push(piece)
  }
  return {bytes: Buffer.concat(pieces), type, url: url.href}
}

function toType(written: string | undefined): 'html' | 'json' | 'txt' | undefined {
  const type = written?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (type === 'application/json') return 'json'
  return type === 'text/plain' || type === 'text/markdown' ? 'txt' : undefined
}

function sayTooSlow({host}: URL, {deadline}: FetchLimits): string {
  return `${host} took more than ${Math.round(deadline / 1000)} seconds to answer.`
}
