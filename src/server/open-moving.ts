import {randomUUID} from 'node:crypto'
import {type DeletionOrder, deleteDocument} from '#src/library/moves/delete-document.ts'
import {toMoveKey} from '#src/library/moves/document-move.ts'
import {finishMoves} from '#src/library/moves/finish-move.ts'
import type {MoveAnswer, Mover, MovingTools} from '#src/library/moves/moving-tools.ts'
import {type RenameOrder, renameDocument} from '#src/library/moves/rename-document.ts'
import {
  type DeletedDocument,
  eraseDocument,
  findDeleted,
  isAddressTaken,
  listDeleted,
  type RestoreOrder,
  restoreDocument,
} from '#src/library/moves/restore-document.ts'
import {toSavingHints} from '#src/library/save/save-actions.ts'
import type {Visitor} from './accounts/visitor.ts'
import type {AuditTrail} from './open-audit-trail.ts'
import type {Log} from './open-log.ts'
import {indexFiles, type SavingParts} from './open-saving.ts'
import {toPrintable} from './to-printable.ts'

/** Documents as they come, go, and change their names, for whoever may. */
export type Moving = {
  rename(visitor: Visitor, order: RenameOrder, address?: string): Promise<MoveAnswer>
  remove(visitor: Visitor, order: DeletionOrder, address?: string): Promise<MoveAnswer>
  restore(visitor: Visitor, order: RestoreOrder, address?: string): Promise<MoveAnswer>
  erase(visitor: Visitor, order: {readonly key: string; readonly typed: string}, address?: string): Promise<MoveAnswer>
  listDeleted(visitor: Visitor): Promise<readonly DeletedDocument[]>
  findDeleted(visitor: Visitor, key: string): ReturnType<typeof findDeleted>
  /** Whether something else has the address of a deleted document by now. */
  isTaken(visitor: Visitor, key: string): Promise<boolean>
  /** Brings to its end what a dead process has begun; answers the files that left the library. Never rejects. */
  finish(): Promise<readonly string[]>
  /** Whether a file went away by a move of this process a moment ago, of which the audit log has been told. */
  hasMoved(file: string): boolean
  /** Waits for what is under way and refuses what comes after. */
  close(): Promise<void>
}

/** What moving stands on. */
export type MovingParts = Omit<MovingTools, 'hints' | 'audit' | 'report' | 'newKey'> &
  Pick<SavingParts, 'settings' | 'sync' | 'patience'> & {readonly audit: AuditTrail; readonly log: Log}

/** Opens it over what a process has open. */
export function openMoving(parts: MovingParts): Moving {
  const {audit, log, settings} = parts
  const underWay = new Set<Promise<unknown>>()
  const moved = new Map<string, number>()
  let isClosing = false

  async function toTools(): Promise<MovingTools> {
    return {
      ...parts,
      hints: toSavingHints((await settings()).settings),
      audit: event => audit.appendInAnyCase(event),
      report: (err, what) => log.warn({err, what: toPrintable(what)}, 'A document could not be moved'),
      newKey: () => toMoveKey(new Date(), randomUUID()),
    }
  }

  async function carry(visitor: Visitor, address: string | undefined, work: (tools: MovingTools, mover: Mover) => Promise<MoveAnswer>): Promise<MoveAnswer> {
    const mover = toMover(visitor, address)
    if (!mover) return {outcome: 'refused', reason: 'You may not change anything here: sign in, or use a key that may write. Nothing was done.'}
    if (isClosing) return {outcome: 'refused', reason: 'Hindsight is being stopped. Nothing was done: try again in a moment.'}
    const working = (async () => {
      const answer = await work(await toTools(), mover)
      if (answer.outcome !== 'done' || answer.files.length === 0) return answer
      for (const file of answer.files) moved.set(file, Date.now())
      // Of those that came back or have a new name, the folder has them; the others are gone on purpose.
      const said = await indexFiles(parts, answer.files, {departed: answer.files})
      return said === undefined ? answer : {...answer, note: [answer.note, said].filter(Boolean).join(' ')}
    })()
    underWay.add(working)
    try {
      return await working
    } finally {
      underWay.delete(working)
    }
  }

  return {
    rename: (visitor, order, address) => carry(visitor, address, (tools, mover) => renameDocument(tools, mover, order)),
    remove: (visitor, order, address) => carry(visitor, address, (tools, mover) => deleteDocument(tools, mover, order, new Date())),
    restore: (visitor, order, address) => carry(visitor, address, (tools, mover) => restoreDocument(tools, mover, order)),
    erase: (visitor, order, address) => carry(visitor, address, (tools, mover) => eraseDocument(tools, mover, order)),
    listDeleted: ({viewer}) => listDeleted(parts, viewer),
    findDeleted: ({viewer}, key) => findDeleted(parts, viewer, key),
    isTaken: ({viewer}, key) => isAddressTaken(parts, viewer, key),
    async finish() {
      const unfinished = await parts.moving.listIntended().catch(() => [])
      const departed = unfinished.length === 0 ? [] : await finishMoves(await toTools())
      for (const file of departed) moved.set(file, Date.now())
      return departed
    },
    hasMoved(file) {
      const at = moved.get(file)
      return at !== undefined && Date.now() - at < lately
    },
    async close() {
      isClosing = true
      await Promise.allSettled(underWay)
    },
  }
}

/** Milliseconds within which a sync of this process comes to see what it did itself. */
const lately = 60_000

/** Undefined for who is not signed in, and for a key that may only read. */
function toMover({person, via, scope, viewer}: Visitor, address: string | undefined): Mover | undefined {
  if (scope !== 'write') return undefined
  if (person) return {viewer, author: {actor: person.email, actorId: person.id, name: person.name}, via: via === 'key' ? 'key' : 'web', address}
  return viewer.seesEverything ? {viewer, author: {actor: 'kb', actorId: undefined, name: 'kb'}, via: 'kb', address} : undefined
}
