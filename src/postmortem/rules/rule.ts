import type {Diagnostic, DiagnosticLevel} from '#src/incident/diagnostic.ts'
import type {Span} from '#src/incident/evidence.ts'
import type {ImpactWindow} from '#src/incident/impact.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'

/** What a rule may look at when it judges one document. */
export type DocumentContext = {
  readonly incident: Incident
  readonly source: SourceText
  readonly prose: readonly Prose[]
  readonly statedWindows: readonly ImpactWindow[]
}

/** What a rule may look at besides the document: the day it is judged on (YYYY-MM-DD, UTC), and which addresses lead somewhere. */
export type LibraryContext = {readonly incident: Incident; readonly today: string; readonly exists: (address: string) => boolean}

/**
 * One thing that can be wrong with a postmortem: its name, its documentation, its examples, and how it is found. Those without a
 * check are reported by the reader that stumbles on them.
 */
export type Rule = {
  readonly id: string
  readonly group: 'structure' | 'front matter' | 'time' | 'remediation' | 'links' | 'safety' | 'files'
  readonly level: DiagnosticLevel
  /** One sentence: what it reports. */
  readonly summary: string
  /** Why it matters and how to mend it, in Markdown. */
  readonly explanation: string
  /** Whole documents; a rule about files that no text can show has none. */
  readonly examples: {readonly good: string; readonly bad: string} | undefined
  readonly checkDocument?: (context: DocumentContext) => readonly Diagnostic[]
  readonly checkLibrary?: (context: LibraryContext) => readonly Diagnostic[]
}

/** A second place that explains the first. */
export type Note = Diagnostic['notes'][number]

/** A diagnostic of this rule at a place; without one it is about the whole document. */
export function report(rule: Pick<Rule, 'id' | 'level'>, place: Span | undefined, message: string, notes: readonly Note[] = []): Diagnostic {
  return {
    rule: rule.id,
    level: rule.level,
    message,
    place: place && toSpan(place),
    notes: notes.map(note => ({message: note.message, place: toSpan(note.place)})),
  }
}

/** Evidence is a span and more; a diagnostic keeps the span alone. */
function toSpan({start, end}: Span): Span {
  return {start, end}
}
