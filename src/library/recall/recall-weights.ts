import type {SectionKind} from '#src/incident/section.ts'
import type {PassagePlace} from '#src/library/search/document-passage.ts'

/** Where of a document a passage is, as far as recall tells places apart. */
export type RecallField = 'title' | 'tags' | SectionKind | Exclude<PassagePlace, 'section'> | 'remark' | 'reference'

/** What a word counts by where it stands. Everything that ranks is in this file and was chosen on the `tune` part of tests/recall. */
export const fieldWeights: Readonly<Record<RecallField, number>> = {
  title: 2,
  tags: 1.6,
  summary: 1.5,
  impact: 1.6,
  entry: 1.2,
  update: 1.3,
  detection: 1,
  trigger: 1.2,
  rootCause: 1.3,
  contributingFactors: 1.2,
  factor: 1.2,
  resolution: 1,
  timeline: 1,
  statusUpdates: 1.2,
  background: 0.7,
  other: 0.6,
  action: 0.6,
  remediation: 0.5,
  lessons: 0.4,
  lessonsWell: 0.3,
  lessonsPoor: 0.5,
  lessonsLucky: 0.3,
  // What an author says about the account, and not about what happened.
  remark: 0.25,
  // What stands beside a link to another incident tells of that one as well: mentioned is not causal.
  reference: 0.15,
}

/** Whether a place tells what could be seen, what was behind it, or both. */
export const fieldSides: Readonly<Record<RecallField, 'symptom' | 'cause' | 'both'>> = {
  title: 'both',
  tags: 'both',
  summary: 'both',
  impact: 'symptom',
  entry: 'symptom',
  update: 'symptom',
  detection: 'symptom',
  timeline: 'symptom',
  statusUpdates: 'symptom',
  trigger: 'cause',
  rootCause: 'cause',
  contributingFactors: 'cause',
  factor: 'cause',
  resolution: 'cause',
  action: 'cause',
  remediation: 'cause',
  lessons: 'cause',
  lessonsWell: 'cause',
  lessonsPoor: 'cause',
  lessonsLucky: 'cause',
  background: 'cause',
  other: 'both',
  remark: 'both',
  reference: 'both',
}

/** What a term counts by its kind, before how rare it is. */
export const termWeights = {
  /** A word that both sides have. */
  word: 1,
  /** One of `commonWords`. */
  common: 0.12,
  /** A word of the same family. */
  family: 0.9,
  /** The code of a status, of an exit, of an error. */
  code: 1.3,
} as const

/** How soon more of the same word adds nothing (BM25's k1), and how much a long document is held back (b) beside one of so many weighed words. */
export const saturation = {k1: 1.2, b: 0.3, usualLength: 420} as const

/** What the passage that matches best adds, as a share of what it holds. */
export const passageWeight = 0.5

/** Below this an incident is not said to be similar; calibrated on the `tune` part of tests/recall, see docs/seen-before.md. */
export const similarFrom = 0.35

/** Of how many texts in a hundred, of those held back to measure it and answered with anything at all, the first incident is the right one. */
export const rightInHundred = 91

/** How many words that both have make half of a match: one rare word in common is no similarity. */
export const breadthFrom = 2

/** How rare a family of words is taken to be, from 0 to 1. Counting all of its words would cost more than it tells. */
export const familyRarity = 0.6
