/** A browser that keeps cookies by site and goes where it is led. */
export type TestBrowser = {
  /** Goes to an address and on from there; returns where it ended up, and all addresses on the way. */
  visit(address: string): Promise<{readonly response: Response; readonly way: readonly string[]}>
  /** The cookies that it would send to an address of this site. */
  readonly cookiesFor: (origin: string) => Headers
  /** Has another's cookies from now on. */
  readonly take: (origin: string, headers: Headers) => void
}

/** Whether an address is the way back from the identity provider. */
export const isSsoReturn = (address: URL): boolean => address.pathname === '/api/auth/callback/sso'

/** Opens a browser without a history. `stopAt` ends its way before it asks for an address. */
export function aBrowser({stopAt = () => false}: {readonly stopAt?: (address: URL) => boolean} = {}): TestBrowser {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (origin: string): Map<string, string> => {
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    return jar
  }
  const cookiesFor = (origin: string): Headers => {
    const cookie = [...jarOf(origin)].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Headers(cookie ? {cookie} : {})
  }
  return {
    cookiesFor,
    take: (origin, headers) => {
      for (const pair of headers.get('cookie')?.split('; ') ?? []) jarOf(origin).set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    },
    async visit(address) {
      const way: string[] = []
      let url = new URL(address)
      for (;;) {
        way.push(url.href)
        const headers = cookiesFor(url.origin)
        headers.set('user-agent', 'A browser of tests')
        const response = await fetch(url, {headers, redirect: 'manual'})
        for (const cookie of response.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
          if (name === undefined || value === undefined) throw new Error(`Unexpected cookie ${cookie}`)
          if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(cookie)) jarOf(url.origin).delete(name)
          else jarOf(url.origin).set(name, value)
        }
        const location = response.headers.get('location')
        if (location === null || way.length > 20) return {response, way}
        url = new URL(location, url)
        if (stopAt(url)) return {response, way: [...way, url.href]}
      }
    },
  }
}
