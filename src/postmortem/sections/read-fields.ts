import {z} from 'zod'
import type {Diagnostic, Fix} from '#src/incident/diagnostic.ts'
import type {Evidence, Stated} from '#src/incident/evidence.ts'
import type {ImpactWindow, StatedDuration} from '#src/incident/impact.ts'
import {
  type DetectionSource,
  detectionSources,
  type IncidentSource,
  type PostmortemStatus,
  postmortemStatuses,
  type Visibility,
  visibilities,
} from '#src/incident/incident.ts'
import type {Day, Instant} from '#src/incident/instant.ts'
import {type MilestoneKind, milestoneKinds} from '#src/incident/milestone.ts'
import {type Relation, relationTypes} from '#src/incident/relation.ts'
import {type Severity, toSeverityLevel} from '#src/incident/severity.ts'
import type {FrontMatter, FrontMatterField, Written} from '#src/postmortem/document/front-matter.ts'
import {endBeforeStart} from '#src/postmortem/rules/end-before-start.ts'
import {findNearest} from '#src/postmortem/rules/find-nearest.ts'
import {invalidValue} from '#src/postmortem/rules/invalid-value.ts'
import {report, toFix} from '#src/postmortem/rules/rule.ts'
import {unknownKey} from '#src/postmortem/rules/unknown-key.ts'
import {firstYear, isDay, lastYear, readStamp, type Stamp} from '#src/postmortem/time/read-stamp.ts'
import {toZoneId} from '#src/postmortem/time/resolve-moment.ts'
import {resolveStamp} from '#src/postmortem/time/time-context.ts'
import {type AccessKey, isAccessKey} from './access-keys.ts'
import {toDetectionSource} from './find-detection.ts'
import {findForeignKey} from './foreign-keys.ts'
import {readDuration} from './read-duration.ts'

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

/** Characters of a service's, a factor's or a tag's name. */
const longestName = 100

const text = z.string('Unexpected list or empty value, expected text').trim().min(1, 'Unexpected empty value, expected text')
/** What is filtered by has to fit into an address. */
const name = text.refine(written => written.length <= longestName, `Unexpected name of more than ${longestName} characters, expected a short one`)
/** Lists may be written as one value. */
const texts = z.preprocess(value => (typeof value === 'string' ? [value] : value), z.array(text, 'Unexpected value, expected a list such as [one, two]'))
const names = z.preprocess(value => (typeof value === 'string' ? [value] : value), z.array(name, 'Unexpected value, expected a list such as [one, two]'))
const word = <T extends string>(known: readonly T[]) =>
  text
    .transform(written => written.toLowerCase().replace(/[\s_]+/g, '-'))
    .pipe(z.enum(known as [T, ...T[]], {error: issue => `Unexpected value “${String(issue.input)}”, expected ${known.join(', ')}`}))
const stamp = text.transform((written, context): Stamp => {
  const found = readStamp(written)
  if (found && found.length === written.length && !found.end && found.start.day) return found
  context.addIssue({
    code: 'custom',
    message: explainYear(written) ?? `Unexpected instant “${written}”, expected YYYY-MM-DDTHH:MM or YYYY-MM-DD, with \`~\` in front where it is approximate`,
  })
  return z.NEVER
})
const interval = text.transform((written, context): {start: Stamp; end: Stamp | undefined} => {
  const [from, to, ...more] = written.split('/')
  const start = readStamp(from ?? '')
  const end = to === '..' ? undefined : readStamp(to ?? '')
  if (start?.start.day && start.length === from?.length && more.length === 0 && (to === '..' || end?.length === to?.length)) return {start, end}
  context.addIssue({
    code: 'custom',
    message: explainYear(written) ?? `Unexpected interval “${written}”, expected start/end as in 2018-11-05T14:47/2018-11-05T15:09, or start/.. while it lasts`,
  })
  return z.NEVER
})

const schemas = {
  title: text,
  organization: text,
  severity: text,
  status: word(postmortemStatuses),
  visibility: word(visibilities),
  audience: texts,
  timezone: text.refine(zone => toZoneId(zone) !== undefined, {
    error: issue => `Unexpected zone “${String(issue.input)}”, expected an IANA name such as Europe/Berlin, an offset or UTC`,
  }),
  date: text
    .refine(day => isDay(day.slice(0, 10)), {
      error: issue => explainYear(String(issue.input)) ?? `Unexpected day “${String(issue.input)}”, expected YYYY-MM-DD`,
    })
    .transform(day => day.slice(0, 10)),
  started: stamp,
  detected: stamp,
  acknowledged: stamp,
  mitigated: stamp,
  resolved: stamp,
  impact_windows: z.preprocess(value => (typeof value === 'string' ? [value] : value), z.array(interval, 'Unexpected value, expected a list of intervals')),
  duration: text.transform((written, context) => {
    const minutes = readDuration(written)
    if (minutes !== undefined) return minutes
    context.addIssue({code: 'custom', message: `Unexpected duration “${written}”, expected one such as \`2 h 11 m\` or \`131 minutes\``})
    return z.NEVER
  }),
  // Other collections say it in their own words: "PagerDuty alert".
  detected_by: z.preprocess(value => {
    const isOurs = typeof value !== 'string' || detectionSources.some(source => source === value.toLowerCase().replace(/[\s_]+/g, '-'))
    return isOurs ? value : (toDetectionSource(value) ?? value)
  }, word(detectionSources)),
  services: names,
  regions: names,
  factors: names,
  tags: names,
  authors: texts,
  aliases: texts,
  related: z.preprocess(
    value => (typeof value === 'string' ? [value] : value),
    z.array(
      z.preprocess(
        value => (typeof value === 'string' ? {to: value} : value),
        z.object({to: text, type: word(relationTypes).default('related')}, 'Unexpected value, expected {to: incident-id, type: …}'),
      ),
      'Unexpected value, expected a list of {to, type}',
    ),
  ),
  source: z.preprocess(
    value => (typeof value === 'string' ? {url: value} : value),
    z.object(
      {
        url: text.refine(isWebAddress, 'Unexpected address, expected one that starts with https:// or http://').optional(),
        file: text.optional(),
        publisher: text.optional(),
        date: text.optional(),
      },
      'Unexpected value, expected url, file, publisher and date',
    ),
  ),
}

type Values = {[K in keyof typeof schemas]: z.output<(typeof schemas)[K]>}
type Key = keyof Values
const knownKeys = new Set<string>(Object.keys(schemas))

/** Reads the front matter's fields. Each value that does not fit is reported where it stands and counts as not stated. */
export function readFields(frontMatter: FrontMatter, defaultTimezone: string | undefined): Fields {
  const diagnostics: Diagnostic[] = [...frontMatter.diagnostics]
  const read = new Map<Key, {value: Values[Key]; field: FrontMatterField; placeOf: (index: number) => Evidence}>()
  const broken = new Set<Key>()
  const isOfStatusPage = frontMatter.fields.some(({key}) => key.toLowerCase() === 'resolvedwhen')
  for (const field of frontMatter.fields) {
    const folded = field.key.toLowerCase()
    if (isDraftMark(folded, field.written)) {
      broken.add('status')
      continue
    }
    // cState's front matter: `date` is when it began, `resolvedWhen` when it ended, `resolved` whether it did.
    const key = isOfStatusPage && folded === 'date' ? 'started' : knownKeys.has(folded) ? folded : (findForeignKey(field.key) ?? folded)
    if (key === 'resolved' && (field.written === 'true' || field.written === 'false')) continue
    // The address of the page itself is not where it was first published.
    if (key === 'source' && folded !== 'source' && !(typeof field.written === 'string' && isWebAddress(field.written))) continue
    if (!knownKeys.has(key)) {
      // The file's name is the id; what else claims to be one is compared with it.
      if (folded === 'draft' || folded === 'id') continue
      const nearest = findNearest(field.key, [...knownKeys])
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
    // A list with one bad value is still a list of the others.
    const {value, issues, kept} = parseValue(key as Key, field.written)
    for (const issue of issues) diagnostics.push(report(invalidValue, field.evidenceAt(issue.path), issue.message))
    if (issues.length > 0) broken.add(key as Key)
    if (value !== undefined && !read.has(key as Key))
      read.set(key as Key, {value, field, placeOf: index => field.evidenceAt(kept ? [kept[index] ?? index] : [])})
  }

  const one = <K extends Key>(key: K): Stated<Values[K]> | undefined => {
    const found = read.get(key)
    return found && {value: found.value as Values[K], evidence: found.field.evidenceAt([])}
  }
  const many = (key: 'services' | 'regions' | 'factors' | 'tags' | 'authors' | 'aliases' | 'audience'): readonly Stated<string>[] => {
    const found = read.get(key)
    if (!found) return []
    const stated = (found.value as Values['services']).map((value, index) => ({value, evidence: found.placeOf(index)}))
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
    severity: toSeverity(one('severity')),
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

/** The key under another name, unless that stands there already: twice the same key is no front matter at all. */
function toRename({key, keyEvidence}: FrontMatterField, name: string | undefined, {fields}: FrontMatter): Fix | undefined {
  if (name === undefined || fields.some(field => field.key !== key && toOwnKey(field.key) === toOwnKey(name))) return undefined
  return toFix(`Rename to “${name}”`, keyEvidence.start.offset, keyEvidence.end.offset, name)
}

/** Our name for a key of the front matter; a key that nobody knows is its own. */
export function toOwnKey(key: string): string {
  const folded = key.toLowerCase()
  return knownKeys.has(folded) ? folded : (findForeignKey(key) ?? folded)
}

/** Whether the reader understands a key of this name. */
export function isOwnKey(key: string): boolean {
  return knownKeys.has(key)
}

/** The key about who may read that an unknown one was probably meant to be: nothing must become public by a slip of the keyboard. */
export function findAccessKey(written: string): AccessKey | undefined {
  const folded = written.toLowerCase()
  const nearest = knownKeys.has(folded) ? folded : findForeignKey(written) === undefined ? findNearest(folded, [...knownKeys]) : undefined
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

type Issue = {readonly path: readonly PropertyKey[]; readonly message: string}

/** `kept` holds the places of a list's good values in the list as written; undefined where one value was written. */
function parseValue(
  key: Key,
  written: FrontMatterField['written'],
): {value: Values[Key] | undefined; issues: readonly Issue[]; kept: readonly number[] | undefined} {
  const schema = schemas[key]
  const places = Array.isArray(written) ? written.map((_, index) => index) : undefined
  const result = schema.safeParse(written)
  if (result.success) return {value: result.data, issues: [], kept: places}
  const issues = result.error.issues.map(issue => ({path: issue.path, message: issue.message}))
  const bad = new Set(issues.map(issue => issue.path[0]))
  if (!places || bad.has(undefined)) return {value: undefined, issues, kept: undefined}
  const kept = places.filter(index => !bad.has(index))
  const again = schema.safeParse(kept.map(index => (written as readonly unknown[])[index]))
  return {value: again.success ? again.data : undefined, issues, kept}
}

function toSeverity(written: Stated<string> | undefined): Severity | undefined {
  if (!written) return undefined
  const level = toSeverityLevel(written.value)
  return {level, label: written.value, evidence: written.evidence}
}

function readWindows(
  written: Values['impact_windows'],
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

function toSource(written: Stated<Values['source']> | undefined): IncidentSource | undefined {
  return written && {url: written.value.url, file: written.value.file, publisher: written.value.publisher, date: written.value.date, evidence: written.evidence}
}

/** What is wrong with an otherwise sound day in a year that no incident lies in. */
function explainYear(written: string): string | undefined {
  const year = Array.from(written.matchAll(/(?<!\d)(\d{4})-\d{2}-\d{2}/g), match => Number(match[1])).find(each => each < firstYear || each > lastYear)
  return year === undefined ? undefined : `Unexpected year ${String(year).padStart(4, '0')}, expected one from ${firstYear} to ${lastYear}`
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}

/** Composed, as ids are: the same name typed on another system is the same address. */
function toAddress(written: string): string {
  return written.normalize('NFC')
}
