import type {ActionChange} from '#src/incident/action-change.ts'
import type {FactValues, ItemCorrection} from '#src/incident/correction.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'
import {listExpected, saysExpected} from './correct/expect-correction.ts'
import {writeEntryEdits} from './correct/write-entry-edits.ts'
import {toFactLines} from './correct/write-fact.ts'
import {writeFactorEdits} from './correct/write-factor-edits.ts'
import {checkLimits} from './document/check-limits.ts'
import type {ReadHints} from './document/read-hints.ts'
import {spliceText} from './edit/splice-text.ts'
import {editFrontMatter} from './edit-front-matter.ts'
import {editPostmortem} from './edit-postmortem.ts'
import {writeInstant} from './format/write-time.ts'
import {type DetailedReading, readInDetail} from './read-postmortem.ts'

/** A document with corrections made; those that its text has no place for are named, and were not made. */
export type CorrectedPostmortem = {
  readonly markdown: string
  readonly refusedFacts: readonly (keyof FactValues)[]
  /** Places in the list of corrections. */
  readonly refusedItems: readonly number[]
}

type Corrections = {readonly facts: FactValues; readonly items: readonly ItemCorrection[]}
type Options = {readonly id?: string; readonly hints?: ReadHints}

/**
 * Writes into a document in canonical form what somebody says it means. The result is read again and says exactly that, and all else as
 * before; a correction of which that does not hold is left out. Facts stand in the front matter, and items where they were read.
 */
export function correctPostmortem(markdown: string, {facts, items}: Corrections, {id = 'document', hints = {}}: Options = {}): CorrectedPostmortem {
  const read = (text: string): DetailedReading => readInDetail(text, id, hints)
  const stated = correctFacts(markdown, facts, read, {id, hints})
  const places = items.flatMap((item, at) => (item.item === 'action' ? [] : [{item, at}]))
  const told = correctItems(
    stated.markdown,
    places.map(({item}) => item),
    read,
  )
  const kept = places.flatMap(({item}, index) => (told.refused.includes(index) ? [] : [item]))
  const settled = settleMilestones(read(stated.markdown), told.markdown, kept, facts, {id, hints})
  const promised = correctActions(settled, items, {id, hints})
  return {
    markdown: promised.markdown,
    refusedFacts: stated.refused,
    refusedItems: [...told.refused.flatMap(index => places[index]?.at ?? []), ...promised.refused].toSorted((a, b) => a - b),
  }
}

type Step<Name> = {readonly markdown: string; readonly refused: readonly Name[]}
type Read = (text: string) => DetailedReading

function correctFacts(markdown: string, facts: FactValues, read: Read, options: Options): Step<keyof FactValues> {
  const refused: (keyof FactValues)[] = []
  let text = markdown
  for (const name of Object.keys(facts) as (keyof FactValues)[]) {
    const before = read(text)
    const lines = toFactLines(name, facts, before)
    // An entry that says another time for a milestone would contradict what is said now.
    const edits = writeEntryEdits(before, toQuietEntries(name, facts, before), 0)
    const quiet = edits && spliceText(text, edits)
    const written = lines === undefined || quiet === undefined ? undefined : editFrontMatter(quiet, {[lines.key]: lines.value}, options)
    if (written && 'text' in written && lines?.isSaidBy(read(written.text).reading.incident)) text = written.text
    else refused.push(name)
  }
  return {markdown: text, refused}
}

function toQuietEntries(name: keyof FactValues, facts: FactValues, {reading}: DetailedReading): readonly ItemCorrection[] {
  const instant = name === 'started' || name === 'detected' || name === 'acknowledged' || name === 'mitigated' || name === 'resolved' ? facts[name] : undefined
  if (instant === undefined) return []
  return reading.incident.timeline.flatMap((entry, position): ItemCorrection[] =>
    entry.milestones.some(kind => kind === name) && entry.instant.at !== instant?.at
      ? [{item: 'entry', change: 'set', position, values: {milestones: entry.milestones.filter(kind => kind !== name)}}]
      : [],
  )
}

type Told = Exclude<ItemCorrection, {readonly item: 'action'}>

/** All of them at once; where that is not read as meant, one after the other, so that only those are left out that cannot be made. */
function correctItems(markdown: string, items: readonly Told[], read: Read): Step<number> {
  if (items.length === 0) return {markdown, refused: []}
  const base = read(markdown)
  const write = (wanted: readonly Told[]): string | undefined => {
    for (const manner of [0, 1] as const) {
      const [entries, factors] = [writeEntryEdits(base, wanted, manner), writeFactorEdits(base, wanted)]
      const written = entries && factors && spliceText(markdown, [...entries, ...factors])
      if (written === undefined || checkLimits(written)) continue
      const after = read(written).reading
      if (!after.refusal && saysExpected(after.incident, listExpected(base.reading.incident, wanted))) return written
    }
    return undefined
  }
  const whole = write(items)
  if (whole !== undefined) return {markdown: whole, refused: []}
  const kept: Told[] = []
  const refused: number[] = []
  let text = markdown
  for (const [index, item] of items.entries()) {
    const next = write([...kept, item])
    if (next === undefined) refused.push(index)
    else {
      kept.push(item)
      text = next
    }
  }
  return {markdown: text, refused}
}

/** The front matter repeats what an entry says of a milestone: it follows the entry, and where the entry names the milestone itself it says no more. */
function settleMilestones(
  {reading, frontMatter, body}: DetailedReading,
  markdown: string,
  items: readonly Told[],
  facts: FactValues,
  options: Options,
): string {
  const values: Record<string, string | null> = {}
  for (const item of items) {
    const entry = item.item === 'entry' && item.change === 'set' ? reading.incident.timeline[item.position] : undefined
    if (!entry || item.item !== 'entry' || item.change !== 'set') continue
    const {instant, milestones = []} = item.values
    for (const kind of milestoneKinds.filter(each => facts[each] === undefined && frontMatter.fields.some(({key}) => key === each))) {
      const stated = reading.incident.milestones.find(milestone => milestone.kind === kind)
      const isOfEntry = stated?.evidence.start.offset === entry.evidence.start.offset && stated.instant.at === entry.instant.at
      if (milestones.includes(kind)) values[kind] = null
      else if (instant && isOfEntry) values[kind] = writeInstant(instant, body.settings.zone)
    }
  }
  const edited = Object.keys(values).length === 0 ? undefined : editFrontMatter(markdown, values, options)
  return edited && 'text' in edited ? edited.text : markdown
}

function correctActions(markdown: string, items: readonly ItemCorrection[], options: Options): Step<number> {
  const changes = items.flatMap((item, at) => (item.item === 'action' ? [{at, change: toChange(item)}] : []))
  const edit = (wanted: readonly {readonly change: ActionChange}[]): string | undefined => {
    const edited = editPostmortem(
      markdown,
      wanted.map(({change}) => change),
      options,
    )
    return 'refusal' in edited ? undefined : edited.text
  }
  if (changes.length === 0) return {markdown, refused: []}
  const whole = edit(changes)
  if (whole !== undefined) return {markdown: whole, refused: []}
  const kept: (typeof changes)[number][] = []
  const refused: number[] = []
  let text = markdown
  for (const each of changes) {
    const next = edit([...kept, each])
    if (next === undefined) refused.push(each.at)
    else {
      kept.push(each)
      text = next
    }
  }
  return {markdown: text, refused}
}

function toChange({item: _, ...change}: Extract<ItemCorrection, {readonly item: 'action'}>): ActionChange {
  return change
}
