import {isIP, isIPv6} from 'node:net'

/** Where people reach this server. Said by whoever runs it, and never taken from a request: `Host` and `X-Forwarded-Host` are whatever a client writes. */
export type Site = {
  /** What absolute links begin with; without a slash at its end. */
  readonly url: string
  /** Whose forms are answered: the site's own origin, and on a loopback address the other names of it. */
  readonly origins: readonly string[]
  /** Whether it is reached by https, so that cookies may say `Secure`. */
  readonly isSecure: boolean
}

type Listening = {readonly host: string; readonly port: number}

/** The site that `HINDSIGHT_URL` names; undefined means the address that the server listens on. */
export function toSite(url: string | undefined, listening: Listening): Site {
  const {origin, protocol, hostname} = new URL(url ?? toListeningAddress(listening))
  const port = new URL(origin).port
  // Only where both are loopback: behind a proxy on the same machine, another program's page on localhost is another site.
  const others =
    protocol === 'http:' && isLoopback(hostname) && isLoopback(listening.host) ? loopback.map(name => new URL(`http://${name}:${port}`).origin) : []
  return {url: origin, origins: [...new Set([origin, ...others])], isSecure: protocol === 'https:'}
}

/** The address that a browser on this machine opens. */
export function toListeningAddress({host, port}: Listening): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return `http://localhost:${port}`
  // Not localhost, which may be 127.0.0.1 alone.
  if (host === '::1') return `http://[::1]:${port}`
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`
}

/** Whether a text is a protocol, a host and perhaps a port, and nothing else. */
export function isSiteAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/?#@\\]+\/?$/i.test(text) || !URL.canParse(text)) return false
  const {href, origin} = new URL(text)
  return href === `${origin}/`
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Whether a host is this machine, to itself alone. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
