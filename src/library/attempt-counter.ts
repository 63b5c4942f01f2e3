/** How often something has been tried within its window of time, this try included, and how many seconds are left until counting begins anew. */
export type AttemptTally = {readonly count: number; readonly secondsLeft: number}

/**
 * Counts tries of what is limited, such as a password, for all processes together: no two tries are given the same count within a window.
 * A window begins with its first try and does not grow with further ones. A key is kept as it is given: whoever counts hashes what is
 * nobody's business.
 */
export interface AttemptCounter {
  count(key: string, windowSeconds: number): Promise<AttemptTally>
  /** Begins anew at once. */
  forget(key: string): Promise<void>
}
