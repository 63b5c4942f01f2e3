import {z} from 'zod'
import {type Role, roles} from '#src/incident/viewer.ts'

/** The identity provider at which people sign in. */
export type OidcSettings = {
  /** As the provider names itself: what it says of itself stands below this address. */
  readonly issuer: string
  readonly clientId: string
  /** Never said. */
  readonly clientSecret: string
  /** What people know it by. */
  readonly name: string
  readonly scopes: readonly string[]
  /** The claim that lists a person's groups. */
  readonly groupsClaim: string
  /** The role that each group gives, `*` being everybody; undefined where administrators alone give roles. */
  readonly roles: ReadonlyMap<string, Role> | undefined
}

/** The variables of single sign-on. A secret that is refused is never repeated. */
export const oidcVariables = {
  HINDSIGHT_OIDC_ISSUER: z
    .string()
    .refine(isIssuer, {
      error: issue => `Unexpected ${toShown(issue.input)}, expected the https:// address by which the provider names itself, such as https://login.example.com`,
    })
    .optional(),
  HINDSIGHT_OIDC_CLIENT_ID: z.string().max(500, 'Unexpected length, expected at most 500 characters').optional(),
  HINDSIGHT_OIDC_CLIENT_SECRET: z.string().max(2000, 'Unexpected length, expected at most 2000 characters').optional(),
  HINDSIGHT_OIDC_NAME: z.string().max(40, 'Unexpected length, expected at most 40 characters: it stands on a button').optional(),
  HINDSIGHT_OIDC_SCOPES: z
    .string()
    .transform(text => text.split(/[\s,]+/).filter(scope => scope !== ''))
    .optional(),
  HINDSIGHT_OIDC_GROUPS_CLAIM: z.string().max(200, 'Unexpected length, expected at most 200 characters').optional(),
  HINDSIGHT_OIDC_ROLES: z.string().transform(readRoles).optional(),
}

type Data = {readonly [Name in keyof typeof oidcVariables]?: z.output<(typeof oidcVariables)[Name]> | undefined}

const required = ['HINDSIGHT_OIDC_ISSUER', 'HINDSIGHT_OIDC_CLIENT_ID', 'HINDSIGHT_OIDC_CLIENT_SECRET'] as const

/** What is missing where only a part of what single sign-on needs is said; to be checked when each variable by itself is as expected. */
export function findOidcGap(data: Data): {readonly name: string; readonly message: string} | undefined {
  const said = (Object.keys(oidcVariables) as (keyof typeof oidcVariables)[]).find(name => data[name] !== undefined)
  const name = said && required.find(each => data[each] === undefined)
  return name && {name, message: `Unexpected absence, expected ${required.join(', ')} together, because ${said} is set`}
}

/** The provider that the variables name; undefined where they name none. */
export function toOidcSettings(data: Data): OidcSettings | undefined {
  const {HINDSIGHT_OIDC_ISSUER: issuer, HINDSIGHT_OIDC_CLIENT_ID: clientId, HINDSIGHT_OIDC_CLIENT_SECRET: clientSecret} = data
  if (!issuer || !clientId || !clientSecret) return undefined
  return {
    issuer,
    clientId,
    clientSecret,
    name: data.HINDSIGHT_OIDC_NAME ?? new URL(issuer).host,
    scopes: [...new Set(['openid', ...(data.HINDSIGHT_OIDC_SCOPES ?? ['profile', 'email'])])],
    groupsClaim: data.HINDSIGHT_OIDC_GROUPS_CLAIM ?? 'groups',
    roles: data.HINDSIGHT_OIDC_ROLES,
  }
}

/** The highest of the roles that a person's groups give; undefined where none gives one. */
export function findRole(groups: readonly string[], given: ReadonlyMap<string, Role>): Role | undefined {
  const found = new Set(['*', ...groups].map(group => given.get(group)))
  return roles.findLast(role => found.has(role))
}

/** Whether what is said to an address stays between the two ends: only this machine may be spoken to without https. */
export function isPrivateAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const {protocol, hostname, username, password} = new URL(text)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
}

function isIssuer(text: string): boolean {
  return isPrivateAddress(text) && !/[?#]/.test(text)
}

/** Groups are told apart by case, as providers do; their names may hold anything but a comma. */
function readRoles(text: string, context: z.core.$RefinementCtx<string>): ReadonlyMap<string, Role> {
  const read = new Map<string, Role>()
  for (const pair of text.split(',').map(each => each.trim())) {
    if (pair === '') continue
    const equals = pair.lastIndexOf('=')
    const [group, word] = [pair.slice(0, Math.max(0, equals)).trim(), pair.slice(equals + 1).trim()]
    const role = roles.find(each => each === word)
    if (group === '' || !role) context.addIssue(`Unexpected ${toShown(pair)}, expected group=role, the role being one of ${roles.join(', ')}`)
    else if (read.has(group)) context.addIssue(`Unexpected second role for ${toShown(group)}, expected one for each group`)
    else read.set(group, role)
  }
  return read
}

function toShown(input: unknown): string {
  const text = JSON.stringify(String(input))
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}
