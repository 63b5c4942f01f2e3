import type {SectionKind} from '#src/incident/section.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findRunInHeadings, type RunInHeading} from './find-run-in-headings.ts'
import {findNamedKind, toSectionKind} from './section-names.ts'

/** A run of neighbouring text that says one kind of thing. */
export type Passage = {readonly kind: SectionKind; readonly start: number; readonly end: number}

/** What sentences of each kind say; each pattern that fits counts its weight. */
const cues: readonly (readonly [SectionKind, number, RegExp])[] = [
  [
    'remediation',
    3,
    /\b(?:we|they|our \w+|the \w+(?: team)?)(?:['’]ll| will| are going to| plan(?:s|ned)? to| intend to|['’]re (?:already )?working on| are (?:already |also |now )?(?:making|changing|modifying|auditing|building|moving|replacing|rewriting|updating|rolling out|looking into|working on|implementing|preparing|adding|fixing|improving|planning|committing|introducing|investing|reviewing))\b/i,
  ],
  [
    'remediation',
    3,
    /\b(?:to prevent (?:this|a|any|such|similar|further|future)|prevent (?:this|a recurrence|recurrence)|from happening again|happen again|going forward|in (?:the )?future|additional safeguards?|next steps|(?:taking|take|taken|planned|plan|agreed on) (?:the following|these) (?:\w+ )?(?:actions|steps|measures|improvements|changes)|long[- ]term|medium[- ]term|remedia(?:l|tion)s?|(?:have|has|['’]ve) (?:already |also |since |now )*(?:modified|changed|moved|removed|disabled|enabled|replaced|documented|rewritten|built|written|separated|split|limited|raised|lowered|set|increased|added|implemented|introduced|updated|put in place)|follow-?up|several changes|(?:the|our) (?:\w+ ){1,3}now (?!\w+ing\b)\w+s|next (?:week|month|quarter|sprint))\b/i,
  ],
  [
    'remediation',
    3,
    /(?:(?:afin|pour) (?:d['’]|de |que? )[^.]{0,60}(?:éviter|reproduise|empêcher|prévenir)|ne (?:pas )?se reproduise|à l['’]avenir|um (?:so etwas|dies\w*|ähnliche\w*|solche\w*|[^.]{0,40}) ?(?:künftig|in Zukunft|zukünftig) (?:zu )?(?:vermeiden|verhindern)|damit [^.]{0,60}nicht (?:wieder|noch einmal|erneut)|para (?:evitar|prevenir|impedir) (?:que|una? |futur)|vuelva a (?:ocurrir|suceder|pasar)|volte a (?:ocorrer|acontecer)|om (?:herhaling|dit|zoiets)[^.]{0,40}te voorkomen|再発(?:を)?防止|今後(?:は|の対策)|(?:以)?(?:避免|防止)[^。]{0,20}(?:再次|类似))/iu,
  ],
  [
    'rootCause',
    3,
    /\b(?:root cause|caused by|the cause|due to|as a result of|result of|turned out|(?:investigation|analysis)s? (?:\w+ )?(?:identified|revealed|found|showed|indicated|confirmed)|a bug (?:was|in)|this exposed|edge case|exposed|(?:noticed|found(?: out)?|discovered|reali[sz]ed|determined|learned) that|which meant|this meant|had not failed over|misconfigur\w+|incompatib\w+|led to|because|was full|filled up|had (?:never|not) been|by mistake|by accident|inadvertently|wrong (?:argument|value|setting|version|address|host)|mistyped|overload\w*|exhausted|had expired|larger (?:set|number) (?:of \w+ )?than)\b/i,
  ],
  ['lessonsWell', 4, /\b(?:worked|went) (?:really |very |particularly |quite )?well\b/i],
  ['trigger', 2, /\b(?:triggered by|was triggered|set off by|kicked off by)\b/i],
  [
    'detection',
    3,
    /\b(?:we were (?:alerted|notified|paged|made aware)|alerted (?:us|to|by)|(?:was|were) (?:first )?(?:detected|identified|noticed|reported)|we (?:first )?noticed(?! that)|alerts? (?:fired|to fire|triggered)|(?:our|the) (?:monitoring|alerting)|received (?:\w+ )?(?:reports|alerts)|(?:started|began) to receive reports|(?:the )?first sign|called (?:our|the) support|paged|(?:our|the) (?:\w+ )?(?:checks?|dashboards?|probes?) (?:only |just |still )?(?:looks?|looked|checks?|checked|show(?:s|ed)?|stayed|were|was|did)|came to our attention)\b/i,
  ],
  [
    'resolution',
    3,
    /\b(?:restored|resolved|roll(?:ed|ing)? back|rollback|revert(?:ed|ing)?|recover(?:ed|y)|restart(?:ed|ing)|failed over|manually (?!configured|connected|entered|created|managed|set)|terminat(?:ed|ing)|patched|back to normal|mitigat\w+|by refreshing|reset them|was stopped|were able to|migrated to|switched (?:to|over)|workaround|corrected|(?:switched|moved|pointed|turned|put|brought|changed) (?:\w+ ){0,4}back|to get out of it|turned off|brought (?:\w+ ){0,3}online|raised the limit|took (?:the|it|them) offline|operational (?:status|again)|(?:confirmed|verified) (?:\w+ ){0,4}(?:operational|working|stable|healthy|recovered)|(?:was|were|are|is) (?:now |again |fully |tentatively )+operational|came back (?:up|online|to life)|normal operations?)\b/i,
  ],
  ['impact', 2, /\b(?:customers?|users?|clients?|accounts?|members?|visitors?|you (?:will|may|might) have)\b/i],
  [
    'impact',
    3,
    /\b(?:error rates?|\d+(?:\.\d+)?\s?%|per ?cent|affected|impacted|unavailable|not (?:be )?available|came back empty|logged out|no data (?:was|were) lost|degraded|downtime|SLA|complete loss|delays? in|were unable|(?:was|were) offline|could not|couldn['’]t|backlog)\b/i,
  ],
  ['impact', 1, /\b(?:outage|failed|errors?|latency|lost|impact(?:ed)?|disruption)\b/i],
]

const global = cues.map(([kind, weight, pattern]) => [kind, weight, new RegExp(pattern.source, 'gi')] as const)

const greeting = /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings|hallo|liebe\w*|bonjour|hola|olá|beste)\b[^.!?]{0,40}[,!:.]?\s*$/i

/** Words of courtesy and housekeeping belong with what they follow. */
const courtesy = /\b(?:sorry|apologi[sz]e|thank you|grateful|appreciate|regret)\b/i

/**
 * Splits text that stands under no heading by what it says, paragraph by paragraph, and by sentence where one says several things: cause, impact, detection, resolution, remediation. The
 * first paragraph is the summary. Sentences that say nothing known go with those before them, and every word is in one passage.
 */
export function classifyPassages(lines: readonly Line[]): readonly Passage[] {
  const passages: {kind: SectionKind; start: number; end: number}[] = []
  const push = (kind: SectionKind, start: number, end: number): void => {
    const last = passages.at(-1)
    if (last && last.kind === kind) last.end = Math.max(last.end, end)
    else passages.push({kind, start, end})
  }
  let previous: SectionKind = 'summary'
  // "Hi everyone," is no summary yet.
  const opening = lines[1] && greeting.test(lines[0]?.text ?? '') ? 1 : 0
  const runIns = listRunIns(lines)
  for (const [index, line] of lines.entries()) {
    const heads = runIns.get(line)
    if (heads) {
      previous = heads.at(-1)?.kind ?? previous
      if ((heads[0]?.start ?? 0) > 0) push(index === 0 ? 'summary' : (passages.at(-1)?.kind ?? 'summary'), line.outerStart, line.start + (heads[0]?.start ?? 0))
      for (const [order, {kind, start}] of heads.entries()) {
        const next = heads[order + 1]
        push(kind, start === 0 ? line.outerStart : line.start + start, next ? line.start + next.start : line.outerEnd)
      }
      continue
    }
    if (index <= opening || line.kind !== 'text') {
      push(index <= opening ? 'summary' : previous, line.outerStart, line.outerEnd)
      continue
    }
    // "Actions: …", "Why was there no fuel? …": a paragraph may say itself what it is.
    const told = findTold(line.text)
    if (told) {
      previous = told
      push(told, line.outerStart, line.outerEnd)
      continue
    }
    const sentences = splitSentences(line.text)
    const scored = sentences.map(({text}) => score(text))
    // A paragraph that mostly says one thing says it as a whole.
    const whole = findMain(scored)
    for (const [order, sentence] of sentences.entries()) {
      const kind: SectionKind = whole ?? scored[order]?.kind ?? (order === 0 && previous === 'summary' ? 'summary' : previous)
      previous = kind
      const start = order === 0 ? line.outerStart : line.start + sentence.start
      push(kind, start, order === sentences.length - 1 ? line.outerEnd : line.start + sentence.end)
    }
  }
  return passages
}

/** Headings that run into their text, by line. One alone, or one word each, may as well be the beginning of a sentence. */
function listRunIns(lines: readonly Line[]): ReadonlyMap<Line, readonly RunInHeading[]> {
  const found = new Map<Line, readonly RunInHeading[]>()
  for (const line of lines) {
    const heads = line.kind === 'text' && line.text.length > 120 ? findRunInHeadings(line.text) : []
    if (heads.length > 0) found.set(line, heads)
  }
  const all = [...found.values()].flat()
  return new Set(all.map(({kind}) => kind)).size >= 2 && all.some(({words}) => words >= 2) ? found : new Map()
}

/** What a paragraph is by the label or the question that it begins with. */
function findTold(text: string): SectionKind | undefined {
  const name = /^[*_\s]*(?<name>\p{Lu}[\p{L} ]{2,40}?)[*_\s]*[:：]\s*\S/u.exec(text)?.groups?.name
  const named = name === undefined ? undefined : findNamedKind(name)
  if (named && named !== 'other') return named
  const question = /^(?:why|how|what)\b[^.!?\n]{4,80}\?(?=\s+\S)/i.exec(text)?.[0]
  const asked = question === undefined ? 'other' : toSectionKind(question)
  return asked === 'other' ? undefined : asked
}

type Score = {readonly kind: SectionKind; readonly score: number}

/** The kind that more than two thirds of what a paragraph says speaks for; undefined where it says several things. */
function findMain(scored: readonly (Score | undefined)[]): SectionKind | undefined {
  const sums = new Map<SectionKind, number>()
  let total = 0
  for (const each of scored) {
    if (!each) continue
    total += each.score
    sums.set(each.kind, (sums.get(each.kind) ?? 0) + each.score)
  }
  return [...sums].find(([, sum]) => sum > (total * 2) / 3)?.[0]
}

/** What a sentence says and how clearly; undefined where nothing in it tells. */
function score(sentence: string): Score | undefined {
  if (courtesy.test(sentence)) return undefined
  const scores = new Map<SectionKind, number>()
  for (const [kind, weight, pattern] of global) {
    const hits = sentence.match(pattern)?.length ?? 0
    if (hits > 0) scores.set(kind, (scores.get(kind) ?? 0) + weight + Math.min(hits - 1, 2))
  }
  const best = [...scores].sort((a, b) => b[1] - a[1])[0]
  return best && {kind: best[0], score: best[1]}
}
