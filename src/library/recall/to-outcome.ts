import {isOpen} from '#src/incident/action-item.ts'
import {toDurations} from '#src/incident/duration.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {PassagePlace} from '#src/library/search/document-passage.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import {toPageAnchors} from '#src/postmortem/document/heading-anchors.ts'
import type {DocumentHtml} from '#src/postmortem/render-postmortem.ts'
import {isVain} from './vain-attempts.ts'

/** A sentence of a document and where it stands. */
export type StatedLine = {readonly text: string; readonly place: PassagePlace; readonly index: number; readonly anchor: string | undefined}

/** What became of an incident, for somebody who has one like it: only what its account states. */
export type IncidentOutcome = {
  readonly causes: readonly StatedLine[]
  readonly trigger: string | undefined
  /** Where the trigger is stated. */
  readonly triggerEvidence: Evidence | undefined
  /** What was tried and is said not to have helped. */
  readonly inVain: readonly StatedLine[]
  /** What is said to have ended it. */
  readonly helped: OutcomeHelp | undefined
  /** Open ones that were to prevent it, detect it or soften it. */
  readonly open: readonly StatedLine[]
  /** Authors, else those who own something of it. */
  readonly ask: readonly string[]
}

export type OutcomeHelp = {
  readonly lines: readonly StatedLine[]
  /** How many minutes after its beginning impact was over, or where that is not stated all was. */
  readonly minutes: number | undefined
  readonly isMitigation: boolean
  /** Where it is stated when it began and when that was; undefined with the minutes. */
  readonly between: readonly [began: Evidence, ended: Evidence] | undefined
}

const mostCauses = 4
const mostInVain = 3
const mostOpen = 4

/** Gathers the outcome of an incident. */
export function toOutcome(incident: Incident, html: DocumentHtml): IncidentOutcome {
  const line = (place: PassagePlace, index: number, text: string, anchor?: string): StatedLine => ({place, index, text, anchor})
  const owners = incident.actions.flatMap(({owner}) => owner ?? [])
  const authors = incident.authors.map(({value}) => value)
  return {
    causes: incident.factors.map(({title}, index) => line('factor', index, title)).slice(0, mostCauses),
    trigger: isStated(incident.trigger?.text) ? incident.trigger?.text : undefined,
    triggerEvidence: isStated(incident.trigger?.text) ? incident.trigger?.evidence : undefined,
    inVain: findInVain(incident, html).slice(0, mostInVain),
    helped: findHelp(incident, html),
    open: incident.actions
      .flatMap((action, index) => (isOpen(action) && action.kind !== 'repair' && action.kind !== 'investigate' ? [{action, index}] : []))
      .toSorted((a, b) => Number(b.action.kind === 'prevent') - Number(a.action.kind === 'prevent') || a.index - b.index)
      .slice(0, mostOpen)
      .map(({action, index}) => line('action', index, action.title)),
    ask: [...new Set(authors.length > 0 ? authors : owners)].slice(0, 4),
  }
}

function isStated(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '' && !/^not stated\b/i.test(text)
}

/** Sentences of the timeline, of the resolution and of the factors that tell of an attempt and that it failed. */
function findInVain(incident: Incident, html: DocumentHtml): readonly StatedLine[] {
  const anchors = toPageAnchors(incident.sections.map(({heading}) => heading))
  const end = incident.timeline.findIndex(({milestones}) => milestones.includes('mitigated') || milestones.includes('resolved'))
  const pieces: StatedLine[] = [
    ...html.entries.flatMap((piece, index) =>
      end === -1 || index < end ? [{place: 'entry' as const, index, anchor: undefined, text: toPlainText(piece)}] : [],
    ),
    ...incident.sections.flatMap(({kind}, index) =>
      kind === 'resolution' || kind === 'summary'
        ? [{place: 'section' as const, index, anchor: anchors[index], text: toPlainText(html.sections[index] ?? '')}]
        : [],
    ),
    ...html.factors.map((piece, index) => ({place: 'factor' as const, index, anchor: undefined, text: toPlainText(piece)})),
  ]
  const links = incident.links.map(({to}) => toPlainText(`<incident-link>[[${to}]]</incident-link>`)).filter(name => name !== '')
  const found: StatedLine[] = []
  for (const piece of pieces) {
    // What stands beside a link to another incident tells of that one.
    if (/^Note:/.test(piece.text)) continue
    for (const sentence of piece.text.split(/(?<=[.!?]) /)) {
      if (links.some(name => sentence.includes(name))) break
      if (isVain(sentence) && found.every(({text}) => text !== sentence)) found.push({...piece, text: sentence})
    }
  }
  return found
}

/** The first sentence of the resolution that tells of no vain attempt, then the entry of the timeline at which impact was over. */
function findHelp(incident: Incident, html: DocumentHtml): OutcomeHelp | undefined {
  const anchors = toPageAnchors(incident.sections.map(({heading}) => heading))
  const section = incident.sections.findIndex(({kind}) => kind === 'resolution')
  const sentence = toPlainText(html.sections[section] ?? '')
    .split(/(?<=[.!?]) /)
    .find(each => !isVain(each))
  const mitigated = incident.timeline.findIndex(({milestones}) => milestones.includes('mitigated'))
  const resolved = incident.timeline.findIndex(({milestones}) => milestones.includes('resolved'))
  const entry = mitigated === -1 && !isStated(sentence) ? resolved : mitigated
  const lines: readonly StatedLine[] = [
    ...(sentence !== undefined && isStated(sentence) ? [{place: 'section' as const, index: section, anchor: anchors[section], text: sentence}] : []),
    ...(entry === -1 ? [] : [{place: 'entry' as const, index: entry, anchor: undefined, text: toPlainText(html.entries[entry] ?? '')}]),
  ]
  if (lines.length === 0) return undefined
  const durations = toDurations(incident)
  const toMitigation = durations.find(({kind}) => kind === 'ttm')
  const took = toMitigation ?? durations.find(({kind}) => kind === 'ttr')
  return {lines, minutes: took?.minutes, isMitigation: toMitigation !== undefined, between: took && [took.from.evidence, took.to.evidence]}
}
