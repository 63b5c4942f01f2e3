import {isStoreUnavailable} from '#src/library/store-unavailable.ts'
import {hindsight} from './hindsight.ts'

/** Why the index cannot be asked at this moment, and undefined where it can. Failures of another kind are left to whoever meets them. */
export async function findOutage(): Promise<string | undefined> {
  try {
    const {store} = await hindsight()
    await store.readRevision()
    return undefined
  } catch (error) {
    return error instanceof Error && isStoreUnavailable(error) ? error.message : undefined
  }
}
