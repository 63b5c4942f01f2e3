import 'server-only'
import {readViewer} from '#src/features/shell/read-visitor.ts'
import {listOpenSettings, type SettingsPlace} from './settings-places.ts'

/** Which pages of the settings the person who asks may open. */
export async function readOpenSettings(): Promise<readonly SettingsPlace[]> {
  return listOpenSettings(await readViewer())
}
