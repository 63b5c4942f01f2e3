import {formatDays} from '#src/features/remediation/format-due.ts'
import type {Day} from '#src/incident/instant.ts'

/** How long ago a day was, in words: `today`, `yesterday`, `12 days ago`; undefined for one that is yet to come. */
export function formatAgo(day: Day, today: Day): string | undefined {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)
  if (Number.isNaN(days) || days < 0) return undefined
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${formatDays(days)} ago`
}
