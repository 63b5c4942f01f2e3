import type {ActionItem} from '#src/incident/action-item.ts'
import {foldAccents} from './search/words.ts'

/**
 * The words that actions are filtered by, each of which has to stand somewhere in the text of an action, as part of a word too. The first
 * twenty count: nobody types more, and each costs a look at every action.
 */
export function toActionWords(words: string | undefined): readonly string[] {
  const asked = fold(words ?? '').split(/\s+/)
  return [...new Set(asked.filter(word => word !== ''))].slice(0, 20)
}

/** What those words are looked for in: the title, the owner and the ticket, in lower case and without accents. */
export function toActionText({title, owner, ref}: Pick<ActionItem, 'title' | 'owner' | 'ref'>): string {
  return fold([title, owner, ref].filter(part => part !== undefined).join('\n'))
}

function fold(text: string): string {
  return foldAccents(text.toLowerCase())
}
