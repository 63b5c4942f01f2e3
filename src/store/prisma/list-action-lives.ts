import type {ActionKind, ActionStatus} from '#src/incident/action-item.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {ActionAsking, ActionLife} from '#src/library/remediation-store.ts'
import {noSeverity} from '#src/store/action-places.ts'
import type {Database} from './database.ts'
import {allActions, matchingActions} from './matching-actions.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleActions} from './visible-actions.ts'

/** Every action that matches, those that lived alike together. */
export async function listActionLives(database: Database, viewer: Viewer, asking: ActionAsking): Promise<readonly ActionLife[]> {
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT l."severityRank", l."kind", l."status", l."day", l."until", count(*) AS "count" FROM (
      SELECT a."severityRank", a."kind", a."status", a."day", CASE WHEN a."status" = 'done' THEN a."done" END AS "until"
      FROM "ActionItem" a WHERE ${visibleActions(viewer)} AND ${allActions(matchingActions(database, asking))}
    ) l GROUP BY l."severityRank", l."kind", l."status", l."day", l."until"`)
  return rows.map(({severityRank, kind, status, day, until, count}) => ({
    severity: severityRank === noSeverity ? undefined : (severityRank as SeverityLevel),
    kind: (kind as ActionKind | null) ?? undefined,
    status: status as ActionStatus,
    from: day === '' ? undefined : day,
    until: until ?? undefined,
    count: Number(count),
  }))
}

type Row = {
  readonly severityRank: number
  readonly kind: string | null
  readonly status: string
  readonly day: string
  readonly until: string | null
  readonly count: number | bigint
}
