import {Temporal} from 'temporal-polyfill'
import type {Day, Instant} from '#src/incident/instant.ts'
import type {Clock} from './read-stamp.ts'

/** What a moment came to: an instant, or why there is none — or more than one. */
export type ResolvedMoment = {readonly instant: Instant} | {readonly problem: 'nonexistent' | 'doubled' | 'unknown-zone'}

/** The instant of a day and a clock in a zone (IANA name, `Z`, `UTC`, `UTC+2`, `+02:00`); without a clock the start of the day. */
export function resolveMoment(day: Day, clock: Clock | undefined, zone: string, approximate: boolean): ResolvedMoment {
  const id = toZoneId(zone)
  if (!id) return {problem: 'unknown-zone'}
  const precision = clock?.precision ?? 'day'
  const offset = offsetMinutes(id)
  if (offset !== undefined) {
    const midnight = Date.parse(`${day}T00:00:00Z`)
    const seconds = clock ? clock.hour * 3600 + clock.minute * 60 + clock.second : 0
    return {instant: {at: toStamp(midnight + (seconds - offset * 60) * 1000), precision, approximate, zone: id}}
  }

  const key = `${id} ${day} ${clock ? `${clock.hour}:${clock.minute}:${clock.second}` : ''}`
  const at = zonedStamps.get(key)
  if (at) return {instant: {at, precision, approximate, zone: id}}
  const resolved = resolveInZone(day, clock, id)
  if ('problem' in resolved) return resolved
  if (zonedStamps.size >= 2000) zonedStamps.clear()
  zonedStamps.set(key, resolved.at)
  return {instant: {at: resolved.at, precision, approximate, zone: id}}
}

// A time is resolved for its row, its sentence and what is made of them, and asking a zone's clocks is slow.
const zonedStamps = new Map<string, string>()

function resolveInZone(day: Day, clock: Clock | undefined, id: string): {readonly at: string} | Extract<ResolvedMoment, {problem: string}> {
  const date = Temporal.PlainDate.from(day)
  if (!clock) return {at: toStamp(date.toZonedDateTime(id).epochMilliseconds)}
  const plain = (clock.hour === 24 ? date.add({days: 1}) : date).toPlainDateTime({hour: clock.hour % 24, minute: clock.minute, second: clock.second})
  try {
    return {at: toStamp(plain.toZonedDateTime(id, {disambiguation: 'reject'}).epochMilliseconds)}
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // Rejected either because the clocks skipped this time or because they showed it twice: only then do both readings show it.
    return {problem: plain.toZonedDateTime(id, {disambiguation: 'earlier'}).toPlainDateTime().equals(plain) ? 'doubled' : 'nonexistent'}
  }
}

/** `UTC`, `+02:00` or an IANA name known to this machine's time zone data; undefined for anything else. */
export function toZoneId(zone: string): string | undefined {
  const known = zoneIds.get(zone)
  if (known !== undefined) return known || undefined
  const id = readZoneId(zone)
  if (zoneIds.size < 1000) zoneIds.set(zone, id ?? '')
  return id
}

const zoneIds = new Map<string, string>()

function readZoneId(zone: string): string | undefined {
  if (zone === 'Z' || /^(?:UTC|GMT|Etc\/UTC)$/.test(zone)) return 'UTC'
  const offset = /^(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone)
  if (offset) {
    const [hours, minutes] = [Number(offset[2]), Number(offset[3] ?? 0)]
    if (hours > 14 || minutes > 59) return undefined
    return hours === 0 && minutes === 0 ? 'UTC' : `${offset[1]}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  }
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){1,2}$/.test(zone)) return undefined
  try {
    return new Intl.DateTimeFormat('en', {timeZone: zone}).resolvedOptions().timeZone ? zone : undefined
  } catch {
    // Intl throws for every name that it does not know: that is the answer, not a failure.
    return undefined
  }
}

function offsetMinutes(id: string): number | undefined {
  if (id === 'UTC') return 0
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(id)
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : undefined
}

function toStamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
