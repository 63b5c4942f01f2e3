import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Incident} from '#src/incident/incident.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'

/** What became of one file that was to be imported. */
export type ImportReport = {
  /** The file as it was named, `-` for standard input. */
  readonly from: string
  /** The new document below the folder; undefined where there is none. */
  readonly to: string | undefined
  /** `kept` are files that were imported before. */
  readonly outcome: 'imported' | 'kept' | 'failed'
  /** Why there is no new document. */
  readonly reason: string | undefined
  /** How much was read, by field; what was not stated is left out. */
  readonly read: Readonly<Record<string, number>>
  /** Parts of the text that say something in a form of their own, and were left so. */
  readonly left: readonly string[]
  /** What only a person can decide, in words; then what is wrong in the text, with its places in the file as it was. */
  readonly needs: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Counts what was read in a document, by field. */
export function countFields(incident: Incident): Readonly<Record<string, number>> {
  const count = (value: unknown): number => (value === undefined ? 0 : Array.isArray(value) ? value.length : 1)
  const counts: Readonly<Record<string, number>> = {
    title: count(incident.title),
    organization: count(incident.organization),
    severity: count(incident.severity),
    timezone: count(incident.timezone),
    milestones: count(incident.milestones),
    'timeline entries': count(incident.timeline),
    'status updates': count(incident.updates),
    actions: count(incident.actions),
    factors: count(incident.factors),
    lessons: count(incident.lessons),
    measures: count(incident.impactMeasures),
    services: count(incident.services),
    sections: incident.sections.filter(({kind}) => kind !== 'other').length,
  }
  return Object.fromEntries(Object.entries(counts).filter(([, number]) => number > 0))
}

/** What a document leaves to be decided: facts that its text does not state and other pages lean on. */
export function listNeeds(incident: Incident, diagnostics: readonly Diagnostic[]): readonly string[] {
  const rules = new Set(diagnostics.map(({rule}) => rule))
  const missing = milestoneKinds.filter(kind => (kind === 'started' || kind === 'resolved') && !incident.milestones.some(each => each.kind === kind))
  return [
    ...(incident.title ? [] : ['a title: none is stated']),
    ...(incident.organization ? [] : ['an organization: none is stated']),
    ...(missing.length > 0 ? [`when it ${missing.join(' and ')}: not stated`] : []),
    ...(rules.has('time-without-day') ? ['a day or a year: times without one are left as text (--default-year, or `date:`)'] : []),
    ...(rules.has('day-order') ? ['the order of day and month: dates that leave it open are left as text'] : []),
    ...(rules.has('assumed-zone') ? ['a time zone: none is stated, and times are read as UTC (--default-timezone, or `timezone:`)'] : []),
  ]
}

/** Rules that tell of what reading could not decide, or of a text that contradicts itself; the others are about how a document is written. */
const undecided = new Set(
  (
    'conflict-markers day-order end-before-start entry-out-of-order front-matter-place front-matter-syntax invalid-value item-without-time local-time ' +
    'milestone-contradicted milestone-out-of-order second-front-matter stated-duration stated-window time-without-day too-complex zone-out-of-season zone-pair'
  ).split(' '),
)

/** The diagnostics that a person who imports a document has to look at; `kb check` says the rest. */
export function listUndecided(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({rule}) => undecided.has(rule))
}
