import type {Evidence} from './evidence.ts'

export const relationTypes = ['recurrence-of', 'same-trigger', 'same-factor', 'same-symptom', 'caused-by', 'duplicate-of', 'related'] as const
export type RelationType = (typeof relationTypes)[number]

/** What an author states about another incident; `to` is its id as written. */
export type Relation = {readonly to: string; readonly type: RelationType; readonly evidence: Evidence}

/** A `[[incident-id]]` in the text. */
export type IncidentLink = {readonly to: string; readonly evidence: Evidence}
