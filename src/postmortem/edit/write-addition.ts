import type {ActionValues, EditableField} from '#src/incident/action-change.ts'
import type {TextEdit} from '#src/incident/diagnostic.ts'
import type {Day} from '#src/incident/instant.ts'
import type {DetailedReading} from '#src/postmortem/read-postmortem.ts'
import type {Attribute} from '#src/postmortem/sections/action-attributes.ts'
import {nameStatus} from '#src/postmortem/sections/read-action-status.ts'
import {type Labelled, readLabels} from '#src/postmortem/sections/read-labels.ts'
import type {ActionAt} from './action-at.ts'
import {type ActionBlock, findBlock, toLineEnd, toLineStart} from './action-block.ts'
import {escapeText} from './escape-markdown.ts'
import {toValueStretch} from './to-value-stretch.ts'
import {listCellWords} from './write-cell.ts'
import {writeDayLike} from './write-day.ts'
import {writeNewSection} from './write-new-section.ts'
import {writePairs} from './write-pairs.ts'
import {insertBefore, insertBehind} from './write-structure.ts'
import {writeTask} from './write-task.ts'

/** Ways to add an action in front of another, or behind the last: in the form of its neighbour, as a task in a list of its own, in a section of its own. */
export function writeAddition(detailed: DetailedReading, values: ActionValues, before: number): readonly (readonly TextEdit[])[] {
  const [next, last] = [findBlock(detailed, before), findBlock(detailed, before - 1)]
  const like = (block: ActionBlock, isBehind: boolean): readonly string[] => (block.kind === 'sentence' ? [] : writeLike(block, values, isBehind))
  const inFront = next ? like(next, false).map(bytes => insertBefore(detailed, next, before, bytes)) : []
  const behind = last ? like(last, true).map(bytes => insertBehind(detailed, last, before - 1, bytes)) : []
  // A sentence, or a form that holds no more, is followed by a list.
  const apart = last && last.kind !== 'element' ? [writeListBehind(last, values)] : []
  return [...inFront, ...behind, ...apart].map(edit => [edit]).concat(writeNewSection(detailed, values, before).map(edit => [edit]))
}

function writeListBehind({at, end}: ActionBlock, values: ActionValues): TextEdit {
  const {text, newline} = at
  const to = toLineEnd(text, Math.max(end, at.source.place.line.end))
  return {start: to, end: to, text: `${newline}${newline}- ${writeTask(values, at.setting === 'html' ? 'html' : 'text')}`}
}

function writeLike(block: ActionBlock, values: ActionValues, isBehind: boolean): readonly string[] {
  const {place} = block.at.source
  if (place.kind === 'row') return writeRow(block, values)
  if (block.kind === 'element') return writeElement(block, values)
  if (place.kind === 'item' && place.details.some(({text}) => readLabels(text.trim())[0]?.start === 0))
    return [...writeLabelled(block, values, isBehind), ...writeItem(block, values, isBehind)]
  return writeItem(block, values, isBehind)
}

/** A list's next item: its marker with the next number, a box where the list has boxes. */
function writeItem({at, start}: ActionBlock, values: ActionValues, isBehind: boolean): readonly string[] {
  const {text, source} = at
  const {line} = source.place
  const lead = text.slice(start, line.start).replace(/\[[ xX]?\][ \t]*$/, '')
  const hasBoxes = at.siblings.some(({source: {place}}) => place.line.checked !== undefined)
  const numbered = toNextNumber(lead, isBehind)
  const task = (isStated: boolean): string => {
    const written = writeTask(values, at.setting, isStated || (!hasBoxes && values.status === 'done'))
    return numbered + (hasBoxes ? written : written.replace(/^\[[ x]\] /, ''))
  }
  return [task(false), task(true), numbered + writeTask(values, at.setting)]
}

/** A value in the manner of a label's: its language, the shape of its day. */
function writeLabelValue({action}: ActionAt, {field, value: like}: Labelled, value: string): string {
  if (field === 'status') return nameStatus(value as 'open', like)[0] ?? value
  const day = field === 'due' || field === 'done' ? action[field] : undefined
  return (day && writeDayLike(like, day, value as Day)[0]) ?? value
}

function toNextNumber(lead: string, isBehind: boolean): string {
  return isBehind ? lead.replace(/\d+(?=[.)．）、])/, number => String(Number(number) + 1)) : lead
}

function writeElement({at, start, end}: ActionBlock, values: ActionValues): readonly string[] {
  const {text, source} = at
  const [from, to] = [source.place.line.start, source.place.line.end]
  const written = writeTask(values, 'html', values.status !== undefined && values.status !== 'open').replace(/^\[[ x]\] /, '')
  return [text.slice(start, from) + written + text.slice(to, end)]
}

/** A block of labels in the order of another: its first line with the new title, then a line for each value. */
function writeLabelled({at, start}: ActionBlock, values: ActionValues, isBehind: boolean): readonly string[] {
  const {text, source, newline} = at
  const {place} = source
  if (place.kind !== 'item') return []
  const {title = '', ...others} = values
  const left = new Map(Object.entries(others).flatMap(([field, value]) => (value === null ? [] : [[field, value] as const])))
  const isOpen = left.get('status') === 'open'
  const lines: string[] = []
  for (const line of place.details) {
    const lead = line.text.length - line.text.trimStart().length
    const [label, ...more] = readLabels(line.text.trim())
    if (label?.start !== 0 || more.length > 0) continue
    const value = left.get(label.field)
    if (value === undefined) continue
    left.delete(label.field)
    const prefix = text.slice(toLineStart(text, line.outerStart), toValueStretch(text, line.start + lead, label).start)
    const word = writeLabelValue(at, label, value)
    lines.push(`${prefix}${escapeText(word, at.setting)}`)
  }
  if (isOpen) left.delete('status')
  const front = toNextNumber(text.slice(start, source.title.start).replace(/\[[ xX]?\][ \t]*$/, ''), isBehind)
  const pairs = writePairs(new Map([...left] as [Attribute, string][]), at.setting)
  const head = `${front}${escapeText(title, at.setting)}${pairs === '' ? '' : ` (${pairs})`}`
  return [[head, ...lines].join(newline)]
}

/** A row with each value in its column, and behind the title what has none. */
function writeRow({at, start, end, kind}: ActionBlock, values: ActionValues): readonly string[] {
  const {text, source} = at
  const {place} = source
  if (place.kind !== 'row') return []
  const {title = '', ...others} = values
  const left = new Map(Object.entries(others).flatMap(([field, value]) => (value === null ? [] : [[field, value] as const])))
  const own = place.line.cells.findIndex(cell => cell.start === source.step.start)
  const cells = place.line.cells.map((cell, index) => {
    const field = place.columns[index]?.find(each => left.has(each))
    if (index === own) return ''
    if (field === undefined) return place.columns[index]?.[0] === 'ignored' && /^\d+$/.test(cell.text.trim()) ? String(Number(cell.text.trim()) + 1) : ''
    const value = left.get(field) ?? ''
    left.delete(field)
    return listCellWords(at, field as EditableField, value, index)[0] ?? value
  })
  if (left.get('status') === 'open') left.delete('status')
  const pairs = writePairs(new Map([...left] as [Attribute, string][]), at.setting)
  cells[own] = `${escapeText(title, at.setting)}${pairs === '' ? '' : ` (${pairs})`}`
  const raw = text.slice(start, end)
  if (kind === 'element') {
    let written = raw
    for (const [index, cell] of [...place.line.cells.entries()].toReversed())
      written = written.slice(0, cell.start - start) + (cells[index] ?? '') + written.slice(cell.end - start)
    return [written]
  }
  if (at.setting === 'row') {
    const lead = /^[ \t>]*/.exec(raw)?.[0] ?? ''
    const body = cells.map(cell => ` ${cell} `).join('|')
    // Without a bar in front an empty first cell would be none.
    const isOpen = !raw.trim().startsWith('|') && cells[0] !== ''
    return [`${lead}${isOpen ? '' : '|'}${body}${/\|\s*$/.test(raw) ? '|' : ''}`.replace(/^ (?=\S)/, '').trimEnd()]
  }
  if (raw.includes('\t')) return [cells.join('\t')]
  let aligned = ''
  for (const [index, cell] of place.line.cells.entries())
    aligned = `${aligned.padEnd(cell.start - start)}${index > 0 && !/ {2}$/.test(aligned.padEnd(cell.start - start)) ? '  ' : ''}${cells[index]}`
  return [aligned]
}
