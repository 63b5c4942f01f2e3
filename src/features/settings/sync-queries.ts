import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import type {SyncReport} from '#src/library/incident-store.ts'
import {hindsight} from '#src/server/hindsight.ts'

/** The parse report, with where the folder is. */
export async function readSync(): Promise<SyncReport & {readonly location: string}> {
  const {folder} = await hindsight()
  const report = await readCached('sync', ({store, viewer}) => store.readSyncReport(viewer))
  return {...report, location: folder.location}
}
