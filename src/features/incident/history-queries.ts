import 'server-only'
import {readViewer} from '#src/features/shell/read-visitor.ts'
import type {Incident} from '#src/incident/incident.ts'
import {canReadHistory} from '#src/incident/permissions.ts'
import type {HistoryEntry} from '#src/library/document-saving.ts'
import {listHistory} from '#src/library/save/list-history.ts'
import {hindsight} from '#src/server/hindsight.ts'

/** What became of a document; `isWhole` is false where there is more than what is listed, `hasGit` where only what was saved here can be told. */
export type DocumentHistory = {readonly entries: readonly HistoryEntry[]; readonly isWhole: boolean; readonly hasGit: boolean}

/** Whether the history of an incident is for who asks. */
export async function mayReadHistory(incident: Incident): Promise<boolean> {
  return canReadHistory(await readViewer(), incident)
}

/** The newest changes of an incident's document; undefined for who may not know. Read anew each time: others' commits come without a word. */
export async function findHistory(incident: Incident): Promise<DocumentHistory | undefined> {
  const viewer = await readViewer()
  if (!canReadHistory(viewer, incident)) return undefined
  const {store, saves, versions} = await hindsight()
  const entries = await listHistory({store, saves, versions: versions?.history}, viewer, incident.id, mostEntries + 1)
  return {entries: entries.slice(0, mostEntries), isWhole: entries.length <= mostEntries, hasGit: versions !== undefined}
}

const mostEntries = 50
