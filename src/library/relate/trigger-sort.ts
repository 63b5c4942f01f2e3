import {triggerClasses} from './likeness-rules.ts'

/** The sorts of events that set incidents off, as a document is filed under them; `other` is one that is stated and is none of these. */
export const triggerSorts: readonly string[] = [...triggerClasses.map(({name}) => name), 'other']

/** The sort of the event that a document tells of as its trigger, by its first sentence; undefined where that says that it is not stated. */
export function findTriggerSort(text: string): string | undefined {
  const [sentence = ''] = splitSentences(text.trim())
  if (sentence === '' || /^not stated\b/i.test(sentence)) return undefined
  // The patterns look from each of their words to the end: what goes on for pages is not looked through.
  const beginning = sentence.slice(0, longestSentence)
  return triggerClasses.find(({pattern}) => pattern.test(beginning))?.name ?? 'other'
}

const longestSentence = 1000

export function splitSentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?]) /)
}
