import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {FrontMatterField, Written} from '#src/postmortem/document/front-matter.ts'
import {writeYamlText} from '#src/postmortem/format/write-yaml-value.ts'

/** Items to be put at the end of a list, whatever stands in that already. */
export type AppendedItems = {readonly appends: readonly Item[]}
type Item = Readonly<Record<string, string>>

/** The lines of a list that has these alone, below its key. */
export function writeFirstItems({appends}: AppendedItems, newline: string): string {
  return appends.map(item => `${newline}  - ${writeItem(item)}`).join('')
}

/** Puts items behind those that a key has, in the way that they are written; a value that stands alone becomes a list. */
export function appendItems(text: string, {written, evidenceAt}: FrontMatterField, {appends}: AppendedItems, newline: string): TextEdit {
  const {start, end} = evidenceAt([])
  const inline = appends.map(writeItem).join(', ')
  if (!Array.isArray(written)) {
    return {start: start.offset, end: end.offset, text: `[${text.slice(start.offset, end.offset)}, ${inline}]`}
  }
  const last = written.length === 0 ? undefined : evidenceAt([written.length - 1]).end.offset
  if (text[start.offset] === '[') {
    const at = last ?? start.offset + 1
    return {start: at, end: at, text: last === undefined ? inline : `, ${inline}`}
  }
  // What YAML takes for the end of an item may be the line after it; a comment behind the item stays with it.
  const said = text.slice(0, last ?? end.offset).trimEnd().length
  const at = said + (/^[^\r\n]*/.exec(text.slice(said))?.[0].length ?? 0)
  const indent = /[^\r\n]*$/.exec(text.slice(0, start.offset))?.[0] ?? ''
  return {start: at, end: at, text: appends.map(item => `${newline}${indent}- ${writeItem(item)}`).join('')}
}

/** What the key says when that is done. */
export function withItems(before: Written | undefined, {appends}: AppendedItems): Written {
  const items = Array.isArray(before) ? before : before === undefined || before === null ? [] : [before]
  return [...items, ...appends]
}

function writeItem(item: Item): string {
  return `{${Object.entries(item)
    .map(([key, value]) => `${key}: ${writeYamlText(value, true)}`)
    .join(', ')}}`
}
