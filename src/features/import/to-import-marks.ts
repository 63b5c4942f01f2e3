import type {SourceField, SourceMark} from '#src/features/incident/to-marked-source.ts'
import type {Span} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import {toItemKeys} from '#src/library/import/place-corrections.ts'
import {toItemAnchor} from './import-address.ts'

type Placed = {readonly evidence: Span}

/** Every stretch of a text that something was read from, with the place on the page that shows it. */
export function toImportMarks(incident: Incident): readonly SourceMark[] {
  const one = (field: SourceField, name: string, fact: Placed | undefined): readonly SourceMark[] =>
    fact ? [{field, span: fact.evidence, href: `#${toItemAnchor('fact', name)}`}] : []
  const many = (
    field: SourceField,
    kind: 'entry' | 'factor' | 'action' | 'update' | 'lesson',
    items: readonly (Placed & {evidence: Span})[],
  ): readonly SourceMark[] => {
    const keys = toItemKeys(items)
    return items.map(({evidence}, index) => ({field, span: evidence, href: `#${toItemAnchor(kind, keys[index] ?? '')}`}))
  }
  return [
    ...many('timeline', 'entry', incident.timeline),
    ...many('factors', 'factor', incident.factors),
    ...many('actions', 'action', incident.actions),
    ...many('updates', 'update', incident.updates),
    ...many('facts', 'lesson', incident.lessons),
    // Behind the items: of those that stand on the same words, the item is the one to mend.
    ...one('facts', 'title', incident.title),
    ...one('facts', 'organization', incident.organization),
    ...one('facts', 'severity', incident.severity),
    ...one('facts', 'detectedBy', incident.detectedBy),
    ...one('facts', 'timezone', incident.timezone),
    ...incident.services.flatMap(service => one('facts', 'services', service)),
    ...incident.milestones.flatMap(({kind, evidence}) => one('times', kind, {evidence})),
    ...incident.impactMeasures.map(({evidence}): SourceMark => ({field: 'impact', span: evidence})),
  ]
}
