import {z} from 'zod'
import {isLoopback} from '#src/server/site.ts'

/** Where the digest of what everybody may see goes, and what it is signed with; both are never said. */
export type DigestWebhook = {readonly address: string; readonly secret: string | undefined}

/** The variables of the digest; what is refused is never repeated, because the address of a chat's webhook is a secret itself. */
export const digestVariables = {
  HINDSIGHT_DIGEST_WEBHOOK: z
    .string()
    .refine(isWebhook, {error: 'Unexpected address that cannot be used, expected one with https such as https://chat.example.com/hooks/…, without a user'})
    .optional(),
  HINDSIGHT_DIGEST_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{16,500}$/, 'Unexpected text, expected at least 16 characters without spaces, such as "openssl rand -base64 32" prints')
    .optional(),
}

/** Whether a digest can be posted to an address. */
export function isWebhook(text: string): boolean {
  if (text.length > 2_000 || !URL.canParse(text)) return false
  const {protocol, hostname, username, password} = new URL(text)
  // What it says may be read by nobody on the way, and its address is a key.
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isSafe && username === '' && password === ''
}
