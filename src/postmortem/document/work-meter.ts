import type {TooComplex} from './text-limits.ts'

/** What parsing time goes into, with the words for it; see `WorkMeter`. */
const kinds = {
  text: 'amount of text',
  blocks: 'number of headings, list items and paragraphs',
  closings: 'number of nested lists and block quotes',
  setext: 'number of headings underlined with - or =',
  lazy: 'number of unindented lines that continue a list item or quote',
  pieces: 'number of lines, escapes and references in one paragraph',
  emphasis: 'number of *, _ and ~ marks in one paragraph',
  brackets: 'number of brackets in one paragraph',
  unclosed: 'number of back-ticks, comments and parentheses that are closed late or never',
  cells: 'number of table cells',
} as const
type WorkKind = keyof typeof kinds

/** Adds up the estimated time of parsing, in microseconds, and remembers where most of each kind came from. */
export type WorkMeter = {
  add(kind: WorkKind, microseconds: number, offset: number): void
  /** The kind that took most, once the sum is over the limit. */
  findExcess(): TooComplex | undefined
}

/** Opens a meter with a limit in milliseconds. */
export function openWorkMeter(limit: number): WorkMeter {
  let sum = 0
  const spent = new Map<WorkKind, {total: number; most: number; offset: number}>()
  return {
    add(kind, microseconds, offset) {
      if (microseconds === 0) return
      sum += microseconds
      const entry = spent.get(kind)
      if (!entry) {
        spent.set(kind, {total: microseconds, most: microseconds, offset})
        return
      }
      entry.total += microseconds
      if (microseconds <= entry.most) return
      entry.most = microseconds
      entry.offset = offset
    },
    findExcess() {
      if (sum <= limit * 1000) return undefined
      let worst: [WorkKind, {total: number; offset: number}] | undefined
      for (const entry of spent) if (!worst || entry[1].total > worst[1].total) worst = entry
      return worst && {reason: `Unexpected ${kinds[worst[0]]}, expected less than takes ${limit} ms to read`, offset: worst[1].offset}
    },
  }
}
