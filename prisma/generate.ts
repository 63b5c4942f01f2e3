import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {readMigrations} from './read-migrations.ts'
import {providers, toSchema} from './to-schema.ts'

const root = dirname(import.meta.dirname)
const require = createRequire(import.meta.url)

for (const provider of providers) generate(provider)

/** Writes a provider's schema, its client and a module of its migrations, where they are not what the models say already. */
function generate(provider: (typeof providers)[number]): void {
  const schema = toSchema(readFileSync(join(root, 'prisma/models.prisma'), 'utf8'), provider)
  const schemaFile = join(root, `prisma/${provider}/schema.prisma`)
  if (!existsSync(schemaFile) || readFileSync(schemaFile, 'utf8') !== schema) {
    mkdirSync(dirname(schemaFile), {recursive: true})
    writeFileSync(schemaFile, schema)
  }

  const output = join(root, `src/store/prisma/${provider}/generated`)
  const stamp = join(output, 'made-from')
  const migrations = JSON.stringify(readMigrations(join(root, `prisma/${provider}/migrations`)), undefined, 2)
  const key = createHash('sha256')
    .update(schema)
    .update(migrations)
    .update(readFileSync(require.resolve('prisma/package.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return

  const folder = mkdtempSync(join(tmpdir(), 'schema-engine-'))
  try {
    const run = spawnSync(process.execPath, [require.resolve('prisma/build/index.js'), 'generate', '--schema', schemaFile, '--no-hints'], {
      cwd: root,
      encoding: 'utf8',
      env: {...process.env, PRISMA_SCHEMA_ENGINE_BINARY: writeStub(folder), PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1'},
    })
    if (run.status !== 0) throw new Error(`Cannot generate the ${provider} client: prisma exited with ${run.status}\n${run.stderr}`)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
  // As a module, so that a bundled server carries them along and needs no file at run time.
  writeFileSync(join(output, 'migrations.ts'), `export const migrations: readonly {readonly name: string; readonly sql: string}[] = ${migrations}\n`)
  writeFileSync(stamp, key)
}

/**
 * Prisma looks for its schema engine, a download, before it generates, and never runs it. A stand-in that succeeded would make
 * `migrate` and `db push` report success without doing anything, so this one fails.
 */
function writeStub(folder: string): string {
  const stub = join(folder, 'schema-engine')
  writeFileSync(stub, '#!/bin/sh\necho "The schema engine is a stand-in here: write migrations with prisma/write-migration.ts." >&2\nexit 1\n')
  chmodSync(stub, 0o755)
  return stub
}
