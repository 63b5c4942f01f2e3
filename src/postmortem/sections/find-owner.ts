/** Words for groups of people in several languages; a name that holds one is a team: "Web team", "équipe réseau", "time de plataforma". */
const groupWord =
  /(?:^|[\s-])(?:team|teams|squad|guild|crew|board|department|group|committee|équipe|equipe|equipo|time de|team-\p{L}+|abteilung|afdeling|engineering|management|oncall|on-call)(?:$|[\s-])|チーム$|部$|班$/iu

/** Names of teams and roles that need no "team" behind them, in lower case. */
const teams = new Set(
  'sre|sres|noc|soc|ops|devops|secops|dataops|it|dba|dbas|qa|hr|gis|legal|finance|support|helpdesk|service desk|platform|infra|infrastructure|backend|frontend|mobile|web|data|security|network|networking|storage|database|databases|facilities|facility|purchasing|procurement|engineering|product|design|marketing|sales|operations|it operations|customer support|customer success|release engineering|release-eng|compliance|maintenance|controls|management|vendor management|field operations|dc ops|observability|payments|search|identity|everybody|everyone|all|entwicklung|betrieb|einkauf|technik|rechenzentrum|réseau|achats|exploitation|sécurité|infrastructures|operaciones|sistemas|desarrollo|redes|compras|operações|infraestrutura|redes|beheer|inkoop|netwerk|leverancier|運用|開発|基盤'.split(
    '|',
  ),
)

/** What actions are about; as a heading, a lead-in or a word in brackets these are subjects, never people. */
const subjects = new Set(
  'detection|prevention|mitigation|monitoring|alerting|alert|alerts|alarm|alarms|capacity|documentation|docs|process|processes|testing|tests|test|tooling|tools|training|communication|communications|response|recovery|resilience|reliability|redundancy|automation|deployment|deployments|deploys|deploy|release|releases|rollback|rollbacks|rollout|config|configuration|code|review|reviews|logging|logs|metrics|dashboard|dashboards|runbook|runbooks|playbook|playbooks|cache|caching|retry|retries|timeout|timeouts|quota|quotas|limits|backup|backups|failover|migration|upgrade|upgrades|certificate|certificates|canary|canaries|culture|cleanup|investigation|hardening|architecture|firmware|software|hardware|vendor|vendors|supplier|suppliers|provider|customer|customers|users|client|clients|server|servers|service|services|note|notes|update|updates|warning|example|fix|fixes|short|medium|long|immediate|immediately|short-term|long-term|short term|medium term|long term|linux|windows|kubernetes|docker|redis|postgres|postgresql|mysql|kafka|nginx|terraform|ansible|jenkins|github|gitlab|grafana|prometheus|datadog|slack|jira|java|python|go|rust|aws|gcp|azure|dns|tls|ssl|api|apis|cpu|gpu|ci|cd|http|https|tcp|udp|ip|vm|vms|slo|slos|sla|slas|sli|db|sql|os|ui|ux|url|cdn|ssh|vpn|ups|bgp|us|eu|uk|usa|beta|alpha|production|staging|dev|prod|part|phase|step|improvement|improvements|feature|bug|issue|incident|status|priority|impact|scope|root cause|idea|internal|external|optional|manual|automatic|automatically|new|old|later|soon|planned|done|prevent|detect|mitigate|repair|investigate|überwachung|dokumentation|prozess|surveillance|documentació|monitoreo|monitoramento|bewaking|next|first|second|third|finally|also|we|i|it|this|that|the|these|they|need|plan|goal|what|why|how|when|where|who|estimated|completed|expected'.split(
    '|',
  ),
)

/** Given names that end as plurals do. */
const namesInS =
  /^(?:marcus|markus|ines|inês|james|chris|hans|lars|jens|nils|niels|klaus|andreas|nicolas|nikolas|thomas|tomas|tomás|lucas|lukas|carlos|marcos|luis|luís|elias|matthias|mathias|jonas|dennis|denis|alexis|agnes|frances|francis|boris|doris|iris|loris|joris|idris|morris|travis|curtis|davis|lewis|louis|rhys|els|jesus|jesús|mats|joris|gus|titus|rufus|silas|tobias|charles|jules|yves|georges|jacques|anders|gilles|ignas|jurgis|mats|cas|bas|lois|paris|thais|thaïs|anaïs|anais|candis)$/i

/** What tables and lists write where nobody is named. */
const nobody =
  /^(?:[-–—?!.*_\s]*|n\/?a|none|tbd|tba|tbc|t\.b\.d\.?|unassigned|not assigned|nobody(?: yet)?|no ?one(?: yet)?|no owner|unowned|to be (?:assigned|decided|determined|confirmed)|unknown|todo|open|offen|niemand|personne|nadie|ninguém|sin asignar|não atribuído|non assigné|未定|なし|_?name_?|owner|me)$/iu

const handle = /^@[\p{L}\p{N}](?:[\w.-]*\w)?$/u
const joiner = /\s*(?:,|&|\+|;|\/)\s*|\s+(?:and|und|et|y|e|en)\s+/u

/** Whether a text stands where an owner would and names none. */
export function isNobody(text: string): boolean {
  return nobody.test(text.replace(/[*_`]/g, '').trim())
}

/** Whether a text by itself shows that it is an owner: handles, people's names, teams; several of them as well. */
export function isOwner(text: string): boolean {
  if (text.length > 80 || nobody.test(text)) return false
  const parts = text.split(joiner)
  return parts.length <= 5 && parts.every(isOneOwner)
}

/** Whether a text may be an owner where its place says that it is one: "harriet", "site manager", "Security (R. Amin)". */
export function mayBeOwner(text: string, isCertain: boolean): boolean {
  const words = text.split(/\s+/)
  return (
    !nobody.test(text) &&
    text.length <= 40 &&
    words.length <= 3 &&
    (isCertain || !subjects.has(text.toLowerCase())) &&
    words.every(word => /^[\p{L}@(][\p{L}\p{N}.'’()@-]*$/u.test(word)) &&
    !/^(?:the|a|an|in|on|at|for|to|of|by|with|if|when|until|before|after|see|e\.g\.?|i\.e\.?|etc|not|no|and|or|as|from|was|is|are|will|may|same|all|any|both|only|also|per|via|using)$/i.test(
      words[0] ?? '',
    )
  )
}

/** A team by its name alone; then a group of items headed by it is that team's. */
export function isTeam(text: string): boolean {
  const plain = text.trim()
  return (
    handle.test(plain) ||
    teams.has(plain.toLowerCase().replace(/^the /, '')) ||
    (groupWord.test(plain) && plain.split(/\s+/).length <= 4 && !/[.!?:]/.test(plain))
  )
}

function isOneOwner(text: string): boolean {
  const plain = text.trim().replace(/\s*\([^()]*\)$/, '')
  return isTeam(plain) || isPerson(plain)
}

/** One to three words with capitals that are no subject: "Karim", "Ada Lovelace", "J. Ortega", "Marta R.". */
export function isPerson(text: string): boolean {
  const words = text.split(/\s+/)
  const [first = ''] = words
  if (words.length > 3 || text.length > 40 || subjects.has(text.toLowerCase()) || subjects.has(first.toLowerCase())) return false
  if (
    !words.every(word => /^(?:\p{Lu}\.?|\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*\.?|(?:van|von|de|der|den|da|dos|di|la|le|bin|al|ter))$/u.test(word)) ||
    !/^\p{Lu}/u.test(first)
  )
    return false
  if (!words.some(word => /\p{Ll}/u.test(word)) || /\s(?:Inc|Ltd|LLC|GmbH|Corp|AG|BV|SA|SAS|PLC)\.?$/i.test(text)) return false
  return words.length > 1
    ? !subjects.has((words.at(-1) ?? '').toLowerCase())
    : first.length > 1 &&
        (namesInS.test(first) || !/(?:ing|tion|sion|ment|ity|ance|ence|ness|ship|able|ible|ized|ised|ates|ed|ly|s|ung|heit|keit|ción|ção|té)$/iu.test(first))
}
