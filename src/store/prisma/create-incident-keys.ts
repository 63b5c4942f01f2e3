import type {IncidentKeys} from '#src/library/moves/incident-keys.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** A column that holds incidents' ids and is made from no file; `beside` is what makes a row of one incident one of a kind. */
type KeyColumn = {readonly table: string; readonly column: string; readonly beside?: string}

/** All of them. Whoever adds a model that names incidents adds it here; a test compares the list with the models. */
export const keyColumns: readonly KeyColumn[] = [
  {table: 'DocumentSave', column: 'incident'},
  {table: 'ReviewStep', column: 'incident'},
  {table: 'Comment', column: 'incident'},
  {table: 'ActionProposal', column: 'incident'},
  {table: 'DocumentDraft', column: 'document', beside: 'userId'},
]

/** What names incidents beside the index, in the database of either kind. */
export function createIncidentKeys(database: Database): IncidentKeys {
  return {
    async pass(from, to, file) {
      if (from === to) return
      await database.write(async statements => {
        await statements.$executeRaw`UPDATE "DocumentSave" SET "file" = ${file} WHERE "incident" = ${from} AND "file" <> ${file}`
        for (const {table, column, beside} of keyColumns) {
          const [name, key] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)]
          // What is left there of another incident of that name is nobody's any more, and would be in the way.
          if (beside !== undefined) {
            const same = Prisma.raw(`"${beside}"`)
            await statements.$executeRaw(Prisma.sql`
              DELETE FROM ${name} WHERE ${key} = ${to} AND ${same} IN (SELECT ${same} FROM ${name} WHERE ${key} = ${from})`)
          }
          await statements.$executeRaw(Prisma.sql`UPDATE ${name} SET ${key} = ${to} WHERE ${key} = ${from}`)
        }
      })
    },
    async remove(id) {
      await database.write(async statements => {
        for (const {table, column} of keyColumns)
          await statements.$executeRaw(Prisma.sql`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE ${Prisma.raw(`"${column}"`)} = ${id}`)
      })
    },
  }
}
