import {randomUUID} from 'node:crypto'
import type {BatchHold} from '#src/library/import/import-batches.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {workOnBatch} from './work-on-batch.ts'

/**
 * Looks for batches with something left to do and works on them, in the background, one step after the other; whoever calls does not wait.
 * After the first call this is done every few seconds, so that what another process began and could not finish is gone on with.
 */
export function wakeBatches(): void {
  const state = findState()
  if (state.isStopped) return
  state.timer ??= setInterval(() => void look(state), pause).unref()
  void look(state)
}

/** Stops after the steps that are under way, and waits for those: the next process goes on from there. */
export async function stopBatches(): Promise<void> {
  const state = findState()
  state.isStopped = true
  clearInterval(state.timer)
  state.timer = undefined
  await state.looking
  await Promise.all(state.working.values())
  delete processWide[slot]
}

/** Milliseconds. A holder gives a sign of life each second; who has not for `lease` is taken for dead. */
const pause = 3_000
const sign = 1_000
const lease = 8_000

type Work = {
  readonly self: string
  readonly working: Map<string, Promise<void>>
  /** Others' signs of life, and when they were first seen, by this process's own stopwatch: no clock of another machine has a say. */
  readonly seen: Map<string, {readonly hold: BatchHold; readonly since: number}>
  timer: NodeJS.Timeout | undefined
  looking: Promise<void> | undefined
  isAskedAgain: boolean
  isTroubled: boolean
  isStopped: boolean
}

async function look(state: Work): Promise<void> {
  // Whoever asks while this process is looking may have added what was looked past.
  if (state.looking) {
    state.isAskedAgain = true
    return
  }
  state.looking = lookOnce(state)
  await state.looking
  state.looking = undefined
  if (!state.isAskedAgain) return
  state.isAskedAgain = false
  await look(state)
}

/** Never rejects: what fails now is looked at again in a moment. */
async function lookOnce(state: Work): Promise<void> {
  try {
    const {batches} = await hindsight()
    const unfinished = await batches.listUnfinished()
    state.isTroubled = false
    for (const hold of unfinished) {
      if (state.isStopped || state.working.has(hold.id) || !isFree(state, hold)) continue
      if (!(await batches.hold(hold, state.self))) continue
      const work = follow(state, hold).finally(() => state.working.delete(hold.id))
      state.working.set(hold.id, work)
    }
  } catch (err) {
    // Once: while a database is away this is asked every few seconds.
    if (!state.isTroubled) await report(err)
    state.isTroubled = true
  }
}

function isFree({self, seen}: Work, hold: BatchHold): boolean {
  if (hold.holder === undefined || hold.holder === self) return true
  const before = seen.get(hold.id)
  if (before?.hold.holder === hold.holder && before.hold.beat === hold.beat) return performance.now() - before.since > lease
  seen.set(hold.id, {hold, since: performance.now()})
  return false
}

async function follow(state: Work, {id, userId}: BatchHold): Promise<void> {
  const {batches} = await hindsight()
  let isHeld = true
  const signs = setInterval(() => {
    batches.keepHold(id, state.self).then(
      held => {
        isHeld = held
      },
      // Asked again before the next step.
      () => undefined,
    )
  }, sign).unref()
  try {
    await workOnBatch({id, userId}, async () => isHeld && !state.isStopped && (await batches.keepHold(id, state.self)))
  } catch (err) {
    await report(err)
  } finally {
    clearInterval(signs)
    await batches.release(id, state.self).catch(() => undefined)
  }
}

async function report(err: unknown): Promise<void> {
  await hindsight().then(
    ({log}) => log.warn({err}, 'Files that are brought in could not be gone on with; it is tried again'),
    () => undefined,
  )
}

function findState(): Work {
  processWide[slot] ??= {
    self: randomUUID(),
    working: new Map(),
    seen: new Map(),
    timer: undefined,
    looking: undefined,
    isAskedAgain: false,
    isTroubled: false,
    isStopped: false,
  }
  return processWide[slot]
}

// On globalThis, because Next bundles the instrumentation and the routes apart, and two of them would work on one batch.
const slot = Symbol.for('hindsight.batches')
const processWide = globalThis as typeof globalThis & {[slot]?: Work}
