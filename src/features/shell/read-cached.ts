import 'server-only'
import {cache} from 'react'
import {toReader, type Viewer} from '#src/incident/viewer.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import type {Settings} from '#src/postmortem/rules/settings.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {openKeptAnswers} from './kept-answers.ts'
import {readViewer} from './read-visitor.ts'

/**
 * What a query is answered with: the store, who asks, today's date, and how documents are judged. `viewer` is who asks, reduced to what
 * decides what they see (`toReader`): for reading alone, what they may do is asked of `readViewer`.
 */
export type Asking = {readonly store: IncidentStore; readonly viewer: Viewer; readonly today: string; readonly settings: Settings}

/**
 * Answers a query from memory as long as the index has not changed, nor the configuration, nor the day, nor what the viewer may see. `name` has to tell apart
 * everything else that the answer depends on.
 */
export async function readCached<T>(name: string, answer: (asking: Asking) => Promise<T>): Promise<T> {
  const {asking, generation, asked} = await readAsking()
  const before = asked.get(name)
  if (before) return before as Promise<T>
  const promise = answers.find(generation, `${JSON.stringify(asking.viewer)} ${name}`, () => answer(asking))
  // One too large to be kept is still made only once for a page.
  asked.set(name, promise)
  return promise
}

/** Answers a query anew, for what changes without the index; never older than what is kept of the same request. */
export async function readFresh<T>(answer: (asking: Asking) => Promise<T>): Promise<T> {
  return answer((await readAsking()).asking)
}

type Request = {readonly asking: Asking; readonly generation: string; readonly asked: Map<string, Promise<unknown>>}

/** Once for each request, so that all of a page is of one revision. */
const readAsking = cache(async (): Promise<Request> => {
  const [opened, viewer] = await Promise.all([hindsight(), readViewer()])
  const {store} = opened
  const [{settings}, revision] = await Promise.all([opened.settings(), store.readRevision()])
  const today = new Date().toISOString().slice(0, 10)
  const reader = toReader(viewer, await listAudiences(store, revision))
  return {asking: {store, viewer: reader, today, settings}, generation: JSON.stringify([revision, today, settings]), asked: new Map()}
})

/**
 * The handles of all audiences, asked for once for each revision. Read after the revision, they may be newer than it: a handle more tells
 * one viewer from another needlessly, and one less invites nobody any more.
 */
function listAudiences(store: IncidentStore, revision: number): Promise<ReadonlySet<string>> {
  if (audiences?.store !== store || audiences.revision !== revision) {
    const handles = store.listAudiences().then(all => new Set(all))
    const asked = {store, revision, handles}
    audiences = asked
    handles.catch(() => {
      if (audiences === asked) audiences = undefined
    })
  }
  return audiences.handles
}

let audiences: {readonly store: IncidentStore; readonly revision: number; readonly handles: Promise<ReadonlySet<string>>} | undefined

/**
 * Usual documents and their pages come to some hundreds of kilobytes. Larger ones are made anew at each request: a folder of them would
 * take gigabytes, and push out what is asked for often.
 */
const answers = openKeptAnswers({budget: 64 * 1024 * 1024, largest: 512 * 1024})
