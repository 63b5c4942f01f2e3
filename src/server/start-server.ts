import {constants} from 'node:fs'
import {access} from 'node:fs/promises'
import {settingsFile} from '#src/library/load-settings.ts'
import type {SyncOutcome} from '#src/library/publish/sync-outcome.ts'
import {isStoreDamaged} from '#src/library/store-unavailable.ts'
import {ensureAdministrator, findSetUpLink} from './accounts/set-up.ts'
import {prepareRequests} from './client-address.ts'
import {readEnvironment} from './environment.ts'
import {findOutage} from './find-outage.ts'
import {type Hindsight, hindsight} from './hindsight.ts'
import {stopBatches, wakeBatches} from './imports/batch-work.ts'
import {toPrintable} from './to-printable.ts'

/** Whether the pages can be served, and if not, why; for `/readyz`. */
export type Readiness = {readonly ready: boolean; readonly reason: string}

/**
 * Starts what the server does besides answering: the first sync, then watching the folder. Returns at once, so that `/healthz` answers
 * while a large folder is read. Called by Next's `instrumentation.ts`; a second call does nothing.
 */
export function startServer(): void {
  if (processWide[slot]) return
  processWide[slot] = {readiness: {ready: false, reason: 'Opening the index'}}
  // `npm start` holds the other end. Where it was ended by force, nobody is left to stop this process, which would keep the port.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  try {
    prepareRequests(readEnvironment())
  } catch {
    // Whoever asks for a page meets the same error, and below it is said.
  }
  void start()
}

/** What `/readyz` answers; ready as soon as the first sync is through, whatever single files had. */
export function readiness(): Readiness {
  return processWide[slot]?.readiness ?? {ready: false, reason: 'Not started'}
}

/** The same, and whether the index can be asked this very moment: it may be on a machine that is unplugged. */
export async function askReadiness(): Promise<Readiness> {
  const said = readiness()
  if (!said.ready) return said
  const outage = await Promise.race([findOutage(), afterPatience()])
  return outage === undefined ? said : {ready: false, reason: outage}
}

/** Whoever balances the load asks often and waits briefly. */
async function afterPatience(): Promise<string> {
  await new Promise(resolve => setTimeout(resolve, 3000).unref())
  return 'The index does not answer'
}

/** Never rejects: what cannot be opened now is tried again, and `readiness` says why it is not there yet. */
async function start(): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await run(await hindsight())
      return
    } catch (error) {
      // Opened again, a damaged index is moved aside.
      if (isStoreDamaged(error))
        await hindsight().then(
          opened => opened.close(),
          () => undefined,
        )
      const reason = error instanceof Error ? error.message : String(error)
      setReadiness({ready: false, reason})
      // Not through the log: what is wrong may be the environment that says how to log.
      process.stderr.write(`${JSON.stringify({level: 'error', time: new Date().toISOString(), reason, msg: 'Cannot start'})}\n`)
      await new Promise(resolve => setTimeout(resolve, Math.min(30_000, 1000 * 2 ** attempt)).unref())
    }
  }
}

async function run(opened: Hindsight): Promise<void> {
  const {folder, log} = opened
  await openDoors(opened)
  await sayWritable(opened)
  void opened.versions?.start()
  setReadiness({ready: false, reason: `Reading ${folder.location}`})
  logOutcome(opened, await opened.sync())
  await logSettings(opened)
  setReadiness({ready: true, reason: 'The index is up to date'})
  let again: NodeJS.Timeout | undefined
  const follow = (files?: readonly string[]): void => {
    opened.sync(files && {files}).then(
      outcome => {
        logOutcome(opened, outcome)
        void logSettings(opened)
      },
      (error: unknown) => {
        if (!readiness().ready) return
        // What was indexed stays; nobody tells again what has changed, so the whole folder is looked through when the index is back.
        log.error({err: error}, 'Cannot bring the index up to date')
        again ??= setTimeout(() => {
          again = undefined
          follow()
        }, retryPause).unref()
      },
    )
  }
  const stopWatching = folder.watch(follow)
  wakeBatches()
  stopOnSignals(opened, async () => {
    clearTimeout(again)
    await Promise.all([stopWatching(), stopBatches()])
  })
  log.info({content: folder.location}, 'Watching the folder')
}

/** A folder that cannot be written to is read and searched all the same; whoever tries to save in it is told so each time. */
async function sayWritable({folder, log}: Hindsight): Promise<void> {
  try {
    await access(folder.location, constants.W_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // That it is not there is said by the sync.
    if (code !== 'ENOENT') log.warn({content: folder.location, code}, 'The content folder cannot be written to: incidents can be read, but not changed')
  }
}

/** Before anything is served: a secret that others can read, or a password that would be refused, is told at once. */
async function openDoors({environment, accounts}: Hindsight): Promise<void> {
  const opened = await accounts()
  if (environment.administrator) await ensureAdministrator(opened, environment.administrator)
  const link = await findSetUpLink(opened)
  // Not through the log, which is kept and sent elsewhere: whoever has this link is the administrator.
  if (link !== undefined) process.stderr.write(`Nobody looks after members yet. To make the first administrator, open ${link}\n`)
}

/** Rolls back or finishes the step under way and closes what is open; Next closes its own connections meanwhile and then exits. */
function stopOnSignals(opened: Hindsight, stopWatching: () => Promise<void>): void {
  const stop = (signal: NodeJS.Signals): void => {
    setReadiness({ready: false, reason: `Stopping on ${signal}`})
    // A connection that never ends must not keep the process from going.
    setTimeout(() => process.exit(0), 10_000).unref()
    stopWatching()
      .then(() => opened.close())
      .catch((error: unknown) => opened.log.error({err: error}, 'Cannot close in order'))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function logOutcome({log, folder}: Hindsight, outcome: SyncOutcome): void {
  const {published, removed, unchanged, heldBack} = outcome
  if (outcome.folder === 'gone') log.warn({content: folder.location}, 'The content folder is not there; what is indexed stays')
  if (heldBack.length > 0) log.warn({files: heldBack.length}, 'Many files vanished at once; they are kept until kb sync --confirm-deletions')
  for (const {file, problem} of outcome.problems)
    log.warn({file: toPrintable(file), rule: problem.rule, place: problem.place?.start}, 'A file cannot be indexed')
  if (published.length + removed.length > 0) log.info({published: published.length, removed: removed.length, unchanged}, 'Brought the index up to date')
}

/** What is wrong with the configuration, once: it is read anew with every sync. */
async function logSettings({log, settings}: Hindsight): Promise<void> {
  const {diagnostics} = await settings()
  const said = JSON.stringify(diagnostics)
  if (said !== complaint)
    for (const {message, place} of diagnostics)
      log.warn({file: settingsFile, line: place?.start.line, reason: toPrintable(message)}, 'The configuration is not as expected')
  complaint = said
}

const retryPause = 5000

let complaint = '[]'

function setReadiness(readiness: Readiness): void {
  processWide[slot] = {readiness}
}

// On globalThis, because Next bundles the instrumentation and the routes apart.
const slot = Symbol.for('hindsight.server')
const processWide = globalThis as typeof globalThis & {[slot]?: {readonly readiness: Readiness}}
