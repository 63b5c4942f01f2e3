import {toHandles} from '#src/incident/people.ts'
import type {Person} from '#src/incident/person.ts'
import {collectActions, readActions} from '#src/library/remediation/read-actions.ts'
import {mostEntries, writeCalendar} from '#src/library/remediation/write-calendar.ts'
import type {Hindsight} from '#src/server/hindsight.ts'
import {listOwnKeys, toActionAsking, toToday} from './to-action-asking.ts'

/** What somebody and their teams have promised and not done, as a calendar: what they may see of it now, and nothing else. */
export async function writeOwnCalendar(
  {store, settings: load, environment}: Pick<Hindsight, 'store' | 'settings' | 'environment'>,
  person: Person,
): Promise<string> {
  const {settings} = await load()
  const today = toToday()
  const handles = toHandles(person.email, settings)
  const owner = listOwnKeys(handles, settings)
  const filters = {owner, status: ['open', 'in-progress'], due: ['overdue', 'week', 'month', 'later']} as const
  // Nobody's name filters nothing.
  const viewer = {role: person.role, handles, seesEverything: false}
  const actions = owner.length === 0 ? [] : await collectActions(readActions(store, viewer, toActionAsking(filters, today, settings)), mostEntries)
  return writeCalendar(actions, {name: `Remediation of ${handles[0] ?? person.name}`, site: environment.site.url, today})
}
