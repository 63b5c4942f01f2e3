import {type DetectionSource, detectionSources, type PostmortemStatus, postmortemStatuses} from '#src/incident/incident.ts'
import {type SeverityLevel, severityLevels} from '#src/incident/severity.ts'
import {readDuration} from '#src/postmortem/sections/read-duration.ts'
import {
  type Comparison,
  comparisons,
  type FieldCondition,
  type Measure,
  measures,
  type NameField,
  type Possession,
  possessions,
  type Quality,
  qualities,
} from './search-query.ts'
import {listForms} from './word-forms.ts'
import {toWords} from './words.ts'

/** What a field's value means, or why it cannot be read. */
export type FieldReading = {readonly conditions: readonly FieldCondition[]} | {readonly problem: string}

/** What people call the fields. */
const names: Readonly<Record<string, NameField>> = {
  service: 'service',
  services: 'service',
  factor: 'factor',
  cause: 'factor',
  org: 'org',
  organization: 'org',
  organisation: 'org',
  company: 'org',
  owner: 'owner',
  author: 'author',
  by: 'author',
  tag: 'tag',
}

const readers: Readonly<Record<string, (value: string) => FieldCondition | string>> = {
  trigger: readTrigger,
  severity: readSeverities,
  sev: readSeverities,
  status: readStatus,
  'detected-by': readDetection,
  after: value => readDate(value, 'after'),
  since: value => readDate(value, 'after'),
  before: value => readDate(value, 'before'),
  during: value => readDate(value, 'during'),
  has: readPossession,
  is: readQuality,
  ...Object.fromEntries(measures.map(measure => [measure, (value: string) => readMinutes(value, measure)])),
}

/** The field of names that a word stands for in a search; undefined where it is none, or no field of names. */
export function findNameField(word: string): NameField | undefined {
  return names[word.toLowerCase()]
}

/** Every name that a field has in a search. */
export const fieldNames: ReadonlySet<string> = new Set([...Object.keys(names), ...Object.keys(readers)])

/** Reads the value of a known field; several with commas between mean any of them, unless they were in quotation marks. */
export function readField(field: string, text: string, isQuoted: boolean): FieldReading {
  const values = isQuoted ? [text] : text.split(',').filter(value => value !== '')
  const conditions: FieldCondition[] = []
  for (const value of values.slice(0, 20)) {
    const name = names[field]
    const condition = name === undefined ? readers[field]?.(value) : readName(name, value, isQuoted)
    if (condition === undefined || typeof condition === 'string') {
      return {problem: `“${field}:${text}” was read as words: ${condition ?? 'there is no such field'}.`}
    }
    conditions.push(condition)
  }
  return conditions.length > 0 ? {conditions} : {problem: `“${field}:${text}” was read as words: it has no value.`}
}

function readName(field: NameField, value: string, isQuoted: boolean): FieldCondition | string {
  const words = toWords(value).join(' ')
  if (words === '') return 'a name has a letter or a digit'
  return {kind: 'name', field, value: words, isPrefix: !isQuoted && value.endsWith('*') && words.length >= 2}
}

function readTrigger(value: string): FieldCondition | string {
  const words = toWords(value)
  return words.length === 0 ? 'a trigger has a letter or a digit' : {kind: 'trigger', words: words.map(listForms)}
}

function readSeverities(value: string): FieldCondition | string {
  if (/^(?:none|unknown|not-stated)$/i.test(value)) return {kind: 'severity', levels: ['none']}
  const match = /^(>=|<=|>|<|=)?\s*(?:sev|s|p)?-?([1-5])$/i.exec(value)
  if (!match) return 'expected SEV1 to SEV5, such as >=SEV2 for SEV2 or worse, or none'
  const level = Number(match[2])
  // Level 1 is the worst: what is greater is worse.
  return {kind: 'severity', levels: severityLevels.filter((each): each is SeverityLevel => compare(level, match[1] as Comparison | undefined, each))}
}

function readStatus(value: string): FieldCondition | string {
  const status = postmortemStatuses.find((each): each is PostmortemStatus => each === value.toLowerCase())
  return status ? {kind: 'status', status} : `expected ${listChoices(postmortemStatuses)}`
}

function readDetection(value: string): FieldCondition | string {
  if (/^none$/i.test(value)) return {kind: 'detection', source: 'none'}
  const source = detectionSources.find((each): each is DetectionSource => each === value.toLowerCase())
  return source ? {kind: 'detection', source} : `expected ${listChoices([...detectionSources, 'none'])}`
}

function readDate(value: string, side: 'after' | 'before' | 'during'): FieldCondition | string {
  if (side === 'during' && /^(?:none|not-stated)$/i.test(value)) return {kind: 'undated'}
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(value)
  if (!match) return `expected a year, a month or a day, such as 2021, 2021-09 or 2021-09-15${side === 'during' ? ', or none' : ''}`
  const [, year = '', month, day] = match
  const from = `${year}-${month ?? '01'}-${day ?? '01'}`
  const start = new Date(`${from}T00:00:00Z`)
  if (start.toISOString().slice(0, 10) !== from) return `there is no ${from}`
  if (side === 'before') return {kind: 'date', from: undefined, before: from}
  if (side === 'after') return {kind: 'date', from, before: undefined}
  const end = new Date(start)
  if (day !== undefined) end.setUTCDate(end.getUTCDate() + 1)
  else if (month !== undefined) end.setUTCMonth(end.getUTCMonth() + 1)
  else end.setUTCFullYear(end.getUTCFullYear() + 1)
  return {kind: 'date', from, before: end.toISOString().slice(0, end.getUTCFullYear() > 9999 ? 13 : 10)}
}

function readMinutes(value: string, measure: Measure): FieldCondition | string {
  const match = /^(>=|<=|>|<|=)?(.+)$/.exec(value)
  const minutes = readDuration(match?.[2] ?? '')
  if (minutes === undefined) return 'expected a duration, such as >1h, <=30m or >=2d'
  return {kind: 'minutes', measure, comparison: comparisons.find(each => each === match?.[1]) ?? '>=', minutes}
}

function readPossession(value: string): FieldCondition | string {
  const what = possessions.find((each): each is Possession => each === value.toLowerCase())
  return what ? {kind: 'has', what} : `expected ${listChoices(possessions)}`
}

function readQuality(value: string): FieldCondition | string {
  const lower = value.toLowerCase()
  const status = postmortemStatuses.find((each): each is PostmortemStatus => each === lower)
  if (status) return {kind: 'status', status}
  const what = qualities.find((each): each is Quality => each === lower)
  return what ? {kind: 'is', what} : `expected ${listChoices([...postmortemStatuses, ...qualities])}`
}

function listChoices(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
}

/** Whether a level is as bad as a comparison with another one asks. */
function compare(level: number, comparison: Comparison | undefined, each: number): boolean {
  switch (comparison) {
    case '>=':
      return each <= level
    case '>':
      return each < level
    case '<=':
      return each >= level
    case '<':
      return each > level
    default:
      return each === level
  }
}
