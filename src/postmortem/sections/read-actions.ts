import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {Attribute} from './action-attributes.ts'
import {isDayFirstName} from './action-fields.ts'
import {alignColumns} from './align-columns.ts'
import {type ActionPlace, collectActions, findFarewell, isFurniture, noGroup} from './collect-actions.ts'
import {findRef} from './find-action-ref.ts'
import {findCanonical} from './find-canonical.ts'
import {findFrontName, type ListTrust, type Peeled, peelMarks} from './peel-marks.ts'
import {readActionRow} from './read-action-row.ts'
import {readLabels} from './read-labels.ts'
import {findPromises} from './read-promises.ts'
import {type ActionsBuilding, type ActionsReading, readParagraph, readPromises} from './read-prose-actions.ts'
import {addMarks, type Marks, readValue} from './read-tag.ts'
import {toAction} from './to-action.ts'
import {isNoAction, isPlaceholder, isRecord, isSetting, toActionTitle} from './to-action-title.ts'

type Building = ActionsBuilding
type Item = Extract<ActionPlace, {kind: 'item'}>

/** Reads the steps of a remediation section: items of lists, rows of tables, blocks of labels, and promises in its paragraphs. */
export function readActions(source: SourceText, all: readonly Line[], given: TimeSettings, heading?: string): ActionsReading {
  const isLetter = all.every(line => line.isQuoted)
  // What is quoted beside a list is somebody else's word.
  const lines = all.slice(0, findFarewell(all)).filter(line => !isFurniture(line) && (isLetter || !line.isQuoted))
  const settings = withDayOrder(given, lines)
  const building: Building = {actions: [], ranges: [], taken: [], sources: [], diagnostics: []}
  const places = collectActions(alignColumns(source, lines), heading)
  const peel = toPeeling(places, settings)
  const heads = new Set<Line>()
  for (const place of places) {
    if (place.kind === 'item') {
      readItem(source, place, settings, peel, building)
      if (place.group.head) heads.add(place.group.head)
    }
    if (place.kind === 'row') readRow(source, place, settings, building)
    if (place.kind === 'paragraph') readParagraph(source, place, settings, building)
  }
  // What heads items is shown with them; a Markdown heading goes of itself when nothing is left below it.
  for (const {kind, outerStart, end} of heads) if (kind !== 'heading') building.taken.push({start: outerStart, end})
  if (building.actions.length === 0 && heading !== undefined && isPlainList(lines))
    for (const line of lines) readItem(source, {kind: 'item', line, details: [], group: noGroup}, settings, peel, building)
  return building
}

/** Reads the promises of paragraphs that stand in other sections. */
export function readPromisedActions(source: SourceText, lines: readonly Line[], settings: TimeSettings): ActionsReading {
  const building: Building = {actions: [], ranges: [], taken: [], sources: [], diagnostics: []}
  for (const line of lines) {
    if (line.kind !== 'text' && line.kind !== 'item') continue
    readPromises(source, {kind: 'paragraph', line, group: noGroup}, {offset: 0, prose: line.text, isRemediation: false}, settings, building)
  }
  return building
}

/** "Prazo: 12/08/2023": where no day of the document decides, the language of a label does. */
function withDayOrder(settings: TimeSettings, lines: readonly Line[]): TimeSettings {
  if (settings.dayOrder !== undefined) return settings
  const names = lines.flatMap(line =>
    line.isHeader
      ? line.cells.map(({text}) => text)
      : /[:：]/.test(line.text)
        ? [...line.text.matchAll(/(?<![\p{L}\p{N}])(?<name>\p{L}{3,20})\s?[:：]/gu)].map(match => match.groups?.name ?? '')
        : [],
  )
  return names.some(isDayFirstName) ? {...settings, dayOrder: 'dmy'} : settings
}

/** How sentences of Japanese letters end, and the lines into which they are broken: no line of a list ends so. */
const spoken = /(?:です|ます|ました|ません|でした|ください|ませ|[、がでにをはもと])[。．]?\s*$|\b(?:sorry|apologi[sz]e|thank you|thanks for|any questions)\b/iu

/** A section of short lines and nothing else is a list whose author used no bullets. */
function isPlainList(lines: readonly Line[]): boolean {
  return (
    lines.length >= 2 &&
    lines.every(line => line.kind === 'text' && line.text.length <= 180 && !/[.!?]\s+\p{Lu}/u.test(line.text)) &&
    !isNoAction(lines[0]?.text ?? '') &&
    !lines.some(({text}) => spoken.test(text))
  )
}

/**
 * Peels items as their list shows where it puts owners: one word before a colon may be a subject, three names are owners. That takes a
 * first look at each of them, which is also the last where the list shows nothing.
 */
function toPeeling(places: readonly ActionPlace[], settings: TimeSettings): (text: string) => Peeled {
  const items = places.filter((place): place is Item => place.kind === 'item')
  const names = items.flatMap(({line}) => findFrontName(line.text) ?? [])
  const isFront = names.length >= 2 && names.length * 2 >= items.length && names.every(name => name.isOwner)
  const first = new Map(items.map(({line}) => [line.text, peelMarks(line.text, settings, {front: 'none', tail: 'none'})]))
  const owned = items.filter(({line}) => first.get(line.text)?.marks.owner !== undefined)
  const trust: ListTrust = {front: isFront ? 'owner' : 'none', tail: owned.length * 3 >= items.length && owned.length > 0 ? 'owner' : 'none'}
  const isNews = trust.front === 'owner' || trust.tail === 'owner'
  return text => (isNews ? undefined : first.get(text)) ?? peelMarks(text, settings, trust)
}

function readItem(source: SourceText, place: Item, settings: TimeSettings, peel: (text: string) => Peeled, building: Building): void {
  const {line, details, group} = place
  const text = line.text
  if (isNoAction(text) || isRecord(text) || isSetting(text)) return
  const canonical = findCanonical(text, settings)
  const peeled: Peeled = canonical ? {from: 0, to: canonical.from, marks: {}, parts: []} : peel(text)
  const title = toActionTitle(text.slice(peeled.from, peeled.to))
  if (isPlaceholder(title)) return
  const last = details.at(-1)
  const end = Math.max(line.kind === 'item' ? line.outerEnd : line.end, last?.outerEnd ?? 0)
  const evidence = toEvidence(source, line.outerStart, end, 'item')
  const {marks, isProse} = readDetails(details, settings)
  const box: Marks = line.checked === true ? {status: 'done'} : {}
  const own = addMarks(addMarks(peeled.marks, marks), canonical ? {} : {ref: findRef(text), owner: /(?<![\w/.])@[\w][\w.-]*\w/.exec(text)?.[0]})
  // "We are changing the health model": where no mark says how far it is, the sentence does.
  const isSentence = group.status === 'candidate' || /^(?:we|our|i)\b|(?:ました|ます|です)[。.]?$/iu.test(title)
  const told: Marks = own.status === undefined && isSentence ? {status: findPromises(title, true)[0]?.status} : {}
  // A ticked box is done whatever stood there before it was ticked; words that say why not outweigh it.
  const all = box.status && own.status !== 'wont-do' ? {...own, ...box} : own
  const said = group.status === 'candidate' ? addMarks(addMarks(all, told), group) : addMarks(addMarks(all, group), told)
  const stated = {values: canonical?.values ?? noValues, marks: said, checked: line.checked}
  building.actions.push(toAction(title, stated, evidence, settings, building.diagnostics))
  building.ranges.push({start: line.start + peeled.from, end: isProse ? line.outerEnd : line.start + peeled.to})
  building.taken.push({start: line.outerStart, end})
  building.sources.push({
    place,
    step: {start: line.start, end: line.end},
    title: {start: line.start + peeled.from, end: line.start + peeled.to},
    parts: peeled.parts,
    attributes: canonical?.from,
    settings,
  })
}

/** Lines below an item that are labels are its values; other lines explain it. */
function readDetails(details: readonly Line[], settings: TimeSettings): {marks: Marks; isProse: boolean} {
  let marks: Marks = {}
  let isProse = false
  for (const {text} of details) {
    const labels = readLabels(text.trim())
    if (labels[0]?.start === 0) for (const {field, value} of labels) marks = addMarks(marks, readValue(field, value, settings))
    else isProse = true
  }
  return {marks, isProse}
}

function readRow(source: SourceText, place: Extract<ActionPlace, {kind: 'row'}>, settings: TimeSettings, building: Building): void {
  const {line, group} = place
  const row = readActionRow(line, place.columns, settings)
  if (!row) return
  const evidence = toEvidence(source, line.start, line.end, 'item')
  building.actions.push(toAction(row.title, {values: row.values, marks: addMarks(row.marks, group)}, evidence, settings, building.diagnostics))
  building.ranges.push({start: row.start, end: row.end})
  building.sources.push({
    place,
    step: {start: row.cell.start, end: row.cell.end},
    title: {start: row.start, end: row.end},
    parts: row.parts,
    attributes: row.attributes,
    settings,
  })
}

const noValues: ReadonlyMap<Attribute, string> = new Map()
