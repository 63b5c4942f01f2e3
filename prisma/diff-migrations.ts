import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {PrismaBetterSqlite3} from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'
import {openSchemaEngine} from './open-schema-engine.ts'
import {readMigrations} from './read-migrations.ts'
import {type Provider, tablesApart, toSchema} from './to-schema.ts'

const folder = import.meta.dirname

const scratchDatabases = {sqlite: openSqliteScratch} satisfies Record<Provider, unknown>

/** The SQL that leads from a provider's migrations to the models; undefined where they agree. */
export async function diffMigrations(provider: Provider, models = readModels()): Promise<string | undefined> {
  const schema = {path: join(folder, provider, 'schema.prisma'), content: toSchema(models, provider)}
  const scratch = scratchDatabases[provider](readMigrations(migrationsFolder(provider)).map(({sql}) => sql))
  try {
    const engine = await openSchemaEngine(scratch.adapter, schema)
    const {stdout, exitCode} = await engine.diff({
      from: {tag: 'schemaDatasource', files: [schema], configDir: folder},
      to: {tag: 'schemaDatamodel', files: [schema]},
      script: true,
      exitCode: true,
      filters: {externalTables: [...tablesApart[provider]], externalEnums: []},
    })
    engine.free()
    return exitCode === 0 ? undefined : `${(stdout ?? '').trim()}\n`
  } finally {
    scratch.remove()
  }
}

/** The models as they are checked in. */
export function readModels(): string {
  return readFileSync(join(folder, 'models.prisma'), 'utf8')
}

/** Where a provider's migrations are. */
export function migrationsFolder(provider: Provider): string {
  return join(folder, provider, 'migrations')
}

/** An empty database with the migrations applied. Prisma's own way, a shadow database, runs one statement a script with this adapter. */
function openSqliteScratch(migrations: readonly string[]): {readonly adapter: PrismaBetterSqlite3; readonly remove: () => void} {
  const scratch = mkdtempSync(join(tmpdir(), 'migrations-'))
  const file = join(scratch, 'scratch.db')
  const database = new Database(file)
  for (const sql of migrations) database.exec(sql)
  database.close()
  return {adapter: new PrismaBetterSqlite3({url: `file:${file}`}), remove: () => rmSync(scratch, {recursive: true, force: true})}
}
