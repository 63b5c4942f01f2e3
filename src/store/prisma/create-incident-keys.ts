import type {IncidentKeys} from '#src/library/moves/incident-keys.ts'
import {inOrder} from '#src/library/relate/relation-rejections.ts'
import type {Database, Statements} from './database.ts'
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
        await passRejections(statements, from, to)
      })
    },
    async remove(id) {
      await database.write(async statements => {
        for (const {table, column} of keyColumns)
          await statements.$executeRaw(Prisma.sql`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE ${Prisma.raw(`"${column}"`)} = ${id}`)
        await statements.$executeRaw`DELETE FROM "RelationRejection" WHERE "one" = ${id} OR "other" = ${id}`
      })
    },
  }
}

/** A rejection names two incidents, the one with the smaller id first. */
async function passRejections(statements: Statements, from: string, to: string): Promise<void> {
  const rejections = await statements.$queryRaw<{id: string; one: string; other: string; basis: string}[]>`
    SELECT "id", "one", "other", "basis" FROM "RelationRejection" WHERE "one" = ${from} OR "other" = ${from}`
  for (const {id, one, other, basis} of rejections) {
    const pair = inOrder(to, one === from ? other : one)
    await statements.$executeRaw`DELETE FROM "RelationRejection" WHERE "one" = ${pair.one} AND "other" = ${pair.other} AND "basis" = ${basis}`
    await statements.$executeRaw`UPDATE "RelationRejection" SET "one" = ${pair.one}, "other" = ${pair.other} WHERE "id" = ${id}`
  }
}
