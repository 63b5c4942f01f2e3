import {type ActionItem, type ActionStatus, actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Day} from '#src/incident/instant.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {type Sentence, splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {invalidValue} from '#src/postmortem/rules/invalid-value.ts'
import {findKnownValue} from '#src/postmortem/rules/known-value.ts'
import {report, toFix} from '#src/postmortem/rules/rule.ts'
import {isDay} from '#src/postmortem/time/read-stamp.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {type Attribute, findAttributes} from './action-attributes.ts'
import {isDayFirstName} from './action-fields.ts'
import {alignColumns} from './align-columns.ts'
import {type ActionGroup, type ActionPlace, collectActions, findFarewell, isFurniture, noGroup} from './collect-actions.ts'
import {findRef} from './find-action-ref.ts'
import {findOutcome, type Outcome} from './find-outcome.ts'
import {isImperative} from './need-words.ts'
import {findFrontName, type ListTrust, type Peeled, peelMarks} from './peel-marks.ts'
import {readActionRow} from './read-action-row.ts'
import {readLabels} from './read-labels.ts'
import {findPromises, splitBulleted, splitNumbered} from './read-promises.ts'
import {addMarks, type Marks, readDay, readTag, readValue} from './read-tag.ts'
import {splitStated} from './split-stated.ts'
import {isNoAction, isPlaceholder, isRecord, isSetting, toActionTitle, toActionValue} from './to-action-title.ts'

type Range = {readonly start: number; readonly end: number}

/** Action items with the stretch of text that each one's title takes, for showing it apart, and the stretches that say nothing else. */
export type ActionsReading = {
  readonly actions: readonly ActionItem[]
  readonly ranges: readonly Range[]
  readonly taken: readonly Range[]
  readonly diagnostics: readonly Diagnostic[]
}

type Building = {actions: ActionItem[]; ranges: Range[]; taken: Range[]; diagnostics: Diagnostic[]}
type Item = Extract<ActionPlace, {kind: 'item'}>

/** Reads the steps of a remediation section: items of lists, rows of tables, blocks of labels, and promises in its paragraphs. */
export function readActions(source: SourceText, all: readonly Line[], given: TimeSettings, heading?: string): ActionsReading {
  const isLetter = all.every(line => line.isQuoted)
  // What is quoted beside a list is somebody else's word.
  const lines = all.slice(0, findFarewell(all)).filter(line => !isFurniture(line) && (isLetter || !line.isQuoted))
  const settings = withDayOrder(given, lines)
  const building: Building = {actions: [], ranges: [], taken: [], diagnostics: []}
  const places = collectActions(alignColumns(source, lines), heading)
  const peel = toPeeling(places, settings)
  const heads = new Set<Line>()
  for (const place of places) {
    if (place.kind === 'item') {
      readItem(source, place, settings, peel, building)
      if (place.group.head) heads.add(place.group.head)
    }
    if (place.kind === 'row') readRow(source, place.line, readActionRow(place.line, place.columns, settings), place.group, building)
    if (place.kind === 'paragraph') readParagraph(source, place.line, place.group, settings, building)
  }
  // What heads items is shown with them; a Markdown heading goes of itself when nothing is left below it.
  for (const {kind, outerStart, end} of heads) if (kind !== 'heading') building.taken.push({start: outerStart, end})
  if (building.actions.length === 0 && heading !== undefined && isPlainList(lines))
    for (const line of lines) readItem(source, {kind: 'item', line, details: [], group: noGroup}, settings, peel, building)
  return building
}

/** Reads the promises of paragraphs that stand in other sections. */
export function readPromisedActions(source: SourceText, lines: readonly Line[]): ActionsReading {
  const building: Building = {actions: [], ranges: [], taken: [], diagnostics: []}
  for (const line of lines) if (line.kind === 'text' || line.kind === 'item') readPromises(source, line, 0, line.text, undefined, building)
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

function readItem(source: SourceText, {line, details, group}: Item, settings: TimeSettings, peel: (text: string) => Peeled, building: Building): void {
  const text = line.text
  if (isNoAction(text) || isRecord(text) || isSetting(text)) return
  const canonical = findCanonical(text, settings)
  const peeled: Peeled = canonical ? {from: 0, to: canonical.from, marks: {}} : peel(text)
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
  building.actions.push(
    toAction(
      title,
      line,
      canonical?.values ?? new Map<Attribute, string>(),
      group.status === 'candidate' ? addMarks(addMarks(all, told), group) : addMarks(addMarks(all, group), told),
      evidence,
      settings,
      building.diagnostics,
    ),
  )
  building.ranges.push({start: line.start + peeled.from, end: isProse ? line.outerEnd : line.start + peeled.to})
  building.taken.push({start: line.outerStart, end})
}

/** Our own parenthesis, unless one of its values holds remarks that ours would part: "(owner: storage, done 13 May 2022)". */
function findCanonical(text: string, settings: TimeSettings): ReturnType<typeof findAttributes> {
  const found = findAttributes(text)
  const [, ...behind] = found?.values.get('owner')?.split(/,\s*/) ?? []
  const remarks = behind.length > 0 ? readTag(behind.join(', '), settings, 'none') : undefined
  return remarks && remarks.owner === undefined ? undefined : found
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

function readRow(source: SourceText, line: Line, row: ReturnType<typeof readActionRow>, group: ActionGroup, building: Building): void {
  if (!row) return
  const evidence = toEvidence(source, line.start, line.end, 'item')
  building.actions.push(fromMarks(row.title, addMarks(row.marks, group), evidence))
  building.ranges.push({start: row.start, end: row.end})
}

const limited = /^[^.!?]{0,60}\bactions? (?:\w+ ){0,3}(?:for|on|with|from|by) (?:the|this|that|our|your?|customers?|users?|clients?)\b/i

/** A paragraph is a list in a line where it numbers its parts or its sentences end with remarks; else it may promise. */
function readParagraph(source: SourceText, line: Line, group: ActionGroup, settings: TimeSettings, building: Building): void {
  // "None. The supplier has changed the part" does nothing; "No action for the card. The others will be replaced" does.
  if (isNoAction(line.text) && !limited.test(line.text)) return
  const outcome = findOutcome(line.text)
  if (outcome) {
    readWithOutcome(source, line, outcome, group, building)
    return
  }
  const inLine = splitNumbered(line.text)
  const numbered = inLine.length > 0 ? inLine : splitBulleted(line.text)
  const whole = numbered.length > 0 ? numbered : joinRemarks(line.text, splitSentences(line.text)).filter(({text}) => !isNoAction(text) && !isRecord(text))
  const {steps, others: sentences} = numbered.length > 0 ? {steps: [], others: numbered} : splitStated(whole, group.status)
  for (const {start, end, text, status} of steps) {
    const [from, to] = [line.start + start, line.start + end]
    const title = toActionTitle(text)
    if (isPlaceholder(title)) continue
    building.actions.push(fromMarks(title, addMarks({status, ref: findRef(text)}, group), toEvidence(source, from, to, 'prose')))
    building.ranges.push({start: from, end: to})
  }
  const peeled = sentences.map(({text}) => ({...peelMarks(text, settings, {front: 'none', tail: 'none'})}))
  const isTold = (marks: Marks | undefined): boolean => marks?.owner !== undefined || marks?.due !== undefined || marks?.status !== undefined
  const isRemarked = peeled.some(({marks}) => isTold(marks)) && (sentences.length === 1 || isTerse(sentences))
  const isList =
    numbered.length > 0 || isRemarked || (sentences.length >= 2 && isTerse(sentences) && sentences.some(({text}) => findPromises(text, true).length > 0))
  for (const [index, sentence] of sentences.entries()) {
    const found = peeled[index]
    const title = found ? toActionTitle(sentence.text.slice(found.from, found.to)) : ''
    const isOrder =
      group !== noGroup &&
      isImperative(sentence.text) &&
      !/[:：]$/.test(sentence.text) &&
      (/^(?:ensure|make)\b/i.test(sentence.text) || !finite.test(sentence.text))
    if (
      (isList || isOrder) &&
      found &&
      !isPlaceholder(title) &&
      (isOrder || numbered.length > 0 || isTold(found.marks) || (isTerse(sentences) && isNote(sentence.text)))
    ) {
      const [start, end] = [line.start + sentence.start, line.start + sentence.end]
      // "Next steps" says that they are open; a sentence that is further along says so itself.
      const said = findPromises(sentence.text, true)[0]?.status
      const status = said === 'open' ? (group.status ?? said) : said
      building.actions.push(
        fromMarks(title, addMarks(addMarks(found.marks, {status, ref: findRef(sentence.text)}), group), toEvidence(source, start, end, 'prose')),
      )
      building.ranges.push({start: start + found.from, end: start + found.to})
    } else readPromises(source, line, sentence.start, sentence.text, group, building)
  }
}

/** "The probe watches the old name. (fixed by a second probe)": what has to be is the step, or else what the paragraph begins with. */
function readWithOutcome(source: SourceText, line: Line, {end, status, remark}: Outcome, group: ActionGroup, building: Building): void {
  const sentences = splitSentences(line.text.slice(0, end))
  const needed = sentences.filter(({text}) => findPromises(text, true).length > 0)
  const marks = addMarks({status, ref: findRef(remark)}, group)
  for (const sentence of needed.length > 0 ? needed : sentences.slice(0, 1)) {
    const [from, to] = [line.start + sentence.start, line.start + sentence.end]
    building.actions.push(fromMarks(toActionTitle(sentence.text), addMarks({ref: findRef(sentence.text)}, marks), toEvidence(source, from, to, 'prose')))
    building.ranges.push({start: from, end: to})
  }
}

/** Sentences without "we", "it" and "this": each is a note of its own, as lists have them. */
function isTerse(sentences: readonly Sentence[]): boolean {
  return sentences.every(({text}) => text.split(/\s+/).length <= 24 && !/\b(?:we|i|it|this|that|they|you|our|these|those|there|sorry)\b|[?!]$/i.test(text))
}

/** What finite verbs show to be a statement: then only what it states can make it a step. */
const finite =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|will|would|should|must|may|might|can|could|needs?|does|did|ist|sind|war|waren|wird|werden|wurden?|hat|haben|soll|sollen|sollten?|muss|müssen|können|est|sont|avons|avez|devons|devez|pouvez|allons|était|étaient|sera|seront|a été|ont|doit|doivent|devra|devrait|peut|peuvent|es|son|fue|fueron|será|serán|ha|han|debe|deben|debería|puede|é|são|foi|foram|serão|tem|têm|deve|devem|deveria|pode|zijn|wordt|worden|werd|heeft|hebben|moet|moeten|zal|zullen|kan|kunnen)(?!\p{L})|(?:です|ます|ません|ました|でした|である|した|ます。|ください)[。]?$/iu

/** "Test with a long feed": no statement, but a step in note form; or a sentence that says a step itself. */
function isNote(text: string): boolean {
  return !finite.test(text) || findPromises(text, true).length > 0
}

/** "Add a third node. (Rob)": a remark in parentheses is no sentence of its own. */
function joinRemarks(text: string, sentences: readonly Sentence[]): readonly Sentence[] {
  const joined: Sentence[] = []
  for (const sentence of sentences) {
    const last = joined.at(-1)
    if (last && /^[([][^()[\]]*[)\]]\.?$/.test(sentence.text))
      joined[joined.length - 1] = {start: last.start, end: sentence.end, text: text.slice(last.start, sentence.end)}
    else joined.push(sentence)
  }
  return joined
}

/** `group` is what heads the paragraph; undefined outside remediation. */
function readPromises(source: SourceText, line: Line, offset: number, prose: string, group: ActionGroup | undefined, building: Building): void {
  for (const {start, end, text, status} of findPromises(prose, group !== undefined)) {
    const [from, to] = [line.start + offset + start, line.start + offset + end]
    building.actions.push(fromMarks(toActionTitle(text), {status, ref: findRef(text), group: group?.group}, toEvidence(source, from, to, 'prose')))
    building.ranges.push({start: from, end: to})
  }
}

function fromMarks(title: string, marks: Marks, evidence: Evidence): ActionItem {
  return {
    id: undefined,
    title,
    group: marks.group,
    status: marks.status ?? 'open',
    kind: marks.kind,
    owner: toActionValue(marks.owner),
    due: marks.due,
    done: marks.done,
    priority: toActionValue(marks.priority),
    ref: toActionValue(marks.ref),
    factor: toActionValue(marks.factor),
    reason: toActionValue(marks.reason),
    proof: toActionValue(marks.proof),
    evidence,
  }
}

function toAction(
  title: string,
  line: Line,
  values: ReadonlyMap<Attribute, string>,
  marks: Marks,
  evidence: Evidence,
  settings: TimeSettings,
  diagnostics: Diagnostic[],
): ActionItem {
  const oneOf = <T extends string>(key: Attribute, known: readonly T[]): T | undefined => {
    const written = values.get(key)
    if (written === undefined) return undefined
    const found = findKnownValue(written, known)
    if (found.value === undefined) {
      const at = found.nearest === undefined ? undefined : findAttributeValue(evidence.quote, key, written)
      const from = evidence.start.offset + (at ?? 0)
      const fix = at === undefined ? undefined : toFix(`Write ${found.nearest}`, from, from + written.length, found.nearest ?? '')
      diagnostics.push(report(invalidValue, evidence, `Unexpected ${key} “${written}”, expected ${found.expected}`, [], fix))
    }
    return found.value
  }
  const day = (key: Attribute): Day | undefined => {
    const written = values.get(key)
    if (written === undefined || isDay(written)) return written
    const read = readDay(written, settings)
    if (!read) diagnostics.push(report(invalidValue, evidence, `Unexpected ${key} “${written}”, expected a day of the calendar as YYYY-MM-DD`))
    return read
  }
  const written: ActionStatus | undefined = oneOf('status', actionStatuses)
  if (line.checked && written && written !== 'done')
    diagnostics.push(report(invalidValue, evidence, `Unexpected status “${written}” beside a ticked box, expected \`[ ]\` or no status`))
  const loose = fromMarks(title, marks, evidence)
  return {
    ...loose,
    id: values.get('id'),
    group: values.get('group') ?? loose.group,
    status: written ?? loose.status,
    kind: oneOf('kind', actionKinds) ?? loose.kind,
    owner: values.get('owner') ?? loose.owner,
    due: day('due') ?? loose.due,
    done: day('done') ?? loose.done,
    priority: values.get('priority') ?? loose.priority,
    ref: values.get('ref') ?? loose.ref,
    factor: values.get('factor') ?? loose.factor,
    reason: values.get('reason') ?? loose.reason,
    proof: values.get('proof') ?? loose.proof,
  }
}

/** Where the value of an attribute stands in an item; undefined where it is not written as it is read. */
function findAttributeValue(item: string, key: Attribute, value: string): number | undefined {
  const places = [...item.matchAll(new RegExp(String.raw`(?<![\w-])${key}\s{0,20}:\s{0,20}`, 'gi'))].map(match => match.index + match[0].length)
  return places.findLast(at => item.startsWith(value, at))
}
