import {authorizationCodeRequest} from '@better-auth/core/oauth2'
import type {BetterAuthOptions} from 'better-auth'
import {genericOAuth} from 'better-auth/plugins/generic-oauth'
import {askProvider, isProviderError, ProviderError, providerPatience} from './ask-provider.ts'
import {discoverProvider, type Provider} from './discover-provider.ts'
import type {OidcSettings} from './oidc-variables.ts'
import type {Auth} from './open-auth.ts'
import {readIdentity} from './read-identity.ts'
import {providerId, settleMember, toAccountId} from './settle-member.ts'
import type {SingleSignOn} from './single-sign-on.ts'
import {attempts, type SsoAttempt} from './sso-attempt.ts'

/** In milliseconds: how long the provider may take for an answer, and after which time one that failed is asked again. */
export type SsoPatience = {readonly answer: number; readonly retry: number}

type Plugins = NonNullable<BetterAuthOptions['plugins']>

/**
 * Single sign-on that asks the provider at its first use and not before: one that is down keeps nobody from anything else, and is asked
 * again as soon as somebody wants to sign in there.
 */
export function openSso(
  settings: OidcSettings,
  openLibrary: (plugins: Plugins) => Auth,
  patience: SsoPatience = {answer: providerPatience, retry: 3_000},
): SingleSignOn {
  let opening: Promise<Auth> | undefined
  return {
    settings,
    open: () => {
      opening ??= connect(settings, openLibrary, patience.answer).catch(error => {
        // Those who come meanwhile get the same answer: a provider that is down is not asked by each of them.
        setTimeout(() => {
          opening = undefined
        }, patience.retry).unref()
        throw error
      })
      return opening
    },
  }
}

async function connect(settings: OidcSettings, openLibrary: (plugins: Plugins) => Auth, patience: number): Promise<Auth> {
  const provider = await discoverProvider(settings, patience)
  const auth = openLibrary([toPlugin(settings, provider, patience)])
  // The plugin reads the provider's configuration once more, without a limit of its own, and leaves the provider out where that fails.
  const context = await within(patience, auth.$context)
  const registered = context.socialProviders.find(({id}) => id === providerId)
  if (registered?.issuer === provider.issuer && registered.idToken && registered.requiresIdTokenNonce) return auth
  throw new ProviderError('unreachable', 'Cannot use the identity provider: it does not say how its ID tokens are verified')
}

function toPlugin(settings: OidcSettings, provider: Provider, patience: number): Plugins[number] {
  const {clientId, clientSecret, scopes} = settings
  return genericOAuth({
    config: [
      {
        providerId,
        name: settings.name,
        discoveryUrl: provider.discoveryUrl,
        authorizationUrl: provider.authorizationUrl,
        tokenUrl: provider.tokenUrl,
        requireIdTokenVerification: true,
        pkce: true,
        clientId,
        clientSecret,
        scopes: [...scopes],
        // Accounts are made and found by us: the library only ever signs in to one that is there.
        disableSignUp: true,
        accountSubject: ({profile}) => toAccountId({issuer: provider.issuer, subject: String(profile.sub ?? '')}),
        getToken: ({code, redirectURI, codeVerifier}) =>
          noting(async () => {
            const {body, headers} = await authorizationCodeRequest({
              code,
              redirectURI,
              codeVerifier,
              options: {clientId, clientSecret},
              tokenEndpoint: provider.tokenUrl,
              authentication: provider.authentication,
            })
            const said = await askProvider('tokens', provider.tokenUrl, {method: 'POST', body, headers}, patience)
            if (typeof said.id_token !== 'string') throw new ProviderError('unexpected', 'Cannot use what the identity provider answered: it has no ID token')
            return {idToken: said.id_token, accessToken: typeof said.access_token === 'string' ? said.access_token : undefined}
          }),
        // Asked when the library has verified the ID token. It would print what is thrown here; what is wrong is written down already.
        getUserInfo: ({idToken, accessToken}) =>
          noting(async attempt => {
            if (idToken === undefined) return undefined
            const identity = await readIdentity({idToken, accessToken}, provider, settings, patience)
            attempt.subject = identity.subject
            attempt.email = identity.email
            if (!(await isFirstUse(attempt, identity.nonce))) {
              attempt.failure = 'expired'
              return undefined
            }
            const settled = await settleMember(attempt, identity, settings)
            if ('failure' in settled) {
              attempt.failure = settled.failure
              return undefined
            }
            attempt.member = settled.member
            const {name, email} = settled.member
            return {sub: identity.subject, name, email, emailVerified: true}
          }).then(
            user => user ?? null,
            () => null,
          ),
      },
    ],
  })
}

/** Writes down why a step of the way back failed, before the library makes one word of all of it. */
async function noting<T>(step: (attempt: SsoAttempt) => Promise<T>): Promise<T> {
  const attempt = attempts.getStore()
  if (!attempt) throw new Error('Cannot sign somebody in at the identity provider: nobody is coming back from there')
  try {
    return await step(attempt)
  } catch (error) {
    attempt.cause = error
    if (isProviderError(error)) attempt.failure = error.kind
    throw error
  }
}

/** A sign-in is good for one session, even where the provider would honour it twice. What belongs to it is worthless after ten minutes. */
async function isFirstUse({context}: SsoAttempt, nonce: string): Promise<boolean> {
  const {adapter} = await context.auth.$context
  const id = `sso-${nonce}`
  const now = new Date(context.now())
  await adapter.deleteMany({
    model: 'verification',
    where: [
      {field: 'identifier', value: 'sso-sign-in'},
      {field: 'expiresAt', operator: 'lt', value: now},
    ],
  })
  const row = {id, identifier: 'sso-sign-in', value: '', createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + 15 * 60_000)}
  try {
    // Two at once cannot both insert it.
    await adapter.create({model: 'verification', data: row, forceAllowId: true})
    return true
  } catch (error) {
    if (await adapter.findOne({model: 'verification', where: [{field: 'id', value: id}]})) return false
    throw error
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProviderError('unreachable', 'Cannot use the identity provider: it took too long')), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
