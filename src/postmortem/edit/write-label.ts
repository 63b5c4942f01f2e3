import type {EditableField} from '#src/incident/action-change.ts'
import {nameActionField} from '#src/postmortem/sections/action-fields.ts'
import {nameStatus} from '#src/postmortem/sections/read-action-status.ts'
import {type Labelled, readLabels} from '#src/postmortem/sections/read-labels.ts'
import type {ActionAt, Way} from './action-at.ts'
import {toLineStart} from './action-block.ts'
import {escapeText} from './escape-markdown.ts'
import {toValueStretch} from './to-value-stretch.ts'

/** Ways to add a label where an item has labels below it, each on a line, or behind it, one after the other. */
export function writeNewLabel(at: ActionAt, field: EditableField, value: string): readonly Way[] {
  const {text, source, newline} = at
  const {place} = source
  if (place.kind !== 'item') return []
  const written =
    field === 'status' ? (nameStatus(at.action.status === value ? at.action.status : (value as typeof at.action.status), undefined)[0] ?? value) : value
  const below = place.details.flatMap(line => {
    const labels = readLabels(line.text.trim())
    const [first] = labels
    return labels.length === 1 && first?.start === 0 ? [{line, label: first}] : []
  })
  const last = below.at(-1)
  if (last) {
    const {line, label} = last
    const start = toLineStart(text, line.outerStart)
    const lead = line.text.length - line.text.trimStart().length
    const prefix = text.slice(start, line.start + lead)
    const name = nameLike(field, text.slice(line.start + lead, toValueStretch(text, line.start + lead, label).start), label, line.text.trim())
    const end = line.start + line.text.trimEnd().length
    return [{edits: [{start: end, end, text: `${newline}${prefix}${name}${escapeText(written, at.setting)}`}]}]
  }
  const own = place.line.text
  const labels = readLabels(own).filter(({start}) => start > 0)
  const label = labels.at(-1)
  if (!label || source.attributes !== undefined) return []
  const mark = own.slice(label.start, toValueStretch(own, 0, label).start)
  const value_ = escapeText(written, at.setting)
  const behind = /[.;,]?\s*$/.exec(own)?.[0] ?? ''
  const end = place.line.start + own.length - behind.length
  return [{edits: [{start: end, end, text: `${nameLike(field, mark, label, own)}${value_}`}]}]
}

/** A label's name with the marks around another's: "- **Owner**: " makes "- **Due**: ". */
function nameLike(field: EditableField, mark: string, {field: known}: Labelled, line: string): string {
  const name = /\p{L}(?:[\p{L}\p{N}'’/#]| (?! ))*/u.exec(mark)?.[0] ?? ''
  const news = nameActionField(field, name, known)
  const dressed = /^\p{Lu}/u.test(name) ? news.charAt(0).toUpperCase() + news.slice(1) : news
  return /\p{Lu}{2}/u.test(name) && name === name.toUpperCase() && line !== line.toUpperCase()
    ? mark.replace(name, news.toUpperCase())
    : mark.replace(name, dressed)
}
