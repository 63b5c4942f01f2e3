import {type Sentence, splitSentences} from '#src/postmortem/document/split-sentences.ts'
import {findRelativeTimes, type RelativeTime} from '#src/postmortem/time/find-relative-times.ts'
import {findTimes, type TimeMention} from '#src/postmortem/time/find-times.ts'

/** A sentence with the time it tells: one that is written, or one by its distance from another ("20 minutes later"). */
export type TimedSentence = {readonly mention: TimeMention | RelativeTime; readonly sentence: Sentence}

/** Sentences that mention a clock, each with the mention; one that mentions two is cut before the second. What follows without a time belongs to the last. */
export function toTimedSentences(text: string): readonly TimedSentence[] {
  const mentions = listTimes(text)
  if (mentions.length === 0) return []
  let first = 0
  return splitSentences(text).flatMap(sentence => {
    while ((mentions[first]?.start ?? sentence.start) < sentence.start) first++
    let last = first
    while ((mentions[last]?.start ?? sentence.end) < sentence.end) last++
    const inside = mentions.slice(first, last)
    if (isPlan(sentence.text) || isAside(sentence.text)) return []
    return inside.flatMap((mention, index): TimedSentence[] => {
      const from = index === 0 ? sentence.start : cutBefore(text, inside[index - 1]?.end ?? sentence.start, mention.start)
      const next = inside[index + 1]
      const to = next ? cutBefore(text, mention.end, next.start) : sentence.end
      const end = Math.max(to, mention.end)
      const before = inside[index - 1]
      // "… until 8:57 and 9:14 respectively": two times for two things, and the second has no words of its own.
      if (before && !('until' in mention && mention.until) && isOfAnother(text.slice(before.end, mention.start), text.slice(mention.end, end))) return []
      return [{mention, sentence: {start: from, end, text: text.slice(from, end)}}]
    })
  })
}

function isOfAnother(between: string, behind: string): boolean {
  const isCoordinated = coordinated.test(between) && !/\p{L}{2}/u.test(behind.replace(respectively, ''))
  return isCoordinated && respectivelyOnce.test(between + behind)
}

const coordinated = /^\s*,?\s*(?:and|or|&|und|oder|et|ou|y|o|e|en|of|bzw\.?|beziehungsweise|resp\.?)\s+(?:at|um|gegen|à|a las?|às|om)?\s*$/iu
const respectively =
  /(?<!\p{L})(?:respectively|bzw|beziehungsweise|jeweils|respektive|resp|respectivement|respectivamente|rispettivamente|respectievelijk)(?!\p{L})/giu
const respectivelyOnce = new RegExp(respectively.source, 'iu')

/** The clocks of a text, and the times it states by their distance from others unless a clock right beside says the same. */
function listTimes(text: string): readonly (TimeMention | RelativeTime)[] {
  const clocks = findTimes(text).filter(mention => (mention.clock || mention.until?.clock) && !isLogged(text, mention))
  let near = 0
  const relatives = findRelativeTimes(text).filter(({start, end}) => {
    while ((clocks[near]?.end ?? start) < start - 16) near++
    return !clocks.slice(near, near + 3).some(clock => isBeside(text, clock, start, end))
  })
  return relatives.length === 0 ? clocks : [...clocks, ...relatives].toSorted((a, b) => a.start - b.start)
}

/** `start_time=2021-05-03 08:36:45`, `"ts": "08:36:45"`: a program wrote that, and it tells of what stands in its line. */
function isLogged(text: string, {start}: TimeMention): boolean {
  const before = text[start - 1]
  if (before === '=') return true
  return (before === '"' || before === "'") && /[\w"'](?:=|\s?:\s?)["']$/.test(text.slice(Math.max(0, start - 6), start))
}

function isBeside(text: string, clock: TimeMention, start: number, end: number): boolean {
  const [from, to] = clock.start >= end ? [end, clock.start] : [clock.end, start]
  return to - from < 16 && !/[.!?;]\s/.test(text.slice(from, to))
}

/** What is to come, or would be, did not happen. */
function isPlan(sentence: string): boolean {
  return /\b(?:will|shall|going to|plan(?:ned)? to|(?<!(?:backups?|recovery|contingency|emergency|fallback|two|three|several|our|the|of|\d) )plans to|scheduled (?:for|to)|next update|further updates?|expect(?:ed)? to|intend|would have|should have|every (?:day|night|week|month|hour|morning|evening|working day|weekday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+)|daily at|nightly|hourly|weekly|lines are open|office hours|each (?:day|night)|(?:not|never|isn['’]t|weren['’]t|wasn['’]t|aren['’]t) (?:\w+ ){0,3}by\s+(?:\d[\d:.]*|noon|midnight)|(?:moved|rescheduled|shifted|scheduled) from)\b/i.test(
    sentence,
  )
}

/** Corrections to the page, adverts and chat are about something else. */
function isAside(sentence: string): boolean {
  return /^[\s*_(]*(?:(?:correction|edit|update|note to)\b(?!\W{0,12}\d)|posted\b|published\b)|\bsee you\b|\b(?:we(?:['’]re| are) hiring|join us|open positions?|careers?|apply (?:here|now)|come talk to us|come work|office hours|ask[- ]me[- ]anything|AMA|webinar|sign up|register (?:here|now)|opening hours|if you (?:have|would like|'d like|want))\b|\bHTTP\/[12]|"(?:GET|POST|PUT|HEAD|DELETE) \//i.test(
    sentence,
  )
}

function cutBefore(text: string, from: number, to: number): number {
  const gap = text.slice(from, to)
  const cut = Math.max(
    gap.lastIndexOf(', '),
    gap.lastIndexOf('; '),
    gap.lastIndexOf(' – '),
    gap.lastIndexOf(' — '),
    gap.search(/\s(?:and|then|before|but)\s(?!.*\s(?:and|then|before|but)\s)(?!\p{Lu}\p{Ll}+\s(?:by|at|until|from)\b)/u),
  )
  return cut < 0 ? from : from + cut + 1
}
