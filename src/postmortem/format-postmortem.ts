import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Incident} from '#src/incident/incident.ts'
import {checkLimits} from './document/check-limits.ts'
import type {ReadHints} from './document/read-hints.ts'
import {isPage} from './document/to-lines.ts'
import {applyEdits, type EditGroup} from './format/format-edit.ts'
import {collapseSpace, toComparable, toLetters} from './format/to-comparable.ts'
import {writeActionEdits} from './format/write-action-edits.ts'
import {findFrontMatterPlace, type GivenFacts, writeFrontMatterEdits} from './format/write-front-matter-edits.ts'
import {writeHeadingEdits} from './format/write-heading-edits.ts'
import {writePage} from './format/write-page.ts'
import {writeTimelineEdits} from './format/write-timeline-edits.ts'
import {writeTitleEdits} from './format/write-title-edits.ts'
import {writeUpdateEdits} from './format/write-update-edits.ts'
import {type DetailedReading, readInDetail} from './read-postmortem.ts'

/** A document in canonical form, as far as it could be made so. */
export type FormattedPostmortem = {
  readonly markdown: string
  /** What was made canonical: `timeline`, `front matter: title`. */
  readonly changed: readonly string[]
  /** What would have been read differently, and so stays as it was written. */
  readonly left: readonly string[]
  /** Set where the text is not to be touched at all: a broken front matter, a text over budget. */
  readonly refusal: Diagnostic | string | undefined
}

export type FormatOptions = {
  readonly id?: string
  readonly hints?: ReadHints
  readonly given?: GivenFacts
  /** Writes what the caller gives and nothing else, for texts over budget. */
  readonly isBrief?: boolean
  /** How many characters may be read to try changes. */
  readonly budget?: number
}

/**
 * Writes a document in canonical form, by changing the stretches of its text that say something in another form and nothing else. Each
 * change is kept only where the document is then read as it was before, so that the result says what its author said; formatting it
 * again changes nothing.
 */
export function formatPostmortem(
  text: string,
  {id = 'document', hints = {}, given = {}, isBrief = false, budget = usualBudget}: FormatOptions = {},
): FormattedPostmortem {
  const limit = checkLimits(text)
  if (limit) return {markdown: text, changed: [], left: [], refusal: limit.reason}
  const refusal = readInDetail(text, id, hints).reading.refusal
  if (refusal) return {markdown: text, changed: [], left: [], refusal}

  const task: Task = {id, hints, given, isBrief, budget: {left: budget}}
  if (isBrief) return {...formatOnce(text, task), left: ['the whole text'], refusal: undefined}

  const changed = new Set<string>()
  const page = isPage(text) ? writePageAs(text, id, hints) : undefined
  if (page !== undefined) changed.add('HTML')
  let markdown = page ?? text
  for (let round = 0; round < mostRounds; round++) {
    const step = formatOnce(markdown, task)
    if (task.budget.left <= 0) break
    if (step.markdown === markdown) return {markdown, changed: [...changed], left: step.left, refusal: undefined}
    for (const name of step.changed) changed.add(name)
    markdown = step.markdown
  }
  // What does not come to rest is canonical in no round, and half of the trials would give another half the next time.
  return formatPostmortem(text, {id, hints, given, isBrief: true})
}

/** What one document's formatting needs to know; `budget` counts down the characters that may still be read for trials. */
type Task = {readonly id: string; readonly hints: ReadHints; readonly given: GivenFacts; readonly isBrief: boolean; readonly budget: {left: number}}

/** A few seconds of reading: hundreds of trials of an ordinary document, and six of the longest. */
const usualBudget = 1_500_000

/** A page as Markdown where that is read the same, markup aside; undefined where it is not. */
function writePageAs(html: string, id: string, hints: ReadHints): string | undefined {
  const markdown = writePage(html)
  if (checkLimits(markdown)) return undefined
  const [before, after] = [html, markdown].map(text => toComparable(readInDetail(text, id, hints).reading.incident, toLetters))
  return before === after ? markdown : undefined
}

/** One round makes what is written canonical; the next may turn on what the first has stated in the front matter. */
const mostRounds = 6

type Round = {readonly markdown: string; readonly changed: readonly string[]; readonly left: readonly string[]}

function formatOnce(text: string, {id, hints, given, isBrief, budget}: Task): Round {
  const before = readInDetail(text, id, hints)
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const place = findFrontMatterPlace(before, newline)
  const proposed = [
    ...writeFrontMatterEdits(before, given, hints),
    ...writeTimelineEdits(before),
    ...writeActionEdits(before),
    ...writeHeadingEdits(before, newline),
    ...writeUpdateEdits(before, newline),
    ...writeTitleEdits(before),
  ]
    .filter(group => !isBrief || group.isAsked)
    .filter(group => (place ? true : (group.lines ?? []).length === 0) && (group.edits.length > 0 || (group.lines ?? []).length > 0))
  if (proposed.length === 0) return {markdown: text, changed: [], left: []}

  const asked = proposed.filter(group => group.isAsked)
  const write = (groups: readonly EditGroup[]): string => {
    const wanted = new Set(groups)
    return applyEdits(
      text,
      proposed.filter(group => wanted.has(group)),
      place,
    )
  }
  const expected = asked.length === 0 ? before : readInDetail(write(asked), id, hints)
  const isKept = (groups: readonly EditGroup[]): boolean => {
    budget.left -= text.length
    if (budget.left <= 0) return false
    const written = write(groups)
    if (checkLimits(written)) return false
    const after = readInDetail(written, id, hints).reading
    return !after.refusal && saysTheSame(expected.reading.incident, after.incident) && keepsSections(before, after.incident, groups)
  }
  const needed = proposed.filter(group => !group.isSpare)
  const accepted = isBrief
    ? asked
    : isKept(needed)
      ? needed
      : isKept(proposed)
        ? proposed
        : findKept(
            proposed.filter(group => !group.isAsked),
            asked,
            isKept,
          )
  return {
    markdown: write(accepted),
    changed: accepted.map(({name}) => name),
    left: leftOut(needed, accepted),
  }
}

function leftOut(groups: readonly EditGroup[], accepted: readonly EditGroup[]): readonly string[] {
  const made = new Set(accepted)
  return groups.filter(group => !made.has(group)).map(({name}) => name)
}

/**
 * The groups that can be had together, found in their order: what states the zone comes before what leans on it. Groups of one family
 * are tried together first, because one heading in Markdown among others that are not is read differently from all of them; a family
 * that cannot be had is halved until the culprits are found.
 */
function findKept(groups: readonly EditGroup[], base: readonly EditGroup[], isKept: (groups: readonly EditGroup[]) => boolean): readonly EditGroup[] {
  let accepted = base
  const accept = (more: readonly EditGroup[]): void => {
    if (isKept([...accepted, ...more])) accepted = [...accepted, ...more]
    else if (more.length > 1) {
      const middle = Math.ceil(more.length / 2)
      accept(more.slice(0, middle))
      accept(more.slice(middle))
    }
  }
  for (const family of new Set(groups.map(toFamily))) accept(groups.filter(group => toFamily(group) === family))
  const needed = accepted.filter(group => !group.isSpare)
  return needed.length < accepted.length && isKept(needed) ? needed : accepted
}

function toFamily({name}: EditGroup): string {
  return name.split(/: | “/, 1)[0] ?? name
}

function saysTheSame(before: Incident, after: Incident): boolean {
  return toComparable(before) === toComparable(after)
}

/** What stands in a section that no change touches stands there afterwards; the sections themselves are compared with the rest. */
function keepsSections({reading, source}: DetailedReading, after: Incident, groups: readonly EditGroup[]): boolean {
  const edits = groups.flatMap(group => group.edits)
  return reading.incident.sections.every(({text, evidence}, index) => {
    const [start, end] = [evidence.end.offset - text.length, evidence.end.offset]
    const isTouched = edits.some(edit => edit.start < end && edit.end > start) || source.text.slice(start, end) !== text
    return isTouched || collapseSpace(after.sections[index]?.text ?? '') === collapseSpace(text)
  })
}
