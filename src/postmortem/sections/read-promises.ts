import type {ActionStatus} from '#src/incident/action-item.ts'
import {type Sentence, splitSentences} from '#src/postmortem/document/split-sentences.ts'
import {readForeignPromise} from './promise-words.ts'

/** A step that prose promises or reports: the sentence's part that names it. */
export type Promise = {readonly start: number; readonly end: number; readonly text: string; readonly status: ActionStatus}

const subject = String.raw`(?:we|I|they|our (?:\w+ ){1,3}|the (?:\w+ ){1,3}|[A-Z]\w+ )`
const willDo = new RegExp(
  String.raw`\b${subject}(?:['’]ll|['’]re going to|(?:also )?(?:will|are going to|is going to|plans? to|plan(?:ned)? on|intends? to|aim to|are planning to|(?:is|are) committ\w+ to|have decided to)) (?!not be\b|be (?:sharing|providing|updating|monitoring)|continue (?:to )?(?:monitor|update|investigat|report|share|publish|communicat|keep you)|(?:provide|share|update|publish|post|keep you|let you|relay|trigger|issue|refund|credit)\b)`,
  'i',
)
const isDoing =
  /(?:\b(?:we|they)['’]re|\b(?:we|they|our \w+ team|the \w+ team) (?:are|is)) (?:already |also |now |currently )?(?:working on|implementing|adding|fixing|improving|introducing|reviewing|building|rolling out|planning|expanding|investing in|taking steps|updating|changing|moving|auditing|modifying|replacing|rewriting|migrating|upgrading|hardening|automating|extending|strengthening|increasing|reducing|separating|splitting|isolating|creating|writing|testing|evaluating|exploring|deploying|designing|developing|documenting|training|making (?:sure|it))\b/i
const hasDone =
  /\b(?:we|they|our \w+ team|the \w+(?: \w+)?)(?:['’]ve| have| has)? (?:already |also |since |immediately )*(?:increased|added|implemented|introduced|updated|deployed|set|put in place|put|improved|fixed|enabled|configured|raised|adjusted|migrated|removed|disabled|turned on|turned off|switched|changed|replaced|moved|built|written|extended|tightened|rewritten|upgraded|patched|hardened|automated|documented|doubled|halved|reduced|lowered|separated|limited|rolled out|agreed|modified|corrected|established|created|restricted|blocked|strengthened|simplified|isolated|split|revised|scheduled|ordered|hired|trained|moved over|rewrote|tuned|optimi[sz]ed|decoupled|provisioned|expanded|scaled|renewed|rotated|revoked|standardi[sz]ed|started|begun|stopped|refactored|redesigned|audited|reviewed|tested)\b/i

/** Step by step in other words: present perfect only, which tells what is so from now on. A past tense alone tells the story of the outage. */
const hasSince = /\b(?:we|they|our \w+ team|the \w+(?: \w+)?)(?:['’]ve| have| has| already| since)\b/i

/** What the writers will tell or pay is no step that makes the next outage less likely. */
const courtesy =
  /\b(?:apologi[sz]e|sorry|thank|updates? will|will (?:provide|share|update|publish|be (?:provided|sent|shared|published|posted|issued|credited|refunded)))\b/i

/** Finds the steps in prose: what will be done, is being done, or has been. Where it is about remediation, other subjects and passives name steps as well. */
export function findPromises(text: string, isRemediation: boolean): readonly Promise[] {
  let before: ActionStatus | undefined
  return splitSentences(text)
    .flatMap(toClauses)
    .flatMap(({start, end, text: sentence, goesOn}): Promise[] => {
      if (/[::?]$/.test(sentence.trim()) || isVague(sentence) || courtesy.test(sentence)) return []
      const status = readPromise(sentence, isRemediation) ?? (goesOn ? before : undefined)
      before = status
      return status ? splitSteps(sentence).map(step => ({start: start + step.start, end: Math.min(start + step.end, end), text: step.text, status})) : []
    })
}

function readPromise(sentence: string, isRemediation: boolean): ActionStatus | undefined {
  if (willDo.test(sentence)) return 'open'
  if (isDoing.test(sentence)) return 'in-progress'
  if (hasDone.test(sentence) && (isRemediation || hasSince.test(sentence))) return 'done'
  if (/\bfrom now on\b/i.test(sentence) && !/[;:]/.test(sentence)) return 'open'
  return isRemediation ? (readOwnWork(sentence) ?? readPassive(sentence) ?? readForeignPromise(sentence)) : undefined
}

/** "We've turned the setting on", "We're splitting this database": where steps are listed, whatever we have done or are doing is one. */
function readOwnWork(sentence: string): ActionStatus | undefined {
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

/** "The limit has been raised", "spares to be held in Leeds": steps that name nobody. */
function readPassive(sentence: string): ActionStatus | undefined {
  if (/\b(?<!\b(?:this|that|it|which|who|we|I|you|there|customers|users) )will (?!not\b|be\b|have\b|only\b|no\b)[a-z]+\b/i.test(sentence)) return 'open'
  if (/\b(?:will be|(?:is|are) going to be|to be) (?:\w+ly )?(?:\w+ed|set|put|built|kept|held|read|run|moved)\b/i.test(sentence)) return 'open'
  // "The script now stops at the first error": what is so from now on has been done.
  if (/^(?:the|our|each|every|all|a|an) (?:[\w'’-]+ ){1,4}now (?!\w+ing\b)[a-z]+s?\b/i.test(sentence)) return 'done'
  return /\b(?:has|have) (?:now |already |since |also )*been (?:\w+ly )?(?!(?:contacted|informed|notified|refunded|credited|compensated|reimbursed|thanked)\b)(?:\w+ed|set|put|built|moved)\b/i.test(
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
  String.raw`[,;]\s+(?:and\s+|but\s+)?(?=(?:(?:next|this|later this) \w+,? )?(?:we|I|our|the)\b)|,\s+and\s+(?=(?<verb>${verbs})\s)|\s+and\s+(?=(?:we|I)(?:['’]|\s(?:will|are|have|also|plan)\b))`,
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
    if (!isPromise(own) || (match.groups?.verb ? !willDo.test(own) : !isPromise(/^[^,;]*/.exec(rest)?.[0] ?? ''))) continue
    clauses.push({start: sentence.start + at, end: sentence.start + match.index, text: own, goesOn})
    at = match.index + match[0].length
    goesOn = match.groups?.verb !== undefined
  }
  return [...clauses, {start: sentence.start + at, end: sentence.end, text: sentence.text.slice(at), goesOn}]
}

function isPromise(text: string): boolean {
  return willDo.test(text) || isDoing.test(text) || hasDone.test(text)
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

/** A lead-in to what follows, a condition, or a pointer at something said before names no step of its own. */
function isVague(sentence: string): boolean {
  if (/\b(?:the|these) (?:following|(?:\w+ ){0,2}below)\b[^:;]{0,40}[.]?$/i.test(sentence.trim())) return true
  if (
    /\b(?:numerous|several|a number of|the following|various|many|some) (?:\w+ ){0,2}(?:changes|improvements|steps|measures|actions|fixes|safeguards|initiatives)\b/i.test(
      sentence,
    ) &&
    !/\bincluding\b/i.test(sentence)
  )
    return true
  if (/^(?:if|when|once|as soon as|until|unless)\b|\b(?:but )?(?:once|as soon as|if) we (?:can|have|know)\b/i.test(sentence)) return true
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
