import {canWriteDrafts} from '#src/incident/permissions.ts'
import type {ImportHints, ImportWork} from '#src/library/import/import-work.ts'
import {listBesideImages} from '#src/library/import/map-images.ts'
import type {ImportUpdate, PendingImport} from '#src/library/import/pending-imports.ts'
import {isStoreUnavailable} from '#src/library/store-unavailable.ts'
import {findMemberVisitor} from '#src/server/accounts/find-member-visitor.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {type Hindsight, hindsight} from '#src/server/hindsight.ts'
import {findTwins, toKnownTwins} from './find-twins.ts'
import {saveImport} from './pending-imports.ts'
import {readImport} from './read-import.ts'

type Owned = {readonly id: string; readonly userId: string}

/**
 * Does what is left to do on a batch: saves what is to be saved, one after the other, then reads what is waiting. `mayGoOn` is asked before each
 * step, of which none takes longer than a single document. Its owner's rights are asked for each, as if they did it themselves.
 */
export async function workOnBatch({id, userId}: Owned, mayGoOn: () => Promise<boolean>): Promise<void> {
  const opened = await hindsight()
  const {batches} = opened
  const images = new Set((await batches.listFiles(id)).flatMap(({state, name}) => (state === 'image' ? [name] : [])))
  while (await mayGoOn()) {
    const visitor = await findMemberVisitor(userId)
    if (!visitor || !canWriteDrafts(visitor.viewer)) {
      // Whoever may do it again goes on themselves.
      await batches.setPaused(id, true)
      return
    }
    const found = await batches.find(userId, id)
    const [begun] = await batches.listNext(id, 'saving', 1)
    const [wanted] = begun === undefined ? await batches.listNext(id, 'wanted', 1) : [begun]
    if (wanted !== undefined) {
      await step(opened, userId, wanted, given => save(opened, visitor, found?.address, given))
      continue
    }
    // No more than two: somebody who reads a single text at this moment waits behind them.
    const waiting = await batches.listNext(id, 'waiting', 2)
    if (waiting.length === 0) return
    await Promise.all(waiting.map(each => step(opened, userId, each, given => read(visitor, found?.hints ?? {}, given, images))))
  }
}

/** What is wrong with one file is kept with it; only where the database cannot be written to everything waits. */
async function step({imports, log}: Hindsight, userId: string, id: string, work: (given: PendingImport) => Promise<ImportUpdate>): Promise<void> {
  const given = await imports.find(userId, id)
  if (!given) return
  const update = await work(given).catch((err: unknown): ImportUpdate => {
    if (isStoreUnavailable(err)) throw err
    log.warn({err}, 'A file that is brought in could not be worked on')
    return {state: given.canonical === '' ? 'failed' : 'read', work: {...given.work, problem: 'The server failed on it. Its log says why.'}}
  })
  await imports.update(id, update)
}

async function read(visitor: Visitor, hints: ImportHints, given: PendingImport, images: ReadonlySet<string>): Promise<ImportUpdate> {
  const update = await readImport(given, {...given.work, hints: {...given.work.hints, ...hints}})
  const {work = given.work, canonical} = update
  if (update.state !== 'read' || canonical === undefined) return update
  const shown = listBesideImages(canonical, given.name)
  const twins = toKnownTwins(await findTwins(visitor, {hash: given.hash, work}))
  return {...update, work: {...work, twins, images: shown.filter(path => images.has(path)), absentImages: shown.filter(path => !images.has(path))}}
}

async function save({imports}: Hindsight, visitor: Visitor, address: string | undefined, given: PendingImport): Promise<ImportUpdate> {
  if (given.state !== 'saving') {
    const twins = toKnownTwins(await findTwins(visitor, given))
    const work: ImportWork = {...given.work, twins}
    if (twins.length > 0 && !given.work.again) return {state: 'read', work}
    await imports.update(given.id, {state: 'saving', work})
  }
  const saved = await saveImport(visitor, given, address)
  return 'problem' in saved ? {state: 'read', work: {...given.work, problem: saved.problem}} : {}
}
