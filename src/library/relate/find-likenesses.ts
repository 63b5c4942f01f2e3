import {factorCategories, formatFactorCategory} from '#src/incident/factor.ts'
import type {Incident} from '#src/incident/incident.ts'
import {readSoughtTerms} from '#src/library/recall/read-terms.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import {toPageAnchors} from '#src/postmortem/document/heading-anchors.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'
import {listErrorCodes} from './error-codes.ts'
import type {Likeness, LikenessPassage} from './likeness.ts'
import {anyError, broadCategories, categoryGroups, errorNames, fixClasses, ofWatching, symptomParts, symptomWays} from './likeness-rules.ts'
import {technologies} from './technologies.ts'
import {findTriggerSort, splitSentences} from './trigger-sort.ts'

/** A document as it is compared with another one. */
export type ComparedDocument = {readonly incident: Incident; readonly html: DocumentHtml}

/** What an account states of itself, whichever other one it is compared with. */
type Account = {
  readonly symptoms: readonly Symptom[]
  readonly trigger: Told | undefined
  readonly fix: Told | undefined
  readonly technologies: readonly (readonly [string, LikenessPassage])[]
  /** By factor: the families of its words, and its words that are not common. */
  readonly terms: (factor: number) => ReadonlySet<string>
}

/** One sort of event or measure, by the sentence that tells of it. */
type Told = {readonly name: string; readonly passage: LikenessPassage}

const accounts = new WeakMap<ComparedDocument, Account>()

/** Read once: a document is compared with some dozen others. */
function readAccount(document: ComparedDocument): Account {
  const known = accounts.get(document)
  if (known) return known
  const terms = new Map<number, ReadonlySet<string>>()
  const account: Account = {
    symptoms: readSymptoms(document),
    trigger: readTrigger(document),
    fix: readFix(document),
    technologies: readTechnologies(document.incident),
    terms(factor) {
      const found = terms.get(factor) ?? readTermKeys(document.incident.factors[factor])
      terms.set(factor, found)
      return found
    },
  }
  accounts.set(document, account)
  return account
}

/** In what two incidents are alike, by what their accounts state; nothing is taken from a mere mention. */
export function findLikenesses(one: ComparedDocument, other: ComparedDocument): readonly Likeness[] {
  return [
    ...findSymptoms(one, other),
    ...findTrigger(one, other),
    ...findFactors(one, other),
    ...findServices(one, other),
    ...findFixes(one, other),
    ...findTechnologies(one, other),
  ]
}

/** The same part of the experience that fails in the same way, each told by one sentence. */
function findSymptoms(one: ComparedDocument, other: ComparedDocument): readonly Likeness[] {
  const there = readAccount(other).symptoms
  for (const a of readAccount(one).symptoms) {
    const b = there.find(each => each.part === a.part && each.way === a.way)
    if (b) return [{kind: 'same-symptom', what: `${a.part}: ${a.way}`, between: [a.passage, b.passage]}]
  }
  return []
}

type Symptom = {readonly part: string; readonly way: string; readonly passage: LikenessPassage}

/**
 * What fails and how, by the sentences of the impact and the detection, the first two of the summary, the entry at which it began, and the
 * title; errors by their names, by those, by the status updates, and by what says that nothing noticed it.
 */
function readSymptoms({incident, html}: ComparedDocument): readonly Symptom[] {
  const passages: LikenessPassage[] = []
  const messages: LikenessPassage[] = []
  for (const [index, {kind}] of incident.sections.entries()) {
    if (kind !== 'impact' && kind !== 'summary' && kind !== 'detection') continue
    const sentences = splitSentences(toPlainText(html.sections[index] ?? ''))
    const taken = kind === 'summary' ? sentences.slice(0, 2) : sentences
    for (const text of taken) {
      if (/^Note:/.test(text)) continue
      const list = kind === 'detection' && isOfWatching(text) ? messages : passages
      list.push({text, place: 'section', index, anchor: toAnchor(incident, index)})
    }
  }
  for (const [index, update] of html.updates.entries())
    for (const text of splitSentences(toPlainText(update))) messages.push({text, place: 'update', index, anchor: undefined})
  const began = incident.timeline.findIndex(({milestones}) => milestones.includes('started') || milestones.includes('detected'))
  if (began !== -1)
    for (const text of splitSentences(toPlainText(html.entries[began] ?? ''))) passages.push({text, place: 'entry', index: began, anchor: undefined})
  passages.push(toTitle(incident))
  const failing = passages.flatMap(passage => {
    const parts = symptomParts.filter(({pattern}) => pattern.test(passage.text))
    const ways = symptomWays.filter(({pattern}) => pattern.test(passage.text))
    return parts.flatMap(part => ways.map(way => ({part: part.name, way: way.name, passage})))
  })
  const named = [...passages, ...messages].flatMap(passage => listErrorNames(passage.text).map(way => ({part: 'the error', way, passage})))
  return [...failing, ...named]
}

/** Whether a sentence says how slow the watching itself was, or that it saw nothing. */
function isOfWatching(text: string): boolean {
  return ofWatching.every(pattern => pattern.test(text))
}

/** Errors that have a name or a code of their own. A bare number is none, nor is a name that any failure may have. */
function listErrorNames(text: string): readonly string[] {
  return [...[...new Set(text.match(errorNames) ?? [])].filter(name => !anyError.test(name)), ...listErrorCodes(text)]
}

function findTrigger(one: ComparedDocument, other: ComparedDocument): readonly Likeness[] {
  const [a, b] = [readAccount(one).trigger, readAccount(other).trigger]
  return a && b && a.name === b.name ? [{kind: 'same-trigger', what: a.name, between: [a.passage, b.passage]}] : []
}

/** What sort of event set an incident off, by the first sentence that tells of it. */
function readTrigger({incident, html}: ComparedDocument): Told | undefined {
  const index = incident.sections.findIndex(({kind}) => kind === 'trigger')
  const [sentence = ''] = splitSentences(toPlainText(html.sections[index] ?? ''))
  const name = findTriggerSort(sentence)
  // What is of no sort has nothing in common with another one of no sort.
  return name === undefined || name === 'other' ? undefined : {name, passage: {text: sentence, place: 'section', index, anchor: toAnchor(incident, index)}}
}

function findFactors(one: ComparedDocument, other: ComparedDocument): readonly Likeness[] {
  const found = new Map<string, Likeness>()
  for (const [at, a] of one.incident.factors.entries()) {
    for (const [beside, b] of other.incident.factors.entries()) {
      const category = toGroup(a.category)
      if (category === undefined || category !== toGroup(b.category) || found.has(category)) continue
      // What only says where something was short or wrong is the same mechanism only where the texts agree, and what a category of one's own says is not known here.
      if (
        (broadCategories.has(category) || !factorCategories.includes(category)) &&
        countShared(readAccount(one).terms(at), readAccount(other).terms(beside)) < 2
      )
        continue
      const between = [
        {text: a.title, place: 'factor', index: at, anchor: undefined},
        {text: b.title, place: 'factor', index: beside, anchor: undefined},
      ] as const
      found.set(category, {kind: 'same-factor', what: formatFactorCategory(category), between})
    }
  }
  return [...found.values()]
}

function toGroup(category: string | undefined): string | undefined {
  return category === undefined ? undefined : (categoryGroups.get(category) ?? category)
}

function readTermKeys(factor: Incident['factors'][number] | undefined): ReadonlySet<string> {
  const terms = factor ? readSoughtTerms(`${factor.title}. ${factor.description}`, () => true).terms : []
  return new Set(terms.flatMap(({key, kind}) => (kind === 'common' ? [] : [key])))
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter(key => other.has(key)).length
}

/** A name in common is not enough: the organization has to be the same as well. */
function findServices({incident: one}: ComparedDocument, {incident: other}: ComparedDocument): readonly Likeness[] {
  if (one.organization === undefined || one.organization.value !== other.organization?.value) return []
  const there = new Set(other.services.map(({value}) => value))
  return one.services.filter(({value}) => there.has(value)).map(({value}) => ({kind: 'same-service', what: value, between: [toTitle(one), toTitle(other)]}))
}

function findTechnologies(one: ComparedDocument, other: ComparedDocument): readonly Likeness[] {
  const there = new Map(readAccount(other).technologies)
  return readAccount(one).technologies.flatMap(([name, passage]) => {
    const beside = there.get(name)
    return beside ? [{kind: 'same-technology' as const, what: name, between: [passage, beside] as const}] : []
  })
}

/** The technologies and vendors that had a part in what went wrong, by their keys. */
export function listTechnologies(incident: Incident): readonly string[] {
  return readTechnologies(incident).map(([name]) => name)
}

/** What the authors name it by, in the title or a tag, and tell of as a part of what went wrong. */
function readTechnologies(incident: Incident): readonly (readonly [string, LikenessPassage])[] {
  const title = incident.title?.value ?? ''
  const tags = incident.tags.map(({value}) => value)
  return technologies.flatMap(({key, pattern, names}) => {
    const isTitled = pattern.test(title)
    if (!isTitled && !tags.some(tag => names.has(tag.toLowerCase()) || pattern.test(tag))) return []
    const index = incident.factors.findIndex(({title, description}) => pattern.test(title) || pattern.test(description))
    const factor = incident.factors[index]
    if (factor) return [[key, {text: findTelling(factor, pattern), place: 'factor' as const, index, anchor: undefined}] as const]
    const trigger = incident.trigger?.text ?? ''
    const ofTrigger = findSentence(trigger, pattern)
    const section = incident.sections.findIndex(({kind}) => kind === 'trigger')
    if (ofTrigger !== undefined && section !== -1)
      return [[key, {text: ofTrigger, place: 'section' as const, index: section, anchor: toAnchor(incident, section)}] as const]
    return isTitled || pattern.test(trigger) ? [[key, toTitle(incident)] as const] : []
  })
}

/** The title of a factor, or the sentence of its description that says it. */
function findTelling({title, description}: Incident['factors'][number], pattern: RegExp): string {
  return pattern.test(title) ? title : (findSentence(description, pattern) ?? title)
}

/** The first sentence that says it; one with marks of Markdown is not quoted. */
function findSentence(text: string, pattern: RegExp): string | undefined {
  return splitSentences(text).find(sentence => pattern.test(sentence) && !/[*_`[\]<>\n]/.test(sentence))
}

function findFixes(one: ComparedDocument, other: ComparedDocument): readonly Likeness[] {
  const [a, b] = [readAccount(one).fix, readAccount(other).fix]
  const found: Likeness[] = a && b && a.name === b.name ? [{kind: 'same-fix', what: a.name, between: [a.passage, b.passage]}] : []
  for (const [at, action] of one.incident.actions.entries()) {
    const category = action.factor
    if (category === undefined || !isMeasured(category)) continue
    const beside = other.incident.actions.findIndex(each => each.factor === category && each.kind === action.kind)
    const match = other.incident.actions[beside]
    if (!match || found.some(({what}) => what === formatFactorCategory(category))) continue
    const between = [
      {text: action.title, place: 'action', index: at, anchor: undefined},
      {text: match.title, place: 'action', index: beside, anchor: undefined},
    ] as const
    found.push({kind: 'same-fix', what: formatFactorCategory(category), between})
  }
  return found
}

/** Whether steps against one category are likely to be the same measure: what it is for says what it is. */
function isMeasured(category: string): boolean {
  return !broadCategories.has(category) && /^(?:architecture|capacity|resilience|database)\//.test(category)
}

/** What ended an incident, by the sentence of its resolution that tells of it. */
function readFix({incident, html}: ComparedDocument): Told | undefined {
  const index = incident.sections.findIndex(({kind}) => kind === 'resolution')
  for (const text of splitSentences(toPlainText(html.sections[index] ?? '')).slice(0, 3)) {
    const name = fixClasses.find(({pattern}) => pattern.test(text))?.name
    if (name !== undefined) return {name, passage: {text, place: 'section', index, anchor: toAnchor(incident, index)}}
  }
  return undefined
}

function toTitle(incident: Incident): LikenessPassage {
  const index = Math.max(
    0,
    incident.sections.findIndex(({kind}) => kind === 'summary'),
  )
  return {text: incident.title?.value ?? incident.id, place: 'section', index, anchor: toAnchor(incident, index)}
}

function toAnchor({sections}: Incident, index: number): string | undefined {
  const known = anchors.get(sections) ?? toPageAnchors(sections.map(({heading}) => heading))
  anchors.set(sections, known)
  return known[index]
}

const anchors = new WeakMap<Incident['sections'], readonly string[]>()
