import 'server-only'
import {readFresh} from '#src/features/shell/read-cached.ts'
import {countForShell} from '#src/features/shell/shell-queries.ts'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {SyncReport} from '#src/library/incident-store.ts'
import {hindsight} from '#src/server/hindsight.ts'

/** The parse report, with where the folder is, what is wrong with its configuration, where indexes are that were damaged, and why commits are not handed on. */
export type SyncState = SyncReport & {
  readonly location: string
  readonly misconfigured: readonly Diagnostic[]
  readonly damaged: readonly string[]
  readonly unpushed: string | undefined
}

/** The state of the sync. Read anew each time: when the last sync was changes also where it found nothing new. */
export async function readSync(): Promise<SyncState> {
  const {folder, settings, listDamaged, versions} = await hindsight()
  const report = await readFresh(({store, viewer}) => store.readSyncReport(viewer))
  return {
    ...report,
    location: folder.location,
    misconfigured: (await settings()).diagnostics,
    damaged: await listDamaged(),
    unpushed: versions?.findTrouble(),
  }
}

/** How many files need attention. */
export async function countProblems(): Promise<number> {
  return (await countForShell()).problems
}
