import type {SectionKind} from '#src/incident/section.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'

/** A run of neighbouring text that says one kind of thing. */
export type Passage = {readonly kind: SectionKind; readonly start: number; readonly end: number}

/** What sentences of each kind say; each pattern that fits counts its weight. */
const cues: readonly (readonly [SectionKind, number, RegExp])[] = [
  [
    'remediation',
    3,
    /\b(?:we|they|our \w+|the \w+(?: team)?)(?:['’]ll| will| are going to| plan(?:s|ned)? to| intend to|['’]re (?:already )?working on| are (?:already |also )?(?:working on|implementing|adding|fixing|improving|planning|committing|introducing|investing|reviewing))\b/i,
  ],
  [
    'remediation',
    3,
    /\b(?:to prevent (?:this|a|any|such|similar|further|future)|prevent (?:this|a recurrence|recurrence)|from happening again|happen again|going forward|in (?:the )?future|additional safeguards?|next steps|long[- ]term|medium[- ]term|remedia(?:l|tion)s?|(?:have|has) (?:already |also )?(?:set|increased|added|implemented|introduced|updated|put in place)|follow-?up)\b/i,
  ],
  [
    'rootCause',
    3,
    /\b(?:root cause|caused by|the cause|due to|as a result of|result of|turned out|(?:investigation|analysis)s? (?:\w+ )?(?:identified|revealed|found|showed|indicated|confirmed)|a bug (?:was|in)|this exposed|edge case|exposed|(?:noticed|found(?: out)?|discovered|reali[sz]ed|determined|learned) that|which meant|this meant|had not failed over|misconfigur\w+|incompatib\w+|led to|because)\b/i,
  ],
  ['trigger', 2, /\b(?:triggered by|was triggered|set off by|kicked off by)\b/i],
  [
    'detection',
    3,
    /\b(?:we were (?:alerted|notified|paged|made aware)|alerted (?:us|to|by)|(?:was|were) (?:first )?(?:detected|identified|noticed|reported)|we (?:first )?noticed(?! that)|alerts? (?:fired|to fire|triggered)|(?:our|the) (?:monitoring|alerting)|received (?:\w+ )?(?:reports|alerts)|(?:started|began) to receive reports)\b/i,
  ],
  [
    'resolution',
    3,
    /\b(?:restored|resolved|roll(?:ed|ing)? back|rollback|revert(?:ed|ing)?|recover(?:ed|y)|restart(?:ed|ing)|failed over|manually|terminat(?:ed|ing)|patched|back to normal|mitigat\w+|by refreshing|reset them|was stopped|were able to|migrated to|switched (?:to|over)|workaround|corrected)\b/i,
  ],
  [
    'impact',
    3,
    /\b(?:customers?|users?|clients?|accounts?|error rates?|\d+(?:\.\d+)?\s?%|per ?cent|affected|unavailable|degraded|downtime|SLA|complete loss|delays? in|were unable|could not|couldn['’]t|backlog)\b/i,
  ],
  ['impact', 1, /\b(?:outage|failed|errors?|latency|lost|impact(?:ed)?|disruption)\b/i],
]

/** Words of courtesy and housekeeping belong with what they follow. */
const courtesy = /\b(?:sorry|apologi[sz]e|thank you|grateful|appreciate|regret)\b/i

/**
 * Splits text that stands under no heading by what it says, sentence by sentence: cause, impact, detection, resolution, remediation. The
 * first paragraph is the summary. Sentences that say nothing known go with those before them, and every word is in one passage.
 */
export function classifyPassages(lines: readonly Line[]): readonly Passage[] {
  const passages: {kind: SectionKind; start: number; end: number}[] = []
  const push = (kind: SectionKind, start: number, end: number): void => {
    const last = passages.at(-1)
    if (last && last.kind === kind) last.end = end
    else passages.push({kind, start, end})
  }
  let previous: SectionKind = 'summary'
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.kind !== 'text') {
      push(index === 0 ? 'summary' : previous, line.outerStart, line.outerEnd)
      continue
    }
    const sentences = splitSentences(line.text)
    for (const [order, sentence] of sentences.entries()) {
      const kind: SectionKind = classify(sentence.text) ?? (order === 0 && previous === 'summary' ? 'summary' : previous)
      previous = kind
      const start = order === 0 ? line.outerStart : line.start + sentence.start
      push(kind, start, order === sentences.length - 1 ? line.outerEnd : line.start + sentence.end)
    }
  }
  return passages
}

/** What a sentence says, or undefined where nothing in it tells. */
export function classify(sentence: string): SectionKind | undefined {
  if (courtesy.test(sentence)) return undefined
  const scores = new Map<SectionKind, number>()
  for (const [kind, weight, pattern] of cues) {
    const hits = sentence.match(new RegExp(pattern.source, 'gi'))?.length ?? 0
    if (hits > 0) scores.set(kind, (scores.get(kind) ?? 0) + weight + Math.min(hits - 1, 2))
  }
  return [...scores].sort((a, b) => b[1] - a[1])[0]?.[0]
}
