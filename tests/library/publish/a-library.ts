import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {onTestFinished} from 'vitest'
import {operator} from '#src/incident/viewer.ts'
import type {ContentFolder} from '#src/library/content-folder.ts'
import {type IncidentStore, noFilters} from '#src/library/incident-store.ts'
import {syncFolder} from '#src/library/publish/sync-folder.ts'
import type {SyncOptions, SyncOutcome} from '#src/library/publish/sync-outcome.ts'
import type {Settings} from '#src/postmortem/rules/settings.ts'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {type LineReader, openLineReader} from './line-reader.ts'

/** A folder and its index in a temporary place, with a reader that is not the subject. */
export type Library = {
  readonly location: string
  readonly databaseUrl: string
  readonly folder: ContentFolder
  readonly store: IncidentStore
  readonly reader: LineReader
  sync(options?: SyncOptions & {readonly batchSize?: number; readonly settings?: Settings}): Promise<SyncOutcome>
  write(file: string, text: string | Uint8Array): Promise<void>
  remove(...files: string[]): Promise<void>
  /** Title by id of what the index holds, stale ones marked with an asterisk. */
  titles(): Promise<Record<string, string>>
}

/** Opens a library with the given files; everything is gone when the test is over. */
export async function aLibrary(files: Readonly<Record<string, string>> = {}): Promise<Library> {
  const place = await mkdtemp(path.join(tmpdir(), 'hindsight-library-'))
  const location = path.join(place, 'content')
  await mkdir(location)
  const databaseUrl = `file:${path.join(place, 'index.db')}`
  const folder = openContentFolder(location)
  const store = await openSqliteStore(databaseUrl)
  const reader = openLineReader()
  onTestFinished(async () => {
    await store.close()
    await rm(place, {recursive: true, force: true})
  })
  const library: Library = {
    location,
    databaseUrl,
    folder,
    store,
    reader,
    sync: options => syncFolder({folder, store, reader, maxFileBytes: 4096, now: () => new Date('2024-06-01T12:00:00Z'), ...options}),
    async write(file, text) {
      await mkdir(path.dirname(path.join(location, file)), {recursive: true})
      await writeFile(path.join(location, file), text)
    },
    async remove(...names) {
      for (const name of names) await rm(path.join(location, name), {recursive: true})
    },
    async titles() {
      const {rows} = await store.listIncidents(operator, {filters: noFilters, order: 'newest', page: 1, pageSize: 200, today: '2024-06-01'})
      return Object.fromEntries(rows.map(({id, title, stale}) => [id, stale ? `${title}*` : title]).sort(([one = ''], [other = '']) => (one < other ? -1 : 1)))
    },
  }
  for (const [file, text] of Object.entries(files)) await library.write(file, text)
  return library
}

/** Files `0.md` to `count - 1`, numbered so that paths sort as the numbers do. */
export function manyFiles(count: number, folder = ''): Record<string, string> {
  return Object.fromEntries(Array.from({length: count}, (_, index) => [`${folder}${String(index).padStart(4, '0')}.md`, `title: Incident ${index}`]))
}
