import type {Anniversaries, Anniversary, PastWeek} from '#src/library/past-weeks.ts'

/** Those of some incidents that fell into one of these weeks, which have no day in common: the latest week first, and the first days of it. */
export function toAnniversaries(incidents: readonly Omit<Anniversary, 'yearsAgo'>[], weeks: readonly PastWeek[], limit: number): Anniversaries {
  const found = new Map<string, Anniversary>()
  for (const incident of incidents) {
    const week = weeks.find(({from, to}) => from <= incident.day && incident.day <= to)
    if (week) found.set(incident.id, {...incident, yearsAgo: week.yearsAgo})
  }
  const ordered = [...found.values()].sort((a, b) => a.yearsAgo - b.yearsAgo || compare(a.day, b.day) || compare(a.id, b.id))
  return {incidents: ordered.slice(0, limit), total: ordered.length}
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
