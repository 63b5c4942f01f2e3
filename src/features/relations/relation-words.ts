import type {RelationType} from '#src/incident/relation.ts'
import type {Likeness, LikenessKind} from '#src/library/relate/likeness.ts'
import {nameTechnology} from '#src/library/relate/technologies.ts'

/** What a relation is called where one is chosen. */
export const relationNames: Readonly<Record<RelationType, string>> = {
  'recurrence-of': 'Recurrence',
  'same-trigger': 'Same trigger',
  'same-factor': 'Same factor',
  'same-symptom': 'Same symptom',
  'caused-by': 'Caused by',
  'duplicate-of': 'Duplicate',
  related: 'Related',
}

/** What a proposal asks. */
export const relationQuestions: Readonly<Record<RelationType, string>> = {
  'recurrence-of': 'Is the later one a recurrence?',
  'same-trigger': 'The same trigger?',
  'same-factor': 'The same factor?',
  'same-symptom': 'The same symptom?',
  'caused-by': 'Did the earlier one cause the later one?',
  'duplicate-of': 'Are they one incident?',
  related: 'Are they related?',
}

/** In what incidents are alike. */
export const likenessNames: Readonly<Record<LikenessKind, string>> = {
  'same-symptom': 'Symptom',
  'same-trigger': 'Trigger',
  'same-factor': 'Factor',
  'same-service': 'Service',
  'same-fix': 'Fix',
  'same-technology': 'Technology',
}

/** In what two incidents are alike, for eyes. */
export function formatLikeness({kind, what}: Pick<Likeness, 'kind' | 'what'>): string {
  return kind === 'same-technology' ? nameTechnology(what) : what
}
