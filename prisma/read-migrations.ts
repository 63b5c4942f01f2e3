import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** One migration as it is checked in, in Prisma's own layout. */
export type CheckedInMigration = {readonly name: string; readonly sql: string}

/** Reads a provider's migrations, oldest first. */
export function readMigrations(folder: string): readonly CheckedInMigration[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, {withFileTypes: true}).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
  return names.sort().map(name => ({name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8')}))
}
