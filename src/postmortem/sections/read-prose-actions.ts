import type {ActionItem} from '#src/incident/action-item.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import {type Sentence, splitSentences} from '#src/postmortem/document/split-sentences.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {type Attribute, findAttributes} from './action-attributes.ts'
import type {ActionSource} from './action-source.ts'
import {type ActionPlace, noGroup} from './collect-actions.ts'
import type {Stretch} from './cut-apart.ts'
import {findRef} from './find-action-ref.ts'
import {findOutcome, type Outcome} from './find-outcome.ts'
import {isImperative} from './need-words.ts'
import {type PeeledPart, peelMarks} from './peel-marks.ts'
import {findPromises, splitBulleted, splitNumbered} from './read-promises.ts'
import {addMarks, type Marks} from './read-tag.ts'
import {splitStated} from './split-stated.ts'
import {toAction} from './to-action.ts'
import {isNoAction, isPlaceholder, isRecord, toActionTitle} from './to-action-title.ts'

/** Action items with the stretch of text that each one's title takes, for showing it apart, and the stretches that say nothing else. */
export type ActionsReading = {
  readonly actions: readonly ActionItem[]
  readonly ranges: readonly Stretch[]
  readonly taken: readonly Stretch[]
  /** Where each action was read, parallel to them. */
  readonly sources: readonly ActionSource[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The same while it is being read. */
export type ActionsBuilding = {actions: ActionItem[]; ranges: Stretch[]; taken: Stretch[]; sources: ActionSource[]; diagnostics: Diagnostic[]}

type Paragraph = Extract<ActionPlace, {kind: 'paragraph'}>

const limited = /^[^.!?]{0,60}\bactions? (?:\w+ ){0,3}(?:for|on|with|from|by) (?:the|this|that|our|your?|customers?|users?|clients?)\b/i

/** A paragraph is a list in a line where it numbers its parts or its sentences end with remarks; else it may promise. */
export function readParagraph(source: SourceText, place: Paragraph, settings: TimeSettings, building: ActionsBuilding): void {
  const {line, group} = place
  // "None. The supplier has changed the part" does nothing; "No action for the card. The others will be replaced" does.
  if (isNoAction(line.text) && !limited.test(line.text)) return
  const push = (step: Step, marks: Marks): void => pushStep(source, place, step, addMarks(marks, group), settings, building)
  const outcome = findOutcome(line.text)
  if (outcome) {
    for (const {step, marks} of readWithOutcome(line.text, outcome)) push(step, marks)
    return
  }
  const inLine = splitNumbered(line.text)
  const numbered = inLine.length > 0 ? inLine : splitBulleted(line.text)
  const whole = numbered.length > 0 ? numbered : joinRemarks(line.text, splitSentences(line.text)).filter(({text}) => !isNoAction(text) && !isRecord(text))
  const {steps, others: sentences} = numbered.length > 0 ? {steps: [], others: numbered} : splitStated(whole, group.status)
  for (const {status, ...sentence} of steps) {
    const step = toStep(sentence)
    if (!isPlaceholder(step.title)) push(step, {status, ref: findRef(step.said)})
  }
  const read = sentences.map(sentence => {
    const own = toStep(sentence)
    const peeled = peelMarks(own.said, settings, {front: 'none', tail: 'none'})
    return {own, marks: peeled.marks, step: {...own, ...peeled, title: toActionTitle(own.said.slice(peeled.from, peeled.to))}}
  })
  const isTold = (marks: Marks): boolean => marks.owner !== undefined || marks.due !== undefined || marks.status !== undefined
  const isRemarked = read.some(({marks}) => isTold(marks)) && (sentences.length === 1 || isTerse(sentences))
  const isList =
    numbered.length > 0 || isRemarked || (sentences.length >= 2 && isTerse(sentences) && sentences.some(({text}) => findPromises(text, true).length > 0))
  for (const [index, sentence] of sentences.entries()) {
    const found = read[index]
    if (!found) continue
    const {own, step, marks} = found
    const isOrder = group !== noGroup && isImperative(own.said) && !/[:：]$/.test(own.said) && (/^(?:ensure|make)\b/i.test(own.said) || !finite.test(own.said))
    if ((isList || isOrder) && !isPlaceholder(step.title) && (isOrder || numbered.length > 0 || isTold(marks) || (isTerse(sentences) && isNote(own.said)))) {
      // "Next steps" says that they are open; a sentence that is further along says so itself.
      const said = findPromises(own.said, true)[0]?.status
      const status = said === 'open' ? (group.status ?? said) : said
      push(step, addMarks(marks, {status, ref: findRef(own.said)}))
    } else if (!readPromises(source, place, {offset: sentence.start, prose: sentence.text, isRemediation: true}, settings, building) && own.values.size > 0)
      push(own, {ref: findRef(own.said)})
  }
}

/** A sentence, or a part of one, that is a step: what it says without our own parenthesis, and the stretch of that which is its title. */
type Step = Sentence & {
  readonly said: string
  readonly values: ReadonlyMap<Attribute, string>
  readonly attributes: number | undefined
  readonly from: number
  readonly to: number
  readonly title: string
  readonly parts: readonly PeeledPart[]
}

/** "We will add an alert (owner: @ada)." says of the alert whose it is; the stop is the sentence's. */
function toStep(sentence: Sentence): Step {
  const {text} = sentence
  const stop = /[\s.!;,。]*$/.exec(text.slice(-20))?.[0] ?? ''
  const body = text.slice(0, text.length - stop.length)
  const found = findAttributes(body)
  const said = found ? body.slice(0, found.from).trimEnd() + stop.trim() : text
  const to = found ? body.slice(0, found.from).trimEnd().length : text.length
  return {...sentence, said, values: found?.values ?? noValues, attributes: found?.from, from: 0, to, title: toActionTitle(said), parts: []}
}

const noValues: ReadonlyMap<Attribute, string> = new Map()

function pushStep(source: SourceText, place: Paragraph, step: Step, marks: Marks, settings: TimeSettings, building: ActionsBuilding): void {
  const at = place.line.start + step.start
  const [start, end] = [at, place.line.start + step.end]
  const evidence = toEvidence(source, start, end, 'prose')
  building.actions.push(toAction(step.title, {values: step.values, marks}, evidence, settings, building.diagnostics))
  const title = {start: at + step.from, end: at + step.to}
  building.ranges.push(title)
  building.sources.push({place, step: {start, end}, title, parts: step.parts, attributes: step.attributes, settings})
}

/** "The probe watches the old name. (fixed by a second probe)": what has to be is the step, or else what the paragraph begins with. */
function readWithOutcome(text: string, {end, status, remark}: Outcome): readonly {readonly step: Step; readonly marks: Marks}[] {
  const sentences = splitSentences(text.slice(0, end))
  const needed = sentences.filter(sentence => findPromises(sentence.text, true).length > 0)
  const marks = {status, ref: findRef(remark)}
  return (needed.length > 0 ? needed : sentences.slice(0, 1)).map(sentence => {
    const step = toStep(sentence)
    return {step, marks: addMarks({ref: findRef(step.said)}, marks)}
  })
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

/** A stretch of a paragraph that may promise, and whether it stands where remediation is told. */
type Told = {readonly offset: number; readonly prose: string; readonly isRemediation: boolean}

/** Reads the promises of a stretch of prose, and returns how many there are. */
export function readPromises(
  source: SourceText,
  place: Paragraph,
  {offset, prose, isRemediation}: Told,
  settings: TimeSettings,
  building: ActionsBuilding,
): number {
  const found = findPromises(prose, isRemediation)
  for (const {start, end, text, status} of found) {
    const step = toStep({start: offset + start, end: offset + end, text})
    pushStep(source, place, step, {status, ref: findRef(step.said), group: isRemediation ? place.group.group : undefined}, settings, building)
  }
  return found.length
}
