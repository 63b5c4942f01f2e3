import type {Evidence} from '#src/incident/evidence.ts'
import {isLabelOfTime} from '#src/postmortem/document/find-updates.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {weekdayPattern} from '#src/postmortem/time/month-names.ts'
import {findFieldKey} from './field-names.ts'
import {findNamedKind} from './section-names.ts'

/** A fact that a labelled line or a table of facts states: the front matter's key for it, and what stands behind the label. */
export type Fact = {readonly key: string; readonly value: string; readonly start: number; readonly evidence: Evidence}

const labelled = /^[\s*_`■□◆◇●○▼▽▪※★・]*(?<label>[\p{L}][\p{L}\p{N} /&()'’._-]{0,40}?)[\s*_`]*(?:[:：]|\s[–—-]\s)[\s*_`]*(?<value>\S.*)$/su

/** A parameter of a wiki's template: `| start = 2022-06-21 10:08`. */
const parameter = /^\|\s*(?<label>[\p{L}][\p{L}\p{N} _-]{1,30}?)\s*=\s*(?<value>[^|\s].*)$/su

/** "Started 14 Mar 2023 16:04 UTC", "Duration 1 hour 22 minutes": lines of a status page's head, which need no colon beside each other. */
const headed = /^(?<label>started|duration)\s+(?<value>\d.{2,60})$/iu
const isHead = /^(?:started|duration|affect(?:s|ed))\b/i

const bracketed = /^[[【［](?<label>[\p{L} ]{2,30})[\]】］]\s*[:：]?\s*(?<value>\S.*)$/su

/**
 * Reads facts from lines such as `Start time: 14:05`, `**Severity**: SEV2`, and from two-column tables. A label behind which a heading's
 * name would do as well is a heading, and is not read here.
 */
export function readFacts(source: SourceText, lines: readonly Line[]): readonly Fact[] {
  const stacked = readStackedFacts(source, lines)
  const listing = findListingTables(lines)
  return lines.flatMap((line, index): readonly Fact[] => {
    if (line.kind === 'row') return line.isHeader && listing.has(line.block) ? [] : readFactRow(source, line)
    const pair = stacked.get(line) ?? readTimeBelow(source, line, lines[index + 1])
    if (pair) return [pair]
    if (line.kind !== 'text' && line.kind !== 'item' && line.kind !== 'heading') return []
    const several = line.text.length < 240 && separator.test(line.text) ? readFactsInLine(source, line) : []
    if (several.length > 0) return several
    const head = headed.exec(line.text)
    const isOfHead = head !== null && [lines[index - 1], lines[index + 1]].some(other => isHead.test(other?.text ?? ''))
    const match = isOfHead ? head : (parameter.exec(line.text) ?? bracketed.exec(line.text) ?? labelled.exec(line.text))
    const key = match?.groups?.label === undefined ? undefined : findFieldKey(match.groups.label)
    if (key && match?.groups?.value && line.text.length < 240) {
      const start = line.start + line.text.length - match.groups.value.length
      return [{key, value: cleanValue(match.groups.value), start, evidence: toEvidence(source, line.start, line.end, 'item')}]
    }
    // A label on a line of its own, as status pages print them: "Affected services" and the names below it.
    const below = lines[index + 1]
    const bare = findFieldKey(line.text.replace(/[:：]\s*$/, ''))
    if (bare !== 'services' || line.text.length > 40 || (below?.kind !== 'text' && below?.kind !== 'item') || below.text.length > 80) return []
    // "Affected components", and nothing before the next part of the page.
    if (below.kind === 'text' && (findNamedKind(below.text) || lines[index + 2]?.kind === 'item')) return []
    const names = [below]
    // They go on to the end of the paragraph, or of the list.
    for (let next = index + 2; names.length < 20; next++) {
      const [last, more] = [names.at(-1), lines[next]]
      if (!last || !more || more.kind !== below.kind || more.text.length > 80 || (below.kind === 'text' && (last.blankBelow || more.blankAbove))) break
      names.push(more)
    }
    return [
      {
        key: bare,
        value: names.map(({text}) => cleanValue(text)).join('; '),
        start: below.start,
        evidence: toEvidence(source, line.start, names.at(-1)?.end ?? below.end, 'item'),
      },
    ]
  })
}

/**
 * Tables that were copied as text: a label on each line, and its value on the next. Three such pairs below each other make one; a label
 * alone may as well be a heading.
 */
function readStackedFacts(source: SourceText, lines: readonly Line[]): ReadonlyMap<Line, Fact> {
  const facts = new Map<Line, Fact>()
  let run: [Line, Fact][] = []
  const close = (): void => {
    if (run.length >= 3) for (const [line, fact] of run) facts.set(line, fact)
    run = []
  }
  for (let index = 0; index + 1 < lines.length; index++) {
    const [label, value] = [lines[index], lines[index + 1]]
    const isPair =
      label?.kind === 'text' && value?.kind === 'text' && /^\p{Lu}.{0,39}$/u.test(label.text) && !/[.:;]$/.test(label.text) && value.text.length <= 100
    const key = isPair ? findFieldKey(label.text) : undefined
    if (label && value && key && findFieldKey(value.text) === undefined) {
      run.push([label, {key, value: cleanValue(value.text), start: value.start, evidence: toEvidence(source, label.start, value.end, 'item')}])
      index++
      // A label that we do not know, with its value, stands among those that we do.
    } else if (isPair && run.length > 0) index++
    else close()
  }
  close()
  return facts
}

/** A label on a line of its own with nothing but a time below it, as notices print them: "発生日時" above "2024年3月4日 7時05分", "Ende" above "15:10 Uhr". */
function readTimeBelow(source: SourceText, label: Line, value: Line | undefined): Fact | undefined {
  if (label.text.length > 30 || value === undefined || value.kind !== 'text' || value.text.length > 80 || !isLabelOfTime(label.text)) return undefined
  const [first, second] = findTimes(value.text)
  if (!first || second || (!first.clock && !first.day) || /[\p{L}\d]/u.test(value.text.slice(0, first.start).replace(weekdayBefore, ''))) return undefined
  const rest = value.text.slice(first.end).replace(/[(（][^)）]{0,30}[)）]/g, '')
  if (rest.replace(/[^\p{L}\d]/gu, '').length > 8) return undefined
  const key = findFieldKey(label.text)
  return key === undefined ? undefined : {key, value: cleanValue(value.text), start: value.start, evidence: toEvidence(source, label.start, value.end, 'item')}
}

const weekdayBefore = new RegExp(String.raw`(?<!\p{L})(?:${weekdayPattern})(?!\p{L})\.?,?\s*(?:(?:den|dem|the|le|el)\s)?$`, 'u')

/** A heading that is a fact's label as well, with a few words below it: "Services touchés : …". */
export function readHeadedFact(source: SourceText, heading: string | undefined, lines: readonly Line[]): readonly Fact[] {
  const key = heading === undefined ? undefined : findFieldKey(heading)
  const [first] = lines
  const last = lines.at(-1)
  if (key !== 'services' || !first || !last || last.end - first.start > 300 || lines.some(line => line.kind !== 'text' && line.kind !== 'item')) return []
  if (lines.some(({text}) => text.length > 120 || /[.!?]\s+\p{Lu}|\b(?:was|were|is|are|could|had)\b/u.test(text))) return []
  return [{key, value: lines.map(({text}) => cleanValue(text)).join('; '), start: first.start, evidence: toEvidence(source, first.start, last.end, 'section')}]
}

/** A dash parts facts only where a label follows it: "Start: 10:02 - End: 10:40", but not "Start: 10:02 - 10:40". */
const separator = /\s[|·•]\s|\s{3,}|\s[–—-]\s(?=\p{Lu}[\p{L} /]{1,30}[:：])/u
const edges = /\s+[|·•]\s+|\s{3,}|\s[–—-]\s(?=\p{Lu}[\p{L} /]{1,30}[:：])/gu

/** Several facts in a line: "Severity: S3 | Lead: Tomás", "Owner: WMS team · Space: Operations", "Status: Closed    Priority: High". */
function readFactsInLine(source: SourceText, line: Line): readonly Fact[] {
  const facts: Fact[] = []
  let labels = 0
  let at = 0
  for (const edge of [
    ...[...line.text.matchAll(edges)].map(match => ({from: match.index, to: match.index + match[0].length})),
    {from: line.text.length, to: 0},
  ]) {
    const piece = line.text.slice(at, edge.from)
    const match = labelled.exec(piece)?.groups
    if (match?.label !== undefined && match.value !== undefined && !/\s[–—-]\s/.test(piece.slice(0, piece.indexOf(match.value)))) {
      labels++
      const key = findFieldKey(match.label)
      const start = line.start + at + piece.length - match.value.length
      if (key) facts.push({key, value: cleanValue(match.value), start, evidence: toEvidence(source, line.start + at, line.start + edge.from, 'item')})
    }
    at = edge.to
  }
  return labels >= 2 ? facts : []
}

/** Tables of other things than facts, by their blocks: below the head no row begins with a label, so that the head names columns ("Region", "Requests failed"). */
function findListingTables(lines: readonly Line[]): ReadonlySet<number> {
  const listing = new Set<number>()
  const stating = new Set<number>()
  for (const {kind, isHeader, block, cells} of lines) if (kind === 'row' && !isHeader) (findLabel(cells[0]) ? stating : listing).add(block)
  return new Set([...listing].filter(block => !stating.has(block)))
}

function findLabel(cell: Line['cells'][number] | undefined): string | undefined {
  return cell && findFieldKey(cell.text.replace(/[*_`:：]/g, ''))
}

/** Label and value stand beside each other, once or twice in a row: `Start time | 14:05 | Detected by | monitoring`. */
function readFactRow(source: SourceText, row: Line): readonly Fact[] {
  const facts: Fact[] = []
  for (let index = 0; index + 1 < row.cells.length; index += 2) {
    const [label, value] = [row.cells[index], row.cells[index + 1]]
    const key = findLabel(label)
    if (key && value && value.text.trim() !== '')
      facts.push({key, value: cleanValue(value.text), start: value.start, evidence: toEvidence(source, row.start, row.end, 'item')})
  }
  return facts
}

function cleanValue(text: string): string {
  return text.replace(/^[*_`\s]+|[*_`\s]+$/g, '').trim()
}
