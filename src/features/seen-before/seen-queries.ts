import 'server-only'
import {readViewer} from '#src/features/shell/read-visitor.ts'
import {findSeen, type SeenAnswer} from '#src/library/recall/find-seen.ts'
import {hindsight} from '#src/server/hindsight.ts'

/** Looks for incidents like a pasted text among those that the reader sees. Nothing of it is kept, nor written down with the request. */
export async function askSeen(pasted: string): Promise<SeenAnswer> {
  const [viewer, {store}] = await Promise.all([readViewer(), hindsight()])
  return findSeen(store, viewer, pasted)
}
