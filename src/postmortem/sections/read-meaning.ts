import type {Stated} from '#src/incident/evidence.ts'
import type {Factor, FactorSuggestion, Trigger} from '#src/incident/factor.ts'
import type {DetectionSource, TimelineEntry} from '#src/incident/incident.ts'
import type {Severity, SeverityNames} from '#src/incident/severity.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findDetection} from './find-detection.ts'
import {findSeverity} from './find-severity.ts'
import {findTrigger} from './find-trigger.ts'
import {listRegions} from './list-regions.ts'
import {suggestFactors} from './suggest-factors.ts'
import type {Piece} from './to-pieces.ts'

/** What the sentences of a text say beside its sections: each is stated where a front matter or a label does not state it. */
export type Meaning = {
  readonly severity: Severity | undefined
  readonly detectedBy: Stated<DetectionSource> | undefined
  readonly trigger: Trigger | undefined
  readonly regions: readonly Stated<string>[]
  readonly factorSuggestions: readonly FactorSuggestion[]
}

/** What was read before that has a say in what sentences mean. */
type Known = {
  readonly title: Line | undefined
  readonly timeline: readonly TimelineEntry[]
  readonly updates: readonly Pick<TimelineEntry, 'instant' | 'text' | 'evidence'>[]
  readonly factors: readonly Factor[]
  /** When the text says that it was noticed, in ISO 8601. */
  readonly detected: string | undefined
  readonly severities: SeverityNames | undefined
  readonly isSeverityStated: boolean
  readonly isDetectionStated: boolean
  readonly isTriggerStated: boolean
  readonly areFactorsSorted: boolean
}

/** Reads from prose who noticed, what set it off, where it was, and what its causes may be filed under. */
export function readMeaning(source: SourceText, pieces: readonly Piece[], known: Known): Meaning {
  const damage = pieces.filter(({kind}) => kind === 'impact' || kind === 'summary').flatMap(({lines}) => lines)
  return {
    severity: known.isSeverityStated ? undefined : findSeverity(source, pieces, known.title, known.severities),
    detectedBy: known.isDetectionStated ? undefined : findDetection(source, pieces, known.timeline, known.updates, known.detected),
    trigger: known.isTriggerStated ? undefined : findTrigger(source, pieces),
    regions: listRegions(source, [...(known.title ? [known.title] : []), ...damage]),
    factorSuggestions: known.areFactorsSorted ? [] : suggestFactors(source, pieces, known.factors),
  }
}
