import type {TimelineEntry} from '#src/incident/incident.ts'
import type {Instant} from '#src/incident/instant.ts'
import {toSpan} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'
import {findFieldKey} from '#src/postmortem/sections/field-names.ts'
import {findTimes, type TimeMention} from '#src/postmortem/time/find-times.ts'
import {formatInstant} from '#src/postmortem/time/format-instant.ts'
import {resolveMention} from '#src/postmortem/time/resolve-mention.ts'
import {type Rule, report} from './rule.ts'

export const dayContradicted: Rule = {
  id: 'day-contradicted',
  group: 'time',
  level: 'warning',
  summary: 'A key date of the incident that its own timeline has on another day.',
  explanation:
    'A labelled line ("Detected: 2021-07-14 09:21") states a day and a clock at which nothing happened in the timeline, and the timeline has the very same clock on another day of that month: most likely one event, and one of the two days is a slip.',
  examples: {
    good: '# Calls end\n\nDetected: 2021-07-15 09:21 UTC\n\n## Timeline\n\n- 2021-07-14 17:17 UTC — A mail warns of the quota.\n- 2021-07-15 09:21 UTC — Somebody reads it.\n- 2021-07-15 10:38 UTC — Work begins.\n',
    bad: '# Calls end\n\nDetected: 2021-07-14 09:21 UTC\n\n## Timeline\n\n- 2021-07-14 17:17 UTC — A mail warns of the quota.\n- 2021-07-15 09:21 UTC — Somebody reads it.\n- 2021-07-15 10:38 UTC — Work begins.\n',
  },
  checkDocument: ({incident, source, lines, times}) => {
    const rows = incident.timeline.filter(({evidence}) => evidence.how !== 'prose')
    if (rows.length < 3) return []
    const clocks = toClocks(rows)
    const minutes = new Set(rows.map(({instant}) => toMinute(instant)))
    return lines.flatMap(line => {
      const stated = findStated(line)
      if (!stated) return []
      const {instant} = resolveMention(source, stated.mention, stated.offset, times, undefined)
      const entry = instant && findSameClock(instant, minutes, clocks)
      if (!instant || !entry) return []
      return [
        report(
          dayContradicted,
          toSpan(source, stated.offset + stated.mention.start, stated.offset + stated.mention.end),
          `Unexpected ${formatInstant(instant)}, at which nothing happens in the timeline, expected ${formatInstant(entry.instant)} as there`,
          [{message: 'the timeline entry', place: entry.evidence}],
        ),
      ]
    })
  },
}

const keys: ReadonlySet<string> = new Set(['started', 'detected', 'acknowledged', 'mitigated', 'resolved', 'window', 'date', 'document_date'])
const label = /^[\s*_`]*(?<label>\p{L}[\p{L}\p{N} /&()'’.-]{1,40}?)[\s*_`]*[:：][\s*_`]*/u

/** The day and the clock that a labelled line, or a row of label and value, states first. */
function findStated(line: Line): {readonly mention: TimeMention; readonly offset: number} | undefined {
  if (line.kind === 'row') {
    const [name, value] = line.cells
    if (!name || !value || line.cells.length !== 2 || !keys.has(findFieldKey(name.text) ?? '')) return undefined
    const [mention] = findTimes(value.text)
    return mention && isFull(mention) && mention.start <= 4 ? {mention, offset: value.start} : undefined
  }
  if ((line.kind !== 'text' && line.kind !== 'item') || line.text.length > 200) return undefined
  const match = label.exec(line.text)
  if (!match?.groups?.label || !keys.has(findFieldKey(match.groups.label) ?? '')) return undefined
  const [mention] = findTimes(line.text)
  return mention && isFull(mention) && mention.start >= match[0].length && mention.start <= match[0].length + 4 ? {mention, offset: line.start} : undefined
}

function isFull({clock, day}: TimeMention): boolean {
  return clock !== undefined && day?.date !== undefined && day.month !== undefined
}

const dayLength = 24 * 60

function toMinute({at}: Instant): number {
  return Math.floor(Date.parse(at) / 60_000)
}

/** The rows by the minute of their day, a few of each. */
function toClocks(rows: readonly TimelineEntry[]): ReadonlyMap<number, readonly TimelineEntry[]> {
  const clocks = new Map<number, TimelineEntry[]>()
  for (const row of rows) {
    if (row.instant.precision === 'day') continue
    const clock = toMinute(row.instant) % dayLength
    const same = clocks.get(clock) ?? []
    if (same.length < 20) same.push(row)
    clocks.set(clock, same)
  }
  return clocks
}

/** The row with the clock of an instant on another day, where no row has the instant itself. */
function findSameClock(instant: Instant, minutes: ReadonlySet<number>, clocks: ReturnType<typeof toClocks>): TimelineEntry | undefined {
  const minute = toMinute(instant)
  if ([minute - 1, minute, minute + 1].some(near => minutes.has(near))) return undefined
  return clocks.get(minute % dayLength)?.find(entry => Math.abs(toMinute(entry.instant) - minute) <= 31 * dayLength)
}
