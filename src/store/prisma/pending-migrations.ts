import {createHash} from 'node:crypto'

/** A migration by its folder's name, and its SQL. */
export type Migration = {readonly name: string; readonly sql: string}

/** A row of Prisma's own history that was not rolled back; `finished` is null where the migration did not end. */
export type Applied = {readonly name: string; readonly checksum: string; readonly finished: unknown}

/** The migrations that a database, called `place`, lacks. Throws where it is newer than the program, or its migrations are other ones. */
export function listPending(place: string, applied: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  const known = new Map(migrations.map(migration => [migration.name, migration]))
  for (const {name, checksum, finished} of applied) {
    const migration = known.get(name)
    if (!migration) {
      throw new Error(`Cannot open ${place}: it was written by a newer version of this program (${name}). Update the program, or open another database`)
    }
    if (finished === null) throw new Error(`Cannot open ${place}: its migration ${name} was begun by another tool and did not end`)
    if (checksum !== toChecksum(migration)) throw new Error(`Cannot open ${place}: its migration ${name} is not the one this program knows`)
  }
  const names = new Set(applied.map(({name}) => name))
  return migrations.filter(({name}) => !names.has(name))
}

/** What Prisma notes of a migration's text, to tell later whether somebody has changed it. */
export function toChecksum({sql}: Migration): string {
  return createHash('sha256').update(sql).digest('hex')
}
