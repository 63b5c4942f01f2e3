import {findWeakness} from './find-weakness.ts'

/** Whose password it is to be. */
export type PasswordOwner = {readonly email: string; readonly name: string}

/** A password that may be set, as it is to be hashed; or what is wrong with it, in a sentence that never repeats it. */
export type PasswordVerdict = {readonly ok: true; readonly password: string} | {readonly ok: false; readonly message: string}

/** How long a password may be, in characters as Unicode counts them. */
export const passwordLength = {least: 12, most: 128} as const

const product = 'hindsight'

/**
 * Whether a new password may be set: its length and how foreseeable it is, and nothing of what it is made of (NIST SP 800-63B 3.1.1, OWASP
 * ASVS 5 6.2). Spaces count, also at its ends, and nothing is cut off.
 */
export function checkPassword(typed: string, {email, name}: PasswordOwner): PasswordVerdict {
  const password = toPasswordText(typed)
  const length = [...password].length
  if (length < passwordLength.least) {
    return {
      ok: false,
      message: `This password has ${countCharacters(length)}, and it takes at least ${passwordLength.least}. Four words that have nothing to do with each other are easy to remember`,
    }
  }
  if (length > passwordLength.most) return {ok: false, message: `This password has ${countCharacters(length)}, and at most ${passwordLength.most} can be used`}
  // Parts of an address, such as the company's name, are known to whoever knows the address.
  const weakness = findWeakness(password, [email, email.slice(0, Math.max(email.lastIndexOf('@'), 0)), email.slice(email.lastIndexOf('@') + 1), name, product])
  if (weakness === 'common') {
    return {
      ok: false,
      message:
        'This password is one of those that are tried first: common words, rows of keys, numbers in order or something repeated make up nearly all of it. Add words that have nothing to do with each other',
    }
  }
  if (weakness === 'personal') {
    return {
      ok: false,
      message: 'Your name, your e-mail address or the name of this program makes up nearly all of this password. Add words that have nothing to do with you',
    }
  }
  return {ok: true, password}
}

/** A password as it is hashed and compared: the same characters in the same form, whichever keyboard they come from. */
export function toPasswordText(typed: string): string {
  return typed.normalize('NFC')
}

/** Whether a password may be one at all: anything longer was never set and is not worth hashing. */
export function isPasswordLength(typed: string): boolean {
  return typed.length > 0 && typed.length <= 4 * passwordLength.most && [...toPasswordText(typed)].length <= passwordLength.most
}

function countCharacters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`
}
