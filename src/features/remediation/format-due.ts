import {formatShortDay} from '#src/features/timeline/format-times.ts'
import {type ActionItem, isOpen, isOverdue} from '#src/incident/action-item.ts'
import type {Day} from '#src/incident/instant.ts'

/** When an action was or is to be done, in words: `12 days late`, `due in 3 days`, `done 5 Nov 2018`, `no date`. */
export function formatDue(action: Pick<ActionItem, 'status' | 'due' | 'done'>, today: Day): string {
  if (action.status === 'done') return action.done ? `done ${formatShortDay(action.done)}` : 'done'
  if (action.status === 'wont-do') return 'will not be done'
  if (!action.due) return 'no date'
  const days = daysBetween(today, action.due)
  if (isOverdue(action, today)) return `${formatDays(-days)} late`
  if (!isOpen(action) || days > 60) return `due ${formatShortDay(action.due)}`
  return days === 0 ? 'due today' : `due in ${formatDays(days)}`
}

/** A number of days in the unit one would say it in. */
export function formatDays(days: number): string {
  const [count, unit] =
    days < 21
      ? [days, 'day']
      : days < 90
        ? [Math.round(days / 7), 'week']
        : days < 730
          ? [Math.round(days / 30.44), 'month']
          : [Math.floor(days / 365.25), 'year']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
