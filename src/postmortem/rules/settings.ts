import type {Diagnostic, DiagnosticLevel} from '#src/incident/diagnostic.ts'
import type {Directory} from '#src/incident/people.ts'
import type {RemediationPolicies} from '#src/incident/remediation-policy.ts'
import type {SectionKind} from '#src/incident/section.ts'
import type {ServiceAliases} from '#src/incident/service-names.ts'
import {formatSeverityLevel, type Severity, type SeverityNames} from '#src/incident/severity.ts'
import type {TrackerAddresses} from '#src/incident/tracked-issue.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'

/** Sections as the configuration names them, each with the kinds of section that fulfil it. */
export const sectionNames = {
  summary: ['summary'],
  impact: ['impact'],
  timeline: ['timeline'],
  trigger: ['trigger'],
  'contributing-factors': ['contributingFactors', 'rootCause'],
  detection: ['detection'],
  resolution: ['resolution'],
  lessons: ['lessons', 'lessonsWell', 'lessonsPoor', 'lessonsLucky'],
  remediation: ['remediation'],
  background: ['background'],
  'status-updates': ['statusUpdates'],
} as const satisfies Record<string, readonly SectionKind[]>

export type SectionName = keyof typeof sectionNames

/** How a library wants its documents judged: what `hindsight.yaml` in the content folder says, defaults filled in. */
export type Settings = {
  /** Levels that differ from the rules' own, by the rule's id. */
  readonly rules: Readonly<Record<string, DiagnosticLevel | 'off'>>
  /** Sections that a document needs, by `SEV1` to `SEV5`; `default` where its severity is not listed or not known. */
  readonly sections: Readonly<Record<string, readonly SectionName[]>>
  /** Names of severities that belong to no common scale, or mean something else here. */
  readonly severities: SeverityNames
  /** The services there are; undefined where any name will do. */
  readonly services: readonly string[] | undefined
  /** What documents may call those services besides. */
  readonly serviceAliases: ServiceAliases
  /** Whose a service is, by its name. */
  readonly serviceTeams: Readonly<Record<string, string>>
  /** Categories of contributing factors besides those of the vocabulary. */
  readonly factors: readonly string[]
  /** Within how many days of an incident its actions have to be done, by its severity. */
  readonly remediation: RemediationPolicies
  /** Which addresses tickets have that are written as keys. */
  readonly trackers: TrackerAddresses
} & Directory

export const defaultSettings: Settings = {
  rules: {},
  sections: {default: ['summary', 'impact', 'timeline', 'contributing-factors', 'remediation']},
  severities: {},
  services: undefined,
  serviceAliases: {},
  serviceTeams: {},
  factors: [],
  remediation: {},
  people: [],
  teams: [],
  trackers: {},
}

/** What a reader has to be told of a configuration: all else judges what was read. */
export function toReadHints({severities}: Pick<Settings, 'severities'>): ReadHints {
  return Object.keys(severities).length > 0 ? {severities} : {}
}

/** The sections that a document of this severity needs. */
export function listRequiredSections({sections}: Pick<Settings, 'sections'>, severity: Severity | undefined): readonly SectionName[] {
  const own = severity?.level === undefined ? undefined : sections[formatSeverityLevel(severity.level)]
  return own ?? sections.default ?? []
}

/** What is left of diagnostics, and at which levels, once the configuration has its say. They are kept as found and judged when shown. */
export function applySettings(diagnostics: readonly Diagnostic[], {rules}: Pick<Settings, 'rules'>): readonly Diagnostic[] {
  if (Object.keys(rules).length === 0) return diagnostics
  return diagnostics.flatMap(diagnostic => {
    const level = Object.hasOwn(rules, diagnostic.rule) ? rules[diagnostic.rule] : undefined
    if (level === 'off') return []
    return level === undefined || level === diagnostic.level ? [diagnostic] : [{...diagnostic, level}]
  })
}
