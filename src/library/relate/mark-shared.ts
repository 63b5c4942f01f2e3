import {readTerms, type Term} from '#src/library/recall/read-terms.ts'
import type {MarkedText} from '#src/library/search/document-passage.ts'
import {markPhrases} from '#src/library/search/mark-phrases.ts'
import type {Likeness} from './likeness.ts'
import {fixClasses, symptomParts, symptomWays, triggerClasses} from './likeness-rules.ts'
import {technologies} from './technologies.ts'

type Marked = readonly MarkedText[]
type Stretch = {readonly start: number; readonly end: number}

/**
 * The passages of a likeness in pieces, what makes them alike marked: words of both in any of their forms, words of one family, and what the
 * rule of the likeness has found. `cut` shortens a passage to what is shown of it.
 */
export function markShared({kind, what, between}: Likeness, cut: (text: string) => string = text => text): readonly [Marked, Marked] {
  const [one, other] = [cut(between[0].text), cut(between[1].text)]
  const [here, there] = [readTelling(one), readTelling(other)]
  const patterns = listPatterns(kind, what)
  return [mark(one, [...keepShared(here, there), ...find(one, patterns)]), mark(other, [...keepShared(there, here), ...find(other, patterns)])]
}

/** What nearly every text says is nothing that two have in common. */
function readTelling(text: string): readonly Term[] {
  return readTerms(text).filter(({kind}) => kind !== 'common')
}

function keepShared(own: readonly Term[], other: readonly Term[]): readonly Term[] {
  const there = new Set(other.map(({key}) => key))
  return own.filter(({key}) => there.has(key))
}

/** By what a rule has recognised them, where that can be told from the likeness. */
function listPatterns(kind: Likeness['kind'], what: string): readonly RegExp[] {
  const named = (rules: typeof triggerClasses, name: string): readonly RegExp[] => rules.filter(rule => rule.name === name).map(({pattern}) => pattern)
  if (kind === 'same-trigger') return named(triggerClasses, what)
  if (kind === 'same-fix') return named(fixClasses, what)
  if (kind === 'same-technology') return technologies.filter(({key}) => key === what).map(({pattern}) => pattern)
  if (kind !== 'same-symptom') return []
  const [part = '', way = ''] = what.split(': ')
  return [...named(symptomParts, part), ...named(symptomWays, way)]
}

/** A rule that takes in half a sentence shows nothing by it. */
const longest = 40

function find(text: string, patterns: readonly RegExp[]): readonly Stretch[] {
  return patterns.flatMap(pattern => {
    const match = pattern.exec(text)
    return match && match[0].length <= longest ? [{start: match.index, end: match.index + match[0].length}] : []
  })
}

/** Stretches that touch each other are one. */
function mark(text: string, stretches: readonly Stretch[]): Marked {
  const merged: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && stretch.start <= last.end) merged[merged.length - 1] = {start: last.start, end: Math.max(last.end, stretch.end)}
    else merged.push(stretch)
  }
  return markPhrases(text, merged)
}
