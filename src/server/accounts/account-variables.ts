import {z} from 'zod'
import {type MailAddress, readMailAddress} from './mail-address.ts'

/** How mail is sent. */
export type MailSettings = {
  /** `smtp://` or `smtps://` and where the server is; may hold a password, so it is never said. */
  readonly smtpUrl: string
  readonly from: MailAddress
}

const leastSecretLength = 32

/** Whether a text may be the secret: long enough, nothing that a file cut short or wiped would hold, and not one key held down. */
export function isSecret(text: string): boolean {
  return text.length >= leastSecretLength && /^[\x20-\x7e]+$/.test(text) && new Set(text).size >= 8
}

/** The variables of accounts that say a secret or hold one; what is refused is never repeated. */
export const accountVariables = {
  HINDSIGHT_ADMIN_EMAIL: z
    .string()
    .toLowerCase()
    .refine(text => z.email().safeParse(text).success, {error: 'Unexpected text that is no address, expected one such as ada@example.com'})
    .optional(),
  // Judged by what a person's password is judged by when the account is made.
  HINDSIGHT_ADMIN_PASSWORD: z.string().optional(),
  HINDSIGHT_SECRET: z
    .string()
    .refine(isSecret, {
      error: issue =>
        `Unexpected ${[...String(issue.input)].length} characters, expected at least ${leastSecretLength} by chance, such as "openssl rand -base64 32" prints`,
    })
    .optional(),
  HINDSIGHT_SMTP_URL: z
    .string()
    .refine(url => /^smtps?:\/\//i.test(url), {
      error: issue =>
        `Unexpected ${/^[a-z][a-z0-9+.-]*:/i.exec(String(issue.input))?.[0] ?? 'text without a scheme'}, expected smtp:// or smtps:// and a server, such as smtp://user:password@smtp.example.com:587`,
      abort: true,
    })
    .refine(isServerAddress, {
      error:
        'Unexpected address that cannot be read, expected smtp://user:password@smtp.example.com:587 and nothing after it, with %40 for "@", %2F for "/" and so on in the password',
    })
    .optional(),
  HINDSIGHT_MAIL_FROM: z
    .string()
    .transform((text, context) => {
      const from = readMailAddress(text)
      if (!from) context.addIssue('Unexpected text that is no address, expected one such as hindsight@example.com or Hindsight <hindsight@example.com>')
      return from
    })
    .optional(),
}

/** What is missing where only a part of what mail needs is said; to be checked when each variable by itself is as expected. */
export function findMailGap(data: {readonly HINDSIGHT_SMTP_URL?: string | undefined; readonly HINDSIGHT_MAIL_FROM?: unknown}): Gap | undefined {
  if (data.HINDSIGHT_SMTP_URL !== undefined && data.HINDSIGHT_MAIL_FROM === undefined) {
    return {name: 'HINDSIGHT_MAIL_FROM', message: 'Unexpected absence, expected the address that mail comes from, because HINDSIGHT_SMTP_URL is set'}
  }
  if (data.HINDSIGHT_SMTP_URL === undefined && data.HINDSIGHT_MAIL_FROM !== undefined) {
    return {name: 'HINDSIGHT_SMTP_URL', message: 'Unexpected absence, expected the server that sends mail, because HINDSIGHT_MAIL_FROM is set'}
  }
  return undefined
}

/** The same of the first administrator. */
export function findAdministratorGap(data: {
  readonly HINDSIGHT_ADMIN_EMAIL?: string | undefined
  readonly HINDSIGHT_ADMIN_PASSWORD?: string | undefined
}): Gap | undefined {
  if (data.HINDSIGHT_ADMIN_EMAIL !== undefined && data.HINDSIGHT_ADMIN_PASSWORD === undefined) {
    return {name: 'HINDSIGHT_ADMIN_PASSWORD', message: 'Unexpected absence, expected a password, because HINDSIGHT_ADMIN_EMAIL is set'}
  }
  if (data.HINDSIGHT_ADMIN_EMAIL === undefined && data.HINDSIGHT_ADMIN_PASSWORD !== undefined) {
    return {name: 'HINDSIGHT_ADMIN_EMAIL', message: 'Unexpected absence, expected an address, because HINDSIGHT_ADMIN_PASSWORD is set'}
  }
  return undefined
}

type Gap = {readonly name: string; readonly message: string}

function isServerAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const {hostname, pathname, search, hash, username, password} = new URL(url)
  if (hostname === '' || pathname.length > 1 || search !== '' || hash !== '' || (username === '') !== (password === '')) return false
  try {
    decodeURIComponent(username + password)
    return true
  } catch {
    return false
  }
}
