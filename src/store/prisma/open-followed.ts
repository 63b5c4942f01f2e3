import {setImmediate as breathe} from 'node:timers/promises'
import type {PostmortemStatus, Visibility} from '#src/incident/incident.ts'
import type {FollowedFacts, FollowedIncident} from '#src/store/followed-incident.ts'
import type {Database} from './database.ts'
import {readRevision} from './read-revision.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** An incident as the database holds it. */
export type KeptIncident = FollowedIncident & {readonly key: number}

/**
 * Holds what is followed of all incidents in memory, for as long as the index does not change; then only those are read again that have
 * changed. Who may see an incident is read each time, together with its stamp: what is given out is never older than the revision of the
 * index at the moment of asking. See docs/decisions/20261121-actions-in-memory.md.
 */
export function openFollowed(database: Database): () => Promise<readonly KeptIncident[]> {
  let held: Held = {revision: -1, stamped: new Map(), incidents: []}
  let reading: {readonly revision: number; readonly held: Promise<Held>} | undefined

  return async () => {
    const revision = await readRevision(database)
    if (held.revision === revision) return held.incidents
    // Whoever asks meanwhile waits for the same, unless the index has changed since that began.
    if (reading?.revision === revision) return (await reading.held).incidents
    const latest = readChanges(database, revision, held)
    const began = {revision, held: latest}
    reading = began
    try {
      const read = await latest
      if (read.revision > held.revision) held = read
      return read.incidents
    } finally {
      if (reading === began) reading = undefined
    }
  }
}

type Held = {readonly revision: number; readonly stamped: ReadonlyMap<number, Stamped>; readonly incidents: readonly KeptIncident[]}

/** `stamp` differs wherever the facts may. */
type Stamped = {readonly stamp: string; readonly facts: FollowedFacts}

/** Who may see an incident; with a handle of its audience where it has one, once for each. */
type StampRow = {
  readonly key: number | bigint
  readonly revision: number | bigint
  readonly hash: string | null
  readonly id: string
  readonly status: string
  readonly visibility: string
  readonly handle: string | null
}

/** What has changed after `revision` may be in it already, and is looked at again when it is asked for next. */
async function readChanges(database: Database, revision: number, before: Held): Promise<Held> {
  // In one statement: an audience of one moment must not see an incident of another.
  const rows = await database.reader.$queryRaw<StampRow[]>`
    SELECT f."incidentKey" AS "key", f."revision", s."hash", i."id", i."status", i."visibility", e."handle"
    FROM "FollowedIncident" f JOIN "Incident" i ON i."key" = f."incidentKey" JOIN "SourceFile" s ON s."file" = i."file"
      LEFT JOIN "AudienceEntry" e ON e."incidentKey" = f."incidentKey"`
  const stamps = new Map<number, Omit<KeptIncident, keyof FollowedFacts> & {readonly stamp: string; readonly audience: string[]; readonly revision: number}>()
  for (const {key, revision, hash, id, status, visibility, handle} of rows) {
    const stamp = stamps.get(Number(key)) ?? {
      key: Number(key),
      stamp: `${revision} ${id} ${hash}`,
      revision: Number(revision),
      id,
      status: status as PostmortemStatus,
      visibility: visibility as Visibility,
      audience: [],
    }
    if (handle !== null) stamp.audience.push(handle)
    stamps.set(stamp.key, stamp)
  }
  const stamped = new Map<number, Stamped>()
  const changed: number[] = []
  for (const [key, {stamp}] of stamps) {
    const known = before.stamped.get(key)
    if (known?.stamp === stamp) stamped.set(key, known)
    else changed.push(key)
  }
  for (let from = 0; from < changed.length; from += 500) {
    const read = await database.reader.$queryRaw<{key: number | bigint; revision: number | bigint; facts: string}[]>(Prisma.sql`
      SELECT f."incidentKey" AS "key", f."revision", f."facts" FROM "FollowedIncident" f WHERE f."incidentKey" IN (${Prisma.join(changed.slice(from, from + 500))})`)
    for (const {key, revision: of, facts} of read) {
      const stamp = stamps.get(Number(key))
      // What another change has put in its place meanwhile is somebody else's to see.
      if (stamp?.revision === Number(of)) stamped.set(stamp.key, {stamp: stamp.stamp, facts: JSON.parse(facts)})
    }
    await breathe()
  }
  const incidents = [...stamps.values()].flatMap(({stamp: _stamp, revision: _revision, ...known}): KeptIncident[] => {
    const facts = stamped.get(known.key)?.facts
    return facts ? [{...facts, ...known}] : []
  })
  return {revision, stamped, incidents}
}
