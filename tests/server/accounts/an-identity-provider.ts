import {generateKeyPairSync, type KeyObject, sign} from 'node:crypto'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
import Oidc, {type AdapterPayload} from 'oidc-provider'

/** Somebody with an account at the provider. */
export type Claims = Readonly<Record<string, unknown>>

/** A real identity provider on a port of its own, at which whoever `who` says signs in without being asked for a password. */
export type TestProvider = {
  readonly issuer: string
  readonly people: Map<string, Claims>
  who: string
  /** How it misbehaves. */
  readonly fault: {
    isDown: boolean
    /** Milliseconds that each answer takes. */
    delay: number
    /** Refuses to let anybody in. */
    declines: boolean
    /** Says these things of itself as well. */
    configuration: Claims
    /** Changes what an ID token says, and signs it with another key where one is given. */
    token: ((claims: Claims) => {readonly claims: Claims; readonly key?: KeyObject}) | undefined
    /** Leaves these out of what the token endpoint answers. */
    without: readonly string[]
    /** Answers with the same tokens whenever it is asked for some. */
    repeats: boolean
  }
  stop(): Promise<void>
  /** Paths that were asked for, with the method. */
  readonly asked: string[]
}

// One for all: making it takes longer than all else.
const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048})

export const clientId = 'hindsight'
export const clientSecret = 'what only the two of them know: +/=%&'

/** Starts a provider that sends people back to a site, whose address may be known later; claims stand in the ID token, or else only where one asks for them. */
export async function anIdentityProvider(site: () => string, {claimsIn = 'userinfo'}: {readonly claimsIn?: 'token' | 'userinfo'} = {}): Promise<TestProvider> {
  const asked: string[] = []
  const fault: TestProvider['fault'] = {isDown: false, delay: 0, declines: false, configuration: {}, token: undefined, without: [], repeats: false}
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, Claims>()
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  const provider: TestProvider = {issuer, people, who: 'ada', fault, asked, stop}
  const oidc = new Oidc(issuer, {
    adapter: aMemory(() => ({...client, redirect_uris: [`${site()}/api/auth/callback/sso`]})),
    jwks: {keys: [{...privateKey.export({format: 'jwk'}), use: 'sig', alg: 'RS256', kid: 'a'}]},
    cookies: {keys: ['a key of tests']},
    claims: {openid: ['sub'], email: ['email', 'email_verified', 'xms_edov'], profile: ['name', 'preferred_username', 'groups', 'roles']},
    conformIdTokenClaims: claimsIn === 'userinfo',
    pkce: {required: () => true},
    features: {devInteractions: {enabled: false}},
    ttl: {AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600},
    interactions: {url: (_, {uid}) => `/interaction/${uid}`},
    renderError: (ctx, {error, error_description}) => {
      ctx.body = `${error}: ${error_description}`
    },
    findAccount: (_, id) => ({accountId: id, claims: async () => ({sub: id, ...people.get(id)})}),
  })
  const callback = oidc.callback()
  let first: Claims | undefined

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {pathname} = new URL(request.url ?? '/', issuer)
    asked.push(`${request.method} ${pathname}`)
    if (fault.delay > 0) await wait(fault.delay, undefined, {ref: false})
    if (fault.isDown) return void request.socket.destroy()
    if (pathname.startsWith('/interaction/')) return await interact(request, response)
    if (pathname === '/token') {
      changeAnswer(response, said => {
        if (fault.repeats && first) response.statusCode = 200
        first ??= toFaulty(said)
        return fault.repeats ? first : toFaulty(said)
      })
    }
    if (pathname === '/.well-known/openid-configuration') changeAnswer(response, said => ({...said, ...fault.configuration}))
    await callback(request, response)
  }

  /** The pages on which somebody would sign in and agree. */
  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (fault.declines) return await oidc.interactionFinished(request, response, {error: 'access_denied', error_description: 'You look suspicious'})
    const {params} = await oidc.interactionDetails(request, response)
    const grant = new oidc.Grant({accountId: provider.who, clientId})
    grant.addOIDCScope(String(params.scope))
    await oidc.interactionFinished(request, response, {login: {accountId: provider.who}, consent: {grantId: await grant.save()}})
  }

  function toFaulty(said: Claims): Claims {
    const kept = Object.fromEntries(Object.entries(said).filter(([name]) => !fault.without.includes(name)))
    if (typeof kept.id_token !== 'string' || !fault.token) return kept
    const {claims, key = privateKey} = fault.token(JSON.parse(Buffer.from(kept.id_token.split('.')[1] ?? '', 'base64url').toString()))
    return {...kept, id_token: writeToken(claims, key)}
  }
  return provider
}

/** A signed token, as any provider would make it. */
function writeToken(claims: Claims, key: KeyObject): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${encode({alg: 'RS256', typ: 'JWT', kid: 'a'})}.${encode(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

const client = {client_id: clientId, client_secret: clientSecret, token_endpoint_auth_method: 'client_secret_basic' as const}

/** What the provider has to remember, for as long as there is one; its only client is asked for each time. */
function aMemory(findClient: () => AdapterPayload) {
  const kept = new Map<string, AdapterPayload>()
  return (model: string) => ({
    upsert: async (id: string, payload: AdapterPayload) => void kept.set(`${model} ${id}`, payload),
    find: async (id: string) => (model === 'Client' ? findClient() : kept.get(`${model} ${id}`)),
    findByUid: async (uid: string) => [...kept.values()].find(payload => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id: string) => {
      const payload = kept.get(`${model} ${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async (id: string) => void kept.delete(`${model} ${id}`),
    revokeByGrantId: async (grantId: string) => {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}

/** Changes the JSON of an answer on its way out. */
function changeAnswer(response: ServerResponse, change: (said: Claims) => Claims): void {
  const end = response.end.bind(response)
  response.end = ((body?: unknown) => {
    const said: unknown = body === undefined ? undefined : JSON.parse(String(body))
    if (said === undefined) return end()
    const text = JSON.stringify(change(said as Claims))
    response.setHeader('Content-Length', Buffer.byteLength(text))
    return end(text)
  }) as typeof response.end
}
