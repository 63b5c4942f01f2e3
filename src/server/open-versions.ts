import type {DocumentLocks} from '#src/library/save/document-locks.ts'
import type {SavedVersions} from '#src/library/save/save-document.ts'
import type {VersionHistory} from '#src/library/save/version-history.ts'
import type {Log} from './open-log.ts'
import {openPushQueue} from './open-push-queue.ts'

/** Version control of the content folder, for those who save. */
export type Versions = SavedVersions & {
  readonly history: VersionHistory
  /** Says in the log what stands in the way, and hands on what an earlier run has not. */
  start(): Promise<void>
  /** Why the last push failed; undefined where it did not, or where nothing is pushed. */
  findTrouble(): string | undefined
  close(): Promise<void>
}

/** Opens version control as the environment wants it: `push` also hands on what was committed. */
export function openVersions({
  history,
  locks,
  log,
  isPushed,
}: {
  readonly history: VersionHistory
  readonly locks: DocumentLocks
  readonly log: Log
  readonly isPushed: boolean
}): Versions {
  // No document has this name. Processes that share the database take turns; whoever else uses git there is waited for by git's own lock.
  const turn: SavedVersions['turn'] = work => locks.withLock('.git', work)
  const queue = openPushQueue(() => history.push(turn), log)
  return {
    history,
    turn,
    async commit({file, incidentId, author, save, message, besides = []}) {
      const isPerson = author.actorId !== undefined
      try {
        await history.commit(file, {
          author: isPerson ? {name: author.name, email: author.actor} : undefined,
          message: `${incidentId}: ${message}`,
          save: save?.id,
          besides,
        })
      } catch (err) {
        log.warn({err, file}, 'Saved, but not committed')
        return `It is saved, but not committed: ${err instanceof Error ? err.message : String(err)}. It becomes part of the next commit of this file.`
      }
      if (isPushed) queue.push()
      return undefined
    },
    async start() {
      const fault = await history.findFault()
      if (fault !== undefined) log.warn({reason: fault}, 'HINDSIGHT_GIT is set, and nothing can be committed; what is saved stays in the files')
      else if (isPushed) queue.push()
    },
    findTrouble: queue.findTrouble,
    close: queue.close,
  }
}
