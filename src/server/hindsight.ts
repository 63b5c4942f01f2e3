import type {ContentFolder} from '#src/library/content-folder.ts'
import type {ImportBatches} from '#src/library/import/import-batches.ts'
import type {PendingImports} from '#src/library/import/pending-imports.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {type LoadedSettings, loadSettings, settingsFile} from '#src/library/load-settings.ts'
import {syncFolder} from '#src/library/publish/sync-folder.ts'
import type {SyncOptions, SyncOutcome} from '#src/library/publish/sync-outcome.ts'
import type {RelationRejections} from '#src/library/relate/relation-rejections.ts'
import type {DigestDeliveries} from '#src/library/remediation/digest-deliveries.ts'
import type {TrackerStore} from '#src/library/remediation/tracker-store.ts'
import type {DocumentReviews} from '#src/library/review/document-reviews.ts'
import type {DocumentDrafts} from '#src/library/save/document-drafts.ts'
import type {DocumentSaves} from '#src/library/save/document-saves.ts'
import {isStoreDamaged} from '#src/library/store-unavailable.ts'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'
import {openMovingFolder} from '#src/store/content-folder/open-moving-folder.ts'
import {openGitHistory} from '#src/store/git/open-git-history.ts'
import {createAuditLog} from '#src/store/prisma/create-audit-log.ts'
import {createDigestDeliveries} from '#src/store/prisma/create-digest-deliveries.ts'
import {createDocumentDrafts} from '#src/store/prisma/create-document-drafts.ts'
import {createDocumentLocks} from '#src/store/prisma/create-document-locks.ts'
import {createDocumentReviews} from '#src/store/prisma/create-document-reviews.ts'
import {createDocumentSaves} from '#src/store/prisma/create-document-saves.ts'
import {createImportBatches} from '#src/store/prisma/create-import-batches.ts'
import {createIncidentKeys} from '#src/store/prisma/create-incident-keys.ts'
import {createIncidentStore} from '#src/store/prisma/create-incident-store.ts'
import {createPendingImports} from '#src/store/prisma/create-pending-imports.ts'
import {createRelationRejections} from '#src/store/prisma/create-relation-rejections.ts'
import {createTrackerStore} from '#src/store/prisma/create-tracker-store.ts'
import type {Database} from '#src/store/prisma/database.ts'
import {listDamaged, openDatabase} from '#src/store/prisma/open-database.ts'
import type {AccountContext} from './accounts/account-context.ts'
import {type Environment, readEnvironment} from './environment.ts'
import {type AuditTrail, openAuditTrail} from './open-audit-trail.ts'
import {type Log, openLog} from './open-log.ts'
import {type Merging, openMerging} from './open-merging.ts'
import {type Moving, openMoving} from './open-moving.ts'
import {openRelating, type Relating} from './open-relating.ts'
import {openReviewing, type Reviewing} from './open-reviewing.ts'
import {openSaving, type Saving} from './open-saving.ts'
import {openVersions, type Versions} from './open-versions.ts'
import {openReadingPool, type ReadingPool} from './reading-pool.ts'
import {recordChanges, recordSettings} from './record-changes.ts'
import {openSyncQueue} from './sync-queue.ts'

/** Everything that is open once in a process: what the app and `kb` stand on. */
export type Hindsight = {
  readonly environment: Environment
  readonly store: IncidentStore
  /** In the same database as the store, which closes both. */
  readonly audit: AuditTrail
  /** What is kept of trackers. */
  readonly trackers: TrackerStore
  /** To whom the weekly digest went. */
  readonly digests: DigestDeliveries
  /** In the same database, too; opened when they are first asked for. */
  accounts(): Promise<AccountContext>
  /** In the same database as the store, too. */
  readonly saves: DocumentSaves
  readonly saving: Saving
  /** In the same database as the store, too. */
  readonly reviews: DocumentReviews
  readonly reviewing: Reviewing
  /** In the same database, too. */
  readonly rejections: RelationRejections
  readonly relating: Relating
  readonly merging: Merging
  readonly imports: PendingImports
  readonly batches: ImportBatches
  /** Renaming, deleting and bringing back. */
  readonly moving: Moving
  /** In the same database, too. */
  readonly drafts: DocumentDrafts
  /** Undefined where the folder is not under version control, or is not to be. */
  readonly versions: Versions | undefined
  readonly folder: ContentFolder
  readonly reader: ReadingPool
  readonly log: Log
  /** How documents are judged, as the folder said at the last sync; asked before the first, it is read now. */
  settings(): Promise<LoadedSettings>
  /** Where indexes are that were damaged and moved aside, as long as nobody has taken them away. */
  listDamaged(): Promise<readonly string[]>
  /** Brings the index up to date; while one run is under way, further calls share the next. */
  sync(options?: SyncOptions): Promise<SyncOutcome>
  close(): Promise<void>
}

/** The process's own; opened at the first call. */
export function hindsight(): Promise<Hindsight> {
  processWide[slot] ??= openForProcess()
  return processWide[slot]
}

/** How to open everything. */
export type HindsightOptions = {
  /** What opens it, for the audit log: the command line, or else the server. */
  readonly by?: 'kb' | 'system'
  /** Allows a damaged index to be moved aside for a new one, which is filled by the next sync; told a sentence that says where it is. */
  readonly onIndexMovedAside?: ((sentence: string) => void) | undefined
}

/** Opens the store and the folder that the environment names, and closes what it has opened when the rest cannot be. */
export async function openHindsight(environment: Environment, options: HindsightOptions = {}): Promise<Hindsight> {
  const {by = 'system'} = options
  const log = openLog(environment.logLevel)
  const folder = openContentFolder(environment.content)
  const database = await openDatabaseOf(environment, options)
  const store = createIncidentStore(database)
  // A command says what it did in its own words; what cannot be written down is said all the same.
  const audit = openAuditTrail(createAuditLog(database), by === 'kb' && environment.logLevel === 'info' ? openLog('warn') : log)
  const saves = createDocumentSaves(database)
  let accounts: Promise<AccountContext> | undefined
  const reader = openReadingPool()
  let settings: Promise<LoadedSettings> | undefined
  const queue = openSyncQueue(async options => {
    const anew = await loadSettings(folder)
    const before = await settings
    if (before) await recordSettings(audit, by, before.settings, anew.settings)
    // Only now: what is asked meanwhile is answered from before.
    settings = Promise.resolve(anew)
    // Another configuration may mean that every document has to be read again.
    const files = options.files?.includes(settingsFile) ? undefined : options.files
    // What a dead process has left half way would look like two documents, or like one that somebody took away by hand.
    const departed = [...(options.departed ?? []), ...(await moving.finish())]
    const tools = {folder, store, reader, settings: anew.settings, maxFileBytes: environment.maxFileBytes, batchSize: 50}
    const outcome = await syncFolder({...tools, ...options, files, departed})
    await recordChanges(audit, by, {...outcome, removed: outcome.removed.filter(file => !moving.hasMoved(file))}, saves.listIndexed)
    return outcome
  })
  const readCurrentSettings = (): Promise<LoadedSettings> => {
    settings ??= loadSettings(folder)
    return settings
  }
  const locks = createDocumentLocks(database)
  const versions =
    environment.git === 'off' ? undefined : openVersions({history: openGitHistory(environment.content), locks, log, isPushed: environment.git === 'push'})
  const saving = openSaving({
    folder,
    store,
    saves,
    locks,
    versions,
    reader,
    editor: reader,
    audit,
    log,
    maxFileBytes: environment.maxFileBytes,
    settings: readCurrentSettings,
    sync: queue.sync,
  })
  const moving = openMoving({
    folder,
    moving: openMovingFolder(environment.content),
    locks,
    versions,
    saves,
    keys: createIncidentKeys(database),
    store,
    reader,
    editor: reader,
    audit,
    log,
    maxFileBytes: environment.maxFileBytes,
    settings: readCurrentSettings,
    sync: queue.sync,
  })
  const reviews = createDocumentReviews(database)
  const merging = openMerging({saving, editor: reader, settings: readCurrentSettings})
  const reviewing = openReviewing({store, reviews, saving, editor: reader, audit, settings: readCurrentSettings})
  const rejections = createRelationRejections(database)
  const relating = openRelating({store, rejections, saving, editor: reader, audit, settings: readCurrentSettings})
  let closed: Promise<void> | undefined
  return {
    environment,
    store,
    audit,
    trackers: createTrackerStore(database),
    digests: createDigestDeliveries(database),
    accounts: () => {
      accounts ??= openAccountsOf({environment, database, audit, log})
      // The next one to ask tries again: a secret's file may have been mended.
      accounts.catch(() => {
        accounts = undefined
      })
      return accounts
    },
    saves,
    saving,
    moving,
    reviews,
    reviewing,
    rejections,
    relating,
    merging,
    imports: createPendingImports(database),
    batches: createImportBatches(database),
    drafts: createDocumentDrafts(database),
    versions,
    folder,
    reader,
    log,
    settings: readCurrentSettings,
    listDamaged: () => listDamaged(environment.databaseUrl),
    sync: queue.sync,
    close: () => {
      closed ??= (async () => {
        await saving.close()
        await moving.close()
        await versions?.close()
        await queue.close()
        await reader.close()
        await store.close()
      })()
      return closed
    },
  }
}

async function openDatabaseOf({databaseUrl, databaseConnections}: Environment, {onIndexMovedAside}: HindsightOptions): Promise<Database> {
  const onMovedAside = onIndexMovedAside && ((aside: string) => onIndexMovedAside(sayMovedAside(aside)))
  try {
    return await openDatabase(databaseUrl, {connections: databaseConnections, onMovedAside})
  } catch (error) {
    if (isStoreDamaged(error)) throw new Error(`${error.message}. kb sync moves it aside and makes a new one from the files`, {cause: error})
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'ERR_DLOPEN_FAILED' && !(error instanceof Error && error.message.includes('bindings file'))) throw error
    throw new Error(
      'Cannot open the index: the native part of better-sqlite3 is missing or was built for another version of Node. Run "npm rebuild better-sqlite3"; where no prebuilt file can be fetched it compiles, which takes a C++ compiler, make, Python and a minute',
      {cause: error},
    )
  }
}

function sayMovedAside(aside: string): string {
  return `The index was damaged and is now ${aside}. A new one is made from the files; what no file holds comes back with kb restore --force and a backup`
}

/** Loaded when they are first asked for: most of `kb` has nothing to do with accounts. */
async function openAccountsOf(parts: {readonly environment: Environment; readonly database: Database; readonly audit: AuditTrail; readonly log: Log}) {
  const {openAccounts} = await import('./accounts/open-accounts.ts')
  return await openAccounts(parts)
}

function openForProcess(): Promise<Hindsight> {
  const forget = (): void => {
    if (processWide[slot] === opening) delete processWide[slot]
  }
  const opening = (async () => {
    const environment = readEnvironment()
    const opened = await openHindsight(environment, {onIndexMovedAside: sentence => openLog(environment.logLevel).warn({}, sentence)})
    return {
      ...opened,
      async close() {
        forget()
        await opened.close()
      },
    }
  })()
  // The next call tries again: a database that is locked now may be free then.
  opening.catch(forget)
  return opening
}

// On globalThis, because Next bundles a module once for each of its kinds of routes and two stores would be opened.
const slot = Symbol.for('hindsight')
const processWide = globalThis as typeof globalThis & {[slot]?: Promise<Hindsight>}
