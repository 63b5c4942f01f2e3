import {z} from 'zod'
import {askProvider, ProviderError} from './ask-provider.ts'
import type {Provider} from './discover-provider.ts'
import type {OidcSettings} from './oidc-variables.ts'

/** Who somebody is, as their identity provider says. */
export type Identity = {
  readonly issuer: string
  /** Never given to anybody else by this issuer. */
  readonly subject: string
  /** In lower case; undefined where the provider gives none, or does not vouch for it. */
  readonly email: string | undefined
  readonly name: string | undefined
  readonly groups: readonly string[]
  /** What ties the ID token to the one sign-in that it was asked for. */
  readonly nonce: string
}

type Claims = Readonly<Record<string, unknown>>

/**
 * Reads who signed in from an ID token whose signature, issuer, audience, time and nonce have been verified, and, where it does not say
 * everything, from what the provider answers when asked.
 */
export async function readIdentity(
  {idToken, accessToken}: {readonly idToken: string; readonly accessToken: string | undefined},
  {issuer, userInfoUrl}: Provider,
  {clientId, groupsClaim}: OidcSettings,
  patience: number,
): Promise<Identity> {
  const token = decodeClaims(idToken)
  const {sub, nonce, exp, aud, azp} = token
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) throw new ProviderError('unexpected', 'Cannot use an ID token without a subject')
  if (typeof nonce !== 'string' || typeof exp !== 'number') throw new ProviderError('unexpected', 'Cannot use an ID token without nonce or end')
  // Made for several, it has to say which of them asked for it.
  if ((Array.isArray(aud) && aud.length > 1 && azp === undefined) || (azp !== undefined && azp !== clientId)) {
    throw new ProviderError('unexpected', 'Cannot use an ID token that was made for another client')
  }
  const isWhole = vouches(token) !== undefined && Object.hasOwn(token, groupsClaim)
  const answered = isWhole || !userInfoUrl || !accessToken ? {} : await askUserInfo(userInfoUrl, accessToken, sub, patience)
  // The address and the word for it come from the same mouth.
  const email = readEmail(vouches(token) === undefined && answered.email !== undefined ? answered : token)
  return {
    issuer,
    subject: sub,
    email,
    name: readName({...answered, ...token}) ?? email?.split('@')[0],
    groups: readGroups(Object.hasOwn(token, groupsClaim) ? token[groupsClaim] : Object.hasOwn(answered, groupsClaim) ? answered[groupsClaim] : undefined),
    nonce,
  }
}

async function askUserInfo(url: string, accessToken: string, subject: string, patience: number): Promise<Claims> {
  const headers = {accept: 'application/json', authorization: `Bearer ${accessToken}`}
  const claims = await askProvider('what it knows of a person', url, {headers}, patience)
  if (claims.sub !== subject) throw new ProviderError('unexpected', 'Cannot use what the identity provider answered: it is about somebody else')
  return claims
}

function decodeClaims(idToken: string): Claims {
  try {
    return JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Claims
  } catch (cause) {
    throw new ProviderError('unexpected', 'Cannot read an ID token', {cause})
  }
}

/** Whether the address is the person's; undefined where these claims do not say. */
function vouches({email, email_verified, xms_edov}: Claims): boolean | undefined {
  if (email === undefined) return undefined
  if (email_verified !== undefined) return email_verified === true || email_verified === 'true'
  // Entra ID says it in a claim of its own, in one of three spellings.
  return xms_edov === undefined ? undefined : xms_edov === true || xms_edov === 1 || xms_edov === '1'
}

function readEmail(claims: Claims): string | undefined {
  if (vouches(claims) !== true) return undefined
  return z.string().trim().toLowerCase().max(254).pipe(z.email()).safeParse(claims.email).data
}

function readName({name, preferred_username}: Claims): string | undefined {
  for (const text of [name, preferred_username]) {
    const shown = typeof text === 'string' ? text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim() : ''
    if (shown !== '') return [...shown].slice(0, 100).join('')
  }
  return undefined
}

/** Some providers write a single group by itself. */
function readGroups(claim: unknown): readonly string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter(group => typeof group === 'string')
}
