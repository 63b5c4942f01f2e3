import {writeCompareAddress} from '#src/features/compare/compare-address.ts'
import type {IncidentRelation} from '#src/library/patterns/pattern-counts.ts'

/** Where the two incidents of a relation stand side by side. */
export function toPairHref({from, to}: IncidentRelation): string {
  return writeCompareAddress({ids: [from, to]})
}
