import type {ImpactWindow} from '#src/incident/impact.ts'
import {type Day, minutesBetween} from '#src/incident/instant.ts'
import type {SectionKind} from '#src/incident/section.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {noImpact, onlyPart, stretch} from './milestone-words.ts'
import type {Fact} from './read-facts.ts'
import type {TimedText} from './read-timeline.ts'

/** A stretch of time that a sentence states, and the kind of section it stands in. */
export type StatedStretch = TimedText & {readonly kind: SectionKind}

/** Nobody states the impact of a month to the minute: what is longer is a period of something else. */
const longest = 14 * 24 * 60

/**
 * The stretches of impact that a text states, in order of time and none overlapping: those whose words speak of impact, those in a section
 * about impact, and what goes on with such a stretch ("… and again from 15:52 until 17:41"). Of two that overlap the exact one counts
 * before one that is "around", and the longer before the part of it that was worst. Of three or more that reach beyond each other none does.
 */
export function readImpactWindows(stretches: readonly StatedStretch[]): readonly ImpactWindow[] {
  const accepted: ImpactWindow[] = []
  let before: StatedStretch | undefined
  for (const each of stretches) {
    if (!isImpact(each, before)) continue
    before = each
    const {instant: start, end, evidence} = each
    if (end) accepted.push({start, end, evidence})
  }
  const kept: ImpactWindow[] = []
  for (const window of accepted.toSorted(byWorth)) if (!kept.some(other => overlaps(other, window))) kept.push(window)
  return kept.filter(window => !isOfPart(window, accepted)).toSorted((a, b) => (a.start.at < b.start.at ? -1 : 1))
}

/** "Server A: 7:07–7:17, server B: 7:08–7:18, server C: 7:11–7:35": none of them is when the whole was down. */
function isOfPart(window: ImpactWindow, all: readonly ImpactWindow[]): boolean {
  const beyond = all.filter(other => overlaps(other, window) && (other.start.at < window.start.at || (other.end?.at ?? '') > (window.end?.at ?? '')))
  return beyond.length >= 2 && all.filter(other => !other.start.approximate && !other.end?.approximate).length >= 3
}

/** The stretches that labels state: "Outage window: 14:05–15:10", "Duration: 09:12–11:03 UTC". */
export function readWindowFacts(source: SourceText, facts: readonly Fact[], settings: TimeSettings, day: Day | undefined): readonly StatedStretch[] {
  return facts.flatMap(({key, value, start, evidence}): StatedStretch[] => {
    if (key !== 'window' && key !== 'duration') return []
    return findTimes(value).flatMap((mention): StatedStretch[] => {
      if (!mention.until?.clock) return []
      const {instant, end} = resolveMention(source, mention, start, settings, day)
      const [from, to] = [evidence.start.offset, evidence.end.offset]
      return instant && end ? [{instant, end, kind: 'impact', words: [], text: value, textStart: from, textEnd: to, evidence}] : []
    })
  })
}

/** The stretches of impact that end before they start: one of the two times is wrong, and nothing tells which. */
export function findTurnedStretches(stretches: readonly StatedStretch[]): readonly StatedStretch[] {
  return stretches.filter(each => each.end !== undefined && each.end.at < each.instant.at && speaksOfImpact(each, undefined))
}

function isImpact(stretch: StatedStretch, before: StatedStretch | undefined): boolean {
  const {instant, end} = stretch
  if (!end) return false
  const minutes = minutesBetween(instant, end)
  return minutes > 0 && minutes <= longest && speaksOfImpact(stretch, before)
}

function speaksOfImpact({text, kind, instant, end, textStart}: StatedStretch, before: StatedStretch | undefined): boolean {
  if (instant.precision === 'day' || end?.precision === 'day' || noImpact.test(text) || onlyPart(text)) return false
  const goesOn = before !== undefined && textStart >= before.textEnd && textStart - before.textEnd <= 2 && /^[\s,;(]*(?:and|then|und|et|y|e|en)\b/i.test(text)
  return goesOn || kind === 'impact' || stretch.test(text)
}

function byWorth(a: ImpactWindow, b: ImpactWindow): number {
  const isExact = ({start, end}: ImpactWindow): number => (start.approximate || end?.approximate ? 1 : 0)
  return isExact(a) - isExact(b) || lengthOf(b) - lengthOf(a) || a.evidence.start.offset - b.evidence.start.offset
}

function lengthOf({start, end}: ImpactWindow): number {
  return end ? minutesBetween(start, end) : 0
}

/** Windows that touch do not overlap. */
function overlaps(a: ImpactWindow, b: ImpactWindow): boolean {
  return a.start.at < (b.end?.at ?? b.start.at) && b.start.at < (a.end?.at ?? a.start.at)
}
