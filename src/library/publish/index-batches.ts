import type {Incident} from '#src/incident/incident.ts'
import {operator} from '#src/incident/viewer.ts'
import {isMergedInto} from '#src/library/duplicates/is-merged-into.ts'
import {toFileAccess} from '#src/library/file-access.ts'
import type {IncidentStore, IndexChange, PublishedDocument, UnreadableFile} from '#src/library/incident-store.ts'
import {toReason} from './compare-files.ts'
import {toIncidentId} from './document-name.ts'
import type {FileFinding} from './sync-outcome.ts'
import {aliasTaken, unindexableDocument} from './sync-problems.ts'

/** Changes that belong together; each is applied with others in one transaction, and by itself where that fails. */
type IndexStep = {readonly publish?: PublishedDocument; readonly unreadable?: UnreadableFile; readonly remove?: readonly string[]}

/** What was written into the index; `published` has the hash by the file. */
export type Publication = {readonly published: ReadonlyMap<string, string>; readonly removed: readonly string[]; readonly findings: readonly FileFinding[]}

export type IndexBatches = {
  /** Waits while a full batch is being applied, so that no more than two are in memory. */
  add(step: IndexStep): Promise<void>
  /** Applies the rest. */
  finish(): Promise<Publication>
}

/** Gathers steps and applies them in transactions of at most `batchSize`, one after another. */
export function openIndexBatches(store: IncidentStore, batchSize: number): IndexBatches {
  const published = new Map<string, string>()
  const removed: string[] = []
  const findings: FileFinding[] = []
  let batch: IndexStep[] = []
  let size = 0
  let applying: Promise<void> = Promise.resolve()

  function flush(): Promise<void> {
    const steps = batch
    batch = []
    size = 0
    applying = applying.then(async () => {
      if (steps.length === 0) return
      findings.push(...(await findTakenAliases(store, steps)))
      for (const step of await applySteps(store, steps)) {
        if (step.publish) published.set(step.publish.file, step.publish.hash)
        removed.push(...(step.remove ?? []).filter(file => file !== step.unreadable?.file))
      }
    })
    return applying
  }

  return {
    async add(step) {
      batch.push(step)
      size += step.publish ? step.publish.markdown.length : 0
      if (batch.length >= batchSize || size >= largestBatch) await flush()
    },
    async finish() {
      await flush()
      return {published, removed, findings}
    },
  }
}

/** The steps that were applied. A document that the store will not take becomes a problem of its own, and the others go in. */
async function applySteps(store: IncidentStore, steps: readonly IndexStep[]): Promise<readonly IndexStep[]> {
  try {
    await store.apply(toChange(steps))
    return steps
  } catch (error) {
    if (steps.length > 1) {
      const applied: IndexStep[] = []
      for (const step of steps) applied.push(...(await applySteps(store, [step])))
      return applied
    }
    const document = steps[0]?.publish
    if (!document) throw error
    // Where the store takes nothing at all any more, this fails too and ends the run.
    const visibility = toFileAccess(document.incident)
    await store.apply({
      publish: [],
      unreadable: [{file: document.file, hash: undefined, problem: unindexableDocument(toReason(error)), visibility}],
      remove: [],
    })
    return []
  }
}

function toChange(steps: readonly IndexStep[]): IndexChange {
  return {
    publish: steps.flatMap(({publish}) => publish ?? []),
    unreadable: steps.flatMap(({unreadable}) => unreadable ?? []),
    remove: steps.flatMap(({remove}) => remove ?? []),
  }
}

/** An alias is taken where an incident has it for its id, and an id is where an earlier document names it as an alias. */
async function findTakenAliases(store: IncidentStore, steps: readonly IndexStep[]): Promise<readonly FileFinding[]> {
  const documents = steps.flatMap(({publish}) => publish ?? [])
  const ids = new Set(documents.map(({incident}) => incident.id))
  const titles = await store.findTitles(operator, [...ids, ...documents.flatMap(({incident}) => incident.aliases.map(({value}) => value))])
  const owners = new Map<string, Incident>()
  for (const value of new Set(documents.flatMap(({incident}) => incident.aliases.map(alias => alias.value)))) {
    const standing = ids.has(value) ? documents.find(({incident}) => incident.id === value)?.incident : await findOwner(store, value, titles)
    if (standing) owners.set(value, standing)
  }
  return documents.flatMap(({file, incident}) => {
    const taken = incident.aliases.filter(({value}) => {
      const owner = value === incident.id ? undefined : owners.get(value)
      return owner && !isMergedInto(owner, incident.id)
    })
    const claimedBy = titles.get(incident.id)?.id ?? incident.id
    return [
      ...taken.map(({value, evidence}) => ({file, problem: {...aliasTaken(value, value), place: {start: evidence.start, end: evidence.end}}})),
      ...(claimedBy === incident.id ? [] : [{file, problem: aliasTaken(incident.id, toIncidentId(file))}]),
    ]
  })
}

/** The incident that has an address for its id, which hardly any alias is. */
async function findOwner(store: IncidentStore, id: string, titles: ReadonlyMap<string, {readonly id: string}>): Promise<Incident | undefined> {
  const found = titles.get(id)?.id === id ? await store.findIncident(operator, id) : undefined
  return found && 'record' in found ? found.record.incident : undefined
}

/** Characters of Markdown in one transaction; with HTML and index about ten times as many bytes. */
const largestBatch = 4_000_000
