import {setTimeout as wait} from 'node:timers/promises'
import {isBusy} from './is-busy.ts'

const patience = 30_000

/** Tries again while another process holds the database, for half a minute; what is tried has to be a whole transaction. */
export async function retryWhileBusy<T>(attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + patience
  for (let pause = 10; ; pause = Math.min(pause * 2, 200)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (Date.now() > until) throw new Error('Cannot write to the database: another process has held it for half a minute', {cause: error})
      await wait(pause * (0.5 + Math.random()))
    }
  }
}
