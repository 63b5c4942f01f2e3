import type {Instant} from '#src/incident/instant.ts'
import type {Milestone, MilestoneKind} from '#src/incident/milestone.ts'
import type {TimedText} from './read-timeline.ts'

/** A dated message of a status page, as far as milestones go. */
export type TimedState = TimedText & {readonly state: string | undefined}

/** Words that name the milestone itself; they go before all other wording. */
const named: Readonly<Record<MilestoneKind, RegExp>> = {
  started:
    /\b(?:(?:outage|incident|impact|issue|problem|disruption|degradation|downtime|non-compliance)\s+(?:begins?|began|starts?|started)|start of (?:the )?(?:outage|incident|impact|disruption))\b/i,
  detected: /\b(?:(?:outage|incident|issue|problem) (?:is |was |gets |got )?(?:first )?(?:detected|discovered|noticed|identified by))\b/i,
  acknowledged: /\backnowledge[ds]?\b/i,
  mitigated:
    /\b(?:(?:outage|incident|impact|issue|problem)\s+(?:is |was )?(?:mitigated|over for)|impact\s+(?:ends?|ended|is over|stops?|stopped)|end of (?:the )?(?:customer )?impact)\b/i,
  resolved:
    /\b(?:(?:outage|incident)\s+(?:is |was )?(?:ends?|ended|over|closed|resolved)|end of (?:the )?(?:outage|incident)|(?:to|→|->) (?:resolved|closed))\b/i,
}

/** Wording that says a milestone came about, whatever else the sentence tells. */
const cues: Readonly<Record<Exclude<MilestoneKind, 'started'>, RegExp>> = {
  detected:
    /\b(?:detect(?:ed|ion)?|first (?:identified|noticed|observed|seen|reported)|(?:was|were|been|is|are|got) (?:alerted|paged|notified|made aware)|alert(?:s|ed|ing)?\b(?!\s+(?:was|were) (?:silenced|resolved|cleared))|alarms?\b|page[ds]?\b(?!\s(?:load|open|show|views?))|noticed?|notices|became aware|become aware|issue (?:was )?raised|(?:user|customer|client|incoming|first|support|several|multiple) (?:\w+ )?(?:reports?|reported|complain\w*|tickets?)|reports? (?:\w+ ){0,3}(?:that|of|from|came|come|received|arrive|start|begin)|received (?:\w+ ){0,3}(?:reports?|alerts?|notifications?)|contacted (?:\w+ )?by|fires?\b|fired|first (?:mail|e-mail|call|customer message|report|tweet|ticket|complaint|text message|sign)|(?:customers?|users?|operators?|pharmacists?|hosts?|buyers?|pickers|dispatch|desk|researchers?|merchants?|clients?|partners?|engineers?|riders?|drivers?|nurses?|staff|colleagues?|someone|somebody|commerçant|support|noc|on-call) (?:\w+ ){0,3}?(?:calls?|called|phones?|phoned|writes?|wrote|reports?|reported|tweets?|complains?|complained|opens? a|asks?|tells?|told|sees?|saw|spots?|spotted)|investigation (?:was )?(?:started|begins?|began)|(?:start(?:s|ed)?|begin|began|begins) (?:investigat|looking)|entdeckt|bemerkt|gemeldet|détecté|signalé|alerte|detectad[oa]|reportad[oa]|alerta|ontdekt|gemeld|opgemerkt)\b|検知|アラート|報告/iu,
  acknowledged:
    /\b(?:acknowledg\w+|ack(?:ed|s)?|on-?call (?:engineer )?(?:responds|responded|picks? up|joined|joins)|incident (?:was )?(?:declared|opened)|declared (?:an |the )?(?:major )?incident)\b/i,
  mitigated:
    /\b(?:mitigated|impact (?:ends?|ended|over|stops?|stopped)|end of (?:the )?(?:customer )?impact|customer impact (?:ends?|ended|over)|mitigation (?:complete|completed|successful|confirmed)|no (?:further|more) (?:customer )?impact)\b/i,
  resolved:
    /\b(?:resolved|resolution|fully (?:restored|recovered|operational)|\brestored\b|(?:was|were|is|are|been|being) (?:\w+ )?(?:recovered|repaired|re-?enabled)|(?:service|services|traffic|access|operations?|system|systems|site|connectivity|power|functionality|everything|things|all) (?:\w+ ){0,4}(?:restored|recover(?:s|ed)?|repaired|back|normal(?:ly)?|working|operational|online|available|stable|healthy)|back (?:to normal|online|up|in service)|return(?:s|ed)? to normal|(?:error rates?|latenc\w+|levels?|failure rates?) (?:\w+ ){0,5}(?:normal|dropped to 0|baseline|recover\w*)|all[- ]clear|incident (?:is |was )?(?:closed|over)|issue (?:is |was )?(?:closed|fixed)|operating normally|repaired|(?:available|working|up and running) again|comes? (?:back )?online|come back online|changes deployed|fix (?:is |was )?(?:deployed|rolled out|released)|outage (?:ends?|ended|over)|behoben|wiederhergestellt|gelöst|rétabli|résolu|retour à la normale|resuelto|restablecid[oa]|restaurad[oa]|resolvid[oa]|normalizad[oa]|restabelecid[oa]|opgelost|hersteld|is back|are back|was back|were back|went back up|loss gone|works? again|running again|went through again|(?:all|everything|they|it|queue|backlog) (?:\w+ ){0,4}(?:again|empty|caught up|worked off|drained)|caught up|läuft wieder|laufen wieder|vuelve|reactivan|voltam ao normal|passent|gaat weer|connections recover|belts run|feeds? fine|stream is back)\b|復旧|解決|正常化|回復/iu,
}

/** Wording of impact itself, in the row that begins it. */
const impact =
  /\b(?:fail(?:s|ed|ing|ures?)?|errors?|outage|down|unavailab\w+|unreachable|inaccessible|degrad\w+|disrupt\w+|interrupt\w*|loss|lost|los(?:es|ing)|stop(?:s|ped)?|timeouts?|time[ds]? out|timing out|slow(?:s|ed|er|ing)?|latenc\w+|elevated|increase[ds]? (?:in|of)|spik\w+|crash\w*|reboot\w*|4\d\d|5\d\d|reject\w*|refus\w*|dropp?(?:s|ed|ing)?|impact|incident (?:starts?|started|begins?|began)|issue (?:starts?|started|begins?|began|raised)|saturat\w*|exhaust\w*|overload\w*|blackout|break|cut|affected|experiencing|cannot|can't|can not|unable|not (?:responding|working|available|reachable|being)|stuck|blocked|broken|missing|blank|silence|offline|bounces?|expires?|expired|empty|hangs?|hung|wrong|bounce|stood still|stands still|refusals?|refus|first refus|devolver|deja de|premiers refus|nicht|leer|ausfall|störung|fehler|nicht erreichbar|panne|indisponible|erreurs?|caída|caíd[oa]|errores|falla|queda|indisponível|erros|falha|storing|uitval|onbereikbaar|fouten)\b|障害|エラー|停止|遅延|ダウン|不可/iu

/** What sets an incident off is not yet impact: a deployment, a migration, a test. */
const onlyTrigger =
  /\b(?:deploy(?:ed|ment|s|ing)?|release[ds]?|rolled? out|merged?|applied|upgrade[ds]?|migrat\w+|maintenance|roll ?over|change (?:was )?(?:made|applied|pushed|merged)|pushed|configuration change|started running|load tests?|scheduled|begins? (?:the )?(?:work|upgrade|migration|maintenance)|began increasing)\b/i

/** Something got better: not where impact begins. */
const response = /\b(?:restored|recover\w*|resolved|fixed|rollback|rolled back|mitigat\w+|normal|healthy)\b/i

/** Wording of something brought to its end, for the last row of a timeline. */
const finished =
  /\b(?:done|complete[ds]?|finished|closed|deployed|rolled back|reverted|replaced|switched|fixed|applied|live|normal|healthy|works?|working|back|again|empty|stable|green|zero|gone|confirm(?:s|ed)|delivered|re-issued|met|off|up|raised|load|succeed)\b/i

/** A stretch of impact as a sentence states it: "degraded from 11.07 until 11.27", "Between 4:05PM and 4:45PM UTC … we had an outage". */
const stretch =
  /\b(?:outage|down(?:time)?|unavailab\w+|unavailability|degrad\w+|disrupt\w*|affected|impact\w*|experienc\w+|issues?|errors?|fail\w*|interrupt\w*|incident|unable|loss|lasted|lasting|ausfall|störung|panne|interruption|caída|queda|storing)\b|障害/iu

/**
 * Finds the milestones that rows, sentences and status messages tell of. Rows come in the order of time. What no wording supports stays
 * unstated: an instant that nobody calls a detection is none.
 */
export function findMilestones(rows: readonly TimedText[], statements: readonly TimedText[], updates: readonly TimedState[]): readonly Milestone[] {
  const found = new Map<MilestoneKind, Milestone>()
  const set = (kind: MilestoneKind, row: TimedText | undefined, instant: Instant | undefined = row?.instant): void => {
    if (row && instant && !found.has(kind)) found.set(kind, {kind, instant, evidence: row.evidence})
  }
  for (const kind of ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const) {
    const row = rows.find(({words}) => words.includes(kind)) ?? rows.find(({text}) => named[kind].test(text) && !isDenied(text))
    set(kind, row, row?.end && (kind === 'mitigated' || kind === 'resolved') ? row.end : row?.instant)
  }

  const sorted = rows.toSorted((a, b) => (a.instant.at < b.instant.at ? -1 : a.instant.at > b.instant.at ? 1 : 0))
  const window = statements.find(({text, end, instant}) => end && instant.precision !== 'day' && stretch.test(text) && !onlyPart(text))
  set('started', window)
  set('started', findBeginning(sorted))
  const started = found.get('started')
  const detected = sorted.find(
    ({text, words}) => words.length === 0 && cues.detected.test(text) && !/\b(?:resolved|recovered|cleared)\b/i.test(text.slice(0, 40)),
  )
  if (detected && (!started || detected.instant.at >= started.instant.at)) set('detected', detected)
  set(
    'acknowledged',
    sorted.find(({text}) => cues.acknowledged.test(text)),
  )
  set(
    'mitigated',
    sorted.find(({text}) => cues.mitigated.test(text)),
  )

  const last = sorted.at(-1)
  const closing = updates.filter(({state}) => state === 'resolved').toSorted((a, b) => (a.instant.at < b.instant.at ? 1 : -1))[0]
  const restored = sorted.findLast(({text}) => cues.resolved.test(text) && !isDenied(text))
  set('resolved', restored, restored?.end ?? restored?.instant)
  set('resolved', window, window?.end)
  // A timeline that ends with something done ends with what ended the incident.
  if (
    last &&
    rows.length >= 4 &&
    finished.test(last.text) &&
    !isDenied(last.text) &&
    !/\b(?:customers? (?:are |were )?informed|mail(?:ed)? to|postmortem|meeting|review|credits?)\b/i.test(last.text)
  )
    set('resolved', last, last.end ?? last.instant)
  set('resolved', closing)
  set(
    'started',
    updates.toSorted((a, b) => (a.instant.at < b.instant.at ? -1 : 1)).find(({text}) => rows.length === 0 && impact.test(text)),
  )
  return ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'].flatMap(kind => found.get(kind as MilestoneKind) ?? [])
}

/**
 * The row that impact begins with: the first that speaks of it. Where that is how somebody noticed, what stands between the last change
 * and the notice is what they noticed.
 */
function findBeginning(sorted: readonly TimedText[]): TimedText | undefined {
  const first = sorted.findIndex(isImpact)
  const row = sorted[first]
  if (!row || !cues.detected.test(row.text) || impactBesides(row.text)) return row
  const change = sorted.slice(0, first).findLastIndex(({text}) => onlyTrigger.test(text))
  return sorted[change + 1] ?? row
}

/** Whether a row that tells of a notice also tells of the failure itself: "alert: error rate", but not "first mail from a customer". */
function impactBesides(text: string): boolean {
  return /\b(?:outage|down|unavailable|offline) (?:starts?|began|begins?)\b/i.test(text)
}

function isImpact({text}: TimedText): boolean {
  if (!impact.test(text) && !cues.detected.test(text)) return false
  if (onlyTrigger.test(text) && !/\b(?:fail|error|outage|down\b|unavailab|unable|crash|loss|lost|unplanned|unexpected|reboot)/i.test(text)) return false
  return !response.test(text) || cues.detected.test(text)
}

/** "Still returning errors", "did not resolve the problem": the words of an end without one. */
function isDenied(text: string): boolean {
  return (
    /\b(?:still|not (?:been )?(?:fully |yet |entirely )?(?:resolve|restore|fix|recover)\w*|did not|didn't|unsuccessful|fail(?:s|ed)? to|failed|awaiting|attempt\w*|partially|reopen\w*|unhealthy|unfortunately)\b/i.test(
      text,
    ) && !/\bfully (?:restored|recovered|operational|resolved)\b/i.test(text)
  )
}

/** A statement about the worst moments, or about one part, is not about the whole. */
function onlyPart(text: string): boolean {
  return /\b(?:at its peak|peak(?:ed)?|some may|total service disruption|partial(?:ly)?|monitored|rolled out|capacity was added|added)\b/i.test(text)
}
