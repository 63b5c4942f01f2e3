import {type BatchOutcome, choosable, toBatchOutcome} from '#src/library/import/batch-outcome.ts'
import type {ImportBatch} from '#src/library/import/import-batches.ts'
import type {ImportHints} from '#src/library/import/import-work.ts'
import type {ImportRow} from '#src/library/import/pending-imports.ts'
import type {NamedIncident} from '#src/library/incident-store.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {wakeBatches} from './batch-work.ts'
import type {Twin} from './find-twins.ts'

/** A file of a batch with what became of it. */
export type BatchFile = ImportRow & {
  readonly outcome: BatchOutcome
  readonly twins: readonly Twin[]
  /** The incident that it became, where that is there for the one who asks. */
  readonly saved: NamedIncident | undefined
}

/** A batch with all its files. */
export type BatchReport = {readonly batch: ImportBatch; readonly files: readonly BatchFile[]}

/** One's own batch; undefined where it is somebody else's, or there is none. */
export async function findBatch({person}: Visitor, id: string): Promise<ImportBatch | undefined> {
  return person && (await (await hindsight()).batches.find(person.id, id))
}

/** One's own batches, the newest first, with how far they are. */
export async function listBatches({person}: Visitor) {
  return person ? await (await hindsight()).batches.list(person.id) : []
}

/** A batch with what became of each of its files, as far as its owner may see that now. */
export async function reportBatch(visitor: Visitor, id: string): Promise<BatchReport | undefined> {
  const batch = await findBatch(visitor, id)
  if (!batch) return undefined
  const {batches, store} = await hindsight()
  const rows = await batches.listFiles(id)
  const images = new Set(rows.flatMap(({work}) => work.images ?? []))
  const ids = new Set(rows.flatMap(({savedAs, work}) => [...(work.twins?.map(twin => twin.id) ?? []), ...(savedAs === undefined ? [] : [savedAs])]))
  // What was found to be there when a text was read may be hidden from its owner by now, or gone.
  const titles = ids.size === 0 ? undefined : await store.findTitles(visitor.viewer, [...ids])
  const files = rows.map((row): BatchFile => {
    const twins = (row.work.twins ?? []).flatMap(({id: twin, why}): readonly Twin[] => {
      const named = titles?.get(twin)
      return named ? [{id: named.id, title: named.title, why}] : []
    })
    const outcome = toBatchOutcome(row, {isTwin: twins.length > 0, isShown: images.has(row.name)})
    return {...row, twins, outcome, saved: row.savedAs === undefined ? undefined : titles?.get(row.savedAs)}
  })
  return {batch, files}
}

/** Reads every text of a batch that is not saved once more with what somebody says of their times. */
export async function hintBatch({id}: ImportBatch, hints: ImportHints): Promise<void> {
  const {batches} = await hindsight()
  await batches.setHints(id, hints)
  await batches.move(id, 'all', ['read', 'wanted'], 'waiting')
  await batches.setPaused(id, false)
  wakeBatches()
}

/** Has files saved: all that are ready, or those that somebody chose; answers how many. `address` is where the request came from. */
export async function saveBatch({batch, files}: BatchReport, chosen: 'ready' | readonly string[], address: string | undefined): Promise<number> {
  const {batches, imports} = await hindsight()
  const wanted = files.filter(({id, outcome}) => (chosen === 'ready' ? outcome === 'ready' : chosen.includes(id) && choosable.has(outcome)))
  for (const {id, outcome, work} of wanted) {
    if (outcome === 'duplicate') await imports.update(id, {work: {...work, again: true}})
    if (outcome === 'unsaved') await imports.update(id, {work: {...work, problem: undefined}})
  }
  await batches.setAddress(batch.id, address)
  const ids = wanted.map(({id}) => id)
  const count = await batches.move(batch.id, ids, ['read'], 'wanted')
  await batches.setPaused(batch.id, false)
  wakeBatches()
  return count
}

/** Lets the work on a batch rest after the step that it is at, or go on. */
export async function pauseBatch({id}: ImportBatch, isPaused: boolean): Promise<void> {
  const {batches} = await hindsight()
  await batches.setPaused(id, isPaused)
  if (!isPaused) wakeBatches()
}

/** Throws a batch away with all that is not saved. */
export async function discardBatch({id, userId}: ImportBatch): Promise<void> {
  await (await hindsight()).batches.remove(userId, id)
}
