import type {Factor, FactorSuggestion} from '#src/incident/factor.ts'
import type {SectionKind} from '#src/incident/section.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {splitSentences} from '#src/postmortem/document/split-sentences.ts'
import {factorCues} from './factor-cues.ts'
import type {Piece} from './to-pieces.ts'

/** More than a handful is no help to whoever decides. */
const most = 5

const sections: ReadonlySet<SectionKind> = new Set(['rootCause', 'contributingFactors', 'trigger', 'detection'])

/** What was thought at first, ruled out, or is yet to be done says nothing of what happened. */
const beside =
  /\b(?:ruled? out|unrelated|not related|(?:was|were|is) not (?:\w+ )?(?:caused|due|triggered|the (?:root )?cause)|(?:we|they|I) (?:first |initially |at first )?(?:suspected|assumed|thought|believed)|at first (?:glance|sight)|(?:we|they|I)(?:['’]ll| will| are going to| plan to| should)|to prevent|as opposed to|rather than)\b/i

/**
 * Categories of the vocabulary that sentences on cause, trigger and detection suggest, each with the first sentence that does. Factors that
 * the author has sorted need no suggestion, and neither does what stands in them.
 */
export function suggestFactors(source: SourceText, pieces: readonly Piece[], factors: readonly Factor[]): readonly FactorSuggestion[] {
  const sorted = factors.filter(({category}) => category !== undefined)
  const known = new Set(sorted.map(({category}) => category))
  const found = new Map<string, FactorSuggestion>()
  for (const {kind, lines} of pieces) {
    if (!sections.has(kind)) continue
    for (const line of lines) {
      if (line.kind === 'code' || line.kind === 'other' || line.isQuoted) continue
      if (sorted.some(({evidence}) => line.start >= evidence.start.offset && line.start < evidence.end.offset)) continue
      for (const {start, end, text} of splitSentences(line.text)) {
        if (text.length > 1000 || beside.test(text)) continue
        for (const category of listCategories(text)) {
          if (known.has(category) || found.has(category)) continue
          found.set(category, {category, evidence: toEvidence(source, line.start + start, line.start + end, 'prose')})
          if (found.size === most) return [...found.values()]
        }
      }
    }
  }
  return [...found.values()]
}

/** The categories that one sentence suggests. */
export function listCategories(sentence: string): readonly string[] {
  return factorCues.filter(({phrase, cues}) => phrase?.test(sentence) ?? cues?.every(cue => cue.test(sentence)) ?? false).map(({category}) => category)
}
