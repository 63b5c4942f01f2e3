import {createHash} from 'node:crypto'
import ical, {ICalEventTransparency} from 'ical-generator'
import type {Day} from '#src/incident/instant.ts'
import type {ActionRow} from '#src/library/remediation-store.ts'
import {toOneLine} from './to-one-line.ts'

/** More than this is in no calendar. */
export const mostEntries = 2_000

type Calendar = {
  readonly name: string
  /** What addresses of incidents begin with. */
  readonly site: string
  readonly today: Day
}

/**
 * Writes actions that have a day as a calendar (RFC 5545): a whole day each, because programs that fetch calendars show events and not the
 * tasks of VTODO; without an alarm, and "free", because nothing happens on that day. An action keeps its UID as long as its title, or its own
 * id, stays. When an action was last changed nobody knows, because it is a line of a file: there is no LAST-MODIFIED, DTSTAMP is the beginning of
 * the day, and whoever fetches the calendar takes all of it anew.
 */
export function writeCalendar(actions: readonly ActionRow[], {name, site, today}: Calendar): string {
  const calendar = ical({name, prodId: {company: 'Hindsight', product: 'Remediation', language: 'EN'}, ttl: 60 * 60})
  const seen = new Map<string, number>()
  for (const action of actions.slice(0, mostEntries)) {
    if (action.due === undefined) continue
    const own = JSON.stringify([action.incidentId, action.id ?? action.title])
    const turn = seen.get(own) ?? 0
    seen.set(own, turn + 1)
    const start = new Date(`${action.due}T00:00:00Z`)
    calendar.createEvent({
      id: `${createHash('sha256').update(`${own} ${turn}`).digest('hex').slice(0, 40)}@hindsight`,
      stamp: new Date(`${today}T00:00:00Z`),
      start,
      end: new Date(start.getTime() + 86_400_000),
      allDay: true,
      timezone: 'UTC',
      summary: toOneLine(action.title, 300),
      description: writeDescription(action),
      url: `${site}/incidents/${encodeURIComponent(action.incidentId)}#action-${action.position + 1}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendar.toString()
}

function writeDescription({incidentTitle, owner, status, priority, ref}: ActionRow): string {
  return [
    `After: ${toOneLine(incidentTitle, 300)}`,
    `Owner: ${owner === undefined ? 'not stated' : toOneLine(owner, 100)}`,
    ...(status === 'in-progress' ? ['In progress'] : []),
    ...(priority === undefined ? [] : [`Priority: ${toOneLine(priority, 50)}`]),
    ...(ref === undefined ? [] : [`Ticket: ${toOneLine(ref, 300)}`]),
  ].join('\n')
}
