import 'server-only'
import {readViewer} from '#src/features/shell/read-visitor.ts'
import {canManageAllRemediation, canWriteDrafts} from '#src/incident/permissions.ts'

/** Whether who asks may change the actions of any document at all. */
export async function mayImportActions(): Promise<boolean> {
  const viewer = await readViewer()
  return canManageAllRemediation(viewer) || canWriteDrafts(viewer)
}
