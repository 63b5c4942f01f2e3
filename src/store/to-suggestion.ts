import type {Suggestion} from '#src/library/incident-store.ts'
import type {Ending, SuggestedField} from '#src/library/search/list-endings.ts'
import {toWords} from '#src/library/search/words.ts'

/** A name that begins with an ending of what was typed; `place` is that of the ending. */
export type SuggestedName = {readonly field: SuggestedField; readonly name: string; readonly count: number; readonly place: number}

/** What is suggested for it: with what stands before it, and with the other name where that is what was typed. */
export function toSuggestion({field, name, count, place}: SuggestedName, endings: readonly Ending[]): Suggestion {
  const {rest = '', value = '', aliased} = endings[place] ?? {}
  const isItsOwn = toWords(name).some((_, start, words) => words.slice(start).join(' ').startsWith(value))
  const alias = field === 'service' && !isItsOwn ? aliased?.get(name) : undefined
  return {kind: field, name, count, ...(rest !== '' && {rest}), ...(alias !== undefined && {alias})}
}
