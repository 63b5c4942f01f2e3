import type {Root} from 'mdast'
import type {Diagnostic, DiagnosticLevel, Fix} from '#src/incident/diagnostic.ts'
import type {Evidence, Span} from '#src/incident/evidence.ts'
import type {ImpactWindow} from '#src/incident/impact.ts'
import type {Incident} from '#src/incident/incident.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import type {TimeSettings} from '#src/postmortem/time/time-settings.ts'
import type {Settings} from './settings.ts'

/** A key of the front matter with what it was written with; `evidenceAt([])` is where its value stands. */
export type WrittenField = {
  readonly key: string
  readonly keyEvidence: Evidence
  readonly written: unknown
  readonly evidenceAt: (path: readonly PropertyKey[]) => Evidence
}

/** What a rule may look at when it judges one document. */
export type DocumentContext = {
  readonly incident: Incident
  readonly source: SourceText
  readonly prose: readonly Prose[]
  readonly statedWindows: readonly ImpactWindow[]
  /** The text's own lines, as a person sees them. */
  readonly lines: readonly Line[]
  readonly root: Root
  readonly fields: readonly WrittenField[]
  readonly times: TimeSettings
}

/**
 * What a rule may look at besides the document: the day it is judged on (YYYY-MM-DD, UTC), which addresses lead somewhere, and how the
 * library is configured. `text` is the whole document, for those who want it mended.
 */
export type LibraryContext = {
  readonly incident: Incident
  readonly today: string
  readonly exists: (address: string) => boolean
  readonly settings: Settings
  readonly text?: string | undefined
  /** The document's own path below the content folder, and those of its images that are not there; undefined where nobody has looked. */
  readonly images?: {readonly file: string; readonly missing: ReadonlySet<string>} | undefined
}

export const ruleGroups = ['structure', 'front matter', 'time', 'remediation', 'language', 'links', 'safety', 'files'] as const

/**
 * One thing that can be wrong with a postmortem: its name, its documentation, its examples, and how it is found. Those without a
 * check are reported by the reader that stumbles on them.
 */
export type Rule = {
  readonly id: string
  readonly group: (typeof ruleGroups)[number]
  readonly level: DiagnosticLevel
  /** True where what it reports keeps a file out of the index: no configuration can make such a file readable. */
  readonly refuses?: true
  /** True where one step mends it, mostly: then its diagnostics carry a fix. */
  readonly mends?: true
  /** One sentence: what it reports. */
  readonly summary: string
  /** Why it matters and how to mend it, in Markdown. */
  readonly explanation: string
  /** Whole documents; a rule about files that no text can show has none. */
  readonly examples: {readonly good: string; readonly bad: string; readonly settings?: Partial<Settings>} | undefined
  readonly checkDocument?: (context: DocumentContext) => readonly Diagnostic[]
  readonly checkLibrary?: (context: LibraryContext) => readonly Diagnostic[]
}

/** A second place that explains the first. */
export type Note = Diagnostic['notes'][number]

/** A diagnostic of this rule at a place; without one it is about the whole document. */
export function report(
  rule: Pick<Rule, 'id' | 'level'>,
  place: Span | undefined,
  message: string,
  notes: readonly Note[] = [],
  fix: Fix | undefined = undefined,
): Diagnostic {
  return {
    rule: rule.id,
    level: rule.level,
    message,
    place: place && toSpan(place),
    notes: notes.map(note => ({message: note.message, place: toSpan(note.place)})),
    ...(fix && {fix}),
  }
}

/** One diagnostic for what several places have in common: it stands at the first, and the others are its notes, at most twenty. */
export function reportTogether(rule: Pick<Rule, 'id' | 'level'>, places: readonly Span[], message: string, note: string): readonly Diagnostic[] {
  const [first, ...others] = places
  return first
    ? [
        report(
          rule,
          first,
          message,
          others.slice(0, 20).map(place => ({message: note, place})),
        ),
      ]
    : []
}

/** A fix of one edit. */
export function toFix(title: string, start: number, end: number, text: string): Fix {
  return {title, edits: [{start, end, text}]}
}

/** Evidence is a span and more; a diagnostic keeps the span alone. */
function toSpan({start, end}: Span): Span {
  return {start, end}
}
