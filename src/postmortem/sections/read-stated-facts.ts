import type {Stated} from '#src/incident/evidence.ts'
import type {StatedDuration} from '#src/incident/impact.ts'
import type {DetectionSource} from '#src/incident/incident.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import {type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import {type Severity, toSeverityLevel} from '#src/incident/severity.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'
import {findTimes} from '#src/postmortem/time/find-times.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {addDays, type TimeSettings} from '#src/postmortem/time/time-settings.ts'
import {findNoticing, toDetectionSource} from './find-detection.ts'
import {readDuration} from './read-duration.ts'
import type {Fact} from './read-facts.ts'
import type {Fields} from './read-fields.ts'

/** What labelled lines and tables of facts state, in the terms of the front matter, which goes before them. */
export type StatedFacts = {
  readonly title: Stated<string> | undefined
  readonly organization: Stated<string> | undefined
  readonly severity: Severity | undefined
  readonly detectedBy: Stated<DetectionSource> | undefined
  readonly services: readonly Stated<string>[]
  readonly regions: readonly Stated<string>[]
  readonly authors: readonly Stated<string>[]
  readonly durations: readonly StatedDuration[]
  readonly milestones: ReadonlyMap<MilestoneKind, Stated<Instant>>
}

/** Labelled facts of a body, with what it says about its times and the day that they begin on. */
type FactsOfBody = {readonly facts: readonly Fact[]; readonly settings: TimeSettings; readonly day: Day | undefined}

/** Turns labelled facts into values; what does not fit its label stays text. */
export function readStatedFacts(source: SourceText, {facts, settings, day}: FactsOfBody, fields: Fields, {severities}: ReadHints): StatedFacts {
  const find = (key: string): Fact | undefined => facts.find(fact => fact.key === key)
  const textOf = (key: string): Stated<string> | undefined => {
    const fact = find(key)
    return fact && {value: fact.value, evidence: fact.evidence}
  }
  const lists = (key: string): readonly Stated<string>[] => {
    const fact = find(key)
    return fact ? splitList(fact.value).map(value => ({value, evidence: fact.evidence})) : []
  }

  const milestones = new Map(fields.milestones)
  let current = day
  for (const kind of milestoneKinds) {
    if (milestones.has(kind)) continue
    // "Identified: by an e-mail" answers another question than "Detected: 09:21".
    const fact = facts.find(each => each.key === kind && findTimes(each.value).length > 0)
    const mention = fact && findTimes(fact.value)[0]
    if (!fact || !mention) continue
    const resolved = resolveMention(source, mention, fact.start, settings, current)
    if (!resolved.instant) continue
    const before = milestones.get('started')?.value
    // A bare time earlier than the start it follows is of the night after.
    const crosses = before && !mention.day && resolved.instant.at < before.at && current
    const instant = crosses ? resolveMention(source, mention, fact.start, settings, addDays(current ?? '', 1)).instant : resolved.instant
    if (!instant) continue
    milestones.set(kind, {value: instant, evidence: fact.evidence})
    current = resolved.day ?? current
  }

  const window = find('window')
  const stretch = window && findTimes(window.value).find(mention => mention.until)
  if (window && stretch) {
    const resolved = resolveMention(source, stretch, window.start, settings, day)
    if (resolved.instant && !milestones.has('started')) milestones.set('started', {value: resolved.instant, evidence: window.evidence})
    if (resolved.end && !milestones.has('resolved')) milestones.set('resolved', {value: resolved.end, evidence: window.evidence})
  }

  const severity = find('severity')
  const label = severity && toSeverityLabel(severity.value)
  const duration = find('duration')
  const minutes = duration && readDuration(duration.value.replace(/^[~≈]|\b(?:about|approximately|approx\.?|around|roughly)\s+/gi, ''))
  return {
    title:
      textOf('title') ?? facts.filter(({key, value}) => key === 'aliases' && value.split(/\s+/).length >= 3).map(({value, evidence}) => ({value, evidence}))[0],
    organization: textOf('organization'),
    severity: severity && label ? {level: toSeverityLevel(label, severities), label, evidence: severity.evidence} : undefined,
    detectedBy: toStatedSource(find('detected_by')),
    services: lists('services'),
    regions: lists('regions'),
    authors: lists('authors'),
    durations: duration && minutes !== undefined ? [{minutes, evidence: duration.evidence}] : [],
    milestones,
  }
}

/** "API, Portal (EU) and Voice": names parted by commas, "and" or semicolons, not inside parentheses. */
function splitList(text: string): readonly string[] {
  return text
    .replace(/(?<!(?<!\p{L})\p{Lu})\.$/u, '')
    .split(/\s*(?:[,;·、](?![^(]*\))|\band\b(?![^(]*\)))\s*/)
    .map(name => name.replace(/^[*_`\s-]+|[*_`\s]+$/g, '').replace(/^~"?(?:[\w ]+::)?(?<name>[^"]+)"?$/, '$<name>'))
    .filter(name => name.length > 0 && name.length <= 60)
}

/** The label alone: "S3 | Lead: Tomás" goes on with something else, and a template's "SEV-1 / SEV-2 / SEV-3" was never filled in. */
function toSeverityLabel(text: string): string | undefined {
  const [first = ''] = text.replace(/^~?"severity::(?<level>\d)"/, 'severity::$<level>').split(/\s*\|\s*|\s{3,}|[;。]\s*|\.\s+/)
  const label = first.replace(/[*_`]+/g, '').trim()
  return label === '' || label.length > 60 || /^(?:n\/?a|none|tbd|unknown|-+)$/i.test(label) || /\S\s*\/\s*\S+\s*\/\s*\S/.test(label) ? undefined : label
}

function toStatedSource(fact: Fact | undefined): Stated<DetectionSource> | undefined {
  const value = fact && (findNoticing(fact.value) ?? toDetectionSource(fact.value) ?? (/^unknown$/i.test(fact.value) ? 'unknown' : undefined))
  return fact && value ? {value, evidence: fact.evidence} : undefined
}
