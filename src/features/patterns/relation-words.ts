import type {RelationType} from '#src/incident/relation.ts'

/** A kind of relation: what one incident is to the other, and whether that has a direction. */
export const relationWords: Readonly<Record<RelationType, {readonly name: string; readonly isDirected: boolean}>> = {
  'recurrence-of': {name: 'recurrence of', isDirected: true},
  'caused-by': {name: 'caused by', isDirected: true},
  'duplicate-of': {name: 'duplicate of', isDirected: true},
  'same-trigger': {name: 'same trigger as', isDirected: false},
  'same-factor': {name: 'same factor as', isDirected: false},
  'same-symptom': {name: 'same symptom as', isDirected: false},
  related: {name: 'related to', isDirected: false},
}
