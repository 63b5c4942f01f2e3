import {type DocumentDraft, type DocumentDrafts, draftLife, presenceLife} from '#src/library/save/document-drafts.ts'
import type {Database} from './database.ts'

/** Drafts in the database of either kind. */
export function createDocumentDrafts(database: Database, now: () => Date = () => new Date()): DocumentDrafts {
  const {reader} = database
  const stamp = (before = 0): string => new Date(now().getTime() - before).toISOString()
  return {
    async keep(userId, {document, text, base}) {
      const at = stamp()
      await database.write(async statements => {
        await statements.$executeRaw`DELETE FROM "DocumentDraft" WHERE "seenAt" < ${stamp(draftLife)} AND "keptAt" < ${stamp(draftLife)}`
        await statements.$executeRaw`
          INSERT INTO "DocumentDraft" ("userId", "document", "text", "base", "keptAt", "seenAt") VALUES (${userId}, ${document}, ${text}, ${base}, ${at}, ${at})
          ON CONFLICT ("userId", "document") DO UPDATE SET "text" = excluded."text", "base" = excluded."base", "keptAt" = excluded."keptAt", "seenAt" = excluded."seenAt"`
      })
      return {document, text, base, keptAt: at}
    },
    async see(userId, document) {
      const at = stamp()
      await database.write(async statements => {
        await statements.$executeRaw`
          INSERT INTO "DocumentDraft" ("userId", "document", "text", "base", "keptAt", "seenAt") VALUES (${userId}, ${document}, NULL, '', ${at}, ${at})
          ON CONFLICT ("userId", "document") DO UPDATE SET "seenAt" = excluded."seenAt"`
      })
    },
    async leave(userId, document) {
      await database.write(async statements => {
        await statements.$executeRaw`DELETE FROM "DocumentDraft" WHERE "userId" = ${userId} AND "document" = ${document} AND "text" IS NULL`
        await statements.$executeRaw`UPDATE "DocumentDraft" SET "seenAt" = '' WHERE "userId" = ${userId} AND "document" = ${document}`
      })
    },
    async find(userId, document) {
      const [row] = await reader.$queryRaw<Row[]>`
        SELECT "document", "text", "base", "keptAt" FROM "DocumentDraft" WHERE "userId" = ${userId} AND "document" = ${document}`
      return row && toDraft(row)[0]
    },
    async list(userId, limit) {
      const rows = await reader.$queryRaw<Row[]>`
        SELECT "document", "text", "base", "keptAt" FROM "DocumentDraft"
        WHERE "userId" = ${userId} AND "text" IS NOT NULL ORDER BY "keptAt" DESC, "document" LIMIT ${limit}`
      return rows.flatMap(toDraft)
    },
    async forget(userId, document) {
      await database.write(async statements => {
        await statements.$executeRaw`UPDATE "DocumentDraft" SET "text" = NULL, "base" = '' WHERE "userId" = ${userId} AND "document" = ${document}`
      })
    },
    async listOthers(userId, document) {
      const rows = await reader.$queryRaw<{name: string}[]>`
        SELECT u."name" FROM "DocumentDraft" d JOIN "User" u ON u."id" = d."userId"
        WHERE d."document" = ${document} AND d."userId" <> ${userId} AND d."seenAt" >= ${stamp(presenceLife)} ORDER BY u."name", u."id"`
      return rows.map(({name}) => name)
    },
  }
}

type Row = {readonly document: string; readonly text: string | null; readonly base: string; readonly keptAt: string}

function toDraft({text, ...row}: Row): readonly DocumentDraft[] {
  return text === null ? [] : [{...row, text}]
}
