import {apiKey} from '@better-auth/api-key'
import {APIError} from '@better-auth/core/error'
import {type BetterAuthOptions, betterAuth} from 'better-auth'
import {passwordLength} from './password-policy.ts'

/** What the accounts library is told; everything it could be asked by strangers over HTTP stays shut, our own handlers ask it. */
export type AuthOptions = {
  readonly adapter: NonNullable<BetterAuthOptions['database']>
  /** The public address, without a path. */
  readonly url: string
  readonly secret: string
  readonly plugins?: NonNullable<BetterAuthOptions['plugins']>
}

export type Auth = ReturnType<typeof openAuth>

const day = 24 * 60 * 60

/** A session ends a week after it was last prolonged, and whatever happens this long after it began. In milliseconds. */
export const longestSession = 30 * day * 1000
/** Sessions older than this, counted from the last time, are prolonged. In milliseconds. */
export const sessionAging = day * 1000
/** In seconds. */
export const sessionLife = 7 * day

/** Opens the accounts library over our tables. It makes and checks passwords, sessions and keys; who may do what is not its business. */
export function openAuth({adapter, url, secret, plugins = []}: AuthOptions) {
  return betterAuth({
    appName: 'Hindsight',
    baseURL: url,
    basePath: '/api/auth',
    secret,
    database: adapter,
    telemetry: {enabled: false},
    // What fails is told to its caller, and by us.
    logger: {disabled: true},
    // The limits are ours, because they have to hold for an account as well as for an address.
    rateLimit: {enabled: false},
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      // In the language's own units, of which a character has up to four; how long it may be is decided by the policy.
      maxPasswordLength: 4 * passwordLength.most,
      resetPasswordTokenExpiresIn: day,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async () => undefined,
    },
    user: {
      modelName: 'User',
      additionalFields: {
        role: {type: 'string', input: false, defaultValue: 'viewer'},
        disabled: {type: 'boolean', input: false, defaultValue: false},
      },
    },
    session: {modelName: 'Session', expiresIn: sessionLife, updateAge: 0},
    account: {
      modelName: 'Account',
      // None are kept, see `settleMember`; and none would be readable.
      updateAccountOnSignIn: false,
      encryptOAuthTokens: true,
      // Whose account it is that somebody signs in to is decided by us.
      accountLinking: {enabled: false},
      // A sign-in that is only begun leaves nothing in the database.
      storeStateStrategy: 'cookie',
    },
    verification: {modelName: 'Verification', storeIdentifier: 'hashed'},
    advanced: {
      cookiePrefix: 'hindsight',
      useSecureCookies: url.startsWith('https:'),
      ipAddress: {ipAddressHeaders: [addressHeader]},
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const user = await context?.context.internalAdapter.findUserById(session.userId)
            // Closed accounts come no further than a wrong password does.
            if (!user || ('disabled' in user && user.disabled === true)) throw new APIError('UNAUTHORIZED', {message: 'Invalid email or password'})
          },
        },
      },
    },
    plugins: [
      apiKey({
        schema: {apikey: {modelName: 'ApiKey'}},
        defaultPrefix: keyPrefix,
        defaultKeyLength: 48,
        requireName: true,
        maximumNameLength: 60,
        keyExpiration: {minExpiresIn: 1, maxExpiresIn: 366},
        startingCharactersConfig: {shouldStore: true, charactersLength: keyPrefix.length + 4},
        rateLimit: {enabled: false},
      }),
      ...plugins,
    ],
  })
}

/** By which scanners for secrets know our keys. */
export const keyPrefix = 'hindsight_'

/** The header by which the library is told of the other end's address; only ever written by us. */
export const addressHeader = 'x-hindsight-address'
