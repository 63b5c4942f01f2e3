import {toHandle} from './handle.ts'
import type {Readable} from './viewer.ts'

/**
 * Whether everybody who can read `narrower` can read `wider` as well: only then may the one name the other without telling somebody that there
 * is one. `canRead` for all viewers at once; a test holds the two together.
 */
export function coversReaders(wider: Readable, narrower: Readable): boolean {
  if (wider.status !== 'published' && narrower.status === 'published') return false
  if (wider.visibility === 'public') return true
  if (narrower.visibility === 'public') return false
  const invited = new Set(wider.audience.map(toHandle))
  return narrower.audience.every(handle => invited.has(toHandle(handle)))
}
