const name = String.raw`(?<name>(?:[A-Z][\p{L}\p{N}]{0,30}|\p{N}{1,6}\p{L}[\p{L}\p{N}]{0,30})(?:[.&-][\p{L}\p{N}]{1,30}){0,4}(?:\s(?:[A-Z][\p{L}\p{N}]{1,30}|\d{3})){0,5})`
const name2 = name.replace('<name>', '<later>')
/** What stands behind a company's name for the law. */
const forms = '(?:GmbH|Inc|INC|Ltd|LTD|LLC|AG|SAS|SARL|SA|BV|AB|Oy|S\\.A\\.|Ltda|Limited|Corp)'
const audience =
  'customers?|users?|clients?|readers|listeners|viewers|members|riders|subscribers|tenants|visitors|players|guests|shoppers|merchants|partners|students|residents|recipients'
const belongings =
  'engineers?|platform|infrastructure|teams?|services?|systems?|network|API|website|site|status page|production|engineering|app|cluster|community|products?|edge|support|NOC|operations|shop|store|search|registry'

const served = new RegExp(String.raw`\b(?:${audience}|${belongings})\b`, 'i')
const servedOrOwn = new RegExp(String.raw`\b(?:${audience}|${belongings}|tool|primary|mobile|own|internal|developers?|founders?)\b`, 'i')
const servedOrPart = new RegExp(String.raw`\b(?:${audience}|${belongings}|part|requests)\b`, 'i')

/** What organisations run for others, and call by their own name. */
const products =
  'relay|platform|API|service|app|application|website|portal|network|dashboard|console|registry|gateway|exchange|wallet|marketplace|storefront|cloud|bridge|protocol|explorer|indexer|mainnet|chain|client|hub|editor|SDK|CLI'
const productNoun = new RegExp(String.raw`\b(?:${products})\b`)

/** What a text calls its own, in lower case: "our relay". */
export const ownProducts = new RegExp(String.raw`\b[Oo]ur\s+(?:\p{Ll}+\s+)?(?<noun>${products})\b`, 'gu')

/**
 * Turns of phrase in which an organisation is named by those who write for it, with the weight of each. Those bound to the top of a
 * document (`top`), to its title or to its end (`last`) are bylines, mastheads and signatures.
 */
export const phrases: readonly {
  readonly weight: number
  /** Words without which the pattern cannot fit: nearly all lines are done with after these. */
  readonly near?: RegExp
  readonly own?: boolean
  readonly pattern: RegExp
  readonly top?: boolean
  readonly title?: boolean
  readonly last?: boolean
  /** The pattern's `<noun>` counts only where the text calls the same thing its own: "our relay" and "the Acme relay". */
  readonly isOurs?: boolean
}[] = [
  {
    own: true,
    isOurs: true,
    near: productNoun,
    weight: 4,
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])${name}\s+(?<noun>${products})\b`, 'gu'),
  },
  // The first sentence says whose outage it was: "Acme experienced a critical incident on 4 May".
  {
    own: true,
    top: true,
    near: /\b(?:experienced|suffered|had)\s/,
    weight: 3,
    pattern: new RegExp(
      String.raw`(?:^|[.!]\s|,\s)(?:[Tt]he\s+)?${name}\s+(?:experienced|suffered|had)\s+(?:an?|some|several)\s+(?:\p{Ll}[\p{L}-]*\s+){0,3}(?:incident|outage|disruption|interruption|downtime|degradation)`,
      'u',
    ),
  },
  // de, fr, es, pt, nl: "der Acme Support", "l'équipe Acme", "el equipo de Acme", "het Acme-team"
  {
    own: true,
    near: /\b(?:[Tt]eam|[Ss]upport|[Dd]ienst|[Éé]quipes?|equipe|equipo|[Kk]unden|[Nn]utzer|[Kk]lanten|clients|clientes)\b|équipes?/,
    weight: 4,
    pattern: new RegExp(
      String.raw`(?<!\p{L})(?:[Dd](?:er|ie|as|em|en)|[Uu]nser(?:e[nmrs]?)?|[Vv]om|[Hh]et|[Oo]ns)\s+${name}(?:\s|-)(?:[Tt]eam|Support|Dienst|Kunden|Nutzer|klanten)(?!\p{L})|(?:[Éé]quipes?|equipo|[Ee]quipe|[Tt]eam|[Cc]lients|[Cc]lientes|[Kk]lanten|Kunden|Nutzer)\s+(?:de|d['’]|da|do|del|van|von)\s?${name2}(?!\p{L})`,
      'gu',
    ),
  },
  {own: true, near: /incident report/i, weight: 12, pattern: /\bincident report (?:for|from|by)\s+(?<name>\S[^\n]{1,60})/iu},
  {
    near: served,
    weight: 5,
    pattern: new RegExp(
      String.raw`\b(?:an?|the|our|all|some|many|several|every|few)\s+(?:(?:broader|wider|whole|entire|affected|other|global)\s+)?${name}\s+(?:\p{Ll}+\s+)?(?:${audience}|${belongings})\b`,
      'gu',
    ),
  },
  {
    near: servedOrPart,
    weight: 5,
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:${capitalised(`${audience}|services?|website|platform|app|registry|team`)}|API|part|requests)\s+(?:of|at|to|on|with|from)\s+(?:the\s+)?(?:\[\[)?${name}(?![\p{L}])`,
      'gu',
    ),
  },
  {
    near: /\bat\s/,
    weight: 4,
    pattern: new RegExp(
      String.raw`\b(?:[Ii]ncident|[Oo]utage|[Ee]ve|production|search|change|[Pp]roblem|release|engineer\w*|on-call|work|us|here|[Aa]t)\s+(?:at|on)?\s*(?:the\s+)?(?<=\bat\s(?:the\s)?)${name}(?![\p{L}])`,
      'gu',
    ),
  },
  {
    near: servedOrOwn,
    weight: 4,
    pattern: new RegExp(
      String.raw`\b${name}['’]s?\s+(?:\p{Ll}[\p{L}-]*\s+)?(?:${belongings}|${audience}|shop|tool|primary|mobile|own|internal|developers?|founders?)\b`,
      'gu',
    ),
  },
  {
    near: /\b(?:services?|provided|operated|run|sent|published|through|of)\s+(?:by\s+)?[A-Z\d]/,
    weight: 3,
    pattern: new RegExp(String.raw`\b(?:services?|provided|operated|run|sent|published|through|of)\s+(?:by\s+)?${name}(?![\p{L}])`, 'gu'),
  },
  {
    near: /\b(?:released|rolled out|experienced|suffered|engineers?|was (?:down|unavailable|affected)|API|support team)\b/,
    weight: 3,
    pattern: new RegExp(
      String.raw`\b${name}\s+(?:released|rolled out|experienced|suffered|engineers?|was (?:down|unavailable|affected)|API|support team)\b`,
      'gu',
    ),
  },
  {near: /\s(?:customers|users|subscribers|NOC)\b/, weight: 4, pattern: new RegExp(String.raw`\b${name}\s+(?:customers|users|subscribers|NOC)\b`, 'gu')},
  {
    own: true,
    near: /\b(?:apologi[sz]es|sorry|sincerely|regrets|is committ)/,
    weight: 5,
    pattern: new RegExp(String.raw`\b${name}\s+(?:apologi[sz]es|says sorry|sincerely|deeply regrets|is (?:very )?sorry|is committing|is committed to)\b`, 'gu'),
  },
  // Those who write say "we" of themselves.
  {
    own: true,
    near: /\b(?:[Aa]t|behalf of)\s/,
    weight: 6,
    pattern: new RegExp(
      String.raw`\b(?:(?:[Hh]ere )?[Aa]t|[Ww]e at|us at|everyone at|all of us at|behalf of)\s+(?:the\s+)?${name}(?=,?\s+(?:we|our|are|take|have|would|want|I|team)\b|\s*[,.])`,
      'gu',
    ),
  },
  {
    own: true,
    near: /©|\([cC]\)|opyright/,
    weight: 6,
    pattern: new RegExp(String.raw`(?:©|\([cC]\)|[Cc]opyright)\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s+)?(?:by\s+)?${name}`, 'gu'),
  },
  {
    own: true,
    near: /\b(?:[Tt]eam|crew)\b/,
    weight: 5,
    pattern: new RegExp(
      String.raw`(?:[Tt]he|[Yy]our)\s+${name}\s+(?:(?:[Ee]ngineering|[Oo]perations|[Ss]upport|SRE|[Ii]nfrastructure)\s+)?(?:[Tt]eam|crew)\b`,
      'gu',
    ),
  },
  // "The acme.example team": a name that is a domain.
  {own: true, near: /\.\p{Ll}{2,}\s+team\b/u, weight: 5, pattern: /\b(?:[Tt]he|[Oo]ur)\s+(?<name>[a-z][\w-]{1,30}(?:\.[a-z]{2,12}){1,3})\s+team\b/g},
  {
    own: true,
    near: /\b(?:broader|wider|whole|entire)\s/,
    weight: 4,
    pattern: new RegExp(String.raw`\b(?:the|our)\s+(?:broader|wider|whole|entire)\s+${name}\s+(?:community|team|network|ecosystem|platform)\b`, 'gu'),
  },
  // A signature: a name alone behind dashes.
  {own: true, weight: 5, pattern: new RegExp(String.raw`^\s*(?:--|—|–)\s*(?:[Tt]he\s+)?${name}\s*$`, 'gu'), last: true},
  {
    near: /(?:GmbH|Inc|Ltd|LLC|AG|SAS|SARL|SA|BV|AB|Oy|S\.A\.|Ltda|Limited|Corp|LTD|INC)\b/,
    weight: 5,
    pattern: new RegExp(String.raw`\b${name},?\s?(?:(?:Pvt|Pty|PTY|PVT)\.?\s)?${forms}\b`, 'gu'),
  },
  {near: /株式会社/, weight: 6, pattern: /(?<name>[\p{L}\p{N}]{2,24})株式会社|株式会社(?<later>[\p{L}\p{N}]{2,24})/gu},
  {
    near: /\b(?:github|gitlab)\.com/i,
    weight: 3,
    pattern: /\b(?:github|gitlab)\.com\/(?<name>[\w-]{2,39})\/[\w.-]+\/?(?:issues|pull|commit|-\/|tree|blob|merge_requests)/giu,
  },
  {
    own: true,
    near: /statuspage|instatus|status\.io|better|hund\.io|statuspal/i,
    weight: 3,
    pattern: /\b(?<name>[a-z][\w-]{1,30})\.(?:statuspage\.io|instatus\.com|status\.io|betteruptime\.com|betterstack\.com|hund\.io|statuspal\.io)\b/giu,
  },
  {
    own: true,
    near: /\sat\s/,
    top: true,
    weight: 5,
    pattern: new RegExp(
      String.raw`\b(?:[Ee]ngineer|SRE|CTO|CEO|[Dd]eveloper|[Mm]anager|[Dd]irector|[Ff]ounder|[Ll]ead|[Aa]dministrator)\s+at\s+${name}(?![\p{L}])`,
      'u',
    ),
  },
  // What is said of authors beside their names, and what a page's foot says of those whose page it is.
  {
    own: true,
    near: /\b(?:joined|been (?:at|with))\s/,
    weight: 5,
    pattern: new RegExp(String.raw`\b(?:joined|been (?:at|with))\s+${name}(?=\s+(?:in|since|for)\b)`, 'gu'),
  },
  {
    own: true,
    near: /\bis (?:hiring|an? |authori[sz]ed|registered|regulated|supported by)|\btrademarks?\b|[Cc]onfidential/,
    weight: 5,
    pattern: new RegExp(
      String.raw`(?<![\p{L}]\s)\b${name}(?:,? ${forms}\.?)?\s+(?:is hiring|is an? (?:\p{Ll}+\s){0,3}(?:service|company|charity|bank|platform|registered|provider|university|project|studio)\b|is (?:authori[sz]ed|registered|regulated|supported) by|[–—-]\s+[Cc]onfidential)`,
      'gu',
    ),
  },
  {
    own: true,
    near: /\b[Ww]e (?:run|operate|host|maintain|make|built)\s/,
    weight: 4,
    pattern: new RegExp(String.raw`\b[Ww]e (?:run|operate|make)\s+${name}(?=\s+(?:on|as|for|from|with|in)\b|[.,])`, 'gu'),
  },
  {
    own: true,
    near: /\b(?:[Pp]ost-?mortems|[Ii]ncident reports|[Ii]ncidents|[Oo]utages) (?:of|at|by|from)\s/,
    weight: 5,
    pattern: new RegExp(String.raw`\b(?:[Pp]ost-?mortems|[Ii]ncident reports|[Ii]ncidents|[Oo]utages) (?:of|at|by|from)\s+\[?${name}(?![\p{L}])`, 'gu'),
  },
  // Only those who serve have customers: one of them tells more than "the X users" do.
  {near: /\b[Aa]n? [\p{L}\d]+ customer\b/u, weight: 4, pattern: new RegExp(String.raw`\b[Aa]n?\s+${name}\s+customer\b`, 'gu')},
  // Those a document is written for, or what they keep: "Patients of X", "stored in X", "in X's history".
  {
    near: /\b(?:stored|kept|hosted|logged) (?:in|on|into|by)\s|\busing\s/,
    weight: 4,
    pattern: new RegExp(
      String.raw`\b(?:stored|kept|hosted|logged) (?:in|on|into|by)\s+${name}(?![\p{L}])|\b(?:customers|users|clients|anyone) using\s+${name2}(?![\p{L}])`,
      'gu',
    ),
  },
  {
    near: /['’]s?\s+(?:\p{Ll}+\s)?history\b/u,
    weight: 4,
    pattern: new RegExp(String.raw`\b${name}['’]s?\s+(?:\p{Ll}+\s)?history\b`, 'gu'),
  },
  {
    near: /\b(?:patients|search|home ?page|dashboard|app|login) of\s/i,
    weight: 4,
    pattern: new RegExp(String.raw`\b(?:[Pp]atients|[Ss]earch|[Hh]ome ?page|[Dd]ashboard|[Aa]pp|[Ll]ogin) of\s+${name}(?![\p{L}])`, 'gu'),
  },
  {
    near: /\p{L}の\p{L}*チーム|一緒に働く|をよろしく/u,
    own: true,
    weight: 5,
    pattern:
      /(?:^|[\s、。!!])(?<name>[\p{Script=Han}\p{Script=Katakana}ー\p{Lu}][\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9]{1,24})の[\p{L}]{0,12}?チーム|(?:今後とも|引き続き|^)(?<later>[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9]{2,24})(?:をよろしく|では(?:一緒に働く|、?(?:[^。]{0,20})募集))/gu,
  },
  {
    weight: 5,
    top: true,
    pattern: new RegExp(
      String.raw`^[*_(\s]*(?:[Bb]y\s+)?(?:[Tt]he\s+)?${name}[*_]*\s*(?:,(?!\s*(?:[\p{L}-]+\s){0,3}(?:[Ee]ngineer|CTO|CEO|SRE|[Dd]eveloper|[Hh]ead|[Ll]ead|[Mm]anager|[Dd]irector|[Ff]ounder|VP|[Cc]hief))|·|–|—|\s-\s|\s(?:status|engineering blog|blog|(?:\p{Ll}+\s)?team))`,
      'u',
    ),
  },
  {weight: 4, top: true, pattern: new RegExp(String.raw`[(,]\s*${name}\s*\p{Ll}*[)]?\s*$`, 'u')},
  {weight: 3, top: true, pattern: new RegExp(`^${name}$`, 'u')},
  {
    weight: 4,
    own: true,
    title: true,
    pattern: new RegExp(String.raw`^[*_(\s]*${name}(?:['’]s)?\s+(?:[Ss]ystem\s+|[Ss]ervice\s+)?[Ss]tatus(?:\s[Pp]age)?\b`, 'u'),
  },
  // A title says whose outage it was only together with the text below: "Database outage" names nobody.
  {
    weight: 2,
    title: true,
    pattern: new RegExp(
      String.raw`^(?:[Pp]ost-?\s?[Mm]ortem|[Ii]ncident(?: [Rr]eport| [Rr]eview)?|RCA|PIR)?\s*(?:(?:of|for|on|:|-|–|—)\s+)?(?:[Tt]he\s+)?${name}(?:['’]s)?(?::\s|\s+(?:[\p{L}-]+\s+){0,2}(?:[Oo]utages?|[Ii]ncidents?|[Pp]ost-?\s?[Mm]ortem|[Dd]owntime|[Dd]isruption|[Ii]nterruption|[Aa]vailability [Rr]eport|[Ee]ngineering)\b)`,
      'u',
    ),
  },
  {weight: 3, title: true, pattern: new RegExp(String.raw`^${name}['’]s\s`, 'u')},
  {weight: 4, title: true, near: /^(?:summary|review|analysis)\s+of\s+the\s/i, pattern: new RegExp(String.raw`\bof\s+the\s+${name}\s+[Ee]vent\b`, 'u')},
  {weight: 2, title: true, pattern: new RegExp(String.raw`[(,|–—-]\s*${name}\s*[)]?\s*$`, 'u')},
  {
    weight: 5,
    top: true,
    pattern: new RegExp(
      String.raw`\b(?:(?:[Pp]ublished|[Ii]ssued)\s+by\s*:?\s+(?:the\s+)?|(?:[Pp]repared|[Ww]ritten)\s+by\s*:?\s+the\s+)${name}(?![\p{L}])`,
      'u',
    ),
  },
]

/** Parts of a document, plans, devices and words that begin sentences: written large, and nobody's name here. */
export const others = new Set(
  (
    'news then now there finally also later soon meanwhile however today the this that these those our we a an all some many several every their its it they he she i you who what when where why how which at on in by for from to of and or but if as after before during since until while with without no not yes ' +
    'mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday ' +
    'api http https dns tcp tls ssl cpu ram us eu uk utc gmt cest cet pst pdt est edt url id sla slo vpn cdn dba noc sre ceo cto ui ux sms pop ' +
    'overview ocsp root cause causes impact timeline summary incident incidents postmortem post report review outage status update updates resolved monitoring identified investigating production staging primary secondary internal external new old first second other web mobile main core customer customers user users service services platform database chat server servers vendor provider supplier role owner author authors date time start end severity priority title detection resolution recovery background lessons action actions next steps engineering operations support team affected components subject company organization meeting document version rca rfo tldr trigger contributing factors appendix full preliminary final interim draft public private major minor partial critical reason notice summary enterprise pro premium business free basic standard starter plus gold silver platinum trial beta cloud self-hosted hosted gmail outlook safari firefox iphone ipad mac macos office excel windows linux android ios chrome dear hello hi thanks thank sincerely regards sorry unplanned planned scheduled terms privacy cookies imprint rights all yours hey am im bei nach accueil start startseite inicio home behoben security data reliability devops product products payments billing checkout identity release response growth week weekend month year everyone anyone someone nobody sales contact technology corporate most few both each such none current recent last season details european american british german french asian pm info question questions faq action maintenance elevated increased degraded intermittent slow error errors rates latency network database storage search email login hub desk team console dashboard portal website relay registry gateway wallet marketplace explorer indexer mainnet chain client editor'
  ).split(' '),
)

/** Makers of what everybody runs on: as a rule the others of the story. Only more than one sign that they write makes them its authors. */
export const makers = new Set(
  (
    'aws amazon google gcp azure microsoft oracle cloudflare fastly akamai kubernetes k8s docker redis postgres postgresql mysql mongodb kafka traefik nginx linux debian ubuntu alpine slack github gitlab pagerduty datadog sentry statuspage grafana prometheus terraform ansible jenkins argocd elasticsearch rabbitmq cassandra consul vault istio envoy haproxy heroku digitalocean twilio stripe selinux pm2 node react java python ruby rust php windows android ios chrome ' +
    'apple facebook meta twitter gmail confluent snowflake mongodb elastic hashicorp rackspace ovh hetzner linode vultr equinix level3 cogent verizon comcast telia zayo okta auth0 zendesk salesforce hubspot sendgrid mailgun mailchimp paypal adyen plaid shopify zoom jira confluence bitbucket npm pypi rubygems intel amd nvidia cisco juniper dell vmware netapp letsencrypt digicert verisign newrelic splunk opsgenie honeycomb launchdarkly'
  ).split(' '),
)

/** Hosts of everybody, and the names of tools that stand in front of a domain's end. */
export const commonHosts = new Set(
  'example git ci cd img cdn api docs status blog www mail wiki youtube youtu wikipedia medium tumblr instagram linkedin reddit ycombinator archive amazonaws cloudfront windows atlassian statuspage instatus betteruptime betterstack trello notion figma shields imgur gravatar googleapis blogspot wordpress hotmail yahoo proton icloud localhost lists meet chat'.split(
    ' ',
  ),
)

/** An address or host: what stands in front, the parts below the domain, and the domain's own word. */
export const hosts =
  /(?<lead>@|\/\/|[^\w.@/-]|^)(?<parts>(?:[a-z\d][a-z\d-]{0,24}\.){0,3})(?!(?:co|com|gov|org|ac|edu|net|or|ne|go)\.[a-z]{2}(?![\w.-]))(?<label>[a-z\d][a-z\d-]{1,30})\.(?:(?:co|com|gov|org|ac|edu|net|or|ne|go)\.(?=[a-z]{2}(?![\w-])))?(?:com|org|io|net|dev|co|app|edu|gov|cloud|ai|de|fr|nl|uk|eu|jp|ch|at|be|se|no|dk|fi|es|pt|it|pl|cz|ie|ca|au|nz|br|ar|mx|sg|hk|kr|info|tech|sh|tv|gg|us|social|host|network|systems|example)(?![\w-])/giu

/** Parts of a domain that are linked by those whose they are; anybody links a maker's `docs` and `blog`. */
export const ownParts = /^(?:status|engineering|tech|eng|infra|grafana|intranet|internal|lists|chat|repository|cdn|jira|runbooks?|sso|noc|careers|jobs)\./i

/** How mastheads go on behind the name. */
export const mastheadTails =
  /(?:\s+(?:system |service |security |network |engineering |tech |cloud )?(?:status(?: (?:blog|page))?|(?:dev )?blog|wiki|updates?|newsroom|status updates|trust (?:center|centre|page)|help ?desk|forums?|community|docs|documentation))$/i

/** Words that make a line at the top a letterhead. */
export const institutions =
  /\b(?:universit\w+|college|school|institut\w*|society|cent(?:re|er)|council|city of|county of|town of|state of|department|ministry|library|hospital|bank|foundation|association|hackspace|hackerspace|makerspace|authority|agency|trust|hosting|hochschule|stadtwerke|klinik\w*)\b/i

/** The words with their first letter large or small. */
function capitalised(words: string): string {
  return words
    .split('|')
    .map(word => `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1)}`)
    .join('|')
}
