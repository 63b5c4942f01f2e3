import type {ActionStatus} from '#src/incident/action-item.ts'
import {type Sentence, splitSentences} from '#src/postmortem/document/split-sentences.ts'
import {isNeed, isRecommended} from './need-words.ts'
import {readForeignPromise} from './promise-words.ts'

/** A step that prose promises or reports: the sentence's part that names it. */
export type Promise = {readonly start: number; readonly end: number; readonly text: string; readonly status: ActionStatus}

const future = String.raw`(?:['’]ll|['’]re going to|(?:also )?(?:will|are going to|is going to|plans? to|plan(?:ned)? on|intends? to|aim to|are planning to|(?:is|are) committ\w+ to(?= (?!providing|delivering|maintaining|ensuring|being|serving|offering|keeping|learning|working|doing)\w+ing\b)|ha(?:s|ve) (?:decided|agreed) to)) `
/** "We will make sure to keep you updated": what the writers will tell, in words that promise to try. */
const trying = String.raw`(?:(?:also|always|still|then|certainly|of course) )*(?:make (?:sure|certain)|be sure|ensure|do (?:our|my) (?:best|utmost)|do everything (?:we|I) can|try|strive|endeavou?r|aim|commit)(?: (?:that )?(?:we|I)| to| and|(?: \w+){0,2} to)? (?:always |continue to |regularly )?(?:keep(?:ing)? (?:you|everyone|customers|our|all|users|clients)|inform|update (?:you|everyone|customers|our|users|clients|this|the status)|communicat|notify|tell|serve|earn|answer)`
const told = String.raw`(?!not be\b|be (?:sharing|providing|updating|monitoring)|continue (?:to )?(?:monitor|update|investigat|report|share|publish|communicat|provid|learn|analy[sz]|striv|support|serv|listen|keep |do (?:our|my)|be (?:transparent|available|here)|work(?:ing)? (?:hard|closely with|with [^.;]{0,60}\bto (?:stay|keep|learn|understand|investigate|determine|identify|find out)))|${trying}|provide (?!(?:us |with |an? |the )*(?:\w+ )?(?:hotfix|fix|patch|firmware|spare|replacement|training)\b)|(?:share|update|publish|post|keep you|let you|relay|trigger|issue|refund|credit)\b)`
const weWill = new RegExp(String.raw`\b(?:we|I)${future.replace('(?:also )?', String.raw`\s(?:also )?`)}${told}`, 'i')
/** What will be so, or happen to somebody, is no work of anyone: "will be lost", "will need to sign in again", "will be between 2 and 4 am". */
const state = String.raw`(?!(?:likely |probably |also |only |then |still |now )*(?:be (?:\w+ly )?(?:lost|affected|impacted|down|gone|here|back|offline|online|able|unable|available|unavailable|visible|required|needed|necessary|occurring|happening|taking|a|an|no|on|at|from|between|within|during|\d\w*)|need|experience|notice|lose|remain|stay|happen|occur|result|mean|expire|arrive|take place|go ahead|proceed|see|no longer|not|(?:guide|help|allow|enable) (?:us|you|them)|(?:start|begin|end|commence|finish|continue|work|run|function|operate)(?= (?:and|as|at|on|again|normally|soon|shortly|until|through)\b|[.,;]|$))(?![\w]))`
const othersWill = new RegExp(
  String.raw`\b(?!(?:we|I|you|customers?|users?|clients?|members?|this|that|it|which|who|there|these|those|them|my|our|their|his|her|its|your|an?|no|any|everything|nothing|anything|all|everyone|anyone|someone|nobody) )[a-z]\w* ${future}${told}${state}`,
  'i',
)
const working =
  'working on|preparing to|implementing|adding|fixing|improving|introducing|reviewing|building|rolling out|planning|expanding|investing in|taking steps|updating|changing|moving|auditing|modifying|replacing|rewriting|migrating|upgrading|hardening|automating|extending|strengthening|increasing|reducing|separating|splitting|isolating|creating|writing|testing|evaluating|exploring|deploying|designing|developing|documenting|training|making (?:sure|it)|setting up|eliminating|tightening|redesigning|reworking|refactoring|consolidating|putting (?:\\w+ ){1,5}in(?:to)? place'
const isDoing = new RegExp(
  String.raw`(?:\b(?:we|they)['’]re|\b(?:we|they|our \w+ team|the \w+ team) (?:are|is)) (?:already |also |now |currently )?(?:${working})\b`,
  'i',
)
/** Where steps are listed, whoever is at work: "Example Calls is beginning to replace its switches", "Our supplier is testing a patch". */
const isAtWork = new RegExp(
  String.raw`^(?:[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,3} |(?:Our|The|A|An) (?:[\w-]+ ){1,5}?)(?:is|are) (?:already |also |now |currently |actively )*(?:${working}|beginning|starting|undertaking|conducting|carrying out|ordering|procuring|installing|revising|removing|enabling|assessing|preparing)\b`,
)
const hasDone =
  /\b(?:we|they|our \w+ team|the \w+(?: \w+)?)(?:['’]ve| have| has)? (?:already |also |since |immediately )*(?:increased|added|implemented|introduced|updated|deployed|set|put in place|put(?! out\b| it\b)|improved|fixed|enabled|configured|raised|adjusted|migrated|removed|disabled|turned on|turned off|switched|changed|replaced|moved|built|written|extended|tightened|rewritten|upgraded|patched|hardened|automated|documented|doubled|halved|reduced|lowered|separated|limited|rolled out|agreed|modified|corrected|established|created|restricted|blocked|strengthened|simplified|isolated|split|revised|scheduled|ordered|hired|trained|moved over|rewrote|tuned|optimi[sz]ed|decoupled|provisioned|expanded|scaled|renewed|rotated|revoked|standardi[sz]ed|started|begun|stopped|refactored|redesigned|audited|reviewed|tested)\b/i

const isUnderWay =
  /\b(?:work|a project|an effort|efforts|preparations?) (?:is|are|has|have) (?:now |already |currently )?(?:under ?way|in progress|ongoing|started|begun) (?:to|on) /i
/** "The supplier has prepared a patch": what somebody made for it is a step wherever it is told. */
const hasFix =
  /\b(?:has|have) (?:now |already |since |also )*(?:prepared|provided|released|supplied|issued|delivered|produced|developed|shipped|sent) (?:us )?(?:with )?(?:a|an|the|new) (?:\w+ ){0,4}(?:fix|fixes|patch|patches|hotfix|firmware|correction|bugfix)\b/i
/** "In the future I want to test it first". */
const intends =
  /^\W*(?:and )?(?:in (?:the )?future|going forward|moving forward|next time)\b.{0,40}?\b(?:we|I)(?:['’]d like| (?:also )?(?:want|would like|hope|need|must|should|have|are looking|aim|plan)) to\b/i

/** "The browser will try the next address when one fails": how a thing works, not what anybody will do. */
const habit = /\bwill\b.{0,200}\b(?:when|whenever|each time|every time)\b/is
/** "Additional checks have also been added", "Writes have been protected against now by …": what guards against the next outage, wherever it is told. */
const isGuarded =
  /\b(?:additional|extra|further|new|more|better|stricter|improved|automatic|automated) (?:[\w-]+ ){1,6}(?:has|have) (?:now |also |already |since |subsequently )*been (?:now |also |since )?(?:added|put in place|implemented|introduced|installed|configured|deployed|enabled|applied|set up|established|scheduled|built|written|created)\b|\b(?:has|have) (?:now |also |already |since )*been (?:protected|guarded|safeguarded|secured|hardened) against\b/i
/** "Our alerts are being fine-tuned": the means to watch, to test and to act, at work upon which is no part of an outage. */
const isTuned =
  /\b(?:monitoring|alerting|alerts?|alarms?|thresholds?|procedures?|process(?:es)?|runbooks?|documentation|training|policies|policy|safeguards|checks)(?: [\w-]+){0,3} (?:is|are) (?:now |currently |already |also )*being (?:\w+ly )?(?:fine-?tuned|tuned|improved|reviewed|revised|updated|extended|expanded|added|implemented|rewritten|reworked|strengthened|tightened|enhanced|introduced|put in place|rolled out|developed|built|adjusted|refined|upgraded)\b/i

/** Step by step in other words: present perfect only, which tells what is so from now on. A past tense alone tells the story of the outage. */
const hasSince = /\b(?:we|they|our \w+ team|the \w+(?: \w+)?)(?:['’]ve| have| has| already| since)\b/i

/** What the writers will tell or pay is no step that makes the next outage less likely. */
const courtesy =
  /\b(?:apologi[sz]e|sorry|thank|updates? will|will (?:provide (?!(?:us |with |an? |the )*(?:\w+ )?(?:hotfix|fix|patch|firmware|spare|replacement|training)\b)|share|update|publish|be (?:provided|sent|shared|published|posted|issued|credited|refunded|paid|compensated|reimbursed))|(?:reports?|rca|post-?mortem|summary|details|information|announcements?|window) will|will (?:also )?(?:write|speak|talk|blog|tell|say) (?:\w+ )?(?:about|more)\b|(?:have|be) more to (?:tell|say|share))\b/i

/** Whether a sentence says that something guards against the next outage now: a step even where a message tells how this one ended. */
export function isSafeguard(sentence: string): boolean {
  return isGuarded.test(sentence)
}

/** Finds the steps in prose: what will be done, is being done, or has been. Where it is about remediation, other subjects and passives name steps as well. */
export function findPromises(text: string, isRemediation: boolean): readonly Promise[] {
  let before: ActionStatus | undefined
  return splitSentences(text)
    .flatMap(toClauses)
    .flatMap(({start, end, text: sentence, goesOn}): Promise[] => {
      if (/[:：?？]$/.test(sentence.trim()) || isVague(sentence) || courtesy.test(sentence)) return []
      const status = readPromise(sentence, isRemediation) ?? (goesOn ? before : undefined)
      before = status
      return status ? splitSteps(sentence).map(step => ({start: start + step.start, end: Math.min(start + step.end, end), text: step.text, status})) : []
    })
}

function readPromise(sentence: string, isRemediation: boolean): ActionStatus | undefined {
  if (willDo(sentence, isRemediation) || intends.test(sentence)) return 'open'
  if (isDoing.test(sentence)) return 'in-progress'
  if (hasFix.test(sentence) || isGuarded.test(sentence)) return 'done'
  if (isTuned.test(sentence)) return 'in-progress'
  if (isRemediation && isRecommended(sentence)) return 'candidate'
  if (hasDone.test(sentence) && (isRemediation || hasSince.test(sentence))) return 'done'
  if (/\bfrom now on\b/i.test(sentence) && !/[;:]/.test(sentence)) return 'open'
  return isRemediation ? (readOwnWork(sentence) ?? readPassive(sentence) ?? readNeed(sentence) ?? readForeignPromise(sentence)) : undefined
}

/** What has to be, and what is at work. */
function readNeed(sentence: string): ActionStatus | undefined {
  if (isNeed(sentence)) return 'open'
  return isAtWork.test(sentence) || isUnderWay.test(sentence) ? 'in-progress' : undefined
}

/** "We spent much time improving our alerts". */
const worked =
  /\b(?:we|I|our teams?|the team)\b.{0,120}\b(?:spent|invested|dedicated) (?:\w+ ){0,3}(?:time|effort|energy|weeks|days|months) (?:on |in |into |to )?(?!investigating|finding|looking|trying|recovering|restoring|debugging|analy[sz]ing|understanding)\w+ing\b/is
/** "The setting is corrected": where steps are listed, what is so now. */
const isMended =
  /^(?:the|our|each|every|all|this|that) (?:[\w'’-]+ ){0,4}(?:is|are) (?:now |already |since )*(?:corrected|fixed|automated|replaced|configured correctly|in place|documented|patched|enabled|disabled|removed|monitored|separated|upgraded|hardened)\b(?! (?:by hand|in|when|every|each|manually|before|after|with)\b)/i

/** "We've turned the setting on", "We're splitting this database": where steps are listed, whatever we have done or are doing is one. */
function readOwnWork(sentence: string): ActionStatus | undefined {
  if (worked.test(sentence) || isMended.test(sentence)) return 'done'
  const own =
    /^(?:\W*(?:as well|also|first|second(?:ly)?|third|finally|next|then|in addition|since then|meanwhile),?\s+)*we(?:['’](?<short>ve|re)|\s(?<long>have|are))\s+(?:already |also |now |since |currently |all )*(?<verb>[a-z]+)\b/iu.exec(
      sentence,
    )?.groups
  const verb = own?.verb?.toLowerCase()
  if (
    !own ||
    !verb ||
    /^(?:been|learn\w*|taken|seen|noticed|found|had|known|come|become|sorry|very|not|no|sure|aware|confident|committed|grateful|happy|proud|always|never|identified|reali[sz]ed|contacted|told|received|decided|hoping|expecting|continuing|monitoring|investigating|hiring|looking|thinking|considering|going|able|here|in|at|on|with)$/.test(
      verb,
    )
  )
    return undefined
  const isDone = /^(?:ve|have)$/i.test(own.short ?? own.long ?? '')
  if (isDone) return 'done'
  return verb.endsWith('ing') ? 'in-progress' : undefined
}

/** What happens to those whom the text is for: "Some users will be logged out", "Your mailboxes will be moved". */
const toldOthers =
  /^\W*(?:(?:some|all|most|many|the|our|any|affected|impacted|remaining|these|those) )*(?:you|your|customers?|users?|clients?|members?|visitors?|subscribers?|accounts?|everyone|anyone)\b/i

/** "The limit has been raised", "spares to be held in Leeds": steps that name nobody. */
function readPassive(sentence: string): ActionStatus | undefined {
  if (toldOthers.test(sentence)) return undefined
  if (
    /\b(?<!\b(?:this|that|it|which|who|we|I|you|there|customers|users|everything|nothing|all|everyone) )will (?!not\b|be\b|have\b|only\b|no\b|now\b|likely\b|probably\b|take place\b|go ahead\b|proceed\b|guide\b|start\b|begin\b|commence\b|end\b|finish\b|need\b|see\b|notice\b|lose\b|experience\b|remain\b|stay\b|mean\b|happen\b|occur\b|result\b|expire\b|arrive\b)[a-z]+\b/i.test(
      sentence,
    )
  )
    return 'open'
  if (
    /\b(?:will be|(?:is|are) going to be|to be) (?:\w+ly )?(?!(?:affected|impacted|required|needed|delayed|informed|notified|contacted|credited|refunded|charged)\b)(?:\w+ed|set|put|built|kept|held|read|run|moved)\b/i.test(
      sentence,
    )
  )
    return 'open'
  // "A second path is being tested".
  if (
    /(?<![\w'’-])(?!(?:customers|users|this|it|that|you|we|they) )[\w'’-]+ (?:is|are) (?:now |currently |already |also |still )*being (?:\w+ly )?(?!(?:investigated|monitored|affected|impacted|served|processed|delivered|sent|restored|resolved|used|held|contacted|notified|kept)\b)(?:\w+ed|built|rebuilt|set|put|written|rewritten|drawn)\b/i.test(
      sentence,
    )
  )
    return 'in-progress'
  // "The script now stops at the first error": what is so from now on has been done.
  if (/^(?:the|our|each|every|all|a|an) (?:[\w'’-]+ ){1,4}now (?!\w+ing\b)[a-z]+s?\b/i.test(sentence)) return 'done'
  return /\b(?:has|have) (?:now |already |since |also )*been (?:\w+ly )?(?!(?:asked|restored|rebooted|restarted|resolved|contacted|informed|notified|refunded|credited|compensated|reimbursed|thanked)\b)(?:\w+ed|set|put|built|moved)\b/i.test(
    sentence,
  )
    ? 'done'
    : undefined
}

/** What people promise to do, as it begins a clause behind "and": "we will raise the limit, and add an alert". */
const verbs =
  'add|raise|increase|reduce|lower|limit|introduce|implement|create|build|improve|review|update|extend|test|write|document|automate|migrate|move|replace|remove|split|monitor|alert|page|check|audit|upgrade|enable|disable|harden|separate'

/** A part of a sentence; one that goes on has its subject, and so its state, from the part before it. */
type Clause = Sentence & {readonly goesOn: boolean}

const clause = new RegExp(
  String.raw`[,;]\s+(?:and\s+|but\s+)?(?=(?:(?:next|this|later this) \w+,? )?(?:we|I|our|the)\b)|,\s+and\s+(?=(?<verb>${verbs})\s)|,?\s+(?:as well as|and also)\s+(?=(?<more>\w+ing)\b)|\s+and\s+(?=(?:we|I)(?:['’]|\s(?:will|are|have|also|plan)\b))`,
  'gi',
)

/** "We will split it, and we're going to add an alert": each clause with a promise of its own is a step. */
function toClauses(sentence: Sentence): readonly Clause[] {
  // Nobody promises in sentences of that length; looking for clauses in them would cost their square.
  if (sentence.text.length > 1500) return [{...sentence, goesOn: false}]
  const clauses: Clause[] = []
  let [at, goesOn] = [0, false]
  for (const match of sentence.text.matchAll(clause)) {
    const rest = sentence.text.slice(match.index + match[0].length)
    const own = sentence.text.slice(at, match.index)
    const more = match.groups?.more !== undefined
    // "…, as well as adjusting" behind what lists its steps itself is parted there.
    if (
      !isPromise(own) ||
      (more ? !isDoing.test(own) || /\bincluding\b|:\s/i.test(own) : match.groups?.verb ? !willDo(own) : !isPromise(/^[^,;]*/.exec(rest)?.[0] ?? ''))
    )
      continue
    clauses.push({start: sentence.start + at, end: sentence.start + match.index, text: own, goesOn})
    at = match.index + match[0].length
    goesOn = more || match.groups?.verb !== undefined
  }
  return [...clauses, {start: sentence.start + at, end: sentence.end, text: sentence.text.slice(at), goesOn}]
}

function willDo(text: string, isRemediation = true): boolean {
  return weWill.test(text) || (othersWill.test(text) && !toldOthers.test(text) && (isRemediation || !habit.test(text)))
}

function isPromise(text: string): boolean {
  return willDo(text) || isDoing.test(text) || hasDone.test(text)
}

const number = /(?:^|[\s:;,.(])\(?(?<number>\d{1,2})[.)]\s+(?=\S)/g

/** "1) … 2) … 3) …" in a line: each part, where the numbers count up from one. */
export function splitNumbered(text: string): readonly Sentence[] {
  const marks: {index: number; end: number}[] = []
  for (const match of text.matchAll(number)) {
    if (Number(match.groups?.number) === marks.length + 1) marks.push({index: match.index, end: match.index + match[0].length})
  }
  if (marks.length < 2) return []
  return marks.map(({end}, index) => {
    const raw = text.slice(end, marks[index + 1]?.index ?? text.length).replace(/[\s,;]+(?:and|und|et|y|e|en)?\s*$/u, '')
    return {start: end, end: end + raw.length, text: raw}
  })
}

const bullet = /(?:^|[:.;!?])\s*[•▪◦‣●∙·]\s+(?=\S)|\s[•▪◦‣●∙]\s+(?=\S)/g

/** "… the following: • Improve … • Test … We thank you": the items of a list that lost its breaks; behind the last one the text goes on. */
export function splitBulleted(text: string): readonly Sentence[] {
  const marks = [...text.matchAll(bullet)].map(({index, 0: mark}) => ({index, end: index + mark.length}))
  if (marks.length < 2) return []
  return marks.map(({end}, order) => {
    const next = marks[order + 1]
    const raw = next ? text.slice(end, next.index + 1).replace(/[\s,;:•▪◦‣●∙·]+$/, '') : (splitSentences(text.slice(end))[0]?.text ?? '')
    return {start: end, end: end + raw.length, text: raw}
  })
}

/** "Here is what happened and what we are going to do": what a text says of itself. */
const outlines =
  /^\W*(?:here(?:['’]s| is| are)|below (?:is|are|you)|(?:this|the) (?:post|page|report|document|article|letter|summary|section|write-?up)\b|(?:in|with) this\b|(?:we|I)(?:['’]d like to| want to| would like to| will| wanted to|['’]ll)? (?:share|explain|outline|describe|walk|detail|summari[sz]e)\b).{0,300}\b(?:what|how|why|the (?:steps|work|actions|measures|things|changes)) (?:(?:that )?(?:we|I|they)\b|happened)/is

/** A lead-in to what follows, a condition, or a pointer at something said before names no step of its own. */
function isVague(sentence: string): boolean {
  if (outlines.test(sentence)) return true
  if (/\b(?:the|these) (?:following|(?:\w+ ){0,2}below)\b[^:;]{0,40}[.]?$/i.test(sentence.trim())) return true
  if (
    /\b(?:numerous|several|a number of|the following|various|many|some) (?:\w+ ){0,2}(?:changes|improvements|steps|measures|actions|fixes|safeguards|initiatives)\b/i.test(
      sentence,
    ) &&
    !/\bincluding\b/i.test(sentence)
  )
    return true
  if (/^(?:if|when|once|as soon as|until|unless)\b|\b(?:but )?(?:once|as soon as|if) we (?:can|have|know)\b/i.test(sentence)) return true
  if (
    /^\W*(?:and )?(?:we|I)(?:['’]ll| will| can| must| should| need to| want to| have to) (?:\w+ ){0,3}(?:do|be) (?:much |a lot )?better\b.{0,12}$/i.test(
      sentence,
    )
  )
    return true
  if (
    /\b(?:these|those|they|them|all|improvements|actions|measures|items|work) will be (?:\w+ly )?(?:tracked|finished|completed|done|prioriti[sz]ed|discussed|carried out|followed up)\b/i.test(
      sentence,
    )
  )
    return true
  return sentence.split(/\s+/).length <= 9 && /\b(?:that|this|these|those) (?:bug|issue|problem|one|fix)?\b[.!]?$/i.test(sentence.trim())
}

/** "…, including fixing the bug that…, as well as adjusting the limits…": two steps in a sentence. */
function splitSteps(sentence: string): readonly {start: number; end: number; text: string}[] {
  const list = /\bincluding\s+|:\s+/i.exec(sentence)
  if (!list) return [{start: 0, end: sentence.length, text: sentence}]
  const from = list.index + list[0].length
  const steps: {start: number; end: number; text: string}[] = []
  let at = from
  for (const match of sentence.slice(from).matchAll(/,?\s+(?:as well as|and also)\s+(?=\w+ing\b)|,\s+(?:and\s+)?(?=\w+ing\b)|\s+and\s+(?=\w+ing\b)|;\s+/gi)) {
    steps.push({start: at, end: from + match.index, text: sentence.slice(at, from + match.index)})
    at = from + match.index + match[0].length
  }
  steps.push({start: at, end: sentence.length, text: sentence.slice(at)})
  return steps.every(({text}) => /^\w+ing\b/i.test(text)) ? steps : [{start: 0, end: sentence.length, text: sentence}]
}
