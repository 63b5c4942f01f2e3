import type {KnownNames} from '#src/features/editor/editor-setup.ts'
import {actionKinds, actionStatuses} from '#src/incident/action-item.ts'
import {detectionSources, postmortemStatuses, visibilities} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import {relationTypes} from '#src/incident/relation.ts'

/** Something that may be meant: what is written, and a word on what it is. */
export type Completion = {readonly label: string; readonly detail?: string | undefined; readonly apply?: string | undefined}

/** What may be meant by the last letters before the caret; `length` counts those that it would take the place of. `incident` asks for incidents by these words. */
export type Completions = {readonly length: number; readonly options: readonly Completion[]} | {readonly length: number; readonly incident: string}

/** Where the caret stands: its line as far as it, and what is around that. */
export type CaretPlace = {
  readonly before: string
  /** Whether the line is one of the front matter. */
  readonly isFrontMatter: boolean
  /** The key that a list's items in the lines above belong to, such as `services`. */
  readonly listKey: string | undefined
  /** The heading above, in lower case. */
  readonly heading: string
}

/** What can be written at this place that the library or the reader knows; undefined where anything can. */
export function listCompletions({before, isFrontMatter, listKey, heading}: CaretPlace, names: KnownNames): Completions | undefined {
  const link = /\[\[([^\]\n|]*)$/.exec(before)
  if (link) return {length: link[1]?.length ?? 0, incident: link[1] ?? ''}
  if (isFrontMatter) return listForFrontMatter(before, listKey, names)
  return listForAction(before, names) ?? listForFactor(before, names) ?? listForTimeline(before, heading)
}

function listForFrontMatter(before: string, listKey: string | undefined, names: KnownNames): Completions | undefined {
  const key = /^([a-z_]*)$/.exec(before)
  if (key)
    return toCompletions(
      key[1] ?? '',
      Object.entries(keys).map(([label, detail]) => ({label, detail, apply: `${label}: `})),
    )
  const value = /^([a-z_]+):[ \t]+\[?(?:[^\]]*,[ \t]*)?["']?([^,[\]"']*)$/.exec(before)
  if (value) return listValues(value[1] ?? '', value[2] ?? '', names, !/["'][^,"']*$/.test(before))
  const item = /^[ \t]*-[ \t]+["']?([^"']*)$/.exec(before)
  const type = /\btype:[ \t]*([\w-]*)$/.exec(before)
  if (type && listKey === 'related')
    return toCompletions(
      type[1] ?? '',
      relationTypes.map(label => ({label})),
    )
  return item && listKey !== undefined ? listValues(listKey, item[1] ?? '', names, !/["'][^"']*$/.test(before)) : undefined
}

function listValues(key: string, typed: string, names: KnownNames, isBare: boolean): Completions | undefined {
  const words = (labels: readonly string[], detail?: string): Completions =>
    toCompletions(
      typed,
      labels.map(label => ({label, detail})),
    )
  switch (key) {
    case 'status':
      return words(postmortemStatuses)
    case 'visibility':
      return words(visibilities)
    case 'severity':
      return words(['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5'])
    case 'detected_by':
      return words(detectionSources)
    case 'timezone':
      return words(listZones())
    case 'services':
      return words(names.services, 'service')
    case 'factors':
      return words(names.factors, 'factor')
    case 'authors':
    case 'audience':
      // In YAML nothing may begin with an "@" that is not in quotes.
      return toCompletions(
        typed,
        names.owners.filter(name => name.startsWith('@')).map(label => ({label, apply: isBare ? `"${label}"` : label})),
      )
    default:
      return undefined
  }
}

/** What stands in brackets behind an action: `(owner: @ada, due: 2030-01-31)`. */
function listForAction(before: string, names: KnownNames): Completions | undefined {
  const [, inside] = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\].*\(([^()]*)$/.exec(before) ?? []
  if (inside === undefined) return undefined
  const value = /(?:^|,)[ \t]*(\w+):[ \t]*([^,]*)$/.exec(inside)
  if (!value)
    return toCompletions(
      /[\w-]*$/.exec(inside)?.[0] ?? '',
      Object.entries(attributes).map(([label, detail]) => ({label, detail, apply: `${label}: `})),
    )
  const typed = value[2] ?? ''
  const words = (labels: readonly string[]): Completions =>
    toCompletions(
      typed,
      labels.map(label => ({label})),
    )
  switch (value[1]) {
    case 'owner':
      return words(names.owners)
    case 'kind':
      return words(actionKinds)
    case 'status':
      return words(actionStatuses)
    case 'priority':
      return words(['P0', 'P1', 'P2', 'P3'])
    case 'factor':
      return words(names.factors)
    default:
      return undefined
  }
}

/** `(factor: capacity/memory)` behind a contributing factor. */
function listForFactor(before: string, names: KnownNames): Completions | undefined {
  const [, typed] = /\(factor:[ \t]*([^()]*)$/.exec(before) ?? []
  return typed === undefined
    ? undefined
    : toCompletions(
        typed,
        names.factors.map(label => ({label})),
      )
}

/** The words that say what an entry of the timeline means. */
function listForTimeline(before: string, heading: string): Completions | undefined {
  if (!/^(?:timeline|chronology|sequence of events)/.test(heading)) return undefined
  const [, typed] = /^[ \t]*[-*+][ \t]+(?:\*\*|__)?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d(?::\d\d)?[ \t]+(?:[a-z]+,[ \t]*)*([a-z]*)$/.exec(before) ?? []
  return typed === undefined
    ? undefined
    : toCompletions(
        typed,
        milestoneKinds.map(label => ({label, detail: milestones[label]})),
      )
}

function toCompletions(typed: string, options: readonly Completion[]): Completions {
  return {length: typed.length, options}
}

function listZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')]
}

const keys: Readonly<Record<string, string>> = {
  title: 'what happened, in a line',
  organization: 'whose incident it was',
  severity: 'SEV1 to SEV5',
  status: 'draft, in-review or published',
  visibility: 'public or restricted',
  audience: 'who may read what is restricted',
  timezone: 'of all times without one',
  date: 'the day, where no time is known',
  started: 'impact began',
  detected: 'somebody or something noticed',
  acknowledged: 'somebody took it on',
  mitigated: 'impact was over',
  resolved: 'the work was over',
  impact_windows: 'stretches of impact',
  duration: 'as the author counts it',
  detected_by: 'who noticed first',
  services: 'what was affected',
  regions: 'where',
  factors: 'contributing factors',
  tags: 'words to find it by',
  authors: 'who writes it',
  related: 'other incidents',
  source: 'where the original is',
  aliases: 'former addresses',
}

const attributes: Readonly<Record<string, string>> = {
  owner: 'who does it',
  due: 'a day, YYYY-MM-DD',
  kind: 'prevent, detect, mitigate …',
  factor: 'what it answers',
  priority: 'P0 to P3',
  status: 'open, done …',
  done: 'the day it was done',
  ref: 'its ticket',
  proof: 'what shows that it is done',
  reason: 'why it will not be done',
}

const milestones: Readonly<Record<(typeof milestoneKinds)[number], string>> = {
  started: 'impact begins',
  detected: 'it is noticed',
  acknowledged: 'somebody takes it on',
  mitigated: 'impact is over',
  resolved: 'the work is over',
}
