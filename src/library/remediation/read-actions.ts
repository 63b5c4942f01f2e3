import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionAsking, ActionOrder, ActionRow, RemediationStore} from '#src/library/remediation-store.ts'

const batchSize = 500

/** Every action that matches, a batch at a time, so that any number fits into memory. What changes meanwhile may or may not be in it. */
export async function* readActions(
  store: Pick<RemediationStore, 'listActions'>,
  viewer: Viewer,
  asking: ActionAsking,
  order: ActionOrder = 'due',
): AsyncGenerator<readonly ActionRow[]> {
  let after: string | undefined
  do {
    const {actions, next} = await store.listActions(viewer, {...asking, order, after, limit: batchSize})
    if (actions.length > 0) yield actions
    // A place that leads back to itself would never end.
    after = next === after ? undefined : next
  } while (after !== undefined)
}

/** The same as one list, at most so many. */
export async function collectActions(actions: AsyncIterable<readonly ActionRow[]>, most: number): Promise<readonly ActionRow[]> {
  const all: ActionRow[] = []
  for await (const batch of actions) {
    all.push(...batch)
    if (all.length >= most) return all.slice(0, most)
  }
  return all
}
