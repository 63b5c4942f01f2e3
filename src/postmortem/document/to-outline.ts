import type {SectionKind} from '#src/incident/section.ts'
import {type FoundHeading, findHeadings, startsWithTime} from './find-headings.ts'
import type {Line} from './to-lines.ts'

/** A part of the document: its heading, and the lines below it. */
export type OutlinePart = {
  readonly kind: SectionKind
  readonly heading: FoundHeading | undefined
  /** Where the part begins, its heading included, and where its own text begins. */
  readonly start: number
  readonly bodyStart: number
  readonly end: number
  readonly lines: readonly Line[]
}

/**
 * Splits lines into parts at their headings. A heading starts a part of its own unless it only divides the part it stands in: a factor
 * below "Contributing factors", a day or a clock below "Timeline", "Short term" below "Action items".
 */
export function toOutline(lines: readonly Line[], leadKind: SectionKind): readonly OutlinePart[] {
  const headings = withoutDocumentName(findHeadings(lines))
  const levels = [...headings.values()].filter(({level}) => level <= 6).map(({level}) => level)
  const top = Math.min(...levels, 7)
  const parts: {kind: SectionKind; heading: FoundHeading | undefined; start: number; bodyStart: number; end: number; lines: Line[]}[] = []
  let open: {kind: SectionKind; level: number}[] = []
  for (const [index, line] of lines.entries()) {
    const current = parts.at(-1)
    const own = headings.get(index)
    const heading = own && backToParent(own, open, current?.heading)
    const isSibling = heading !== undefined && isSiblingOf(current?.heading, heading)
    if (heading && (isSibling || opensPart(heading, open, current, top))) {
      const level = isSibling ? Math.min(heading.level, current?.heading?.level ?? heading.level) : heading.level
      open = [...open.filter(each => each.level < level), {kind: heading.kind, level: heading.level}]
      parts.push({
        kind: heading.kind,
        heading,
        start: line.outerStart,
        bodyStart: heading.bodyStart ?? headEnd(line),
        end: heading.bodyStart === undefined ? headEnd(line) : line.outerEnd,
        lines: [],
      })
      if (heading.bodyStart !== undefined)
        parts.at(-1)?.lines.push({...line, kind: 'text', start: heading.bodyStart, text: line.text.slice(heading.bodyStart - line.start)})
      continue
    }
    if (current) {
      current.lines.push(line)
      current.end = Math.max(current.end, line.outerEnd)
    } else parts.push({kind: leadKind, heading: undefined, start: line.outerStart, bodyStart: line.outerStart, end: line.outerEnd, lines: [line]})
  }
  return parts.map(part => ({...part, kind: isTimed(part) ? 'timeline' : part.kind, lines: fromMargin(part.lines)}))
}

/**
 * "# Incident log" above "Impact", "Resolution" and more is the name of the page: as a part of its own it would take in all that stand below
 * it. A page has one such heading, and it is the first.
 */
function withoutDocumentName(headings: ReadonlyMap<number, FoundHeading>): ReadonlyMap<number, FoundHeading> {
  const [first] = headings
  const [index, name] = first ?? []
  if (index === undefined || name?.level !== 1 || !umbrellas.has(name.kind)) return headings
  const others = [...headings.values()].slice(1)
  const kinds = new Set(others.map(({kind}) => kind).filter(kind => kind !== 'other' && kind !== name.kind))
  if (kinds.size < 2 || others.some(({level}) => level === 1)) return headings
  return new Map([...headings, [index, {...name, kind: 'other'}]])
}

/** "Data migration" below "Resolution", behind a sibling that is a part of another kind: it goes on with the parent, not with the sibling. */
function backToParent(heading: FoundHeading, open: readonly {kind: SectionKind; level: number}[], before: FoundHeading | undefined): FoundHeading {
  if (heading.kind !== 'other' || heading.level > 6 || before?.level !== heading.level) return heading
  const parent = open.findLast(({level}) => level < heading.level)
  return parent && parent.kind !== before.kind && !umbrellas.has(parent.kind) ? {...heading, kind: parent.kind} : heading
}

/** Labels of items of one list are parts beside each other, whatever kind the first of them is. */
function isSiblingOf(before: FoundHeading | undefined, heading: FoundHeading): boolean {
  return before?.line.kind === 'item' && heading.line.kind === 'item' && heading.kind !== 'other' && before.line.depth === heading.line.depth
}

/** "**Context:**" above items that begin with times is a label by another name. */
function isTimed({kind, heading, lines}: {kind: SectionKind; heading: FoundHeading | undefined; lines: readonly Line[]}): boolean {
  if (heading?.line.kind !== 'item' || (kind !== 'background' && kind !== 'other' && kind !== 'summary')) return false
  const items = lines.filter(line => line.kind === 'item')
  return items.length >= 3 && items.filter(line => startsWithTime(line.text)).length * 4 >= items.length * 3
}

/** What is nested in an item that is a heading belongs below it, not to it. */
function headEnd(line: Line): number {
  return line.kind === 'item' ? line.end : line.outerEnd
}

/** Items that stand below a heading of their own list start at the margin again. */
function fromMargin(lines: readonly Line[]): readonly Line[] {
  const depth = Math.min(...lines.filter(line => line.kind === 'item').map(line => line.depth))
  return depth > 0 && Number.isFinite(depth) ? lines.map(line => (line.kind === 'item' ? {...line, depth: line.depth - depth} : line)) : lines
}

/** Parts in which a known word as a heading divides rather than ends: "Detection" among factors, "Prevention" among actions. */
const umbrellas: ReadonlySet<SectionKind> = new Set(['remediation', 'timeline', 'contributingFactors', 'statusUpdates'])

/** Parts that may tell what happened under a heading of their own. */
const divided: ReadonlySet<SectionKind> = new Set(['rootCause', 'contributingFactors', 'resolution', 'detection'])

/** "Capacity: …", "Alerting: …", "TODO: …" below each other in a list of actions: leads of its lines. */
function isLeadOf(current: {kind: SectionKind; lines: readonly Line[]} | undefined, heading: FoundHeading, kind: SectionKind): boolean {
  return current?.kind === kind && heading.line.kind === 'text' && (heading.kind === kind || /^[\p{L} ]{2,30}:\s/u.test(current.lines.at(-1)?.text ?? ''))
}

function opensPart(
  heading: FoundHeading,
  open: readonly {kind: SectionKind; level: number}[],
  current: {kind: SectionKind; lines: readonly Line[]} | undefined,
  top: number,
): boolean {
  if (startsWithTime(heading.text) && current) return false
  const parent = open.findLast(({level}) => level < heading.level)
  if (heading.level <= top) return true
  if (heading.kind === 'other') return heading.level <= 7 && (!parent || parent.kind === 'other') && heading.level <= 6
  if (!parent) return true
  // A factor's own "Description" and "Detection", as CCADB has them, are about that factor.
  if (heading.level === 9 && (parent.kind === 'rootCause' || parent.kind === 'contributingFactors') && parent.level <= 7) return false
  // "Root cause analysis" with "What happened" and "Why it happened" below it tells what happened as part of the cause.
  if (heading.kind === 'summary' && heading.level <= 7 && divided.has(parent.kind)) return false
  if (heading.kind.startsWith('lessons')) return true
  if (heading.level >= 8 && umbrellas.has(parent.kind))
    return heading.level === 8
      ? parent.level >= 8 || parent.kind !== heading.kind
      : heading.line.kind !== 'item' && !isListOf(current, parent.kind) && !isLeadOf(current, heading, parent.kind)
  return !umbrellas.has(parent.kind) || parent.level >= heading.level
}

/** Inside a list of actions or entries a label is the lead of an item. */
function isListOf(current: {kind: SectionKind; lines: readonly Line[]} | undefined, kind: SectionKind): boolean {
  return current?.kind === kind && current.lines.at(-1)?.kind === 'item'
}
