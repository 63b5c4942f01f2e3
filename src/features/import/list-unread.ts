import type {Incident} from '#src/incident/incident.ts'
import {clampText} from '#src/ui/clamp-text.ts'

/** A passage that stays in the document as text, and of which no field was read. */
export type UnreadPassage = {readonly line: number; readonly words: string}

/** The passages of a text under no heading that means anything to the reader, and that nothing was read from. */
export function listUnread({sections, timeline, actions, factors, updates}: Incident): readonly UnreadPassage[] {
  const starts = [...timeline, ...actions, ...factors, ...updates].map(({evidence}) => evidence.start.offset).toSorted((a, b) => a - b)
  let next = 0
  return sections.flatMap(({kind, heading, text, evidence}): UnreadPassage[] => {
    while ((starts[next] ?? Number.POSITIVE_INFINITY) < evidence.start.offset) next++
    const isRead = (starts[next] ?? Number.POSITIVE_INFINITY) < evidence.end.offset
    if (kind !== 'other' || isRead || text.trim() === '') return []
    return [{line: evidence.start.line, words: clampText(heading ?? text.trim().replace(/\s+/g, ' '), 90)}]
  })
}
