import 'server-only'
import {readCached} from '#src/features/shell/read-cached.ts'
import {readVisitor} from '#src/features/shell/read-visitor.ts'
import {toHandles} from '#src/incident/people.ts'
import type {Digest} from '#src/library/remediation/list-digest.ts'
import type {ActionFilters} from '#src/library/remediation-store.ts'
import {hindsight} from '#src/server/hindsight.ts'
import {findDigest} from '#src/server/remediation/find-digest.ts'

/** A digest, and whose it is: some handles', or everybody's. */
export type ShownDigest = {
  readonly digest: Digest
  readonly handles: readonly string[]
  readonly isOwn: boolean
  /** What the actions of each part are narrowed by, besides. */
  readonly filters: ActionFilters
}

/** The digest of who asks and their teams, or of all actions that they may see: where they go by no handle, or where they ask for it. */
export async function readDigest(of: string | undefined): Promise<ShownDigest> {
  const [{person}, opened] = await Promise.all([readVisitor(), hindsight()])
  const {settings} = await opened.settings()
  const handles = person ? toHandles(person.email, settings) : []
  const isOwn = handles.length > 0 && of !== 'all'
  const digest = await readCached(`digest ${isOwn ? JSON.stringify(handles) : 'all'}`, ({viewer}) => findDigest(opened, viewer, isOwn ? handles : undefined))
  return {digest, handles, isOwn, filters: isOwn ? {owner: handles} : {}}
}
