import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {FrontMatterField, Written} from '#src/postmortem/document/front-matter.ts'
import {writeYamlText} from '#src/postmortem/format/write-yaml-value.ts'

/** Something to be put at the end of a list, whatever stands in that already. */
export type AppendedItem = {readonly appends: Readonly<Record<string, string>>}

/** The lines of a list that has this alone, below its key. */
export function writeFirstItem(item: AppendedItem, newline: string): string {
  return `${newline}  - ${writeItem(item)}`
}

/** Puts an item behind those that a key has, in the way that they are written; a value that stands alone becomes a list. */
export function appendItem(text: string, {written, evidenceAt}: FrontMatterField, item: AppendedItem, newline: string): TextEdit {
  const {start, end} = evidenceAt([])
  if (!Array.isArray(written)) {
    return {start: start.offset, end: end.offset, text: `[${text.slice(start.offset, end.offset)}, ${writeItem(item)}]`}
  }
  const last = written.length === 0 ? undefined : evidenceAt([written.length - 1]).end.offset
  if (text[start.offset] === '[') {
    const at = last ?? start.offset + 1
    return {start: at, end: at, text: last === undefined ? writeItem(item) : `, ${writeItem(item)}`}
  }
  // What YAML takes for the end of an item may be the line after it; a comment behind the item stays with it.
  const said = text.slice(0, last ?? end.offset).trimEnd().length
  const at = said + (/^[^\r\n]*/.exec(text.slice(said))?.[0].length ?? 0)
  const indent = /[^\r\n]*$/.exec(text.slice(0, start.offset))?.[0] ?? ''
  return {start: at, end: at, text: `${newline}${indent}- ${writeItem(item)}`}
}

/** What the key says when that is done. */
export function withItem(before: Written | undefined, {appends}: AppendedItem): Written {
  const items = Array.isArray(before) ? before : before === undefined || before === null ? [] : [before]
  return [...items, appends]
}

function writeItem({appends}: AppendedItem): string {
  return `{${Object.entries(appends)
    .map(([key, value]) => `${key}: ${writeYamlText(value, true)}`)
    .join(', ')}}`
}
