import {backUp, moveDatabase, restore} from '#src/store/prisma/back-up.ts'
import type {CopiedTable, CopyOptions} from '#src/store/prisma/copy-tables.ts'
import type {Environment} from './environment.ts'

/** Copies all that another database holds into the one that the environment names. */
export async function moveIndex(from: string, {databaseUrl}: Environment, options: CopyOptions): Promise<readonly CopiedTable[]> {
  if (from === databaseUrl) throw new Error('Cannot move the index: both addresses are the same. DATABASE_URL names the new one, --from the old one')
  return await moveDatabase(from, databaseUrl, options)
}

/** Writes all that the environment's database holds into a file. */
export async function backUpIndex({databaseUrl}: Environment, file: string, options: CopyOptions): Promise<readonly CopiedTable[]> {
  return await backUp(databaseUrl, file, options)
}

/** Puts what such a file holds into the environment's database. */
export async function restoreIndex(file: string, {databaseUrl}: Environment, options: CopyOptions): Promise<readonly CopiedTable[]> {
  return await restore(file, databaseUrl, options)
}

export type {CopiedTable}
