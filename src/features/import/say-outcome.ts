import {plural} from '#src/features/services/plural.ts'
import {type BatchOutcome, countOpenQuestions} from '#src/library/import/batch-outcome.ts'
import type {TwinReason} from '#src/library/import/import-work.ts'
import type {BatchFile} from '#src/server/imports/batches.ts'

/** What a report calls each outcome. */
export const outcomeWords: Readonly<Record<BatchOutcome, string>> = {
  ready: 'Ready',
  questions: 'Questions open',
  duplicate: 'Here already',
  unsaved: 'Not saved',
  unreadable: 'Not readable',
  waiting: 'Waiting',
  saving: 'Being saved',
  saved: 'Saved',
  refused: 'Refused',
  image: 'Taken along',
  left: 'Set aside',
}

/** By what an incident was known again, in words that follow "Here already". */
export const twinWords: Readonly<Record<TwinReason, string>> = {
  bytes: 'the same file was saved before',
  source: 'the same source',
  title: 'the same title within a day',
}

/** What else there is to say of an outcome, in a sentence; undefined where the word says it. */
export function sayReason({outcome, work, state, twins}: BatchFile): string | undefined {
  if (outcome === 'duplicate') return twins.map(({id, why}) => `${id}: ${twinWords[why]}`).join('; ')
  if (outcome === 'questions') return plural(countOpenQuestions(work), 'question')
  if (outcome === 'saved') return work.note
  if (outcome === 'left' && state === 'image') return 'No document shows it, so it is not taken along.'
  if (outcome === 'image') return 'It is saved beside each document that shows it.'
  return work.problem
}
