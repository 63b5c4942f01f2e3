import type {Viewer} from '#src/incident/viewer.ts'
import type {DocumentSave, HistoryEntry} from '#src/library/document-saving.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {readPatch} from './compare-texts.ts'
import type {DocumentSaves} from './document-saves.ts'
import {toDiff} from './to-saved-edits.ts'
import type {FileCommit, VersionHistory} from './version-history.ts'

/**
 * What became of a document over time, newest first: what was saved here, and where the folder is under version control, everybody else's
 * commits. Nothing for an incident that is not there for the viewer.
 */
export async function listHistory(
  {store, saves, versions}: {readonly store: IncidentStore; readonly saves: DocumentSaves; readonly versions: VersionHistory | undefined},
  viewer: Viewer,
  incidentId: string,
  limit: number,
): Promise<readonly HistoryEntry[]> {
  const found = await store.findIncident(viewer, incidentId)
  if (!found || !('record' in found)) return []
  const {file, incident} = found.record
  const own = await saves.list(viewer, {incident: incident.id, limit})
  // What git cannot say is no reason to show nothing.
  const commits = versions ? await versions.list(file, limit).catch(() => []) : []
  const commitOf = new Map(commits.flatMap(({save, commit}) => (save === undefined ? [] : [[save, commit]])))
  const known = new Set(own.map(({id}) => id))
  return [
    ...own.map(save => fromSave(save, commitOf.get(save.id))),
    ...commits.filter(({save}) => save === undefined || !known.has(save)).map(commit => fromCommit(commit, file, incident.id)),
  ]
    .toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
    .slice(0, limit)
}

function fromSave({id, batch, file, incidentId, at, actor, message, edits, isUndone}: DocumentSave, commit: string | undefined): HistoryEntry {
  return {id, batch, commit, file, incidentId, at, actor, message, isUndone, diff: toDiff(file, edits)}
}

function fromCommit({commit, at, author, message, patch}: FileCommit, file: string, incidentId: string): HistoryEntry {
  return {
    id: commit,
    batch: undefined,
    commit,
    file,
    incidentId,
    at,
    actor: author,
    message: message ?? 'Changed together with other files',
    isUndone: false,
    diff: readPatch(file, patch),
  }
}
