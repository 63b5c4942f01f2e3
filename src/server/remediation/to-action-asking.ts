import {listOwnerKeys} from '#src/incident/people.ts'
import type {LoadedSettings} from '#src/library/load-settings.ts'
import type {ActionAsking, ActionFilters} from '#src/library/remediation-store.ts'

/** A question about actions by the configuration: its policies, and who is in which team. */
export function toActionAsking(filters: ActionFilters, today: string, {remediation, teams, people}: LoadedSettings['settings']): ActionAsking {
  const keys = listOwnerKeys({people})
  return {
    filters,
    today,
    policies: remediation,
    teams: new Map(teams.map(team => [team.handle, team.members.flatMap(member => keys.get(member) ?? [member])])),
  }
}

/** What actions may call their owner where they mean somebody who goes by these handles, or a team of theirs. */
export function listOwnKeys(handles: readonly string[], {people}: LoadedSettings['settings']): readonly string[] {
  const keys = listOwnerKeys({people})
  return [...new Set(handles.flatMap(handle => [handle, ...(keys.get(handle) ?? [])]))]
}

/** Today in UTC. */
export function toToday(now: Date = new Date()): string {
  return now.toISOString().slice(0, 10)
}
