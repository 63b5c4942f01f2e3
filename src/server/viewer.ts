import {anonymous, type Viewer} from '#src/incident/viewer.ts'
import {hindsight} from './hindsight.ts'

export {operator} from '#src/incident/viewer.ts'

/** Who is asking: until there are accounts, everybody is the same reader, whom `HINDSIGHT_DRAFTS` may let see drafts. */
export async function readViewer(): Promise<Viewer> {
  const {environment} = await hindsight()
  return environment.drafts === 'shown' ? {...anonymous, role: 'author'} : anonymous
}
