/** What is recognised in a pasted text and says nothing about what went wrong. */
export type AsideKind = 'time' | 'id' | 'hash' | 'address' | 'host' | 'number'

/** A stretch of a text that is set aside, by offsets of its UTF-16 units. */
export type AsideSpan = {readonly start: number; readonly end: number; readonly kind: AsideKind}

const months = 'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'
const weekdays = '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?'
const zone = '(?:\\s?(?:Z|UTC|GMT|[ECMP][SD]?T|CES?T|BST|IST|[+-]\\d{2}:?\\d{2})\\b)?'
const clock = `\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:\\s?[AaPp][Mm]\\b)?${zone}`
const units =
  '(?:%|[munµ]?s|m|min(?:ute)?s?|h|hours?|hrs?|sec(?:ond)?s?|milliseconds?|days?|weeks?|months?|years?|[kMGT]i?B?|[kMGT]bps|bytes?|rps|qps|[kMG]?Hz|[mk]?V|dBm?|x|times|EUR|USD|pounds|dollars|euros)'

/**
 * What a number counts when such a word follows it: "503 requests" is a count and "503 Service Unavailable" a code.
 */
const counted =
  '(?:requests|calls|customers|users|containers|pods|hosts|nodes|jobs|messages|connections|clients|files|rows|items|tasks|events|workers|instances|sessions|others|others?|servers|replicas|retries|attempts|restarts|orders|documents|accounts|datapoints|regions|shards|partitions|queries)'

/** Codes that mean something by themselves: those of HTTP and of SIP, which borrows them. */
const statusCode = /^(?:10[0-3]|30[0-8]|40[0-9]|41[0-9]|42[0-9]|43[0-9]|451|48[0-9]|49[0-9]|50[0-9]|51[01]|52[0-9]|530|60[0-8])$/

type Rule = {readonly kind: AsideKind; readonly pattern: string; readonly holds?: (match: string, text: string, start: number) => boolean}

/** The first rule that matches at a place wins, so that a rule for more of the text stands before one for less of it. */
const rules: readonly Rule[] = [
  {kind: 'address', pattern: '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}'},
  {kind: 'time', pattern: `\\d{4}[-/]\\d{2}[-/]\\d{2}(?:[T ]${clock})?`},
  {kind: 'time', pattern: `\\d{1,2}/(?:${months})/\\d{4}(?::\\d{2}:\\d{2}:\\d{2})?(?: [+-]\\d{4})?`},
  {kind: 'time', pattern: `(?:${weekdays},? )?\\d{1,2}(?:st|nd|rd|th)?,? (?:${months})\\b\\.?,?(?: \\d{4}\\b)?(?:,? (?:at )?${clock})?`},
  {kind: 'time', pattern: `(?:${weekdays},? )?(?:${months})\\.? {1,2}\\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4}\\b)?(?:,? (?:at )?${clock})?`},
  {kind: 'hash', pattern: 'sha(?:1|256|512):[0-9a-fA-F]{7,128}'},
  {kind: 'address', pattern: '[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}(?![:-]?[0-9a-fA-F])'},
  {kind: 'address', pattern: '(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?:%[\\w.]{1,15})?(?:/\\d{1,3})?', holds: isIpv6},
  {kind: 'time', pattern: clock, holds: isClock},
  {kind: 'id', pattern: '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'},
  {kind: 'address', pattern: '\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2}|:\\d{1,5})?'},
  {kind: 'address', pattern: '0x[0-9a-fA-F]{1,16}'},
  {kind: 'host', pattern: '(?<=://)[^\\s/:?#@"\'<>`]{1,253}(?::\\d{1,5})?'},
  {kind: 'host', pattern: '(?:\\*\\.)?[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63}){1,8}(?::\\d{1,5})?', holds: isHost},
  {kind: 'id', pattern: '(?<=[a-z]-)[0-9a-f]{8,10}-[0-9a-z]{5}'},
  {kind: 'id', pattern: '[a-z]{1,4}-[0-9a-f]{8,32}', holds: hasDigit},
  {kind: 'id', pattern: '[A-Z][A-Z0-9]{1,9}-\\d{1,8}', holds: isTicket},
  {kind: 'id', pattern: '#\\d{2,12}'},
  {kind: 'number', pattern: '\\+\\d{7,15}'},
  {kind: 'host', pattern: '[a-z]{2,16}(?:-[a-z]{1,16}){0,3}(?:-\\d{1,4}|-[a-z]\\d{1,3}|0\\d)', holds: isNumberedHost},
  {kind: 'host', pattern: '[A-Z]{2,16}(?:-[A-Z]{1,16}){1,3}\\d{2,4}'},
  {kind: 'hash', pattern: '[0-9a-fA-F]{7,128}', holds: isHash},
  {kind: 'id', pattern: '[A-Za-z0-9_]{10,128}', holds: isMixed},
  {kind: 'time', pattern: '1\\d{9}(?:\\d{3})?(?:\\.\\d{1,9})?'},
  {kind: 'number', pattern: `\\d{1,40}(?:,\\d{3}){0,8}(?:\\.\\d{1,20})?(?:\\s?${units}(?![\\w]))?`, holds: isNumber},
]

const compiled = rules.map(({pattern, ...rule}) => ({...rule, pattern: new RegExp(`(?:${pattern})(?![A-Za-z0-9_])`, 'y')}))

// Never within a version, nor in the number of an error (`ORA-01652`). What begins with neither a letter nor a digit is tried where its sign stands.
const beginnings = /(?<![\p{L}\p{N}_]|\d\.|[A-Z]{2}-(?=\d))[A-Za-z0-9_]|(?<![\w:])::|(?<!\w)[#+*](?=[\w.])/gu

/**
 * Finds what a pasted text has of ids, hashes, times, addresses, names of hosts and numbers, in the order of the text. Codes that mean
 * something stay: of a status, of an exit, of an error, and versions. Each pattern looks at a bounded stretch, so that this is linear.
 */
export function findAside(text: string): readonly AsideSpan[] {
  const spans: AsideSpan[] = []
  beginnings.lastIndex = 0
  for (let next = beginnings.exec(text); next; next = beginnings.exec(text)) {
    const span = findAt(text, next.index)
    if (span) spans.push(span)
    if (span) beginnings.lastIndex = span.end
  }
  return spans
}

function findAt(text: string, start: number): AsideSpan | undefined {
  for (const {kind, pattern, holds} of compiled) {
    pattern.lastIndex = start
    const found = pattern.exec(text)?.[0]
    if (found && (!holds || holds(found, text, start))) return {start, end: start + found.length, kind}
  }
  return undefined
}

function isIpv6(match: string): boolean {
  return (match.includes('::') && /[0-9a-fA-F]/.test(match)) || match.split(':').length === 8
}

function isClock(match: string): boolean {
  return Number(match.slice(0, match.indexOf(':'))) < 25
}

const topLevel =
  /\.(?:com|net|org|io|dev|example|internal|local|localdomain|cloud|app|co|uk|de|eu|fr|nl|us|lan|svc|test|corp|info|invalid|gov|edu)(?::\d{1,5})?$/
/** Ends that files and words have as well: of hosts where there are three parts or more. */
const countryLevel =
  /^(?:[^.]+\.){2,}(?:a[irtu]|be|br|c[ahlnz]|dk|es|fi|gr|h[ku]|i[elnt]|jp|kr|mx|n[oz]|pt|r[ou]|s[eg]|t[rw]|ua|za|arpa|home|host|intern|intra|network|online|priv|services|site|systems|tech|zone)(?::\d{1,5})?$/
const packageRoot = /^(?:java|javax|org|com|io|net|dev|scala|kotlin|akka|sun|jdk)\.[a-z]/

/** A name with dots that ends as names of hosts do, and not one of a package, a class or a file. */
function isHost(match: string, text: string, start: number): boolean {
  if (!topLevel.test(match) && !countryLevel.test(match)) return false
  return !(packageRoot.test(match) && !/\.(?:com|net|org|io|dev|example|internal)(?::\d{1,5})?$/.test(match)) && text.charAt(start + match.length) !== '('
}

function hasDigit(match: string): boolean {
  return /\d/.test(match.slice(match.indexOf('-') + 1))
}

/** `INC-20931` and not `ORA-01652`, `UTF-8` or `CVE-2024-1`, which mean the same everywhere. */
function isTicket(match: string): boolean {
  return !/^(?:ORA|TNS|CVE|UTF|ISO|RFC|SHA|TLS|SSL|HTTP|SEV|P|AES|MD|IP|EAI|ERR|HY|S|E|X|TCP|UDP|IPV)-/.test(match)
}

/** `db-3`, `esx03`, `core-sw1`; `us-east-1` is a place and `utf-8` a name. */
function isNumberedHost(match: string): boolean {
  return !/^(?:(?:us|eu|ap|sa|ca|me|af|il|cn|gov)-[a-z]+|utf|iso|sha|http|ipv|tls|ssl|md|rfc|sev|aes|base)-?\d+$/.test(match)
}

/** Seven digits and letters of a hexadecimal number or more, some of each: a word has no digits, and a number no letters. */
function isHash(match: string): boolean {
  return /\d/.test(match) && (/[a-fA-F]/.test(match) || match.length >= 24)
}

/** What nobody made up: digits and letters by turns, or many digits among letters. */
function isMixed(match: string): boolean {
  const digits = match.replace(/\D/g, '').length
  return digits >= 2 && digits < match.length && (match.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g) ?? []).length >= 3
}

const codeBefore =
  /(?:\b(?:code|status|state|signal|errno|error|err|exit|exited|response|http|sip|answers?|answered|returns?|returned|returning|replied|gives?|got|gets?|with(?: a| an)?|an?|sqlstate|HTTP\/\d(?:\.\d)?"?)["'\]:=(\s]{0,4})$/i
const phraseAfter = /^["',)]{0,2} ?[-–]? ?(?:[A-Z][a-z]|errors?\b|responses?\b|status\b|from\b|for\b|page\b|on\b|reports\b|not found)/
const namedCode =
  /(?:\b(?:(?:exit|exited with)(?: an?| the)? (?:status|code)|code|signal|errno|sqlstate|SQLSTATE|ERROR)[:=\s]{1,3}|\bSQLSTATE ?[[(]'?|\b[Ee]xited \()$/

/** A number that is no code and no version. */
function isNumber(match: string, text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(start + match.length, start + match.length + 24)
  if (/^\d{1,5}$/.test(match)) {
    if (namedCode.test(before) && !isCounted(after)) return false
    // As nginx writes an error of the system: (99: Cannot assign requested address).
    if (before.endsWith('(') && /^: [A-Z]/.test(after)) return false
    if (statusCode.test(match) && !isCounted(after)) return !(codeBefore.test(before) || phraseAfter.test(after) || isOwnWord(before, after))
  }
  return !/^\d{1,4}\.\d{1,3}$/.test(match) || /[([]$/.test(before)
}

/** Whether a number stands before what it counts. */
function isCounted(after: string): boolean {
  return countedAfter.test(after)
}

const countedAfter = new RegExp(`^ (?:\\w+ )?${counted}\\b`)

/** Whether a code of a status stands for itself: at the head of its part of the line, or before a word. */
function isOwnWord(before: string, after: string): boolean {
  return /(?:^|[\n,;:(=]\s?|\band )$/.test(before) || /^\s(?:[a-z]{3,})/.test(after) || /^\s*(?:[.,;)]|$)/.test(after)
}
