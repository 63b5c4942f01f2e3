import type {Day} from '#src/incident/instant.ts'
import {remembered} from '#src/postmortem/document/remembered.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findTimes} from './find-times.ts'
import {resolveDay, type TimeSettings} from './time-settings.ts'

/** Where a day stands says what it is the day of; the strongest place wins, and of equals the first. */
const weights = {
  title: 6,
  zoned: 5,
  fact: 9,
  dated: 5,
  clock: 4,
  incident: 3,
  weekday: 2,
  sentence: 1,
  byline: -3,
  published: -8,
  quoted: -4,
  plan: -6,
  background: -3,
} as const

const published =
  /\b(?:added|updated|posted|published|created|written|reviewed|copyright|version|first version|document|report(?:ed)? (?:published|written)|meeting|retro(?:spective)?|stand|veröffentlicht|erstellt|publié|rédigé|publicado|publicada|elaborado|gepubliceerd|opgesteld|due|deadline|review)\b|©|公開|更新/iu
const incident =
  /\b(?:outage|down|unavailab\w+|fail\w*|error\w*|incident|issue|disrupt\w*|interrupt\w*|degrad\w*|could not|unable|offline|broke\w*|blackout|went|experienc\w+|affected|ausfall|störung|nicht erreichbar|panne|indisponible|caída|dejó|fora do ar|não conseguiram|storing|konden)\b|障害/iu

const background =
  /\b(?:maintenance (?:window|work)|had been|introduced|shipped|released|deployed|upgraded|migrated|(?:days?|weeks?|months?) (?:before|earlier|ago))\b/iu

const saysPublished = remembered(text => /\b(?:posted|published|updated|written|veröffentlicht|publié|publicado|gepubliceerd)\b|公開/iu.test(text))

/** The last day on which the text says that it was posted, published or updated. */
function findLastPublished(lines: readonly Line[], settings: TimeSettings): Day | undefined {
  let last: Day | undefined
  for (const line of lines) {
    if (line.text.length > 120 || !saysPublished(line.text)) continue
    for (const {day: written} of findTimes(line.text)) {
      const day = written && written.offset === undefined ? resolveDay(written, settings, undefined) : undefined
      if (day && (last === undefined || day > last)) last = day
    }
  }
  return last
}

/** "All times in PST, Nov 9 2022": the day of the times below. */
const aboutTimes = /\b(?:all )?times (?:are |given )?(?:in|UTC|GMT)\b/i

/**
 * The day that times without one lean on: the day that the text speaks of as the incident's. Bylines, dates of publication and plans
 * have days of their own and decide only where nothing else does; `skip` are lines that stamp messages, which come after all others.
 * Below a score of `least` a day is not told plainly enough.
 */
export function findFirstDay(
  lines: readonly Line[],
  title: Line | undefined,
  facts: readonly {readonly key: string; readonly value: string}[],
  skip: ReadonlySet<Line>,
  settings: TimeSettings,
  least = 0,
): Day | undefined {
  let best: {day: Day; score: number} | undefined
  const offer = (day: Day | undefined, score: number): void => {
    if (day && score > least && (!best || score > best.score)) best = {day, score}
  }
  for (const {key, value} of facts) {
    if (!['date', 'document_date', 'started', 'window', 'detected'].includes(key)) continue
    const mention = findTimes(value).find(each => each.day && each.day.offset === undefined)
    // A date with a clock and an offset is a mail's, not an incident's.
    const isMail = key === 'document_date' && mention?.clock !== undefined && /[+-]\d{4}|GMT$/.test(value)
    offer(mention?.day && resolveDay(mention.day, settings, undefined), isMail ? 1 : key === 'document_date' ? weights.dated : weights.fact)
  }
  let fallback: Day | undefined
  const lastPublished = findLastPublished(lines, settings)
  for (const line of lines) {
    if (line.kind === 'code' || line.kind === 'other' || skip.has(line)) continue
    if (/^>|^(?:date|sent|datum)\s*:/i.test(line.text.trim())) continue
    for (const sentence of splitSentences(line.text)) {
      const mentions = findTimes(sentence.text)
      if (mentions.length === 0) continue
      const {isPublished} = readTone(sentence.text)
      const score = scoreSentence(line, sentence.text, line === title)
      const isBare = line !== title && sentence.text.length < 70 && !/[.!?。]$/.test(sentence.text) && line.kind === 'text'
      for (const mention of mentions) {
        if (!mention.day || mention.day.offset !== undefined) continue
        const day = resolveDay(mention.day, settings, undefined)
        fallback ??= isPublished ? undefined : day
        const own =
          (mention.clock || mentions.length > 1 ? weights.clock : 0) +
          (mention.day.weekday ? weights.weekday : 0) +
          (isBare && !mention.clock ? weights.byline : 0) +
          // What lies behind the day on which the text was published had not happened.
          (day && lastPublished !== undefined && day > lastPublished ? weights.plan : 0)
        offer(day, score + own)
      }
    }
  }
  return best?.day ?? (least > 0 ? undefined : fallback)
}

/** What the words of a sentence say of the days in it. */
const readTone = remembered(text => ({
  isIncident: incident.test(text),
  isAboutTimes: aboutTimes.test(text),
  isPublished: published.test(text),
  isPlan: /\b(?:will|next|planned|upcoming|by)\b/i.test(text),
  isBackground: background.test(text),
}))

/** What a sentence says of the days in it, once for all of them. */
function scoreSentence(line: Line, text: string, isTitle: boolean): number {
  const {isIncident, isAboutTimes, isPublished, isPlan, isBackground} = readTone(text)
  return (
    (isTitle ? weights.title : weights.sentence) +
    (isIncident ? weights.incident : 0) +
    (isAboutTimes ? weights.zoned : 0) +
    (isPublished ? weights.published : 0) +
    (isPlan && line.kind !== 'heading' ? weights.plan : 0) +
    (isBackground && !isTitle ? weights.background : 0)
  )
}
