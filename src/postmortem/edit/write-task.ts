import type {ActionValues} from '#src/incident/action-change.ts'
import type {Attribute} from '#src/postmortem/sections/action-attributes.ts'
import {escapeText, type Setting} from './escape-markdown.ts'
import {writePairs} from './write-pairs.ts'

/** An action as the canonical form has it, behind the bullet. */
export function writeTask(values: ActionValues, setting: Setting, isStated = false): string {
  const {title = '', status = 'open', ...others} = values
  const pairs = new Map(Object.entries(others) as [Attribute, string | null][])
  if (isStated || (status !== 'open' && status !== 'done')) pairs.set('status', status)
  const written = writePairs(pairs, setting)
  return `[${status === 'done' ? 'x' : ' '}] ${escapeText(title, setting)}${written === '' ? '' : ` (${written})`}`
}
