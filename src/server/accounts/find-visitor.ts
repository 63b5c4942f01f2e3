import {anonymous, stranger, type Viewer} from '#src/incident/viewer.ts'
import type {AccountContext} from './account-context.ts'
import {findKeyHolder} from './keys.ts'
import {longestSession, sessionAging, sessionLife} from './open-auth.ts'
import {findSession, toSessionCookieName} from './sign-in.ts'
import type {Visitor} from './visitor.ts'

/** How visitors become viewers. */
export type VisitorOptions = {
  /** Whether somebody who is not signed in may read what is published. */
  readonly reading: 'public' | 'members'
  /** A person's own handles and their teams', by e-mail address. */
  readonly toHandles: (email: string) => Promise<readonly string[]>
}

/** Says who sends a request with these headers: by its session, or by the key that it carries instead. */
export async function findVisitor(context: AccountContext, headers: Pick<Headers, 'get'>, {reading, toHandles}: VisitorOptions): Promise<Visitor> {
  const nobody: Visitor = {viewer: reading === 'public' ? anonymous : stranger, person: undefined, via: 'nobody', scope: 'write'}
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const holder = await findKeyHolder(context, authorization)
    // A key that is no good does not fall back on a session: whoever sends one means it.
    if (!holder) return {...nobody, scope: 'read'}
    const {person, scope, keyId} = holder
    return {viewer: toViewer(person.role, await toHandles(person.email)), person, via: 'key', scope, keyId}
  }
  const session = await findSession(context, headers)
  if (!session || Date.parse(context.now()) - Date.parse(session.createdAt) > longestSession) return nobody
  const {person, sessionId, expiresAt} = session
  const isAging = Date.parse(expiresAt) - Date.parse(context.now()) < sessionLife * 1000 - sessionAging
  return {viewer: toViewer(person.role, await toHandles(person.email)), person, via: 'session', scope: 'write', sessionId, isAging}
}

/** Prolongs the session that a request comes with; returns the cookies that say so. */
export async function prolongSession({auth}: AccountContext, headers: Headers): Promise<readonly string[]> {
  const cookie = headers.get('cookie')
  if (cookie === null) return []
  const response = await auth.api.getSession({headers: new Headers({cookie}), asResponse: true})
  return response.headers.getSetCookie().filter(text => text.startsWith(`${toSessionCookieName(auth.options.baseURL)}=`))
}

function toViewer(role: Viewer['role'], handles: readonly string[]): Viewer {
  return {role, handles, seesEverything: false}
}
