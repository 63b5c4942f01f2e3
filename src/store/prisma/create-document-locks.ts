import {randomUUID} from 'node:crypto'
import {setTimeout as wait} from 'node:timers/promises'
import {DocumentBusy, type DocumentLocks} from '#src/library/save/document-locks.ts'
import type {Database} from './database.ts'

/** Milliseconds: without a sign of life a holder counts as dead after `lease`; nobody waits longer than `patience`. */
export type LockPace = {readonly lease: number; readonly patience: number}

/**
 * Locks as rows of an open database, so that they hold between processes. Nothing is held in the database itself while a file is written:
 * SQLite has one writer. A holder renews its row; who waits takes it for dead when the row has not changed for a while by the waiter's own
 * stopwatch, so that no clock of another machine has a say.
 */
export function createDocumentLocks(database: Database, {lease, patience}: LockPace = {lease: 4_000, patience: 30_000}): DocumentLocks {
  const queues = new Map<string, Promise<unknown>>()
  const self = randomUUID()
  const dead = new Map<string, string>()
  let count = 0

  async function lockInTurn<T>(file: string, work: Parameters<DocumentLocks['withLock']>[1]): Promise<T> {
    const holder = `${self} ${++count}`
    await acquire(database, file, holder, {lease, patience, dead})
    let until = Date.now() + lease
    const renewing = setInterval(() => {
      // A clock that is set back must not make the row look like one that nobody renews.
      until = Math.max(until + 1, Date.now() + lease)
      // What fails now is tried again in a moment; whether the lock still holds is asked before anything is written.
      renew(database, file, holder, until).catch(() => undefined)
    }, lease / 4).unref()
    try {
      return (await work({isHeld: () => isHeld(database, file, holder)})) as T
    } finally {
      clearInterval(renewing)
      // A row that stays counts for nothing soon.
      await release(database, file, holder).catch(() => undefined)
    }
  }

  return {
    withLock<T>(file: string, work: Parameters<DocumentLocks['withLock']>[1]): Promise<T> {
      // Those of this process wait for one another here, and one at a time asks the database.
      const turn = (queues.get(file) ?? Promise.resolve()).then(() => lockInTurn<T>(file, work))
      const settled = turn.then(
        () => undefined,
        () => undefined,
      )
      queues.set(file, settled)
      void settled.then(() => {
        if (queues.get(file) === settled) queues.delete(file)
      })
      return turn
    },
  }
}

/**
 * `dead` has, by process, the latest row that it did not renew. All the others that it left behind count for nothing either: whoever comes
 * after a crash and changes a hundred documents waits once.
 */
async function acquire(
  database: Database,
  file: string,
  holder: string,
  {lease, patience, dead}: LockPace & {readonly dead: Map<string, string>},
): Promise<void> {
  const begun = performance.now()
  let seen: {readonly row: LockRow; readonly since: number} | undefined
  for (;;) {
    const row = await find(database, file)
    const now = performance.now()
    if (!row) {
      if (await insert(database, file, holder, Date.now() + lease)) return
    } else {
      const process = toProcess(row)
      if (seen?.row.holder !== row.holder || seen.row.until !== row.until) seen = {row, since: now}
      // One that was only standing still writes later times again.
      else if (now - seen.since > lease) dead.set(process, toText(Number(row.until) + lease / 2))
      if (row.until <= (dead.get(process) ?? '') && (await takeOver(database, file, row, holder, Date.now() + lease))) return
    }
    if (now - begun > patience) throw new DocumentBusy(`Cannot write ${file}: others have been writing to it for ${Math.round(patience / 1000)} s`)
    await wait(5 + 15 * Math.random())
  }
}

type LockRow = {readonly holder: string; readonly until: string}

function toProcess({holder}: LockRow): string {
  return holder.split(' ')[0] ?? holder
}

async function find(database: Database, file: string): Promise<LockRow | undefined> {
  const [row] = await database.reader.$queryRaw<LockRow[]>`SELECT "holder", "until" FROM "DocumentLock" WHERE "file" = ${file}`
  return row
}

async function isHeld(database: Database, file: string, holder: string): Promise<boolean> {
  return (await find(database, file))?.holder === holder
}

async function insert(database: Database, file: string, holder: string, until: number): Promise<boolean> {
  const count = await database.write(
    statements => statements.$executeRaw`
      INSERT INTO "DocumentLock" ("file", "holder", "until") VALUES (${file}, ${holder}, ${toText(until)}) ON CONFLICT ("file") DO NOTHING`,
  )
  return count > 0
}

async function takeOver(database: Database, file: string, from: LockRow, holder: string, until: number): Promise<boolean> {
  const count = await database.write(
    statements => statements.$executeRaw`
      UPDATE "DocumentLock" SET "holder" = ${holder}, "until" = ${toText(until)}
      WHERE "file" = ${file} AND "holder" = ${from.holder} AND "until" = ${from.until}`,
  )
  return count > 0
}

async function renew(database: Database, file: string, holder: string, until: number): Promise<void> {
  await database.write(
    statements => statements.$executeRaw`UPDATE "DocumentLock" SET "until" = ${toText(until)} WHERE "file" = ${file} AND "holder" = ${holder}`,
  )
}

async function release(database: Database, file: string, holder: string): Promise<void> {
  await database.write(statements => statements.$executeRaw`DELETE FROM "DocumentLock" WHERE "file" = ${file} AND "holder" = ${holder}`)
}

function toText(milliseconds: number): string {
  return String(Math.max(0, Math.floor(milliseconds))).padStart(15, '0')
}
