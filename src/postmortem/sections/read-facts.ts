import type {Evidence} from '#src/incident/evidence.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findFieldKey} from './field-names.ts'

/** A fact that a labelled line or a table of facts states: the front matter's key for it, and what stands behind the label. */
export type Fact = {readonly key: string; readonly value: string; readonly start: number; readonly evidence: Evidence}

const labelled = /^[\s*_`]*(?<label>[\p{L}][\p{L}\p{N} /&()'’._-]{0,40}?)[\s*_`]*(?:[::]|\s[–—-]\s)[\s*_`]*(?<value>\S.*)$/su

const bracketed = /^\[(?<label>[\p{L} ]{2,30})\]\s*[::]?\s*(?<value>\S.*)$/su

/**
 * Reads facts from lines such as `Start time: 14:05`, `**Severity**: SEV2`, and from two-column tables. A label behind which a heading's
 * name would do as well is a heading, and is not read here.
 */
export function readFacts(source: SourceText, lines: readonly Line[]): readonly Fact[] {
  return lines.flatMap((line, index): readonly Fact[] => {
    if (line.kind === 'row') return readFactRow(source, line)
    if (line.kind !== 'text' && line.kind !== 'item' && line.kind !== 'heading') return []
    const match = bracketed.exec(line.text) ?? labelled.exec(line.text)
    const key = match?.groups?.label === undefined ? undefined : findFieldKey(match.groups.label)
    if (key && match?.groups?.value && line.text.length < 240) {
      const start = line.start + line.text.length - match.groups.value.length
      return [{key, value: cleanValue(match.groups.value), start, evidence: toEvidence(source, line.start, line.end, 'item')}]
    }
    // A label on a line of its own, as status pages print them: "Affected services" and the names below it.
    const below = lines[index + 1]
    const bare = findFieldKey(line.text.replace(/[::]\s*$/, ''))
    if (bare !== 'services' || line.text.length > 40 || below?.kind !== 'text' || below.text.length > 80) return []
    return [{key: bare, value: cleanValue(below.text), start: below.start, evidence: toEvidence(source, line.start, below.end, 'item')}]
  })
}

/** Label and value stand beside each other, once or twice in a row: `Start time | 14:05 | Detected by | monitoring`. */
function readFactRow(source: SourceText, row: Line): readonly Fact[] {
  const facts: Fact[] = []
  for (let index = 0; index + 1 < row.cells.length; index += 2) {
    const [label, value] = [row.cells[index], row.cells[index + 1]]
    const key = label && findFieldKey(label.text.replace(/[*_`::]/g, ''))
    if (key && value && value.text.trim() !== '')
      facts.push({key, value: cleanValue(value.text), start: value.start, evidence: toEvidence(source, row.start, row.end, 'item')})
  }
  return facts
}

function cleanValue(text: string): string {
  return text.replace(/^[*_`\s]+|[*_`\s]+$/g, '').trim()
}
