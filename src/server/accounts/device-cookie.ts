import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto'
import {toKey} from './secret.ts'

/** The name of the cookie that a browser keeps once somebody has signed in there. */
export const deviceCookieName = 'hindsight_device'

const lasts = 365 * 86_400
const mostAccounts = 4

/**
 * The device that a cookie shows to be one in which this account signed in before, within a year; undefined where it shows nothing of the
 * kind, whatever is in it. A cookie says nothing of whose it is to who does not know the account.
 */
export function findDevice(secret: string, account: string, cookie: string | undefined, now: number): string | undefined {
  return listEntries(cookie).find(entry => isOf(entry, secret, account, now))?.nonce
}

/** What the cookie has to hold once the account has signed in: the device that it had there or a new one, and those of other accounts. */
export function rememberDevice(secret: string, account: string, cookie: string | undefined, now: number): string {
  const entries = listEntries(cookie)
  const own = entries.find(entry => isOf(entry, secret, account, now))
  const nonce = own?.nonce ?? randomBytes(16).toString('base64url')
  const issued = Math.floor(now / 1000).toString(36)
  const renewed = {nonce, issued, mark: toMark(secret, account, nonce, issued)}
  return [renewed, ...entries.filter(entry => entry !== own)]
    .slice(0, mostAccounts)
    .map(entry => `${entry.nonce}.${entry.issued}.${entry.mark}`)
    .join('~')
}

/** The header that sets the cookie; it goes to nothing but accounts. */
export function writeDeviceCookie(value: string, {secure}: {readonly secure: boolean}): string {
  return `${deviceCookieName}=${value}; Path=/account; Max-Age=${lasts}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

type Entry = {readonly nonce: string; readonly issued: string; readonly mark: string}

function listEntries(cookie: string | undefined): readonly Entry[] {
  if (cookie === undefined || cookie.length > 1_000) return []
  return cookie.split('~').flatMap(text => {
    const [, nonce, issued, mark] = /^([\w-]{22})\.([\da-z]{1,8})\.([\w-]{43})$/.exec(text) ?? []
    return nonce && issued && mark ? [{nonce, issued, mark}] : []
  })
}

function isOf({nonce, issued, mark}: Entry, secret: string, account: string, now: number): boolean {
  // Both have 43 characters of ASCII.
  if (!timingSafeEqual(Buffer.from(mark), Buffer.from(toMark(secret, account, nonce, issued)))) return false
  return now / 1000 - Number.parseInt(issued, 36) <= lasts
}

function toMark(secret: string, account: string, nonce: string, issued: string): string {
  return createHmac('sha256', toKey(secret, 'device cookie')).update(`${account}\0${nonce}\0${issued}`).digest('base64url')
}
