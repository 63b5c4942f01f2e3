import {createHmac} from 'node:crypto'
import type {AttemptCounter} from '#src/library/attempt-counter.ts'
import {findDevice, rememberDevice} from './device-cookie.ts'
import {toKey} from './secret.ts'
import {toNetwork} from './to-network.ts'

/** Somebody who tries to sign in. */
export type SignInAttempt = {
  /** The e-mail address as it was typed, whether or not an account has it: both are counted alike, and neither is looked up for it. */
  readonly account: string
  /** Where from, as far as it is known for certain; undefined where it is not, and all of those count as one. */
  readonly address: string | undefined
  /** What the browser's cookie named `deviceCookieName` holds. */
  readonly deviceCookie: string | undefined
}

/** Whether somebody may try now. What is answered tells of the seconds alone. */
export type Admission = {readonly admitted: true} | Refusal
type Refusal = {
  readonly admitted: false
  readonly secondsLeft: number
  /** Which limit it was, for logs. */
  readonly by: LimitName
  /** The first refusal of its window: the one to write down, or a thousand tries would fill a log that keeps everything. */
  readonly isFirst: boolean
}

/** Keeps sign-ins and mails from being tried without end. */
export interface SignInLimits {
  /** Counts a try, which has to come before the password is looked at: afterwards many could be looked at at once. */
  admit(attempt: SignInAttempt): Promise<Admission>
  /** Begins anew for who signed in, and says what the browser's device cookie has to hold from now on. */
  welcome(attempt: SignInAttempt): Promise<string>
  /** Counts a mail that a stranger asks to be sent to an account. */
  admitMail(request: Pick<SignInAttempt, 'account' | 'address'>): Promise<Admission>
  /** Counts somebody who says that they come back from the identity provider. */
  admitReturn(request: Pick<SignInAttempt, 'address'>): Promise<Admission>
}

/** How many tries within how many seconds. Owners are told of them in docs/security.md. */
export const limits = {
  address: {most: 20, seconds: 60},
  accountAtAddress: {most: 5, seconds: 60},
  account: {most: 10, seconds: 60},
  device: {most: 5, seconds: 60},
  // Those of a whole office come from one address, at the same time in the morning.
  returnFromAddress: {most: 60, seconds: 60},
  mailFromAddress: {most: 10, seconds: 900},
  mailToAccount: {most: 3, seconds: 900},
} as const
type LimitName = keyof typeof limits

/** The limits over a counter; keys are hashed with the secret, so that the table tells nothing of who tried. */
export function openSignInLimits(counter: AttemptCounter, secret: string, now: () => number = Date.now): SignInLimits {
  const hashing = toKey(secret, 'attempt counts')
  const keyOf = (name: LimitName, ...parts: readonly string[]): string =>
    createHmac('sha256', hashing)
      .update([name, ...parts].join('\0'))
      .digest('base64url')

  /** Tries what comes first first: who is held off by one limit uses up no tries of the next, which others may share. */
  async function admitAll(tries: readonly Try[]): Promise<Admission> {
    for (const {name, key} of tries) {
      const {most, seconds} = limits[name]
      const {count, secondsLeft} = await counter.count(key, seconds)
      if (count > most) return {admitted: false, secondsLeft, by: name, isFirst: count === most + 1}
    }
    return {admitted: true}
  }

  return {
    admit({account: typed, address, deviceCookie}) {
      const account = toAccount(typed)
      const network = toNetwork(address)
      // Whoever makes others' tries fail cannot do so in a browser that the account has signed in with. One cookie is good for few tries.
      const device = findDevice(secret, account, deviceCookie, now())
      if (device !== undefined) return admitAll([{name: 'device', key: keyOf('device', account, device)}])
      return admitAll([
        {name: 'address', key: keyOf('address', network)},
        {name: 'accountAtAddress', key: keyOf('accountAtAddress', account, network)},
        {name: 'account', key: keyOf('account', account)},
      ])
    },
    async welcome({account: typed, address, deviceCookie}) {
      const account = toAccount(typed)
      // Not those of the address and of the account as a whole: somebody with an account of their own would go on without end.
      await counter.forget(keyOf('accountAtAddress', account, toNetwork(address)))
      const device = findDevice(secret, account, deviceCookie, now())
      if (device !== undefined) await counter.forget(keyOf('device', account, device))
      return rememberDevice(secret, account, deviceCookie, now())
    },
    admitMail({account, address}) {
      return admitAll([
        {name: 'mailFromAddress', key: keyOf('mailFromAddress', toNetwork(address))},
        {name: 'mailToAccount', key: keyOf('mailToAccount', toAccount(account))},
      ])
    },
    admitReturn({address}) {
      return admitAll([{name: 'returnFromAddress', key: keyOf('returnFromAddress', toNetwork(address))}])
    },
  }
}

type Try = {readonly name: LimitName; readonly key: string}

/** One spelling for all that name the same account. */
function toAccount(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase()
}
