import {formatDays} from '#src/features/remediation/format-due.ts'
import type {Day} from '#src/incident/instant.ts'

/** How long ago a day was, in words: `today`, `yesterday`, `12 days ago`; undefined for one that is yet to come. */
export function formatAgo(day: Day, today: Day): string | undefined {
  const days = countDays(day, today)
  if (Number.isNaN(days) || days < 0) return undefined
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${formatDays(days)} ago`
}

/** The same in days where words say it in weeks or more, to stand behind the day: `, 2,931 days`. */
export function countDaysSince(day: Day, today: Day): string {
  const days = countDays(day, today)
  return days > 20 ? `, ${days.toLocaleString('en-US')} days` : ''
}

function countDays(day: Day, today: Day): number {
  return Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)
}
