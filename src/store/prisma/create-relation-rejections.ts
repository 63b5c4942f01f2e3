import type {RelationType} from '#src/incident/relation.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {openStamps} from '#src/library/open-stamps.ts'
import {inOrder, type RelationRejection, type RelationRejections} from '#src/library/relate/relation-rejections.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Rejected proposals beside the index, in the database of either kind. */
export function createRelationRejections(database: Database, now: () => Date = () => new Date()): RelationRejections {
  const stamp = openStamps(now)
  const {reader} = database
  const read = async (rest: Prisma.Sql): Promise<readonly RelationRejection[]> => {
    const rows = await reader.$queryRaw<Row[]>(
      Prisma.sql`SELECT r."id", r."at", r."actor", r."one", r."other", r."type", r."basis", r."reason" FROM "RelationRejection" r WHERE ${rest}`,
    )
    return rows.map(({type, reason, ...row}) => ({...row, type: type as RelationType, reason: reason ?? undefined}))
  }
  return {
    async add({one, other, actorId, actor, type, basis, reason}) {
      const {id, at} = stamp()
      const pair = inOrder(one, other)
      await database.write(
        async statements => statements.$executeRaw`
          INSERT INTO "RelationRejection" ("id", "at", "actorId", "actor", "one", "other", "type", "basis", "reason")
          VALUES (${id}, ${at}, ${actorId ?? null}, ${actor}, ${pair.one}, ${pair.other}, ${type}, ${basis}, ${reason ?? null})
          ON CONFLICT ("one", "other", "basis") DO NOTHING`,
      )
      const [kept] = await read(Prisma.sql`r."one" = ${pair.one} AND r."other" = ${pair.other} AND r."basis" = ${basis}`)
      return kept ?? {id, at, actor, ...pair, type, basis, reason}
    },
    async listOf(viewer, incidents) {
      if (incidents.length === 0) return []
      const named = Prisma.join([...incidents])
      return await read(Prisma.sql`(r."one" IN (${named}) OR r."other" IN (${named})) AND ${areShownTo(viewer)} ORDER BY r."id" DESC`)
    },
    list: (viewer, limit, after) =>
      read(
        Prisma.sql`${after === undefined ? Prisma.sql`1 = 1` : Prisma.sql`r."id" < ${after}`} AND ${areShownTo(viewer)} ORDER BY r."id" DESC LIMIT ${limit}`,
      ),
    async count(viewer) {
      const [row] = await reader.$queryRaw<{count: number | bigint}[]>(
        Prisma.sql`SELECT count(*) AS "count" FROM "RelationRejection" r WHERE ${areShownTo(viewer)}`,
      )
      return Number(row?.count ?? 0)
    },
    async find(viewer, id) {
      const [found] = await read(Prisma.sql`r."id" = ${id} AND ${areShownTo(viewer)}`)
      return found
    },
    async remove(id) {
      return (await database.write(async statements => statements.$executeRaw`DELETE FROM "RelationRejection" WHERE "id" = ${id}`)) > 0
    },
  }
}

/** That two incidents were compared is for those who may read both of them now. */
function areShownTo(viewer: Viewer): Prisma.Sql {
  if (viewer.seesEverything) return Prisma.sql`1 = 1`
  const isShown = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM "Incident" i WHERE i."id" = ${column} AND ${visibleTo(viewer)})`
  return Prisma.sql`${isShown(Prisma.sql`r."one"`)} AND ${isShown(Prisma.sql`r."other"`)}`
}

type Row = {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly one: string
  readonly other: string
  readonly type: string
  readonly basis: string
  readonly reason: string | null
}
