import type {Day} from './instant.ts'

/** The day some days after another, before it where there are fewer than none; the last day that can be written where it would be later than that. */
export function addDays(day: Day, days: number): Day {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000
  return at > lastDay ? '9999-12-31' : new Date(at).toISOString().slice(0, 10)
}

const lastDay = Date.UTC(9999, 11, 31)
