import {attributes} from '#src/postmortem/sections/action-attributes.ts'

/** Where a value is to stand: in a row bars part cells, in HTML angle brackets open elements. */
export type Setting = 'text' | 'row' | 'html'

const lookalike = new RegExp(String.raw`(,\s*(?:${attributes.join('|')})\s*):`, 'gi')

/** A value as our own parenthesis holds it, so that it reads back as it is. */
export function escapeAttribute(value: string, setting: Setting): string {
  const text = escapeMarks(value, setting).replace(lookalike, '$1\\:')
  return isBalanced(value) ? text : text.replace(/[()]/g, '\\$&')
}

/** Words as a title, a cell or a label holds them: marks of Markdown in them are letters. */
export function escapeText(value: string, setting: Setting): string {
  return escapeMarks(value, setting)
    .replace(/^(?:[-+#>]|=)(?=[\s#>=-]|$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2')
}

function escapeMarks(value: string, setting: Setting): string {
  if (setting === 'html') return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  // An address with backslashes in it would lead elsewhere.
  const text = /^https?:\/\/[^\s<>`|\\*]+$/.test(value)
    ? value
    : value
        .replace(/[\\`*[\]<~]/g, '\\$&')
        .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
        .replace(/&(?=#?\w{1,31};)/g, '\\&')
  return setting === 'row' ? text.replace(/\|/g, '\\|') : text
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '(') depth++
    else if (sign === ')' && --depth < 0) return false
  }
  return depth === 0
}
