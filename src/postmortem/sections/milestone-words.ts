import type {MilestoneKind} from '#src/incident/milestone.ts'
import {remembered} from '#src/postmortem/document/remembered.ts'

/** Words that name the milestone itself; they go before all other wording. */
export const named: Readonly<Record<MilestoneKind, RegExp>> = {
  started:
    /\b(?:(?:outage|incident|impact|issue|problem|disruption|degradation|downtime|non-compliance)\s+(?:begins?|began|starts?|started)|start of (?:the )?(?:outage|incident|impact|disruption))\b/i,
  detected: /\b(?:(?:outage|incident|issue|problem) (?:is |was |gets |got )?(?:first )?(?:detected|discovered|noticed|identified by))\b/i,
  acknowledged: /\backnowledge[ds]?\b/i,
  mitigated:
    /(?:\s[—–-]\s|\()mitigation\)?$|\b(?:(?:outage|incident|impact|issue|problem)\s+(?:is |was )?(?:mitigated|over for)|impact\s+(?:ends?|ended|is over|stops?|stopped)|end of (?:the )?(?:customer )?impact)\b/i,
  resolved:
    /\b(?:(?:outage|incident)\s+(?:is |was |has been )?(?:ends?|ended|over|closed|resolved)|(?:outage|incident|event|problem|issue) (?:is |was |has been )?(?:declared|considered|called|marked(?: as)?) (?:to be )?(?:over|closed|resolved|finished|ended)|(?:close[ds]?|closing|declared?|consider(?:ed|s)?) the (?:incident|outage) ?(?:over|closed|resolved)?(?=[\s.,;]*$)|end of (?:the )?(?:outage|incident)|^(?:and )?(?:it )?(?:was over|ended) (?:at|on|by)|(?:to|→|->) (?:resolved|closed))\b/i,
}

/** English alternatives between word edges; each line of `families` is one way of saying it. */
function toEnglish(...families: readonly string[]): RegExp {
  return new RegExp(String.raw`\b(?:${families.join('|')})\b`, 'iu')
}

/** Those who tell that something is wrong. */
const people =
  'customers?|users?|clients?|partners?|merchants?|sellers?|buyers?|hosts?|drivers?|riders?|players?|students?|teachers?|instructors?|lecturers?|nurses?|pharmacists?|pickers|researchers?|venues?|operators?|engineers?|developers?|staff|colleagues?|someone|somebody|community|members?|support|service desk|help ?desk|desk|dispatch|shift leads?|noc|on-call|commerçant|authors?|reporters?|vendors?|providers?|viewers|listeners|passengers|patients|residents|neighbours|(?:a |the )?(?:\\w+ )?team'

/** What tells it without a person. */
const watchers =
  'monitor(?:s|ing)?|probes?|synthetic\\w*|checks?|watchdog|uptime robot|pingdom|nagios|zabbix|datadog|prometheus|grafana|pagerduty|opsgenie|sentry|new relic|statuscake|cloudwatch|alertmanager'

/** Wording that says a milestone came about, whatever else the sentence tells. */
const cues: Readonly<Record<Exclude<MilestoneKind, 'started'>, RegExp>> = {
  detected: toEnglish(
    // somebody sees it
    'detect(?:s|ed|ion)?|discover(?:s|ed)|first (?:identified|noticed|observed|seen|reported|spotted|flagged)|noticed|notices(?= (?:that|the|an?|something|it|our|errors?)\\b)|(?:we|they|I|users|customers|people|staff|engineers) notice|spots|spotted|flags|flagged|reali[sz]es|reali[sz]ed|(?:became|become|becomes|(?:is|are|was|were|been|got) made|we (?:are|were)|team) aware|learn(?:s|ed|t) (?:that|of|about)',
    '(?:finds?|found|sees?|saw) (?:no|an? empty|only blank)|(?:finds?|found) an? (?:\\w+ )?(?:difference|mismatch|discrepancy|gap|anomaly)|(?:asks?|asked) (?:if|why|whether)',
    // somebody is told
    '(?:was|were|been|is|are|got|being) (?:first )?(?:alerted|paged|notified|made aware|informed of|advised of|warned|flagged|tipped off|pinged)|advised (?:by|via|of)|notified (?:by|via|of)|contacted (?:\\w+ )?by|(?:pings?|pinged|messages?|messaged) (?:\\S+ )?(?:about|to (?:say|inform|report|tell))|informs? (?:us|them|the team)|to inform (?:us|them|the team)',
    // an alarm goes
    'alert(?:s|ed|ing)?\\b(?!\\s+(?:was|were) (?:silenced|resolved|cleared))|alarms?\\b|(?<!\\b(?:status|web|home|error|trust|landing|product) )page[ds]?\\b(?!\\s(?:load|open|show|views?))|fires?\\b|fired|(?:pager|phone) (?:rings?|rang|goes off|went off)|notifications? (?:\\w+ ){0,2}(?:received|arrives?|arrived|of|that|from|came|comes)',
    `(?:${watchers})\\b.{0,30}\\b(?:text(?:s|ed)|calls?|called|wak(?:es|ed)|woke|reports?|reported|notif\\w+|warn(?:s|ed)|fail(?:s|ed)|red|trigger\\w*|detect\\w*|show(?:s|ed)|rings?|rang|page[ds]?|ping(?:s|ed)|sends?|sent|indicat\\w+|flag\\w*|picks? up|picked up)`,
    '(?:text|text message|message|mail|e-mail|sms|call) from (?:our |the )?(?:\\w+ )?(?:monitoring|watchdog|pager|alerting)',
    // word comes in
    '(?:issue|incident|ticket|problem|bug) (?:was |is |has been |were |are )?(?:first )?(?:raised|reported|filed|flagged)|(?:incoming|first|several|multiple|early|initial) (?:\\w+ )?(?:reports?|reported|complain\\w*|tickets?)|(?:user|customer|client|support) (?:reports?|reported|complain\\w*|tickets?|reports? )|reports? (?:\\w+ ){0,3}(?:that|of|from|came|come|received|arrive|start|begin)|reports? (?:the |an? |this )?(?:missing|wrong|slow|failed|failing|problems?|issues?|errors?|outages?|incident|bug)|(?:receiv(?:es?|ed|ing)|gets?|got|saw|sees?) (?:\\w+ ){0,3}(?:reports?|alerts?|notifications?|calls|complaints?|tickets?)',
    'first (?:mail|e-mail|calls?|customer message|reports?|tweets?|tickets?|complaints?|text message|sign|threads?|posts?|alert|alarm)|opened by (?:an? |the )?(?:\\w+ )?(?:user|customer|client)|(?:mails?|e-mails?|emails?|writes?|wrote|tweets?|calls?|asks?) (?:in |us )?(?:about|because|to say|saying|asking)|(?:viewers|listeners|passengers|patients|residents|members|neighbours) (?:call|phone|report|complain|tweet|write|mail)(?:s|ed)?',
    `(?:${people}) (?:\\w+ ){0,4}?(?:\\([^)]{1,40}\\) )?(?:calls?|called|phones?|phoned|writes?|wrote|reports?|reported|tweets?|complains?|complained|complaining|opens? an?|opened an?|posts?|posted|asks?|asked|tells?|told|rings?|rang|mails?|e-mails?|texts?|sees?|saw|spots?|spotted|flags?|flagged|notices?|raises?|raised)`,
    // somebody begins to look
    'investigation (?:was )?(?:started|starts|begins?|began)|(?:start(?:s|ed)?|begin|began|begins) (?:to )?(?:investigat|look)\\w*',
    'entdeckt|bemerkt|gemeldet|melden|meldet|(?:erste|eerste) (?:meldung|melding|anruf|telefoon)\\w*|premiers? (?:signalement|appel|ticket|retour)s?|primer[ao]s? (?:aviso|queja|llamada|reporte)s?|primeir[ao]s? (?:relato|reclamaç|chamad)\\w*|signalent|signalé|avisan|détecté|alerte|detectad[oa]|reportad[oa]|alerta|ontdekt|gemeld|opgemerkt',
  ),
  acknowledged: toEnglish(
    'acknowledg\\w+|ack(?:ed|s)?|on-?call (?:engineer )?(?:responds|responded|picks? up|joined|joins)|incident (?:was )?(?:declared|opened)|declared (?:an |the )?(?:major )?incident',
  ),
  mitigated: toEnglish(
    'mitigated|impact (?:ends?|ended|over|stops?|stopped)|end of (?:the )?(?:customer )?impact|customer impact (?:ends?|ended|over)|mitigation (?:complete|completed|successful|confirmed)|no (?:further|more) (?:customer )?impact',
  ),
  resolved: toEnglish(
    // they say so
    '(?:lasted|lasting|continued|persisted|went on|outage|downtime|disruption|interruption|unavailable|offline|down|inaccessible|unreachable|degraded) (?:\\w+ ){0,4}?(?:until|till)|(?:able to|managed to|could) (?:\\w+ )?(?:restore|regain|recover|resume)|(?:gets?|got|brings?|brought) (?:\\w+ ){1,3}back (?:up|online|to normal|in service)|resolved|resolution|repaired|all[- ]clear|incident (?:is |was )?(?:closed|over)|issue (?:is |was )?(?:closed|fixed)|(?:calls?|called|declared?|considered) it (?:stable|over|resolved|done|fixed)|set \\w+ (?:\\w+ )?(?:back )?to green|outage (?:ends?|ended|over)',
    // the service is as it was
    'restored|nominal|fully (?:restored|recovered|operational|available|working|functional)|(?:was|were|is|are|been|being) (?:\\w+ )?(?:recovered|re-?enabled)|(?:service|services|traffic|access|operations?|system|systems|site|connectivity|power|functionality|everything|things|all) (?:\\w+ ){0,4}(?:restored|recover(?:s|ed)?|back|normal(?:ly)?|working|operational|online|available|stable|healthy)|(?:is|are|was|were|went|come|comes|came|brought|back) (?:fully )?back (?:to normal|online|up|in service|in operation)|back (?:to normal|online|up|in service|in operation)|return(?:s|ed)? to (?:normal|service|operation|\\w+ (?:levels?|operation))|(?:rates?|latenc\\w+|levels?) (?:\\w+ ){0,5}(?:normal|dropped to 0|baseline|recover\\w*)|operating normally|(?:confirm(?:s|ed)?|verif(?:y|ies|ied)) (?:\\w+ ){0,3}(?:operational|operation|recovery|restoration|resolution|working|stable|stability)|operational status',
    // it works again
    "(?:available|working|up and running|up|online|running|fine|normal|normally|reachable|fresh|stable|healthy|green|fast|open|switched on|reconnected|live|works?|worked|runs?|ran|answers?|answered|responds?|responded|functional|operational|accessible) again|(?:answer|respond|work|function|operat|runn?)(?:s|ed|ing|ning)? (?:\\w+ )?normally|(?:trading|service|services|operations?|sales?|deliver(?:y|ies)|calls|traffic|processing|uploads?|payments?|picking|production|boarding|blocks?|chain|network) (?:was |were |has |have )?(?:\\w+ )?resum(?:e|es|ed)|reconnects?|(?:all |back )in service|circuits? up|(?:search|site|shop|login|checkout|service|system|tills?|payments?|calls?) (?:now )?works?|everyone(?:['’]s| is| was)? back|stays? up|re-?opened(?= at)|(?:is|are|was|were) back|(?:comes?|came) back (?:online|up)|comes? online|went through again|(?:all|everything|queue|queues|backlog) (?:\\w+ ){0,4}(?:again|empty|caught up|worked off|drained)|caught up",
    // nothing fails any more, and what was to mend it is out
    'no (?:more |further )?(?:errors?|loss|timeouts?)|loss gone|connections recover|changes deployed|(?:fix|patch|hotfix|change|update) (?:\\w+ ){0,3}(?:deployed|rolled out|released|live|in production|take[sn]? effect)|(?:patched|fixed|merged) and (?:deployed|released)',
    'behoben|wiederhergestellt|gelöst|rétabli|résolu|retour à la normale|resuelto|restablecid[oa]|restaurad[oa]|resolvid[oa]|normalizad[oa]|restabelecid[oa]|opgelost|hersteld|läuft wieder|laufen wieder|vuelven?|responde con normalidad|reactivan|voltam ao normal|gaat weer',
  ),
}

/** Japanese has no edges between words. */
const japanese: Readonly<Partial<Record<MilestoneKind, RegExp>>> = {
  detected: /検知|検出|アラート|発報|通報|問い合わせ|報告/u,
  resolved: /復旧|解決|正常化|回復/u,
}

/** "Problem identified" is a cause that is found, unless nothing comes before it: then it is the problem that is. */
export const firstFound =
  /\b(?:issues?|problems?|incident|outage|errors?|bug|fault) (?:is |was |were |has been |first )*identified\b|^\W*(?:we )?identified (?:an? |the )(?:\w+ )?(?:issue|problem|incident|outage|error)/iu

/** "No alarm", "nobody noticed": the words of a notice without one. */
export const unnoticed =
  /\b(?:no (?:alarms?|alerts?|pages?|one noticed)|notic(?:ed?|ing) (?:nothing|no)|nobody (?:noticed|sees|saw)|without (?:an? |any )?(?:alarm|alert|page)s?|(?:did|does|was|were)(?: not|n['’]t) (?:alert|page|notice|detect)\w*|un(?:noticed|detected)|alert(?:s|ing)? (?:was|were|is) (?:silenced|muted|off))\b/i

/** Wording of impact itself, in the row that begins it. */
const impact =
  /\b(?:fail(?:s|ed|ing|ures?)?|errors?|outage|down|unavailab\w+|unreachable|inaccessible|degrad\w+|disrupt\w+|interrupt\w*|loss|lost|los(?:es|ing)|stop(?:s|ped)?|timeouts?|time[ds]? out|timing out|slow(?:s|ed|er|ing)?|latenc\w+|elevated|increase[ds]? (?:in|of)|spik\w+|crash\w*|reboot\w*|4\d\d|5\d\d|reject\w*|refus\w*|dropp?(?:s|ed|ing)?|impact|ceas(?:e|es|ed|ing)|d?dos attacks?|attack(?:ed|s)?|surges?|flood(?:s|ed|ing)?|unresponsive|[45](?:\d\ds|xx)|panic\w*|segfault\w*|oom(?:[- ]?kill\w*)?|halt(?:s|ed|ing)?|stall(?:s|ed|ing)?|deadlock\w*|corrupt\w*|breach\w*|unhealthy|flapp?\w*|evict\w+|leak\w*|(?:disks?|volumes?|storage|quota|queues?|partitions?) (?:is |was |were |are )?full|incident (?:starts?|started|begins?|began)|issue (?:starts?|started|begins?|began|raised)|saturat\w*|exhaust\w*|overload\w*|blackout|break|cut|broke|affected|experiencing|cannot|can't|can not|unable|not (?:been )?updated|not (?:responding|working|available|reachable|being)|stuck|blocked|broken|missing|blank|silence|(?:goes|go|went|gone|going|is|are|was|were|knocked|taken|drops?) offline|bounces?|(?:times?|errors?|latenc\w+|lag|backlog|memory|temperatures?) (?:\w+ )?(?:rising|climb(?:s|ing)|grow(?:s|ing)|shoots? up|jumps?)|begins? to (?:sink|drop|fall|climb)|shuts? (?:itself|themselves) down|dies|died|expires?|expired|empty|hangs?|hung|wrong|bounce|(?:goes|went|go) blank|freez\w*|froze\w*|lag\w*|stale|runs? out of|ran out of|thrott\w*|back(?:ed|s|ing)? up|builds? up|(?:finds?|found|sees?|saw|gets?|got|served?|received?) no\b|no (?:payment|data|calls?|mails?|orders?|bookings?|traffic|files|messages?)\b|wanted in|restart(?:s|ed)? (?:itself|unexpectedly)|took out|takes? out|left hanging|(?:return|deliver|show)(?:s|ed)? nothing|splits?\b|split[- ]brain|hang(?:s|ing)?|stood still|stands still|refusals?|refus|first refus|devolver|deja de|dejan de|supera|no responde|lent[oae]s?|premiers refus|unerwartet|defekt|langsam|traag|verloopt|verlopen|nicht|leer|ausfall|störung|fehler|nicht erreichbar|panne|indisponible|erreurs?|caída|caíd[oa]|errores|falla|queda|indisponível|erros|falha|storing|uitval|onbereikbaar|fouten)\b|障害|エラー|停止|遅延|ダウン|不可|空に|できな|失敗|応答しな|異常|悪化|タイムアウト/iu

/** What sets an incident off is not yet impact: a deployment, a migration, a test. */
const onlyTrigger =
  /\b(?:deploy(?:ed|ment|s|ing)?|release[ds]?|rolled? out|merged?|applied|upgrade[ds]?|migrat\w+|maintenance|roll ?over|change (?:was )?(?:made|applied|pushed|merged)|pushed|configuration change|started running|load tests?|scheduled|planned (?:work|maintenance|change)|replac(?:es|ed|ing)|distributed|goes live|scheduler|(?:window|season|tournament|campaign|sale|registration) (?:opens?|starts?|begins?)|cron starts|renew(?:s|ed|al)|resiz\w+|expand\w+|switch(?:es|ed) \w+ \w+ (?:over|to)|signed off|starts? (?:the |a )?(?:run|job|campaign|import|export|deploy\w*)|begins? (?:the )?(?:work|upgrade|migration|maintenance)|began increasing|erneuer\w+|erweiter\w+|umgestellt|eingespielt|ausgerollt|beginn (?:der|des|von)|comienza|empieza|inicia|despliegue|se despliega|mise (?:en production|à jour)|déploiement|implantação|atualização|vernieuwd|uitgerold|bijgewerkt)\b|変更|リリース|デプロイ|更新|(?<!(?:調査|対応|復旧作業)を)開始/iu

/** "Starting around 06:30, a surge …": a beginning, where it is not that of somebody's work. */
export const beginning = /^\W*(?:starting|beginning|commencing)\s+(?:at|on|around|about|approximately|roughly|~)/i

/** "An attack beginning at 9:08". */
export const harmBeginning =
  /\b(?:attack|surge|failures?|errors?|problems?|issues?|incident|outage|disruption|degradation|downtime|ddos)\b(?:\s\([^)]{1,60}\))?\s+(?:(?:that|which) )?(?:beginning|starting|began|started|commenc\w+)\s+(?:at|on|around|about|from)\b/i

/** "… which caused an outage until 6:20": when it ended. */
export const untilThen = /\b(?:until|till|bis|jusqu['’]à|hasta|até|tot)\s+(?:(?:about|around|approximately|circa|ca\.)\s+)?~?\d/i

/** Rows of people at work on what had begun before. */
export const atWork = /\b(?:continu\w+ (?:to |our )?(?:investigat\w*|monitor\w*|work\w*)|still (?:investigating|working|looking))\b/i

/** Something got better: not where impact begins. */
export const response =
  /\b(?:stabili[sz]ed|restored|recover\w*|resolved|fixed|rollback|rolled back|mitigat\w+|normal|(?:is|are|was|were|all) (?:\w+ )?healthy|healthy again)\b/i

/** Wording of something brought to its end, for the last row of a timeline. */
export const finished =
  /\b(?:done|complete[ds]?|finished|closed|deployed|rolled back|reverted|replaced|switched|fixed|applied|live|normal|healthy|works?|working|back|again|empty|stable|green|zero|gone|confirm(?:s|ed)|delivered|re-issued|met|off|up|raised|load|succeed)\b/i

/** Stretches of something else: work that was announced, checking, repair, incidents of another time, and the time within which it came and went. */
export const noImpact =
  /\b(?:maintenance (?:window|period|work)|change window|(?:was|were) (?:planned|announced)|we (?:monitored|investigated|worked|tried|tested)|office hours|opening hours|opens? (?:from|at)|business hours|on-?call (?:from|between)|shift|similar (?:incident|issue|outage)|(?:earlier|previous|past|last (?:week|month|year)['’]?s?) (?:incident|outage|issue)|no (?:customer )?impact|not affected|unaffected|without (?:any )?(?:impact|interruption|errors?)|intermittently|on and off|sporadically|in periods|at times|modification times?|last (?:good )?(?:backup|snapshot|dump))\b/i

/** A stretch of impact as a sentence states it: "degraded from 11.07 until 11.27", "Between 4:05PM and 4:45PM UTC … we had an outage". */
export const stretch =
  /\b(?:outage|delay(?:s|ed)?|slow(?:ed|er)?|empty|blank|stale|reject\w*|refus\w*|time(?:d|s)? out|timeouts?|timing out|dropp?ed|lost|los(?:e|ing)|could(?: not|n['’]t)|cannot|can['’]t|not (?:available|reachable|possible|working|able)|inaccessible|unreachable|offline|no (?:\w+ )?(?:payment|data|calls?|mails?|orders?|bookings?|traffic|files|messages?|service)\b|broken?|stopped|stalled|missing|dégradé\w*|indisponibles?|interrompue?s?|à l['’]arrêt|inaccessibles?|perturbée?s?|unterbrochen|interrumpid[oa]s?|interrompid[oa]s?|fora do ar|onderbroken|verstoord|nicht (?:verfügbar|erreichbar|möglich)|gestört|erreurs?|fehler|errores|erros|fouten|lent[oae]s?|down(?:time)?|unavailab\w+|unavailability|degrad\w+|disrupt\w*|affected|impact\w*|experienc\w+|issues?|errors?|fail\w*|interrupt\w*|incident|unable|loss|lasted|lasting|ausfall|störung|panne|interruption|caída|queda|storing|onbereikbaar|uitval)\b|障害|エラー|利用でき|停止/iu

/** "Still returning errors", "did not resolve the problem": the words of an end without one. */
export const isDenied: (text: string) => boolean = remembered(
  text => (denied.test(text) || deniedElsewhere.test(text)) && !/\bfully (?:restored|recovered|operational|resolved)\b/i.test(text),
)

/** What is not yet so, is hoped or only looks so, or has failed. */
const denied =
  /\b(?:still|not (?:been )?(?:fully |yet |entirely )?(?:resolve|restore|fix|recover)\w*|did not|didn['’]t|unsuccessful|fail(?:s|ed)? to|failed|awaiting|attempt\w*|partially|(?:issue|incident|ticket|bug|case)\b.{0,20}\bre-?opened|unhealthy|unfortunately|(?:looks?|looked|seems?|seemed|appears?|appeared) (?:to be |all )?(?:healthy|fine|good|normal|stable|ok|okay|fixed|resolved|recovered)|(?:was|were|is|are) expected to|(?:may|might|should) (?:have|be)|hop(?:e|es|ed|ing) (?:that|this|to|for)|no (?:change|effect|improvement)|(?:for|only) a (?:bit|while|moment|few minutes)|briefly|until further|further investigation|pending (?:further|investigation|more))\b/i

/** A statement about the worst moments, or about one part, is not about the whole. */
export function onlyPart(text: string): boolean {
  return /\b(?:at its peak|peak(?:ed)?|some may|total service disruption|partial(?:ly)?|monitored|rolled out|capacity was added|added)\b/i.test(text)
}

/** The commonest wording in German, French, Spanish, Portuguese and Dutch; `\b` knows no accents, so edges are spelled out. */
const elsewhere: Readonly<Record<'detected' | 'resolved' | 'impact' | 'trigger', RegExp>> = {
  detected: toPattern(
    'festgestellt|(?:monitoring|überwachung|icinga|nagios|zabbix|checkmk) (?:\\p{L}+ )?(?:ruft|weckt|schlägt|piept|klingelt)|rufbereitschaft|bemerkt|entdeckt|erkannt|gemeldet|melden|meldungen?|alarmiert|alarm|hinweise?',
    'détectée?s?|signalée?s?|signalent|constatée?s?|constatons|alertes?|alertée?s?|astreinte (?:est |a été )?(?:prévenue|alertée|appelée)',
    'detectad[oa]s?|detectó|detectamos|se detecta|reportad[oa]s?|reportan|avisan|avisó|alertas?|quejas',
    'detectou|relatam|relatos?|reclamações|reclamam|avisa',
    'ontdekt|gemeld|melding|geconstateerd|vastgesteld|opgemerkt|klachten',
  ),
  resolved: toPattern(
    'behoben|wiederhergestellt|gelöst|wieder (?:\\p{L}+ )?(?:erreichbar|verfügbar|online|normal|stabil|da|in betrieb)|läuft wieder|laufen wieder|funktionier\\p{L}+ (?:\\p{L}+ ){0,3}wieder|wieder wie gewohnt|entwarnung|ende der störung|störung (?:ist )?(?:beendet|vorbei)',
    "rétablie?s?|résolue?s?|(?:de|à) nouveau (?:\\p{L}+ )?(?:accessibles?|disponibles?|opérationnel\\p{L}*|en ligne|en service)|retour à la normale|tout est rentré dans l['’]ordre|fin de l['’]incident",
    'resuelt[oa]s?|restablecid[oa]s?|recuperad[oa]s?|con normalidad|normalizad[oa]s?|de nuevo (?:operativ[oa]s?|disponibles?|en línea)|fin de la incidencia',
    'resolvid[oa]s?|restabelecid[oa]s?|normalizad[oa]s?|voltou|voltaram|voltam|de volta|fim do incidente',
    'opgelost|hersteld|verholpen|weer (?:\\p{L}+ )?(?:bereikbaar|beschikbaar|online|normaal|goed)|einde storing',
  ),
  impact: toPattern(
    'beeinträchtig\\p{L}+|gestört|unterbroch\\p{L}+|unterbrechung\\p{L}*|ausfall|ausgefallen|verlier(?:t|en)|stille|nichts mehr|häng(?:t|en)|abgestürzt|stürz(?:t|en) ab|bricht ab|brechen ab|steht still|fällt aus|fallen aus|störung|fehler|nicht (?:mehr )?(?:erreichbar|verfügbar|möglich)|abgebrochen|stromausfall|langsam|leer',
    "pannes?|coupures?|indisponibles?|inaccessibles?|erreurs?|hors service|s['’]arrêtent?|ne répond(?:ent)? (?:plus|pas)|lenteurs?|perte|vides?|plant(?:e|ent|é)|bloqué(?:e|s|es)?",
    'caídas?|caíd[oa]s?|se cae|errores|fallan?|sin servicio|interrump\\p{L}+|no (?:pueden?|funcionan?|cargan?|responden?)|caducó|lent[oa]s?|se (?:cuelga|bloquea)n?|deja(?:n|ron|ba)? de (?:responder|funcionar)',
    'queda|fora do ar|indisponíve(?:l|is)|falhas?|erros|lentidão|instabilidade|não (?:conseguem?|funcionam?|respondem?|carregam?)|expirou|trav(?:ou|aram|ado)|caiu|caíram|parou|pararam',
    'storing|uitval|valt uit|uitgevallen|onbereikbaar|niet (?:meer )?(?:bereikbaar|beschikbaar|mogelijk)|fouten|traag|verlopen|plat|hang(?:t|en)|ligt eruit',
  ),
  trigger: toPattern(
    'umgestellt|eingespielt|ausgerollt|erneuert|erweiterung|beginn (?:der|des|von)|wartung',
    'déploiement|déployée?s?|mise (?:en production|à jour)|maintenance|migration',
    'despliegue|se despliega|actualización|comienza|empieza|migración|mantenimiento',
    'implantação|implantad[oa]|atualização|migração|manutenção',
    'uitgerold|bijgewerkt|vernieuwd|onderhoud|migratie',
  ),
}

/** The words of an end without one, elsewhere. */
const deniedElsewhere = new RegExp(
  `${
    toPattern(
      'noch nicht|immer noch|weiterhin (?:nicht|gestört)|erfolglos|ohne erfolg|bringt nichts',
      'toujours pas|pas encore|sans (?:succès|effet)',
      'todavía no|aún no|sin éxito',
      'ainda não|sem sucesso',
      'nog (?:steeds )?niet|zonder (?:succes|resultaat)',
    ).source
  }|改善せず|していない|できず|まだ`,
  'iu',
)

/** Service is back for everybody, though nobody called the incident over. */
const clear: readonly RegExp[] = [
  // en: what had gone wrong has ended
  /\b(?:errors?|failures?|timeouts?|(?:packet )?loss|symptoms?|drops|rejections?|impact|disconnect\w*|disconnections?|interruptions?) (?:have |has |had |is |are |was |were )?(?:all )?(?:stopped|ceased|cleared|disappeared|gone)\b/i,
  // en: what people do with it succeeds again
  /\b(?:requests?|logins?|sign-?ins?|payments?|pushes|builds?|calls|orders|uploads?|downloads?|transfers?|deliver(?:y|ies)|searches|queries|messages|mails?|jobs|transactions|checkouts?|bookings?|users|customers|everyone|everybody) (?:now |all |are |were |is |was |can |could |could all )?(?:succeed(?:s|ed|ing)?|(?:go|goes|going|went) through (?:again|normally)|work(?:s|ed|ing)? (?:normally|again|as (?:usual|before))|accepted again|flow(?:s|ed|ing)? (?:normally|again)|(?:log|sign) in again)\b/i,
  // en: the service itself
  /\b(?:back to normal|(?:(?:services?|access|functionality|connectivity|portal|site|system|systems|traffic|network|power|connections?|processing) (?:is |was |are |were |has been |have been |fully )*restored)|(?:restored|recovered|regained|resumed|re-?established) (?:full |normal |all |the )*(?:services?|access|connectivity|functionality|operations?)|(?:outage|downtime|disruption) (?:ends?|ended|(?:is |was )?over)|(?:site|service|api|app|platform|website|system) (?:is |was |are |were )?(?:back|back up|back online|up again|responding again|available again|responsive again)|queues? (?:is|are|was|were) empty|at full capacity|fully available)\b/i,
  // de, fr, es, pt, nl
  toPattern(
    'wieder (?:\\p{L}+ )?(?:erreichbar|verfügbar|normal)|läuft wieder|laufen wieder',
    '(?:de|à) nouveau (?:accessibles?|disponibles?|opérationnel\\p{L}*)|retour à la normale',
    'con normalidad|de nuevo (?:operativ[oa]s?|disponibles?)|vuelven? a (?:responder|funcionar|estar disponible)',
    'volt(?:ou|aram) (?:ao normal|a (?:responder|funcionar))|normalizad[oa]s?',
    'weer (?:\\p{L}+ )?(?:bereikbaar|beschikbaar|normaal)',
  ),
  // ja
  /(?:平常値に戻|正常に戻|正常化)/u,
]

/** What came back only in part, or for some. */
const forSome =
  /\b(?:some|half|part(?:s|ly|ial|ially)?|most|many|several|one of|first|almost|nearly|mostly|slow(?:ly)?|gradually|until|before|once|when|if|after|internal|staging|test|(?:[1-9]?\d)(?:\.\d+)? ?%)|teilweise|einige|en partie|certains|algun[oa]s|parcialmente|alguns|algumas|gedeeltelijk|sommige|一部/iu

function toPattern(...languages: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${languages.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}

/** Whether the wording of a row says that a milestone came about. */
export function tells(kind: Exclude<MilestoneKind, 'started'>, text: string): boolean {
  return tellers[kind](text)
}

const tellers = {
  detected: remembered(text => cues.detected.test(text) || japanese.detected?.test(text) === true || elsewhere.detected.test(text)),
  acknowledged: remembered(text => cues.acknowledged.test(text) || japanese.acknowledged?.test(text) === true),
  mitigated: remembered(text => cues.mitigated.test(text) || japanese.mitigated?.test(text) === true),
  resolved: remembered(text => cues.resolved.test(text) || japanese.resolved?.test(text) === true || elsewhere.resolved.test(text)),
}

/** Whether a text names a milestone itself, as "the outage began" does. */
export function names(kind: MilestoneKind, text: string): boolean {
  return namers[kind](text)
}

const namers = {
  started: toNamer('started'),
  detected: toNamer('detected'),
  acknowledged: toNamer('acknowledged'),
  mitigated: toNamer('mitigated'),
  resolved: toNamer('resolved'),
}

function toNamer(kind: MilestoneKind): (text: string) => boolean {
  // "Requests fail to connect (start of outage)": what is denied there is no end.
  return remembered(text => named[kind].test(text.replace(/\s+/g, ' ')) && (kind === 'started' || !isDenied(text)))
}

/** Whether a text speaks of impact itself. */
export const speaksOfImpact: (text: string) => boolean = remembered(text => impact.test(text) || elsewhere.impact.test(text))

/** Whether a text speaks of a change, which is not yet impact. */
export const speaksOfChange: (text: string) => boolean = remembered(text => onlyTrigger.test(text) || elsewhere.trigger.test(text))

/** Whether a text says that service is back, for all and not in hope: the end of impact, whoever calls the incident over later. */
export const isClear: (text: string) => boolean = remembered(
  text =>
    !isDenied(text) &&
    clear.some(pattern => {
      const match = pattern.exec(text)
      // What follows ("but the backlog took some hours") is about something else.
      return match !== null && !forSome.test(text.slice(0, match.index + match[0].length))
    }),
)

/** No harm of this incident, whatever the words: the state to which data goes back, and work that was to do none. */
export const harmless =
  /\b(?:(?:last|latest|previous) (?:good |known |nightly |full )*(?:backup|snapshot|dump|checkpoint)|modification times?|(?:restore|recovery) point|no (?:down ?time|impact|interruption|outage|disruption) (?:is |was )?(?:expected|planned|anticipated))\b/i
