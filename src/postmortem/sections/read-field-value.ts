// As a whole, not by its name: a bundler then leaves out what is not asked for, which is four fifths of it, in the file that the editor loads.
import * as z from 'zod'
import {detectionSources, postmortemStatuses, visibilities} from '#src/incident/incident.ts'
import {relationTypes} from '#src/incident/relation.ts'
import type {FrontMatterField} from '#src/postmortem/document/front-matter.ts'
import {findKnownValue} from '#src/postmortem/rules/known-value.ts'
import {firstYear, isDay, lastYear, readStamp, type Stamp} from '#src/postmortem/time/read-stamp.ts'
import {toZoneId} from '#src/postmortem/time/resolve-moment.ts'
import {toDetectionSource} from './find-detection.ts'
import {readDuration} from './read-duration.ts'

/** A value as it is read, and what is wrong with it; `kept` holds the places of a list's good values in the list as written, undefined where one value was written. */
export type FieldValue = {
  readonly value: FieldValues[FieldKey] | undefined
  readonly issues: readonly Issue[]
  readonly kept: readonly number[] | undefined
}

type Slip = {readonly written: string; readonly nearest: string}
/** What is wrong with a value, where in it, and what it was probably meant to be. */
type Issue = {readonly path: readonly PropertyKey[]; readonly message: string; readonly slip: Slip | undefined}

/** Reads the value of one of our keys; a list with one bad value is still a list of the others. */
export function readFieldValue(key: FieldKey, written: FrontMatterField['written']): FieldValue {
  const schema = schemas[key]
  const places = Array.isArray(written) ? written.map((_, index) => index) : undefined
  const result = schema.safeParse(written)
  if (result.success) return {value: result.data, issues: [], kept: places}
  const issues = result.error.issues.map(toIssue)
  const bad = new Set(issues.map(issue => issue.path[0]))
  if (!places || bad.has(undefined)) return {value: undefined, issues, kept: undefined}
  const kept = places.filter(index => !bad.has(index))
  const again = schema.safeParse(kept.map(index => (written as readonly unknown[])[index]))
  return {value: again.success ? again.data : undefined, issues, kept}
}

function toIssue(issue: z.core.$ZodIssue): Issue {
  const {written, nearest}: {written?: unknown; nearest?: unknown} = (issue.code === 'custom' && issue.params) || {}
  const slip = typeof written === 'string' && typeof nearest === 'string' ? {written, nearest} : undefined
  return {path: issue.path, message: issue.message, slip}
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
  text.transform((written, context): T => {
    const found = findKnownValue(written, known)
    if (found.value !== undefined) return found.value
    context.addIssue({code: 'custom', message: `Unexpected value “${written}”, expected ${found.expected}`, params: {written, nearest: found.nearest}})
    return z.NEVER
  })
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

/** What the values of our keys are read as. */
export type FieldValues = {[K in keyof typeof schemas]: z.output<(typeof schemas)[K]>}
export type FieldKey = keyof FieldValues

/** Our keys of the front matter. */
export const fieldKeys: ReadonlySet<string> = new Set(Object.keys(schemas))

/** What is wrong with an otherwise sound day in a year that no incident lies in. */
function explainYear(written: string): string | undefined {
  const year = Array.from(written.matchAll(/(?<!\d)(\d{4})-\d{2}-\d{2}/g), match => Number(match[1])).find(each => each < firstYear || each > lastYear)
  return year === undefined ? undefined : `Unexpected year ${String(year).padStart(4, '0')}, expected one from ${firstYear} to ${lastYear}`
}

/** Whether an address is one of the web that a browser can open. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}
