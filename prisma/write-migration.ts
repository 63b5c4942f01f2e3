import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {diffMigrations, migrationsFolder} from './diff-migrations.ts'
import {providers, toLockfile, toMigration} from './to-schema.ts'

const [name] = process.argv.slice(2)
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: tsx prisma/write-migration.ts short_name\n')
  process.exit(2)
}

// Read what is written before it is committed: where the engine rebuilds a table of SQLite's, it forgets new required columns.
for (const provider of providers) {
  const sql = await diffMigrations(provider)
  if (sql === undefined) {
    process.stdout.write(`${provider}: the migrations are up to date\n`)
    continue
  }
  const folder = migrationsFolder(provider)
  const migration = join(folder, `${toTimestamp(new Date())}_${name}`)
  mkdirSync(migration, {recursive: true})
  writeFileSync(join(migration, 'migration.sql'), toMigration(sql, provider))
  writeFileSync(join(folder, 'migration_lock.toml'), toLockfile(provider))
  process.stdout.write(`${provider}: wrote ${migration}\n`)
}

function toTimestamp(date: Date): string {
  return date.toISOString().replace(/\D/g, '').slice(0, 14)
}
