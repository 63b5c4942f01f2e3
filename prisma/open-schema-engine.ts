import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory} from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

/** A schema of Prisma's by its path and text. */
export type SchemaText = {readonly path: string; readonly content: string}

let started: Promise<void> | undefined

/** Opens Prisma's schema engine as WebAssembly, which needs no download, on the database that the adapter opens. */
export async function openSchemaEngine(adapter: SqlMigrationAwareDriverAdapterFactory, schema: SchemaText): Promise<engine.SchemaEngine> {
  // Once a process: the module keeps views of its first instance's memory, and a second one would read those.
  started ??= start()
  await started
  return await engine.SchemaEngine.new({datamodels: [[schema.path, schema.content]]}, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
}

async function start(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'))
  const {instance} = await WebAssembly.instantiate(bytes, {'./schema_engine_bg.js': engine})
  engine.__wbg_set_wasm(instance.exports)
  const run = instance.exports.__wbindgen_start
  if (typeof run === 'function') run()
}
