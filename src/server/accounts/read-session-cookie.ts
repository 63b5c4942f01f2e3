import {createHmac, timingSafeEqual} from 'node:crypto'
import {readCookie} from './read-cookie.ts'

/**
 * The token in a session's cookie; undefined where there is none, or where its signature is not ours. The same check as the accounts
 * library makes, which takes it a millisecond and a half: this is asked at every request.
 */
export function readSessionCookie(cookies: string | null, name: string, secret: string): string | undefined {
  const value = readCookie(cookies, name)
  const dot = value?.lastIndexOf('.') ?? -1
  if (value === undefined || dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1))
  const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}
