import {addDays} from './add-days.ts'
import type {Day} from './instant.ts'

/** The Monday of a day's week: the name of that week. */
export function toWeek(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}
