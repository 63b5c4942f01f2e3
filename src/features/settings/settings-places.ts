import {canAdminister, canRestoreDeleted} from '#src/incident/permissions.ts'
import type {Viewer} from '#src/incident/viewer.ts'

/** The pages of the settings, in the order in which they are offered. */
export const settingsPlaces = [
  {id: 'sync', name: 'Sync', says: 'What came of reading the folder, and which files need attention.', isOpenTo: () => true},
  {id: 'configuration', name: 'Configuration', says: 'What hindsight.yaml says of rules, severities, services, people and teams.', isOpenTo: canAdminister},
  {id: 'members', name: 'Members', says: 'Who has an account, and what each of them may do.', isOpenTo: canAdminister},
  {id: 'deleted', name: 'Deleted', says: 'Incidents that were deleted: to look at, to bring back, or to delete for good.', isOpenTo: canRestoreDeleted},
  {id: 'audit', name: 'Audit', says: 'Who did what and when, and what was refused.', isOpenTo: canAdminister},
] as const satisfies readonly {readonly id: string; readonly name: string; readonly says: string; readonly isOpenTo: (viewer: Viewer) => boolean}[]

export type SettingsPlace = (typeof settingsPlaces)[number]['id']

/** Which of them somebody may open. */
export function listOpenSettings(viewer: Viewer): readonly SettingsPlace[] {
  return settingsPlaces.filter(place => place.isOpenTo(viewer)).map(({id}) => id)
}
