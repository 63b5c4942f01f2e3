import type {Day} from '#src/incident/instant.ts'

/** Minutes since 1970-01-01T00:00 as the clock on the wall of the document's zone shows them. */
export type WallMinutes = number

const minutesOfDay = 24 * 60

/** `2024-05-01`. */
export function formatDay(minutes: WallMinutes): Day {
  return new Date(minutes * 60_000).toISOString().slice(0, 10)
}

/** `09:05`. */
export function formatClock(minutes: WallMinutes): string {
  return new Date(minutes * 60_000).toISOString().slice(11, 16)
}

/** `2024-05-01T09:05`. */
export function formatDayAndClock(minutes: WallMinutes): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 16)
}

/** Reads `2024-05-01` as its midnight. */
export function readDay(day: Day): WallMinutes {
  return Date.parse(`${day}T00:00:00Z`) / 60_000
}

/**
 * True where a stretch touches a Sunday of a month in which clocks are changed somewhere: between its ends wall minutes may then not be
 * minutes, and a time on the wall may not exist or come twice.
 */
export function mayChangeClocks(from: WallMinutes, to: WallMinutes): boolean {
  for (let day = Math.floor(from / minutesOfDay); day <= Math.floor(to / minutesOfDay); day++) {
    const date = new Date(day * minutesOfDay * 60_000)
    if (date.getUTCDay() === 0 && [2, 3, 8, 9, 10].includes(date.getUTCMonth())) return true
  }
  return false
}
