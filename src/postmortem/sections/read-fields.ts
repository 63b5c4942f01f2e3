import type {Diagnostic, Fix} from '#src/incident/diagnostic.ts'
import type {Evidence, Stated} from '#src/incident/evidence.ts'
import type {ImpactWindow, StatedDuration} from '#src/incident/impact.ts'
import type {DetectionSource, IncidentSource, PostmortemStatus, Visibility} from '#src/incident/incident.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import {type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import type {Relation} from '#src/incident/relation.ts'
import {type Severity, type SeverityNames, toSeverityLevel} from '#src/incident/severity.ts'
import type {FrontMatter, FrontMatterField, Written} from '#src/postmortem/document/front-matter.ts'
import type {ReadHints} from '#src/postmortem/document/read-hints.ts'
import {endBeforeStart} from '#src/postmortem/rules/end-before-start.ts'
import {findNearest} from '#src/postmortem/rules/find-nearest.ts'
import {invalidValue} from '#src/postmortem/rules/invalid-value.ts'
import {toValueFix} from '#src/postmortem/rules/known-value.ts'
import {report, toFix} from '#src/postmortem/rules/rule.ts'
import {unknownKey} from '#src/postmortem/rules/unknown-key.ts'
import type {Stamp} from '#src/postmortem/time/read-stamp.ts'
import {resolveStamp} from '#src/postmortem/time/time-context.ts'
import {type AccessKey, isAccessKey} from './access-keys.ts'
import {findForeignKey} from './foreign-keys.ts'
import {type FieldKey, type FieldValues, fieldKeys, isWebAddress, readFieldValue} from './read-field-value.ts'

/** What the front matter states; milestones that it leaves out may still stand in the timeline. */
export type Fields = {
  readonly aliases: readonly Stated<string>[]
  readonly title: Stated<string> | undefined
  readonly organization: Stated<string> | undefined
  readonly severity: Severity | undefined
  readonly status: PostmortemStatus
  readonly visibility: Visibility
  readonly audience: readonly string[]
  readonly timezone: Stated<string> | undefined
  readonly date: Stated<Day> | undefined
  readonly milestones: ReadonlyMap<MilestoneKind, Stated<Instant>>
  readonly impactWindows: readonly ImpactWindow[]
  readonly statedDurations: readonly StatedDuration[]
  readonly detectedBy: Stated<DetectionSource> | undefined
  readonly services: readonly Stated<string>[]
  readonly regions: readonly Stated<string>[]
  readonly factorCategories: readonly Stated<string>[]
  readonly tags: readonly Stated<string>[]
  readonly authors: readonly Stated<string>[]
  readonly relations: readonly Relation[]
  readonly source: IncidentSource | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the front matter's fields. Each value that does not fit is reported where it stands and counts as not stated. */
export function readFields(frontMatter: FrontMatter, {defaultTimezone, severities}: ReadHints): Fields {
  const diagnostics: Diagnostic[] = [...frontMatter.diagnostics]
  const read = new Map<FieldKey, {value: FieldValues[FieldKey]; field: FrontMatterField; placeOf: (index: number) => Evidence}>()
  const broken = new Set<FieldKey>()
  const isOfStatusPage = isStatusPage(frontMatter)
  for (const field of frontMatter.fields) {
    const folded = field.key.toLowerCase()
    if (isDraftMark(folded, field.written)) {
      broken.add('status')
      continue
    }
    // There `date` is when it began, `resolvedWhen` when it ended, `resolved` whether it did, and `section` always the same.
    const key = isOfStatusPage && folded === 'date' ? 'started' : fieldKeys.has(folded) ? folded : (findForeignKey(field.key) ?? folded)
    if (key === 'resolved' && (field.written === 'true' || field.written === 'false')) continue
    // The address of the page itself is not where it was first published.
    if (key === 'source' && folded !== 'source' && !(typeof field.written === 'string' && isWebAddress(field.written))) continue
    if (!fieldKeys.has(key)) {
      // The file's name is the id; what else claims to be one is compared with it.
      if (folded === 'draft' || folded === 'id' || (isOfStatusPage && folded === 'section')) continue
      const nearest = findNearest(field.key, [...fieldKeys])
      const access = findAccessKey(field.key)
      if (access) broken.add(access)
      const expected = nearest ? `“${nearest}”${access ? `; ${stricter[access]} until then` : ''}` : 'one that docs/format.md lists'
      // Whoever may read is never changed by a mending in passing.
      const fix = access ? undefined : toRename(field, nearest, frontMatter)
      diagnostics.push(report(unknownKey, field.keyEvidence, `Unexpected key “${field.key}”, expected ${expected}`, [], fix))
      continue
    }
    if (folded !== field.key && key === folded)
      diagnostics.push(
        report(
          unknownKey,
          field.keyEvidence,
          `Unexpected key “${field.key}”, expected “${folded}”; it is read as that`,
          [],
          toRename(field, folded, frontMatter),
        ),
      )
    if (isAccessKey(key) && read.has(key)) {
      broken.add(key)
      diagnostics.push(report(invalidValue, field.keyEvidence, `Unexpected second “${key}”, expected one; ${stricter[key]} until then`))
    }
    if (isAccessKey(key) && (field.written === null || (Array.isArray(field.written) && field.written.length === 0))) {
      broken.add(key)
      diagnostics.push(report(invalidValue, field.keyEvidence, `Unexpected empty “${key}”, expected a value or no such key; ${stricter[key]} until then`))
      continue
    }
    if (field.written === null) continue
    const {value, issues, kept} = readFieldValue(key as FieldKey, field.written)
    for (const {path, message, slip} of issues) {
      const place = field.evidenceAt(path)
      // A slip that hid the document must not be mended in passing: whoever wrote it decides whether it is shown.
      const shows = isAccessKey(key) && (slip?.nearest === 'published' || slip?.nearest === 'public')
      diagnostics.push(report(invalidValue, place, message, [], slip === undefined || shows ? undefined : toValueFix(place, slip.written, slip.nearest)))
    }
    if (issues.length > 0) broken.add(key as FieldKey)
    // Our own name outweighs what others call it, wherever it stands: a template's `name` above the document's `title`.
    const earlier = read.get(key as FieldKey)
    const isOwnName = folded === key && earlier !== undefined && earlier.field.key.toLowerCase() !== key
    if (value !== undefined && (!earlier || isOwnName))
      read.set(key as FieldKey, {value, field, placeOf: index => field.evidenceAt(kept ? [kept[index] ?? index] : [])})
  }

  const one = <K extends FieldKey>(key: K): Stated<FieldValues[K]> | undefined => {
    const found = read.get(key)
    return found && {value: found.value as FieldValues[K], evidence: found.field.evidenceAt([])}
  }
  const many = (key: 'services' | 'regions' | 'factors' | 'tags' | 'authors' | 'aliases' | 'audience'): readonly Stated<string>[] => {
    const found = read.get(key)
    if (!found) return []
    const stated = (found.value as FieldValues['services']).map((value, index) => ({value, evidence: found.placeOf(index)}))
    return stated.filter(({value}, index) => stated.findIndex(other => other.value === value) === index)
  }

  const timezone = one('timezone')
  const zone = timezone?.value ?? defaultTimezone ?? 'UTC'
  const resolve = (written: Stamp, evidence: Evidence, day?: Day): Instant | undefined => {
    const resolved = resolveStamp(written, {zone, day}, evidence)
    diagnostics.push(...resolved.diagnostics)
    return resolved.instant
  }
  const milestones = new Map<MilestoneKind, Stated<Instant>>()
  for (const kind of milestoneKinds) {
    const written = one(kind)
    const instant = written && resolve(written.value, written.evidence)
    if (written && instant) milestones.set(kind, {value: instant, evidence: written.evidence})
  }

  const audience = many('audience').map(({value}) => value)
  const duration = one('duration')
  const detectedBy = one('detected_by')
  return {
    aliases: many('aliases').map(({value, evidence}) => ({value: toAddress(value), evidence})),
    title: one('title'),
    organization: one('organization'),
    severity: toSeverity(one('severity'), severities),
    // What cannot be understood must not make a document more visible than its author meant.
    status: broken.has('status') ? 'draft' : (one('status')?.value ?? 'published'),
    visibility: broken.has('visibility') || broken.has('audience') || audience.length > 0 ? 'restricted' : (one('visibility')?.value ?? 'public'),
    audience,
    timezone,
    date: one('date'),
    milestones,
    impactWindows: readWindows(one('impact_windows')?.value ?? [], read.get('impact_windows')?.placeOf, resolve, diagnostics),
    statedDurations: duration ? [{minutes: duration.value, evidence: duration.evidence}] : [],
    detectedBy,
    services: many('services'),
    regions: many('regions'),
    factorCategories: many('factors'),
    tags: many('tags'),
    authors: many('authors'),
    relations: (one('related')?.value ?? []).flatMap(({to, type}, index) => {
      const evidence = read.get('related')?.placeOf(index)
      const earlier = (one('related')?.value ?? []).slice(0, index)
      const isSaidAgain = earlier.some(other => toAddress(other.to) === toAddress(to) && other.type === type)
      return evidence && !isSaidAgain ? [{to: toAddress(to), type, evidence}] : []
    }),
    source: toSource(one('source')),
    diagnostics,
  }
}

/** cState's front matter, and that of the kit it comes from: whether it is resolved, and what was affected. */
function isStatusPage({fields}: FrontMatter): boolean {
  const keys = new Set(fields.map(({key}) => key.toLowerCase()))
  return keys.has('resolvedwhen') || (keys.has('resolved') && keys.has('date') && (keys.has('affectedsystems') || keys.has('affected')))
}

/** The key under another name, unless that stands there already: twice the same key is no front matter at all. */
function toRename({key, keyEvidence}: FrontMatterField, name: string | undefined, {fields}: FrontMatter): Fix | undefined {
  if (name === undefined || fields.some(field => field.key !== key && toOwnKey(field.key) === toOwnKey(name))) return undefined
  return toFix(`Rename to “${name}”`, keyEvidence.start.offset, keyEvidence.end.offset, name)
}

/** Our name for a key of the front matter; a key that nobody knows is its own. */
export function toOwnKey(key: string): string {
  const folded = key.toLowerCase()
  return fieldKeys.has(folded) ? folded : (findForeignKey(key) ?? folded)
}

/** Whether the reader understands a key of this name. */
export function isOwnKey(key: string): boolean {
  return fieldKeys.has(key)
}

/** The key about who may read that an unknown one was probably meant to be: nothing must become public by a slip of the keyboard. */
export function findAccessKey(written: string): AccessKey | undefined {
  const folded = written.toLowerCase()
  const nearest = fieldKeys.has(folded) ? folded : findForeignKey(written) === undefined ? findNearest(folded, [...fieldKeys]) : undefined
  return isAccessKey(nearest) ? nearest : undefined
}

/** Other programs' ways to say that a document is not published yet: `draft: true`, `published: false`. */
export function isDraftMark(key: string, written: Written): boolean {
  const value = typeof written === 'string' ? written.toLowerCase() : written
  return (key === 'draft' && value !== 'false') || (key === 'published' && value === 'false')
}

const stricter: Readonly<Record<AccessKey, string>> = {
  visibility: 'the document is restricted',
  audience: 'the document is restricted',
  status: 'the document is a draft',
}

function toSeverity(written: Stated<string> | undefined, own: SeverityNames | undefined): Severity | undefined {
  return written && {level: toSeverityLevel(written.value, own), label: written.value, evidence: written.evidence}
}

function readWindows(
  written: FieldValues['impact_windows'],
  placeOf: ((index: number) => Evidence) | undefined,
  resolve: (stamp: Stamp, evidence: Evidence, day?: Day) => Instant | undefined,
  diagnostics: Diagnostic[],
): readonly ImpactWindow[] {
  if (!placeOf) return []
  const windows = written.flatMap(({start, end}, index): ImpactWindow[] => {
    const evidence = placeOf(index)
    const from = resolve(start, evidence)
    const to = end && resolve(end, evidence, start.start.day)
    if (!from || (end && !to)) return []
    if (to && to.at < from.at) {
      diagnostics.push(report(endBeforeStart, evidence, 'Unexpected end before the start of an impact window, expected start/end in this order'))
      return []
    }
    return [{start: from, end: to, evidence}]
  })
  const sorted = windows.toSorted((a, b) => (a.start.at < b.start.at ? -1 : a.start.at > b.start.at ? 1 : 0))
  return sorted.filter((window, index) => {
    const before = sorted[index - 1]
    if (!before || (before.end && before.end.at <= window.start.at)) return true
    diagnostics.push(
      report(invalidValue, window.evidence, 'Unexpected impact window that overlaps the one before it, expected stretches that follow each other'),
    )
    return false
  })
}

function toSource(written: Stated<FieldValues['source']> | undefined): IncidentSource | undefined {
  return written && {url: written.value.url, file: written.value.file, publisher: written.value.publisher, date: written.value.date, evidence: written.evidence}
}

/** Composed, as ids are: the same name typed on another system is the same address. */
function toAddress(written: string): string {
  return written.normalize('NFC')
}
