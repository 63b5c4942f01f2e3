import 'server-only'
import type {IncidentView} from '#src/features/incident/incident-queries.ts'
import {readViewer, readVisitor} from '#src/features/shell/read-visitor.ts'
import type {Incident} from '#src/incident/incident.ts'
import {canEdit, canReadHistory} from '#src/incident/permissions.ts'
import type {DocumentDiff, HistoryEntry} from '#src/library/document-saving.ts'
import {compareTexts} from '#src/library/save/compare-texts.ts'
import {findVersion} from '#src/library/save/find-version.ts'
import {listHistory} from '#src/library/save/list-history.ts'
import {readCurrent} from '#src/library/save/save-document.ts'
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

/** An earlier version of a document beside what stands in its file now, whose SHA-256 is `base`. */
export type EarlierVersion = {readonly version: string; readonly base: string; readonly diff: DocumentDiff; readonly mayRestore: boolean}

/** The version that a change left, by the change's id; undefined for who may not know, and where it cannot be had any more. */
export async function findEarlierVersion({incident, file}: Pick<IncidentView, 'incident' | 'file'>, version: string): Promise<EarlierVersion | undefined> {
  const {viewer, scope} = await readVisitor()
  if (!canReadHistory(viewer, incident)) return undefined
  const {folder, environment, saves, versions} = await hindsight()
  const now = await readCurrent({folder, maxFileBytes: environment.maxFileBytes}, file).catch(() => ({problem: 'out of reach'}))
  if ('problem' in now) return undefined
  const text = await findVersion({saves, versions: versions?.history}, {file, incidentId: incident.id, version, now})
  if (text === undefined) return undefined
  return {version, base: now.hash, diff: compareTexts(file, now.text, text), mayRestore: scope === 'write' && canEdit(viewer, incident)}
}
