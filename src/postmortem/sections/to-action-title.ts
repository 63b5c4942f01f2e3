import {unescapeMarkdown} from './action-attributes.ts'
import {findRef} from './find-action-ref.ts'

/** Text for eyes out of an item's Markdown: links by their words, without emphasis; marks behind a backslash are letters. Bounds keep the time for thousands of brackets in proportion. */
export function toActionTitle(markdown: string): string {
  return unescapeMarkdown(
    markdown
      .replace(/(?<!\\)!\[[^\]]{0,300}\]\([^)]{0,2000}\)/g, '')
      .replace(/(?<!\\)\[([^\]]{1,300})\]\([^)\s]{0,2000}\)/g, '$1')
      .replace(/(?<!\\)<(https?:[^>\s]+)>/g, '$1')
      .replace(/(?<!\\)(?:~~|\*\*|__|`)|'''/g, '')
      .replace(/(?<![\w*\\])[*_](?=\S)|(?<=[^\s\\])[*_](?![\w*])/g, ''),
  )
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same for a value: undefined where nothing is left. */
export function toActionValue(markdown: string | undefined): string | undefined {
  const shown = markdown === undefined ? '' : toActionTitle(markdown)
  return shown === '' ? undefined : shown
}

const nothing =
  /^\W*(?:nil (?:further )?actions?\b|no (?:further |additional )?actions? (?:is|are|was|were) (?:proposed|needed|required|planned|necessary|foreseen)\b|(?:none(?: needed| required| identified| planned| at this time)?|n\/?a|nothing|not applicable|no (?:action items?|actions?|follow[- ]?ups?|further actions?)(?: (?:needed|required|planned|identified))?|tbd|todo|to be determined|keine|aucune?|ninguna|nenhuma|geen|なし|特になし)\s*(?:[.!。–—]|$))/iu

/** Whether a text says that there is nothing to do, as templates ask for it. */
export function isNoAction(text: string): boolean {
  return nothing.test(text)
}

/** "Last outage longer than an hour: 4 May", "The previous drill was in March": what once was, beside the steps. */
export function isRecord(text: string): boolean {
  return /^\W*(?:the )?(?:last|previous|latest|most recent|prior) (?!step|item|part|of\b)(?:[^\s.!?]+ ){1,6}?(?:was|were|took place|happened|occurred)\b/i.test(
    text.slice(0, 160),
  )
}

/** "Staging: `db_data`": a name with nothing but code behind it is a value, not a step. */
export function isSetting(text: string): boolean {
  return /^\s*[*_]{0,2}\p{L}[\p{L}\p{N} _-]{0,30}[*_]{0,2}\s?[:=：][*_]{0,2}\s*`[^`]+`\s*$/u.test(text)
}

/** A template's example, a ticket alone, or nothing that could name a step. */
export function isPlaceholder(title: string): boolean {
  return (
    !/\p{L}{2}|\p{Script=Han}/u.test(title) ||
    findRef(title) === title ||
    /^(?:e\.?\s?g\.?|for example|example:|z\.\s?b\.|p\. ?ej\.|bijv\.|例[:：])/iu.test(title) ||
    /^(?:<[^<>]*>|\[[^[\]]*\]|…|\.\.\.)$/.test(title)
  )
}
