/** Lets one writer at a time at a document, whichever process it is in; for different documents nobody waits. */
export interface DocumentLocks {
  /**
   * Does `work` when it is this one's turn, and lets the next one in. Whoever dies meanwhile is waited for some seconds and no longer. Throws
   * `DocumentBusy` where nobody lets it in for half a minute.
   */
  withLock<T>(file: string, work: (lock: HeldLock) => Promise<T>): Promise<T>
}

/** A lock as its holder sees it, who may have stood still for so long that others took it for dead. */
export type HeldLock = {isHeld(): Promise<boolean>}

/** Thrown where a document is being written by others without pause. */
export class DocumentBusy extends Error {
  override readonly name = 'DocumentBusy'
}
