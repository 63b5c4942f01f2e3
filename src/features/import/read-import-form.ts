import {Temporal} from 'temporal-polyfill'
import {actionStatuses} from '#src/incident/action-item.ts'
import type {FactValues, ItemCorrection} from '#src/incident/correction.ts'
import {detectionSources} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import {milestoneKinds} from '#src/incident/milestone.ts'

/** What a form of a correction holds, as it was typed. */
export type CorrectionFields = {
  readonly value?: string | undefined
  readonly time?: string | undefined
  readonly zone?: string | undefined
  readonly text?: string | undefined
  readonly milestone?: readonly string[] | undefined
  readonly category?: string | undefined
  readonly owner?: string | undefined
  readonly due?: string | undefined
  readonly status?: string | undefined
}

/** What was typed, or a sentence that says what is wrong with it. */
export type Read<T> = {readonly value: T} | {readonly fault: string}

/** Facts that can be said by hand, in the order of the page. */
export const factNames = ['title', 'organization', 'severity', 'services', 'detectedBy', ...milestoneKinds] as const
export type FactName = (typeof factNames)[number]

/** Reads what somebody says of a fact. */
export function readFact(name: FactName, fields: CorrectionFields): Read<FactValues> {
  if (name === 'title' || name === 'organization' || name === 'severity') {
    const value = tidy(fields.value)
    return value === '' ? {fault: 'Nothing was typed. Leave it as it was read, or say what it is.'} : {value: {[name]: value}}
  }
  if (name === 'services')
    return {
      value: {
        services: (fields.value ?? '')
          .split(/[,\n]/)
          .map(tidy)
          .filter(service => service !== ''),
      },
    }
  if (name === 'detectedBy') {
    const source = detectionSources.find(each => each === fields.value)
    return source ? {value: {detectedBy: source}} : {fault: 'This is no way of detection that Hindsight knows.'}
  }
  const instant = readTime(fields)
  return 'fault' in instant ? instant : {value: {[name]: instant.value}}
}

/** Reads what somebody says of an item, or of one that is not there yet. */
export function readItem(item: ItemCorrection['item'], change: 'set' | 'add' | 'remove', fields: CorrectionFields): Read<ItemCorrection> {
  // Its position is that of the reading, which is looked up when it is applied.
  const position = 0
  if (change === 'remove') return {value: {item, change, position}}
  const text = tidy(fields.text)
  if (text === '') return {fault: item === 'entry' ? 'Say what happened.' : 'Say what it is.'}
  if (item === 'entry') {
    const instant = readTime(fields)
    if ('fault' in instant) return instant
    const values = {instant: instant.value, text, milestones: milestoneKinds.filter(kind => fields.milestone?.includes(kind))}
    return {value: change === 'add' ? {item, change, values} : {item, change, position, values}}
  }
  if (item === 'factor') {
    const values = {title: text, category: tidy(fields.category) || undefined}
    return {value: change === 'add' ? {item, change, values} : {item, change, position, values}}
  }
  const status = actionStatuses.find(each => each === fields.status)
  const owner = tidy(fields.owner) || null
  const due = tidy(fields.due) || null
  if (due !== null && !isDay(due)) return {fault: 'The day has to be written as 2024-11-30.'}
  const values = {title: text, ...(status ? {status} : {}), owner, due}
  return {value: change === 'add' ? {item, change, values} : {item, change, position, values}}
}

function readTime({time, zone}: CorrectionFields): Read<Instant> {
  if (!time || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(time)) return {fault: 'The time has to be a day and a clock, such as 2024-10-22 17:15.'}
  try {
    const at = Temporal.PlainDateTime.from(time)
      .toZonedDateTime(zone || 'UTC', {disambiguation: 'reject'})
      .toInstant()
    return {value: {at: at.toString({smallestUnit: 'second'}), precision: 'minute', approximate: false, zone: zone || 'UTC'}}
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return {fault: `Clocks in ${zone || 'UTC'} did not show ${time.replace('T', ' ')}, or showed it twice. Say it in UTC.`}
  }
}

/** An instant as the field for it holds it: what clocks in its zone showed. */
export function toTimeField({at, zone}: Instant): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({smallestUnit: 'minute'})
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}

function tidy(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}
