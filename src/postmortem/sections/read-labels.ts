import {type ActionField, findActionField} from './action-fields.ts'
import {findStatusPhrase} from './read-action-status.ts'

/** A label with the text behind it, up to the next label: `Owner: Network`; offsets count in the text that was read. */
export type Labelled = {readonly field: ActionField; readonly start: number; readonly valueStart: number; readonly end: number; readonly value: string}

/** A name and its mark, at the start of a text or behind a stop, a bar, a dash or a wide gap. */
const label =
  /(?:^|[.;,|!?。、，！？]\s*|\s[–—-]\s+|\s{2,}|\n\s*)(?:[*_`]{0,3})(?<name>\p{L}(?:[\p{L}\p{N}'’/#]| (?! )){0,28}?)(?:[*_`]{0,3})(?:\s?[:=：](?![/\\])(?:[*_`]{0,3})|\s(?<dash>[–—-])\s)/gu

/** "Done: yes" answers a label; "DONE: rotate the key" is a state before a step. */
const answer = /^\s*[*_]*(?:yes|no|y|n|ja|nein|nee|oui|non|sí|sim|não|✅|❌|\d)(?![\p{L}])/iu

/** The labels of a text in order, each with its value. Names that nobody knows belong to the value before them. */
export function readLabels(text: string): readonly Labelled[] {
  if (!/[:：=]|\s[–—-]\s/.test(text)) return []
  const found = [...text.matchAll(label)].flatMap(match => {
    const name = match.groups?.name ?? ''
    const field = findActionField(name)
    // The words of a sentence may hold a name with a colon: "the next step:"; a label is short.
    // "Owner – Ana": a dash is a mark only behind a name that opens no sentence of its own.
    if (match.groups?.dash && !(field === 'owner' || field === 'due' || field === 'ref')) return []
    if (field === 'status' && findStatusPhrase(name) && !answer.test(text.slice(match.index + match[0].length))) return []
    return field && field !== 'ignored' ? [{field, start: match.index, valueStart: match.index + match[0].length}] : []
  })
  return found.map((each, index) => {
    const end = found[index + 1]?.start ?? text.length
    return {...each, end, value: trimValue(text.slice(each.valueStart, end))}
  })
}

function trimValue(text: string): string {
  return text.replace(/^[\s*_`]+|[\s*_`.;,，|。、]+$/g, '')
}
