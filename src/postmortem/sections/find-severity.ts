import {type Severity, type SeverityNames, toSeverityLevel} from '#src/incident/severity.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {Piece} from './to-pieces.ts'

const label = /(?<![\w/-])SEV(?:ERITY)?[\s-]?[0-5](?!\w|\.\d)|(?<![\w/-])P[0-4](?=\s(?:incident|outage)\b)/gi
const spent = /^\W*time in (?<label>SEV[\s-]?[0-5])\W*$/i

/**
 * The severity that a title, a summary or "Time in SEV-2" names, for texts that have no field for it. Undefined where they name several:
 * an incident that was raised from one to the other needs a person to decide.
 */
export function findSeverity(source: SourceText, pieces: readonly Piece[], title: Line | undefined, own: SeverityNames | undefined): Severity | undefined {
  const found: Severity[] = []
  const add = (written: string, start: number): void => {
    found.push({label: written, level: toSeverityLevel(written, own), evidence: toEvidence(source, start, start + written.length, 'prose')})
  }
  const summaries = pieces.flatMap(({kind, lines}) => (kind === 'summary' ? lines : []))
  for (const line of title ? [title, ...summaries] : summaries) {
    if (line.kind === 'code' || line.kind === 'other' || line.isQuoted || !/sev|\bP\d/i.test(line.text)) continue
    for (const match of line.text.matchAll(label)) add(match[0], line.start + match.index)
  }
  if (found.length > 0) return new Set(found.map(({level}) => level)).size === 1 ? found[0] : undefined
  for (const line of pieces.flatMap(({kind, lines}) => (kind === 'impact' ? lines : []))) {
    const [name, value] = line.kind === 'row' ? line.cells : []
    const named = name && spent.exec(name.text)?.groups?.label
    if (named && value && /[1-9]/.test(value.text)) add(named, name.start + name.text.indexOf(named))
  }
  return found.toSorted((a, b) => (a.level ?? 9) - (b.level ?? 9))[0]
}
