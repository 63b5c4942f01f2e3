import type {SectionKind} from '#src/incident/section.ts'
import {findNamedKind, toSectionKind} from './section-names.ts'

/** A heading that stands in a line with the text below it, as in reports that lost their breaks: "Issue Summary Beginning on 3 May, …". */
export type RunInHeading = {readonly kind: SectionKind; readonly start: number; readonly words: number}

const opening = /(?:^|[.!?:][”")\]]*\s+)(?=\p{Lu})/gu
/** Words of a heading in capitals and what joins them, up to where a sentence may begin. */
const capitals = /^(?:\p{Lu}[\p{L}'’-]*|and|of|the|&|to|for)(?:\s(?:\p{Lu}[\p{L}'’-]*|and|of|the|&|to|for|\d[\d:]*))*/u

/** The headings that run into the sentences of a line, in order: a known name in capitals at the beginning of a sentence, and a capital behind it. */
export function findRunInHeadings(text: string): readonly RunInHeading[] {
  const found: RunInHeading[] = []
  for (const match of text.matchAll(opening)) {
    const start = match.index + match[0].length
    const words = capitals.exec(text.slice(start, start + 90))?.[0].split(' ') ?? []
    // The capital behind it opens the first sentence, so it belongs to no name.
    for (let count = Math.min(words.length - 1, 7); count > 0; count--) {
      if (!/^[\p{Lu}\d]/u.test(words[count] ?? '')) continue
      const kind = findKind(words.slice(0, count).join(' '))
      if (!kind || kind === 'other') continue
      found.push({kind, start, words: count})
      break
    }
  }
  return found
}

/** "Root Cause Analysis", and "Actions and Root Cause Analysis", whose halves are both known. */
function findKind(name: string): SectionKind | undefined {
  const named = findNamedKind(name)
  if (named) return named
  const halves = name.split(/\s(?:and|&)\s/)
  return halves.length === 2 && halves.every(half => findNamedKind(half) !== undefined) ? toSectionKind(name) : undefined
}
