import {operator} from '#src/incident/viewer.ts'
import type {DocumentSaves} from './document-saves.ts'
import type {CurrentText} from './save-document.ts'
import {findEarlierText} from './take-back.ts'
import type {VersionHistory} from './version-history.ts'

/** How many saves back a text can be put together again. */
const farthest = 500

/**
 * A document's text as one of its changes left it: a save, put together from the text as it is now and every save since; or a commit, out of git.
 * Undefined where it cannot be had any more: somebody wrote between the saves, or there is no such change of this file.
 */
export async function findVersion(
  {saves, versions}: {readonly saves: DocumentSaves; readonly versions: VersionHistory | undefined},
  {file, incidentId, version, now}: {readonly file: string; readonly incidentId: string; readonly version: string; readonly now: CurrentText},
): Promise<string | undefined> {
  // Whoever may read the history may read all of it, and what nobody shows on the way decides nothing here.
  const made = await saves.list(operator, {incident: incidentId, limit: farthest})
  const save = made.find(({id}) => id === version)
  const text = save && findEarlierText(now, save.afterHash, made)
  if (text !== undefined || !versions) return text
  const commits = await versions.list(file, farthest)
  const commit = commits.find(each => (save ? each.save === save.id : each.commit === version))
  return commit?.blob === undefined ? undefined : await versions.readText(commit.blob)
}
