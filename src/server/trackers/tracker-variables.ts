import {z} from 'zod'
import {isLoopback} from '#src/server/site.ts'

/** A tracker that is asked, and with what. */
export type TrackerSite = {
  readonly kind: 'github' | 'gitlab'
  /** What addresses of its interface begin with, without a slash at the end. */
  readonly api: string
  /** The host of its issues' addresses; a token goes with no others. */
  readonly host: string
  /** Never said. */
  readonly token: string
}

/** The variables of trackers; what is refused is never repeated. */
export const trackerVariables = {
  HINDSIGHT_GITHUB_TOKEN: token(),
  HINDSIGHT_GITHUB_API: api('https://api.github.com'),
  HINDSIGHT_GITLAB_TOKEN: token(),
  HINDSIGHT_GITLAB_API: api('https://gitlab.com/api/v4'),
}

/** The trackers that can be asked: those that there is a token for. */
export function toTrackerSites(data: {
  readonly HINDSIGHT_GITHUB_TOKEN?: string | undefined
  readonly HINDSIGHT_GITHUB_API: string
  readonly HINDSIGHT_GITLAB_TOKEN?: string | undefined
  readonly HINDSIGHT_GITLAB_API: string
}): readonly TrackerSite[] {
  const {HINDSIGHT_GITHUB_TOKEN: github, HINDSIGHT_GITLAB_TOKEN: gitlab} = data
  return [
    ...(github === undefined ? [] : [toSite('github', data.HINDSIGHT_GITHUB_API, github)]),
    ...(gitlab === undefined ? [] : [toSite('gitlab', data.HINDSIGHT_GITLAB_API, gitlab)]),
  ]
}

function toSite(kind: TrackerSite['kind'], address: string, token: string): TrackerSite {
  const {host, href} = new URL(address)
  return {kind, api: href.replace(/\/+$/, ''), host: kind === 'github' ? toGithubHost(host) : host, token}
}

/** GitHub's own interface has a host of its own beside that of the pages; an Enterprise Server has one for both. */
function toGithubHost(host: string): string {
  return /^api\.(?<pages>github\.com|[a-z0-9-]+\.ghe\.com)$/.exec(host)?.groups?.pages ?? host
}

function token() {
  return z
    .string()
    .regex(/^[\x21-\x7e]{8,500}$/, 'Unexpected text, expected a token of 8 to 500 characters without spaces')
    .optional()
}

function api(fallback: string) {
  return z
    .string()
    .default(fallback)
    .refine(isApi, {error: `Unexpected address, expected one with https such as ${fallback}, without a user, a question mark or a "#"`})
}

function isApi(text: string): boolean {
  if (!URL.canParse(text)) return false
  const {protocol, hostname, username, password, search, hash} = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isSafe && username === '' && password === '' && search === '' && hash === ''
}
