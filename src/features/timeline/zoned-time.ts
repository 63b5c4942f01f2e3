/** A place on a wall calendar and clock. `month` counts from 1, `weekday` from 0 for Sunday. */
export type ZonedTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** What calendar and clock show at an instant in a zone: an IANA name or an offset such as `+02:00`. A zone nobody knows counts as UTC. */
export function toZonedTime(at: string | number, zone: string): ZonedTime {
  const instant = typeof at === 'number' ? at : Date.parse(at)
  const date = new Date(instant + toOffset(instant, zone))
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}

/** Milliseconds that clocks in a zone are ahead of UTC at an instant. */
export function toOffset(instant: number, zone: string): number {
  if (zone === 'UTC') return 0
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) * 60_000
  const clock = findClock(zone)
  if (!clock) return 0
  const parts = new Map(clock.formatToParts(instant).map(part => [part.type, Number(part.value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

/** Building a formatter takes a hundred times as long as using it. */
const clocks = new Map<string, Intl.DateTimeFormat | undefined>()

function findClock(zone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(zone)) clocks.set(zone, openClock(zone))
  return clocks.get(zone)
}

function openClock(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    // A zone that this machine does not know: the caller falls back.
    return undefined
  }
}
