/** Tells a store that cannot be asked right now from everything else that goes wrong; React hands a failure's digest on to the error page. */
export const storeUnavailable = 'store-unavailable'

/** Thrown by a store that cannot be asked or written to for reasons that pass: its server is down, too busy, or out of reach. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
  readonly digest = storeUnavailable
}

/** Whether that is what went wrong. By the digest, because a bundler may make two classes of the one above. */
export function isStoreUnavailable(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && error.digest === storeUnavailable
}
