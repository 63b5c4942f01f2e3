import type {EditableField} from '#src/incident/action-change.ts'
import type {ActionItem} from '#src/incident/action-item.ts'
import type {Stretch} from '#src/postmortem/sections/cut-apart.ts'
import {listStatusWords} from '#src/postmortem/sections/read-action-status.ts'
import {readKind} from '#src/postmortem/sections/read-tag.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveDay, type TimeSettings} from '#src/postmortem/time/time-settings.ts'

/** Where a remark, a cell or a label's value says a value that was read from it; undefined where it says it in other words. */
export function locateValue(text: string, field: EditableField, action: ActionItem, settings: TimeSettings): Stretch | undefined {
  switch (field) {
    case 'status': {
      const word = listStatusWords(text).find(({status}) => status === action.status)
      return word && {start: word.start, end: word.end}
    }
    case 'due':
    case 'done':
      return findTimes(text).find(({day, clock}) => day && !clock && resolveDay(day, settings, undefined) === action[field])
    case 'kind': {
      const word = [...text.matchAll(/[\p{L}]{3,}/gu)].find(match => readKind(match[0]) === action.kind)
      return word && {start: word.index, end: word.index + word[0].length}
    }
    case 'ref': {
      const value = action.ref ?? ''
      const link = [...text.matchAll(/\[+[^[\]\n]{1,80}\](?:\([^)\s]{1,300}\)|\]?)|<https?:[^\s<>]{4,300}>/g)].find(match => match[0].includes(value))
      return link ? {start: link.index, end: link.index + link[0].length} : locateWords(text, value)
    }
    default:
      return locateWords(text, action[field] ?? '')
  }
}

/** The same words, whatever white space and marks stand between them; emphasis around them stays. */
function locateWords(text: string, value: string): Stretch | undefined {
  if (value === '') return undefined
  const at = text.indexOf(value)
  if (at >= 0) return {start: at, end: at + value.length}
  const words = value.split(' ').map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (words.length > 40) return undefined
  const match = new RegExp(words.join('[\\s*_`~\\\\]{1,8}'), 'u').exec(text)
  return match ? {start: match.index, end: match.index + match[0].length} : undefined
}
