/** Where issues are kept, told by the form of their addresses; whether a host really is one is for whoever asks it. */
export type TrackerKind = 'github' | 'gitlab' | 'jira' | 'linear'

/** What an action's ticket refers to. */
export type TrackedIssue = {
  /** Undefined where the address has no form that is known. */
  readonly kind: TrackerKind | undefined
  /** http or https, and of a known form without what stands behind the issue. */
  readonly address: string
  /** With the port, where it is not the usual one. */
  readonly host: string
  /** `owner/repository` or `group/subgroup/project`; undefined where the tracker has keys instead. */
  readonly project: string | undefined
  /** A pull or merge request is a change. */
  readonly what: 'issue' | 'change'
  /** The number within the project, or the key. */
  readonly number: string
}

/**
 * Which address a written ticket has, by what it begins with: `OPS` for `OPS-412`, `#` for `#123`, `!` for `!7`, `org/repo#` for
 * `org/repo#45`, `*` for any other key such as `ABC-1`. `{key}` stands for the ticket as written, `{number}` for the number at its end.
 */
export type TrackerAddresses = Readonly<Record<string, string>>

const longest = 600

/** The issue that a ticket means: by its address, or by the address that its beginning has; undefined where nobody says what that is. */
export function toTrackedIssue(ref: string, addresses: TrackerAddresses): TrackedIssue | undefined {
  const written = ref.trim()
  if (written === '' || written.length > longest) return undefined
  if (/^https?:\/\//i.test(written)) return readAddress(written)
  const number = /\d{1,18}$/.exec(written)?.[0]
  if (number === undefined) return undefined
  const fill = (template: string): TrackedIssue | undefined =>
    readAddress(template.replace(/\{(key|number)\}/g, (_, name: string) => (name === 'key' ? encodeURIComponent(written) : number)))
  const lead = written.slice(0, -number.length)
  const own = findOwn(lead, addresses)
  if (own !== undefined) return fill(own)
  if (/^[A-Za-z][A-Za-z0-9_]*-$/.test(lead) && Object.hasOwn(addresses, '*')) return fill(addresses['*'] ?? '')
  return findInProject(lead, number, addresses, fill)
}

/** The address of what begins like this; where the case of letters alone differs, it is the same. */
function findOwn(lead: string, addresses: TrackerAddresses): string | undefined {
  const names = [lead, lead.replace(/[-/]$/, '')].map(fold).filter(name => name !== '' && name !== '*')
  return Object.entries(addresses).find(([prefix]) => names.includes(fold(prefix)))?.[1]
}

function fold(prefix: string): string {
  return prefix.trim().toLowerCase()
}

/** `repo#12` and `group/project!7` are issues of other projects at the place that `#` has, and `!7` is a change where `#7` is an issue. */
function findInProject(
  lead: string,
  number: string,
  addresses: TrackerAddresses,
  fill: (template: string) => TrackedIssue | undefined,
): TrackedIssue | undefined {
  const {path, mark} = /^(?<path>[\w.-]*(?:\/[\w.-]+)*)(?<mark>[#!])$/.exec(lead)?.groups ?? {}
  const template = mark === undefined ? undefined : (findOwn(mark, addresses) ?? findOwn('#', addresses))
  const home = template === undefined ? undefined : fill(template)
  if (path === undefined || home?.project === undefined || !path.split('/').every(part => part === '' || isName(part))) return undefined
  const isChange = mark === '!'
  if (isChange && home.kind !== 'gitlab') return undefined
  const project = path === '' ? home.project : path.includes('/') ? path : [...home.project.split('/').slice(0, -1), path].join('/')
  const {origin} = new URL(home.address)
  return readAddress(
    home.kind === 'gitlab' ? `${origin}/${project}/-/${isChange ? 'merge_requests' : 'issues'}/${number}` : `${origin}/${project}/issues/${number}`,
  )
}

function readAddress(written: string): TrackedIssue | undefined {
  if (!URL.canParse(written)) return undefined
  const url = new URL(written)
  // Whoever writes a password into an address does not mean it to be clicked.
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined
  if (/^www\.(?:github|gitlab)\.com$/.test(url.hostname)) url.hostname = url.hostname.slice(4)
  if (isPublic(url.hostname) && url.port === '') url.protocol = 'https:'
  const {host, origin} = url
  const found = findGitlab(url) ?? findGithub(url)
  if (found) {
    const {path, ...rest} = found
    return {...rest, host, address: `${origin}/${path}`}
  }
  const key = /^\/browse\/(?<key>[A-Z][A-Z0-9_]*-\d{1,18})\/?$/i.exec(url.pathname)?.groups?.key
  if (key !== undefined) return {kind: 'jira', address: `${origin}/browse/${key}`, host, project: undefined, what: 'issue', number: key}
  const linear = host === 'linear.app' ? /^\/[^/]+\/issue\/(?<key>[A-Z][A-Z0-9]*-\d{1,18})(?=\/|$)/i.exec(url.pathname) : undefined
  if (linear) return {kind: 'linear', address: `${origin}${linear[0]}`, host, project: undefined, what: 'issue', number: linear.groups?.key ?? ''}
  return {kind: undefined, address: url.href, host, project: undefined, what: 'issue', number: url.pathname}
}

function isPublic(hostname: string): boolean {
  return ['github.com', 'gitlab.com', 'linear.app'].includes(hostname)
}

type FoundPath = Pick<TrackedIssue, 'kind' | 'project' | 'what' | 'number'> & {readonly path: string}

/** GitLab has `/-/` before what is not a project; its oldest addresses have not. */
function findGitlab({hostname, pathname}: URL): FoundPath | undefined {
  const parts = pathname.split('/').filter(part => part !== '')
  const at = parts.findIndex(part => /^(?:issues|merge_requests|work_items)$/.test(part))
  const isMarked = parts[at - 1] === '-'
  if (at < 2 || !(isMarked || parts[at] === 'merge_requests' || hostname === 'gitlab.com')) return undefined
  const names = parts.slice(0, isMarked ? at - 1 : at)
  const number = parts[at + 1] ?? ''
  if (names.length < 2 || !names.every(isName) || !isNumber(number)) return undefined
  const what = parts[at] === 'merge_requests' ? 'change' : 'issue'
  const project = names.join('/')
  return {kind: 'gitlab', project, what, number, path: `${project}/-/${what === 'change' ? 'merge_requests' : 'issues'}/${number}`}
}

function findGithub({pathname}: URL): FoundPath | undefined {
  const [owner = '', repository = '', kind, number = ''] = pathname.split('/').filter(part => part !== '')
  if ((kind !== 'issues' && kind !== 'pull') || !isName(owner) || !isName(repository) || !isNumber(number)) return undefined
  const project = `${owner}/${repository}`
  return {kind: 'github', project, what: kind === 'pull' ? 'change' : 'issue', number, path: `${project}/${kind}/${number}`}
}

/** What stands in a path without being encoded, and leads nowhere else. */
function isName(part: string): boolean {
  return /^[\w.-]{1,255}$/.test(part) && !/^\.{1,2}$/.test(part)
}

function isNumber(part: string): boolean {
  return /^[1-9]\d{0,17}$/.test(part)
}

/** What is wrong with what stands before a ticket's number, or with the address given to it; undefined where nothing is. */
export function findAddressFault(prefix: string, template: string): string | undefined {
  if (!/^(?:\*|[^\s*]{0,60}[^\s*\d])$/.test(prefix.trim()))
    return 'Unexpected beginning of a ticket, expected what stands before its number, such as OPS or "#"'
  const forms = ['A-1', 'B-2'].map(text => template.replace(/\{(?:key|number)\}/g, text))
  if (template.length > longest || /\s/.test(template) || !forms.every(form => /^https?:\/\//i.test(form) && URL.canParse(form))) {
    return 'Unexpected address, expected one with http or https such as https://jira.example.com/browse/{key}'
  }
  if (/[{}]/.test(template.replace(/\{(?:key|number)\}/g, ''))) return 'Unexpected placeholder, expected {key} or {number}'
  if (forms[0] === forms[1]) return 'Unexpected address that is the same for every ticket, expected {key} or {number} in it'
  const [one, other] = forms.map(form => new URL(form))
  // A ticket is an author's text: it must not choose the host.
  if (one?.origin !== other?.origin) return 'Unexpected placeholder in the host, expected it in the path'
  if (one?.username !== '' || one.password !== '') return 'Unexpected user in an address, expected none'
  return undefined
}
