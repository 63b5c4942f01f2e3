import type {Viewer} from '#src/incident/viewer.ts'
import {openStamps} from '#src/library/open-stamps.ts'
import type {Comment, DocumentReviews, NewComment, NewStep, ReviewStep, ReviewStepKind, WaitingReview} from '#src/library/review/document-reviews.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** Reviews and comments beside the index, in the database of either kind. */
export function createDocumentReviews(database: Database, now: () => Date = () => new Date()): DocumentReviews {
  const stamp = openStamps(now)
  const {reader} = database
  const selectComments = Prisma.sql`
    SELECT c."id", c."incident", c."at", c."actorId", c."actor", c."text", c."passage", c."replyTo", c."resolvedAt", c."resolvedBy" FROM "Comment" c`
  return {
    async appendStep({incidentId, actorId, asked, note, hash, ...step}: NewStep) {
      const row = {...stamp(), incident: incidentId, ...step, actorId: actorId ?? null, asked: asked ?? null, note: note ?? null, hash: hash ?? null}
      await database.write(statements => database.insertRows(statements, 'ReviewStep', [row]))
      return toStep(row)
    },
    async listSteps(viewer, incidentId, limit) {
      const rows = await reader.$queryRaw<StepRow[]>(Prisma.sql`
        SELECT c."id", c."incident", c."at", c."actor", c."step", c."asked", c."note", c."hash" FROM "ReviewStep" c
        WHERE c."incident" = ${incidentId} AND ${isShownTo(viewer)} ORDER BY c."id" DESC LIMIT ${limit}`)
      return rows.map(toStep)
    },
    async appendComment({incidentId, actorId, passage, replyTo, ...comment}: NewComment) {
      const own = {...stamp(), incident: incidentId, ...comment, actorId: actorId ?? null, passage: passage ?? null, replyTo: replyTo ?? null}
      const row = {...own, resolvedAt: null, resolvedBy: null}
      await database.write(statements => database.insertRows(statements, 'Comment', [row]))
      return toComment(row)
    },
    async listComments(viewer, incidentId) {
      const rows = await reader.$queryRaw<CommentRow[]>(Prisma.sql`
        ${selectComments} WHERE c."incident" = ${incidentId} AND ${isShownTo(viewer)} ORDER BY c."id"`)
      return rows.map(toComment)
    },
    async findComment(viewer, id) {
      const [row] = await reader.$queryRaw<CommentRow[]>(Prisma.sql`${selectComments} WHERE c."id" = ${id} AND ${isShownTo(viewer)}`)
      return row && toComment(row)
    },
    async resolveComment(id, by) {
      const at = now().toISOString()
      await database.write(async statements =>
        by === undefined
          ? statements.$executeRaw`UPDATE "Comment" SET "resolvedAt" = NULL, "resolvedBy" = NULL WHERE "id" = ${id}`
          : statements.$executeRaw`UPDATE "Comment" SET "resolvedAt" = ${at}, "resolvedBy" = ${by} WHERE "id" = ${id} AND "resolvedAt" IS NULL`,
      )
    },
    async listWaiting(viewer, handles, limit) {
      if (handles.length === 0) return []
      return await reader.$queryRaw<WaitingReview[]>(Prisma.sql`
        SELECT c."incident" AS "incidentId", i."title", c."at", c."actor", c."asked"
        FROM "ReviewStep" c JOIN "Incident" i ON i."id" = c."incident"
        WHERE c."step" = 'requested' AND c."asked" IN (${Prisma.join([...handles])}) AND i."status" = 'in-review' AND ${visibleTo(viewer)}
          AND NOT EXISTS (
            SELECT 1 FROM "ReviewStep" l WHERE l."incident" = c."incident" AND l."id" > c."id"
              AND (l."step" = 'withdrawn' OR (l."asked" = c."asked" AND l."step" IN ('requested', 'approved', 'objected'))))
        ORDER BY c."id" LIMIT ${limit}`)
    },
  }
}

/** By the incident's id, which is its address: what was said of a document is for those who may read it now. */
function isShownTo(viewer: Viewer): Prisma.Sql {
  if (viewer.seesEverything) return Prisma.sql`1 = 1`
  return Prisma.sql`EXISTS (SELECT 1 FROM "Incident" i WHERE i."id" = c."incident" AND ${visibleTo(viewer)})`
}

type StepRow = {
  readonly id: string
  readonly incident: string
  readonly at: string
  readonly actor: string
  readonly step: string
  readonly asked: string | null
  readonly note: string | null
  readonly hash: string | null
}

function toStep({id, incident, at, actor, step, asked, note, hash}: StepRow): ReviewStep {
  return {id, incidentId: incident, at, actor, step: step as ReviewStepKind, asked: asked ?? undefined, note: note ?? undefined, hash: hash ?? undefined}
}

type CommentRow = {
  readonly id: string
  readonly incident: string
  readonly at: string
  readonly actorId: string | null
  readonly actor: string
  readonly text: string
  readonly passage: string | null
  readonly replyTo: string | null
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
}

function toComment({id, incident, at, actorId, actor, text, passage, replyTo, resolvedAt, resolvedBy}: CommentRow): Comment {
  return {
    id,
    incidentId: incident,
    at,
    actorId: actorId ?? undefined,
    actor,
    text,
    passage: passage ?? undefined,
    replyTo: replyTo ?? undefined,
    resolvedAt: resolvedAt ?? undefined,
    resolvedBy: resolvedBy ?? undefined,
  }
}
