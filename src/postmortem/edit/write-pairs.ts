import type {Attribute} from '#src/postmortem/sections/action-attributes.ts'
import {escapeAttribute, type Setting} from './escape-markdown.ts'

/** The order of the canonical form. */
export const attributeOrder: readonly Attribute[] = ['kind', 'owner', 'due', 'done', 'status', 'priority', 'ref', 'factor', 'reason', 'proof', 'group', 'id']

/** Pairs as the canonical form has them. */
export function writePairs(pairs: ReadonlyMap<Attribute, string | null>, setting: Setting): string {
  return attributeOrder
    .flatMap(key => {
      const value = pairs.get(key)
      return value === undefined || value === null ? [] : [`${key}: ${escapeAttribute(value, setting)}`]
    })
    .join(', ')
}
