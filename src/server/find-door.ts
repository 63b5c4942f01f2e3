import type {Visitor} from './accounts/visitor.ts'

/** Where a request is led that may not be answered: to where one signs in, or, where a program asks, to an answer that says so. */
export type Door = {readonly leadsTo: string} | 'unauthorized'

/**
 * What stands between a visitor and an address: undefined where they may go on. Pages and queries ask again who is asking, and a stranger
 * sees nothing of the library in any of them: this only says so in a useful way.
 */
export function findDoor({pathname, search}: Pick<URL, 'pathname' | 'search'>, headers: Pick<Headers, 'get'>, visitor: Visitor): Door | undefined {
  // Whoever sends a key means it: one that is no good is told so, and does not read as nobody.
  if (headers.get('authorization') !== null && visitor.via === 'nobody') return 'unauthorized'
  if (visitor.viewer.role !== 'stranger' || isOpen(pathname)) return undefined
  if (!isForPeople(headers)) return 'unauthorized'
  return {leadsTo: pathname === '/' ? '/login' : `/login?next=${encodeURIComponent(pathname + search)}`}
}

/** What can be opened without being anybody: the doors themselves, what only says that the server is there, and the calendar, whose address has a key of its own. */
function isOpen(pathname: string): boolean {
  return /^\/(?:login|setup(?:\/administrator)?|account\/(?:sign-in|sign-out|forgot|reset(?:\/password)?|sso)|api\/auth\/callback\/sso|preferences|healthz|readyz|remediation\.ics|icon\.svg)$/.test(
    pathname,
  )
}

/** Whether an answer is looked at by a person: browsers say that they take pages. */
export function isForPeople(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('accept')?.includes('text/html') ?? false
}
