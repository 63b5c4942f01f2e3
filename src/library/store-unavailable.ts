/** Tells a store that cannot be asked right now from everything else that goes wrong; React hands a failure's digest on to the error page. */
export const storeUnavailable = 'store-unavailable'

/** Thrown by a store that cannot be asked or written to for reasons that pass: its server is down, too busy, or out of reach. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable'
  readonly digest = storeUnavailable
}

/** Thrown by a store that is damaged, or turned out to be so while it was open: opened by whoever may do so, it is moved aside and begun anew from the files. */
export class StoreDamaged extends StoreUnavailable {
  override readonly name = 'StoreDamaged'
}

/** Whether a store is damaged. By the name, for the reason below. */
export function isStoreDamaged(error: unknown): error is Error {
  return error instanceof Error && error.name === 'StoreDamaged'
}

/** Whether a store cannot be asked or written to. By the digest, because a bundler may make two classes of the one above. */
export function isStoreUnavailable(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && error.digest === storeUnavailable
}
