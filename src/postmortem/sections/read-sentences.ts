import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Day} from '#src/incident/instant.ts'
import {readStampLine} from '#src/postmortem/document/find-updates.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {resolveDay, type TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {type TimedText, toTimedSentences} from './read-timeline.ts'
import type {Piece} from './to-pieces.ts'

/** Sentences that tell of a time: events of a text without a timeline, and stretches of impact in any text. */
export function readSentences(
  source: SourceText,
  pieces: readonly Piece[],
  rowLines: readonly Line[],
  skip: ReadonlySet<number>,
  settings: TimeSettings,
  first: Day | undefined,
): {told: readonly TimedText[]; windows: readonly TimedText[]; diagnostics: readonly Diagnostic[]} {
  const told: TimedText[] = []
  const diagnostics: Diagnostic[] = []
  const used = new Set(rowLines)
  let day = first
  let zone: string | undefined
  for (const {kind, lines} of pieces) {
    if (kind === 'statusUpdates' || kind === 'lessons' || kind === 'timeline') continue
    for (const line of lines) {
      if ((line.kind !== 'text' && line.kind !== 'item') || line.isQuoted || used.has(line) || skip.has(line.start) || readStampLine(line.text.trim())) continue
      // Below "Remediation and prevention" some tell first how it was stopped; what stands in lists there is to come.
      if (kind === 'remediation' && (line.kind !== 'text' || !/\b(?:was|were|had|got|began|started|[a-z]{2,}ed)\b/.test(line.text))) continue
      const mentions = findTimes(line.text)
      for (const mention of mentions.filter(each => !each.clock && each.day)) day = (mention.day && resolveDay(mention.day, settings, day)) ?? day
      for (const {mention, sentence} of toTimedSentences(line.text)) {
        const resolved = resolveMention(source, mention, line.start, settings, day, zone)
        diagnostics.push(...resolved.diagnostics)
        day = resolved.day ?? day
        if (mention.zone && resolved.instant) zone = resolved.instant.zone
        if (!resolved.instant) continue
        const [start, end] = [line.start + sentence.start, line.start + sentence.end]
        told.push({
          instant: resolved.instant,
          end: resolved.end,
          words: [],
          text: sentence.text.trim(),
          textStart: start,
          textEnd: end,
          evidence: toEvidence(source, start, end, 'prose'),
        })
      }
    }
  }
  return {told, windows: told.filter(({end, instant}) => end && instant.precision !== 'day'), diagnostics}
}
