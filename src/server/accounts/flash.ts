import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto'
import {readCookie} from './read-cookie.ts'
import {toKey} from './secret.ts'

/** What a form says to the page that it leads back to: a message by its name, and words that belong in it. */
export type Flash = {readonly says: string; readonly words?: Readonly<Record<string, string>>}

export const flashCookieName = 'hindsight_said'

/**
 * The header that hands a message to the next page. It is sealed: it may hold what is shown once and to nobody else, such as a key, and
 * nobody can make another person's page say something. It lasts a minute, and the page that shows it forgets it.
 */
export function writeFlash(secret: string, flash: Flash, {secure}: {readonly secure: boolean}): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', toKey(secret, 'flash'), nonce)
  const sealed = Buffer.concat([nonce, cipher.update(JSON.stringify(flash)), cipher.final(), cipher.getAuthTag()])
  return `${flashCookieName}=${sealed.toString('base64url')}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The header by which a browser forgets it. */
export function writeFlashEnd(): string {
  return `${flashCookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`
}

/** The message that a request brings, if it is one of ours. */
export function readFlash(secret: string, cookies: string | null): Flash | undefined {
  const value = readCookie(cookies, flashCookieName)
  if (value === undefined || value.length > 4_000) return undefined
  try {
    const sealed = Buffer.from(value, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', toKey(secret, 'flash'), sealed.subarray(0, 12), {authTagLength: 16})
    decipher.setAuthTag(sealed.subarray(-16))
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString()) as Flash
  } catch {
    // Cut short, made up, or sealed with an earlier secret.
    return undefined
  }
}
