import type {ActionItem} from '#src/incident/action-item.ts'
import type {FactValues, ItemCorrection} from '#src/incident/correction.ts'
import type {Incident} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import type {KeptCorrection} from './import-work.ts'

type Placed = {readonly evidence: {readonly start: {readonly offset: number}}}

/** A name for each of some items that stays the same when the text is read with another year or zone: where it stands, and the how-manieth there. */
export function toItemKeys(items: readonly Placed[]): readonly string[] {
  const seen = new Map<number, number>()
  return items.map(({evidence}) => {
    const {offset} = evidence.start
    const count = seen.get(offset) ?? 0
    seen.set(offset, count + 1)
    return count === 0 ? String(offset) : `${offset}.${count}`
  })
}

/** Corrections with the positions that their items have in a reading; those whose items are not read any more are left out. */
export function placeCorrections(incident: Incident, kept: readonly KeptCorrection[]): readonly ItemCorrection[] {
  const positions = {entry: toPositions(incident.timeline), factor: toPositions(incident.factors), action: toPositions(incident.actions)}
  return kept.flatMap(({at, correction}): ItemCorrection[] => {
    if (!('position' in correction)) return [correction]
    const position = at === undefined ? undefined : positions[correction.item].get(at)
    return position === undefined ? [] : [{...correction, position}]
  })
}

function toPositions(items: readonly Placed[]): ReadonlyMap<string, number> {
  return new Map(toItemKeys(items).map((key, position) => [key, position]))
}

/** An item as it will be saved; `at` is its name in the text, undefined for one that somebody added, which `added` counts. */
export type Shown<T> = {
  readonly at: string | undefined
  readonly added: number | undefined
  readonly value: T
  readonly change: 'none' | 'set' | 'remove' | 'add'
}

/** An incident as it will be saved: what was read, with what somebody says of it. */
export type ShownIncident = {
  readonly facts: Pick<Incident, 'title' | 'organization' | 'detectedBy'> & {
    readonly severity: string | undefined
    readonly services: readonly string[]
    readonly milestones: Incident['milestones']
  }
  readonly entries: readonly Shown<Pick<Incident['timeline'][number], 'instant' | 'end' | 'text' | 'milestones'>>[]
  readonly factors: readonly Shown<Pick<Incident['factors'][number], 'title' | 'category'>>[]
  readonly actions: readonly Shown<Pick<ActionItem, 'title' | 'owner' | 'due' | 'status'>>[]
}

/** Puts what somebody says over what was read. */
export function overlayCorrections(incident: Incident, facts: FactValues, kept: readonly KeptCorrection[]): ShownIncident {
  const stated = <T>(value: T | undefined, read: {readonly value: T; readonly evidence: Incident['sections'][number]['evidence']} | undefined) =>
    value === undefined ? read : {value, evidence: read?.evidence ?? nowhere}
  const milestones = milestoneKinds.flatMap(kind => {
    const [read, said] = [incident.milestones.find(each => each.kind === kind), facts[kind]]
    return said === null ? [] : said ? [{kind, instant: said, evidence: read?.evidence ?? nowhere}] : read ? [read] : []
  })
  return {
    facts: {
      title: stated(facts.title, incident.title),
      organization: stated(facts.organization, incident.organization),
      detectedBy: stated(facts.detectedBy, incident.detectedBy),
      severity: facts.severity ?? incident.severity?.label,
      services: facts.services ?? incident.services.map(({value}) => value),
      milestones,
    },
    entries: overlay<ShownIncident['entries'][number]['value']>(incident.timeline, kept, 'entry', (entry, was, by) => ({
      ...entry,
      text: entry.text.replace(was, () => by),
    })),
    factors: overlay(incident.factors, kept, 'factor'),
    actions: overlay<Pick<ActionItem, 'title' | 'owner' | 'due' | 'status'>>(incident.actions, kept, 'action'),
  }
}

/** What somebody says stands nowhere in the text. */
const nowhere: Incident['sections'][number]['evidence'] = {
  start: {line: 0, column: 0, offset: -1},
  end: {line: 0, column: 0, offset: -1},
  quote: '',
  how: 'front-matter',
}

/** `reword` says how words of an item are replaced, for those that have any. */
function overlay<T>(
  read: readonly (T & Placed)[],
  kept: readonly KeptCorrection[],
  item: ItemCorrection['item'],
  reword: (value: T, was: string, by: string) => T = value => value,
): readonly Shown<T>[] {
  const keys = toItemKeys(read)
  const own = kept.map((each, index) => ({...each, index})).filter(({correction}) => correction.item === item)
  const shown = read.map((value, position): Shown<T> => {
    const correction = own.findLast(({at, correction: each}) => at === keys[position] && 'position' in each)?.correction
    const base = {at: keys[position], added: undefined}
    if (!correction) return {...base, value, change: 'none'}
    if (correction.change === 'remove') return {...base, value, change: 'remove'}
    if (correction.change === 'words') return {...base, value: reword(value, correction.was, correction.by), change: 'set'}
    return correction.change === 'set' ? {...base, value: withValues(value, correction.values), change: 'set'} : {...base, value, change: 'none'}
  })
  const added = own.flatMap(({correction, index}): Shown<T>[] =>
    correction.change === 'add' ? [{at: undefined, added: index, value: withValues({status: 'open'} as T, correction.values), change: 'add'}] : [],
  )
  return [...shown, ...added]
}

/** `null` among the values of an action means that it is not stated. */
function withValues<T>(value: T, values: object): T {
  return {...value, ...Object.fromEntries(Object.entries(values).map(([key, each]) => [key, each === null ? undefined : each]))}
}
