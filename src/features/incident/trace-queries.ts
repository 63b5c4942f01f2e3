import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import type {EarlierIncident} from '#src/library/remediation/earlier-actions.ts'

/** What was to be done after the incidents that have come again with this one. */
export function findEarlierActions(id: string): Promise<readonly EarlierIncident[]> {
  return readCached(`earlier actions ${id}`, ({store, viewer}) => store.listEarlierActions(viewer, id))
}
