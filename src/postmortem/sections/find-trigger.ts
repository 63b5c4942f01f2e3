import type {Trigger} from '#src/incident/factor.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Piece} from './to-pieces.ts'

const incident = 'incident|outage|event|issue|problem|failures?|disruption|degradation|downtime|crash(?:es)?|errors?|cascade|this|it|which|that'
const stated = /^[*_\s]*(?:trigger|auslöser|déclencheur|desencadenante|detonante|gatilho|aanleiding)[*_\s]*:[*_\s]*(?<what>\S.*)$/is
const named = new RegExp(
  [
    String.raw`\b(?:${incident}) (?:\w+ )?(?:was|were|is|are|got|had been|has been) (?:\w+ly |first |then |initially )?(?:triggered|set off|kicked off) (?:by|when)\b`,
    String.raw`\b(?:initial |immediate |direct )?trigger(?:ing event)?(?: (?:of|for|behind) (?:the|this) \w+)? (?:was|is)\b`,
    String.raw`\b(?:triggered|set off|kicked off) (?:the|this) (?:${incident})\b`,
    String.raw`\bauslöser (?:war|ist)\b|\bausgelöst (?:wurde|durch|von)\b|\bdéclenchée? par\b|\bdéclencheur (?:était|est|a été)\b`,
    String.raw`\bdesencadenad[oa] por\b|\b(?:desencadenante|detonante) (?:fue|es)\b|\bdesencadead[oa] por\b|\bgatilho (?:foi|é)\b|\baanleiding (?:was|is)\b`,
    '(?:きっかけ|引き金|契機)[はと]',
  ].join('|'),
  'iu',
)
const cheap = /trigger|set off|kicked off|auslöser|ausgelöst|déclench|desencad|detonante|gatilho|aanleiding|きっかけ|引き金|契機/i
const denied =
  /\b(?:not|never|n['’]t|nicht|pas|niet|não|may have|might have|could have) (?:\w+ )?(?:triggered|set off|kicked off|the trigger)|\b(?:alerts?|alarms?|pages?|rollback|failover) (?:was|were|is) triggered/i

/**
 * What prose says set the incident off, for texts without a section about it: the first sentence of summary or cause that says so in so
 * many words, or the answer to "Was the incident triggered by a change?".
 */
export function findTrigger(source: SourceText, pieces: readonly Piece[]): Trigger | undefined {
  for (const {kind, lines} of pieces) {
    const isCause = kind === 'summary' || kind === 'rootCause' || kind === 'contributingFactors'
    if (!isCause && kind !== 'other') continue
    for (const line of lines) {
      if ((line.kind !== 'text' && line.kind !== 'item') || line.isQuoted || !cheap.test(line.text)) continue
      const sentences = splitSentences(line.text)
      for (const [index, {start, end, text}] of sentences.entries()) {
        const next = sentences[index + 1]
        const answer = next && /[?？]$/.test(text) && /\btriggered by\b/i.test(text) ? /^\W*yes\W+(?<what>\S.*)$/is.exec(next.text)?.groups?.what : undefined
        if (answer && next) return {text: answer, evidence: toEvidence(source, line.start + next.end - answer.length, line.start + next.end, 'prose')}
        const what = isCause ? stated.exec(text)?.groups?.what : undefined
        if (what) return {text: what, evidence: toEvidence(source, line.start + end - what.length, line.start + end, 'prose')}
        if (isCause && !/[?？]$/.test(text) && named.test(text) && !denied.test(text))
          return {text, evidence: toEvidence(source, line.start + start, line.start + end, 'prose')}
      }
    }
  }
  return undefined
}
