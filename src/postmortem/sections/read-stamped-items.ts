import type {ListItem} from 'mdast'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Evidence} from '#src/incident/evidence.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {SectionNodes} from '#src/postmortem/document/split-sections.ts'
import {itemWithoutTime} from '#src/postmortem/rules/item-without-time.ts'
import {report} from '#src/postmortem/rules/rule.ts'
import {readStamp} from '#src/postmortem/time/read-stamp.ts'
import {resolveStamp, type TimeContext} from '#src/postmortem/time/time-context.ts'
import {afterLabel, itemRange, type LabelledItem, listItems, type PartNodes, readLabelledItem} from './list-items.ts'

/** A list item that starts with a time; `words` is what the label says after it. */
export type StampedItem = {
  readonly item: ListItem
  readonly instant: Instant
  readonly end: Instant | undefined
  readonly words: readonly string[]
  readonly text: string
  readonly nodes: PartNodes
  readonly evidence: Evidence
}

export type StampedItems = {readonly items: readonly StampedItem[]; readonly day: Day | undefined; readonly diagnostics: readonly Diagnostic[]}

/**
 * Reads the items of a section's lists that start with a time, bold or not: `**2025-03-13 14:05–14:12 detected** — text`. A day carries
 * forward to the items below it. After the time a bold label may hold `words`; other words there are the start of the text. An item
 * whose time is missing or cannot be determined stays text, and the diagnostics say so.
 */
export function readStampedItems(source: SourceText, section: SectionNodes, context: TimeContext, words: readonly string[]): StampedItems {
  const items: StampedItem[] = []
  const diagnostics: Diagnostic[] = []
  let day = context.day
  for (const item of listItems(section.nodes)) {
    const [from, to] = itemRange(source, item)
    const evidence = toEvidence(source, from, to, 'item')
    const labelled = readLabelledItem(item)
    const stamp = labelled && readStamp(labelled.label)
    if (!labelled || !stamp || !endsLabel(labelled, stamp.length)) {
      diagnostics.push(report(itemWithoutTime, evidence, 'Unexpected item without a time, expected it to start with `**HH:MM** — `'))
      continue
    }
    const resolved = resolveStamp(stamp, {zone: context.zone, day}, evidence)
    diagnostics.push(...resolved.diagnostics)
    day = resolved.day
    if (!resolved.instant) continue
    const found = readLabelWords(labelled, stamp.length, words)
    const {text, nodes} = afterLabel(source, labelled, found.length)
    items.push({item, instant: resolved.instant, end: resolved.end, words: found.words, text, nodes, evidence})
  }
  return {items, day, diagnostics}
}

/** Whether a time is the label, not the first words of a sentence such as "14 customers": a dash, a colon, a word or nothing follows it. */
function endsLabel({label}: LabelledItem, length: number): boolean {
  return /^(?:$|[\s—–:.,)])/u.test(label.slice(length))
}

/** The known words of a bold label behind its time. One unknown word makes them all part of the entry's text: `length` ends before them. */
function readLabelWords({label, strong}: LabelledItem, from: number, known: readonly string[]): {words: readonly string[]; length: number} {
  if (!strong) return {words: [], length: from}
  const words = label
    .slice(from)
    .replace(/[\s:.,—–-]+$/, '')
    .split(/\s*(?:,|\band\b|\/|\+)\s*/i)
    .map(word => word.trim().toLowerCase().replace(/\s+/g, '-'))
    .filter(Boolean)
  return words.every(word => known.includes(word)) ? {words, length: label.length} : {words: [], length: from}
}
