import {toOwnerKey} from '#src/incident/handle.ts'
import {listOwnerKeys} from '#src/incident/people.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {hindsight} from './hindsight.ts'
import {listSaves} from './save-documents.ts'
import {readServiceAddress} from './service-address.ts'

/**
 * Whether the address of a person, a team or a change leads nowhere for this viewer; of members, whether `isMember`, the pages tell whom the
 * configuration names. Answers false for every other address.
 */
export async function isAbsentRemediation(viewer: Viewer, isMember: boolean, pathname: string): Promise<boolean> {
  const [, kind, part = ''] = /^\/remediation\/(people|teams|changes)\/([^/]+)$/.exec(pathname) ?? []
  if (kind === undefined) return false
  const name = readServiceAddress(part)
  if (name === undefined || name.trim() === '') return true
  if (kind === 'changes') return (await listSaves(viewer, {batch: name, limit: 1})).length === 0
  const {store, settings} = await hindsight()
  const {people, teams} = (await settings()).settings
  const key = toOwnerKey(name)
  const team = teams.find(({handle}) => handle === key)
  if (kind === 'teams' && !team) return true
  if (isMember && (team || people.some(({handle}) => handle === key))) return false
  const filters = kind === 'teams' ? {team: [key]} : {owner: listOwnerKeys({people}).get(key) ?? [key]}
  const today = new Date().toISOString().slice(0, 10)
  const {total} = await store.coverActions(viewer, {filters, today, policies: {}, teams: new Map(teams.map(({handle, members}) => [handle, members]))})
  // A team that is asked for as a person leads on to its own page.
  return total === 0 && !team
}
