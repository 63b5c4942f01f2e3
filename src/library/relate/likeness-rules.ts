/** Categories that mean one dependence. */
export const categoryGroups: ReadonlyMap<string, string> = new Map([['dependency/network-provider', 'dependency/vendor']])

/** Categories that say where something was short or wrong and not how: two incidents that carry one need not have anything in common. */
export const broadCategories: ReadonlySet<string> = new Set([
  'architecture/single-point-of-failure',
  'architecture/legacy',
  'capacity/limits',
  'capacity/load',
  'capacity/quota',
  'change/code',
  'change/configuration',
  'change/deployment',
  'change/migration',
  'data/corruption',
  'data/loss',
  'hardware/failure',
  'network/load-balancer',
  'network/routing',
  'process/communication',
  'process/missing-review',
  'process/missing-test',
  'process/missing-runbook',
  'resilience/cascading-failure',
  'security/permissions',
  'software/bug',
  'software/edge-case',
  'software/error-handling',
])

type NamedPattern = {readonly name: string; readonly pattern: RegExp}

/** Sorts of events that set incidents off, the more special first. */
export const triggerClasses: readonly NamedPattern[] = [
  {name: 'a step of a migration', pattern: /\b(?:switched|migrat\w+|cut ?over|share of (?:the )?traffic|were moved|was moved|shifted)\b/i},
  {
    name: 'trouble on a vendor’s side',
    pattern:
      /\b(?:provider|vendor|third party|supplier|hosting company|on the side of)\b.*\b(?:fail\w*|outage|interrupt\w*|broke|down|reboot\w*)\b|\b(?:fail\w*|outage|interrupt\w*|broke|reboot\w*)\b.*\b(?:provider|vendor|third party|supplier|on the side of)\b|\b(?:provider|vendor|third party) (?:failed|was interrupted)\b/i,
  },
  {name: 'a release', pattern: /\b(?:release|released|deploy|deployed|deployment|new version|rollout|roll-out)\b/i},
  {name: 'a load test', pattern: /\bload tests?\b|\bstress tests?\b/i},
  {name: 'an expired certificate', pattern: /\bcertificates?\b.*\bexpired?\b|\bexpir\w+\b.*\bcertificates?\b/i},
  {name: 'a loss of power', pattern: /\b(?:power|electricity)\b.*\b(?:fail\w*|lost|cut|outage)\b/i},
  {name: 'routine maintenance', pattern: /\b(?:maintenance|roll ?over|rotation|patching|reindex\w*)\b/i},
]

/** What ends incidents, by what resolutions say. */
export const fixClasses: readonly NamedPattern[] = [
  {name: 'the provider restored it', pattern: /\b(?:provider|carrier|vendor)(?:’s|'s)? (?:to restore|restored|repaired|had it back)\b/i},
  {
    name: 'back to what served before',
    pattern: /\b(?:put back|became .{0,60} again|(?:was|were) rolled back|reverted|returned to the (?:former|previous|prior))\b/i,
  },
  {
    name: 'led to what stood by',
    pattern:
      /\b(?:failover was made by hand|led (?:visitors|traffic|users) to the (?:backup|standby|secondary)|switched (?:over )?to the (?:backup|standby|secondary))\b/i,
  },
]

/** What of a service people notice, as accounts name it. */
export const symptomParts: readonly NamedPattern[] = [
  {name: 'calls', pattern: /\b(?:calls?|telephony|callers?|dial\w*)\b(?! workers?)/i},
  {name: 'Redis', pattern: /\bredis\b/i},
  {name: 'an API', pattern: /\b(?:APIs?|[Rr]equests?|endpoints?)\b/},
  {name: 'a hosted machine', pattern: /\b(?:website|site|server|instance|platform|host)\b/i},
  {name: 'names', pattern: /\b(?:domain|NXDOMAIN|hostnames?|DNS)\b/},
  {name: 'connections of clients', pattern: /\b(?:websockets?|clients)\b/i},
  {name: 'sign-in', pattern: /\b(?:log ?in|sign ?in|authenticat\w+)\b/i},
  {name: 'mail', pattern: /\b(?:e-?mails?)\b/i},
  {name: 'pages', pattern: /\bpages?\b/i},
  {name: 'payments', pattern: /\b(?:payments?|checkout|orders?)\b/i},
]

/** A code of a status where it is said to be one, as the source of a pattern: after a verb, and before what can be counted, it is a number. */
function ofStatus(codes: string): string {
  const before = String.raw`(?:HTTP(?:/[\d.]+)?|status(?: codes?)?|codes?|errors?|(?:answer|return|respond|repl[yi]|fail|got|get)\w*(?: with| by)?(?: an?| only)?)`
  const after = 'errors?|responses?|answers?|pages?|status|Bad Gateway|Forbidden|Gateway|Internal Server|Not Found|Service Unavailable|Too Many|Unauthorized'
  return String.raw`\b(?:${before} (?:${codes})s?\b(?! (?:\w+ )?[a-z]+s\b)|(?:${codes})(?:s\b| (?:${after})\b))`
}

/** How it fails. */
export const symptomWays: readonly NamedPattern[] = [
  {name: 'break off', pattern: /\b(?:broke off|break off|ended abruptly|cut off|dropped)\b/i},
  {name: 'slow or timing out', pattern: orStatus(String.raw`slow\w*|latenc\w+|time[ds]?-?outs?|timed out|(?<!\bno )longer|badly`, '504')},
  {
    name: 'out of reach',
    pattern:
      /\b(?:out of reach|unreachable|cannot be reached|can no longer be reached|could not be reached|loses its connection|not answer|was down|were down|unavailable|connections? (?:to it )?(?:fail\w*|were slow))\b/i,
  },
  {name: 'refused', pattern: orStatus('refused|rejected|blocked', '401|403')},
  {name: 'not found', pattern: orStatus('not found|no such', '404')},
  {name: 'stuck', pattern: /\b(?:stuck|froze\w*|hang|hung)\b/i},
  // Of the server's own errors each code by itself, since each tells of another failure.
  ...['429', '500', '502', '503'].map(code => ({name: `answered ${code}`, pattern: new RegExp(ofStatus(code), 'i')})),
  {name: 'failing off and on', pattern: /\b(?:off and on|came and went|at other times|once more|second time|come back)\b/i},
]

function orStatus(words: string, codes: string): RegExp {
  return new RegExp(String.raw`\b(?:${words})\b|${ofStatus(codes)}`, 'i')
}

/** How accounts say that something was not noticed, or late: of the watching, and not of what was watched. */
export const ofWatching: readonly RegExp[] = [
  /\b(?:no|nor|nobody|none|never|without|lacked)\b|\bnot\b(?! (?:be |answer|respond|reach|connect|load|open))|n[’']t\b|\b(?:late|too long|silent|missed|muted|disabled)\b/i,
  /\b(?:alert\w*|alarm\w*|monitor\w*|check(?:s|ed|ing)?|probe\w*|dashboard\w*|notic\w*|notif\w*|page[dr]s?|detect\w*|fired?)\b/i,
]

/** How libraries, systems, protocols and databases name errors. */
export const errorNames =
  /\b(?:(?:[A-Z][a-z0-9]+){1,6}(?:Error|Exception|BackOff)|OOMKilled|E(?:ACCES|ADDRINUSE|AI_AGAIN|CONN(?:ABORTED|REFUSED|RESET)|HOSTUNREACH|MFILE|NETUNREACH|NFILE|NOENT|NOMEM|NOSPC|NOTFOUND|PERM|PIPE|ROFS|TIMEDOUT)|ERR_[A-Z_]{3,}|NXDOMAIN|SERVFAIL|ORA-\d{4,5})\b/g

/** Those that say no more than that something failed. */
export const anyError = /^(?:Application|Fatal|Internal|InternalServer|Io|Key|Null|Runtime|Server|System|Type|Unexpected|Unknown|Value)(?:Error|Exception)$/
