/** Keys that look like tickets and name something else: encodings, hashes, standards, releases of protocols. */
const noTickets =
  /^(?:UTF|SHA|MD|ISO|IEC|RFC|CVE|TLS|SSL|HTTP|AES|RSA|IEEE|IPV|USB|GPT|COVID|SEV|P|Q|H|T|V|UTC|GMT|EC|CAT|LTE|X|RAID|PHASE|TIER|LEVEL|STEP|WEEK|Y|FY|CY|ES|EU|US|AP)-/

const address = /https?:\/\/[^\s)>\]|]{1,400}/g

/** Paths of issues and changes: GitHub, GitLab, Gitea, Jira, Linear, Bugzilla, Phabricator, Trello. */
const tracked =
  /\/(?:issues|pull|pulls|merge_requests|browse|issue|ticket|tickets|t|bugs?|cards?|c)[/=][^/]|show_bug\.cgi\?id=\d|\/(?:[A-Z][A-Z0-9]{1,9}-\d{1,6}|T\d{4,7})(?![\w-])/i

const forms: readonly RegExp[] = [
  // Jira's, Linear's and YouTrack's keys.
  /(?<![\w/-])[A-Z][A-Z0-9]{1,9}-\d{1,6}\b(?!-\d)/,
  // `owner/repository#12`, `repository#12`, `#12`.
  /(?<![\w&/.-])(?:[\w.-]{1,60}\/)?(?:[A-Za-z][\w.-]{0,60})?#\d{1,6}\b/,
  // GitLab's merge requests, Phabricator's tasks, bugs by number.
  /(?<![\w!)])!\d{1,6}\b/,
  /(?<![\w/-])T\d{4,7}\b/,
  /(?<![\w/])b\/\d{4,12}\b/,
  /(?<![\w/-])(?<=\b(?:[Bb]ug|[Ii]ssue|[Tt]icket|[Cc]ase)\s(?:[Nn]o\.?\s|#)?)\d{2,9}\b/,
  // Records of service desks: CHG0030217, INC12345.
  /(?<![\w/-])(?:CHG|INC|PRB|RITM|REQ|TASK)\d{4,9}\b/,
]

/** A ticket in a text: a key, a number with its mark, or the address of an issue or a change; the words of a link before its address. */
export function findRef(text: string): string | undefined {
  for (const link of text.matchAll(/\[(?<words>[^\]\n]{1,80})\]\((?<url>[^)\s]{1,300})\)/g)) {
    const words = link.groups?.words ?? ''
    const key = findKey(words)
    if (key === words.trim()) return key
    if (findKey(link.groups?.url ?? '') !== undefined) return key ?? link.groups?.url
  }
  return findKey(text)
}

function findKey(text: string): string | undefined {
  for (const match of text.matchAll(address)) if (tracked.test(match[0])) return trimEnd(match[0])
  for (const form of forms) {
    for (const match of text.matchAll(new RegExp(form, 'g'))) if (!noTickets.test(match[0])) return trimEnd(match[0])
  }
  return undefined
}

function trimEnd(key: string): string {
  return key.replace(/[.,;:]{1,5}$/, '')
}

const lead = String.raw`(?:(?:see|see also|tracked in|tracked by|tracked as|ticket|issue|bug|task|jira|ref|pr|mr|merge request|pull request|closes|fixes|fixed in|via|in)(?:\s*:\s*|\s+|(?=#))){0,3}`
const bare = new RegExp(String.raw`^[\s<({[]*(?:phab[:|])?${lead}[<[({]*(?:phab[:|])?`, 'i')

/** The ticket of a text that is nothing but a ticket, a few words such as "see" or "PR" aside. */
export function readRefOnly(text: string): string | undefined {
  const ref = findRef(text)
  if (!ref || text.length > 320) return undefined
  const plain = text.replace(/\[([^\]\n]{1,80})\]\([^)\s]{1,300}\)/g, (whole, words: string) => (whole.includes(ref) ? ref : words))
  const rest = plain.trim().replace(bare, '')
  return rest.startsWith(ref) && /^[\s>)\]}|.\w]*$/.test(rest.slice(ref.length)) && !/\s\w/.test(rest.slice(ref.length)) ? ref : undefined
}
