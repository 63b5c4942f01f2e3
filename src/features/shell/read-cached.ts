import 'server-only'
import {cache} from 'react'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {readViewer} from '#src/server/viewer.ts'

/** What a query is answered with: the store, who asks, and today's date. */
export type Asking = {readonly store: IncidentStore; readonly viewer: Viewer; readonly today: string}

/**
 * Answers a query from memory as long as the index has not changed, nor the day, nor what the viewer may see. `name` has to tell apart
 * everything else that the answer depends on.
 */
export async function readCached<T>(name: string, answer: (asking: Asking) => Promise<T>): Promise<T> {
  const {asking, prefix} = await readAsking()
  const key = `${prefix} ${name}`
  const kept = answers.get(key)
  if (kept) {
    // Last used, last to leave.
    answers.delete(key)
    answers.set(key, kept)
    return kept as Promise<T>
  }
  const promise = answer(asking)
  answers.set(key, promise)
  // A failure is not an answer.
  promise.catch(() => answers.delete(key))
  for (const oldest of answers.keys()) {
    if (answers.size <= mostAnswers) break
    answers.delete(oldest)
  }
  return promise
}

/** Once for each request, so that all of a page is of one revision. */
const readAsking = cache(async (): Promise<{readonly asking: Asking; readonly prefix: string}> => {
  const [{store}, viewer] = await Promise.all([hindsight(), readViewer()])
  const today = new Date().toISOString().slice(0, 10)
  return {asking: {store, viewer, today}, prefix: JSON.stringify([await store.readRevision(), today, viewer])}
})

/** A hundred documents of the largest size that is read come to some hundreds of megabytes; usual ones to a few. */
const mostAnswers = 200
const answers = new Map<string, Promise<unknown>>()
