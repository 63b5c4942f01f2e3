import 'server-only'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {listOwnerKeys} from '#src/incident/people.ts'
import type {Settings} from '#src/postmortem/rules/settings.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {findOwnActions, type OwnActions} from './action-queries.ts'
import {readOwnerPart, toTeamHref} from './owner-address.ts'

/** What is of a person, or of anybody else whom actions name as their owner; `keys` are all the names that it goes by. */
export type PersonView = {readonly key: string; readonly keys: readonly string[]; readonly teams: readonly string[]; readonly own: OwnActions}

/** What is of a team: its own, and what its members do. */
export type TeamView = {readonly handle: string; readonly members: readonly string[]; readonly own: OwnActions}

/** Whoever a part of an address names; undefined where nothing that the viewer may see is theirs, and no member may know them either. */
export async function findPersonView(part: string): Promise<PersonView | {readonly movedTo: string} | undefined> {
  const key = readOwnerPart(part)
  if (key === undefined) return undefined
  const settings = await readSettings()
  if (settings.teams.some(({handle}) => handle === key)) return {movedTo: toTeamHref(key)}
  const keys = listOwnerKeys(settings).get(key) ?? [key]
  const own = await findOwnActions({owner: keys})
  if (own.coverage.total === 0 && !((await isMember()) && settings.people.some(({handle}) => handle === key))) return undefined
  return {key, keys, teams: settings.teams.filter(({members}) => members.includes(key)).map(({handle}) => handle), own}
}

/** The same of a team that the configuration names. */
export async function findTeamView(part: string): Promise<TeamView | undefined> {
  const key = readOwnerPart(part)
  const team = key === undefined ? undefined : (await readSettings()).teams.find(({handle}) => handle === key)
  if (!team) return undefined
  const own = await findOwnActions({team: [team.handle]})
  return own.coverage.total === 0 && !(await isMember()) ? undefined : {handle: team.handle, members: team.members, own}
}

async function readSettings(): Promise<Settings> {
  return (await (await hindsight()).settings()).settings
}

/** Who is signed in may know whom the configuration names; what the pages of the public show is in the documents. */
async function isMember(): Promise<boolean> {
  return (await readVisitor()).person !== undefined
}
