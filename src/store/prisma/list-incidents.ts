import type {DetectionSource, PostmortemStatus, Visibility} from '#src/incident/incident.ts'
import type {Precision} from '#src/incident/instant.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentList, IncidentOrder, IncidentQuery, IncidentRow} from '#src/library/incident-store.ts'
import type {FoundPassage} from '#src/library/search/document-passage.ts'
import {findPassages} from '#src/library/search/find-passages.ts'
import {openPhraseFinder} from '#src/library/search/mark-phrases.ts'
import {toWindow} from '#src/store/to-window.ts'
import type {Database} from './database.ts'
import {allOf, matchingFilters} from './matching-filters.ts'
import {planSearch, type SearchPlan} from './plan-search.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** What of a row stands in the column `card`, as JSON: its lists. */
export type CardLists = Pick<IncidentRow, 'services' | 'factors' | 'milestones' | 'windows'>

// Each follows an index of `Incident` to the end; the id makes the order total, so that pages neither overlap nor skip.
const newest = Prisma.sql`i."dated" DESC, i."date" DESC, i."id"`
const orders: Readonly<Record<IncidentOrder, Prisma.Sql>> = {
  relevance: newest,
  newest,
  oldest: Prisma.sql`i."dated" DESC, i."date", i."id"`,
  longest: Prisma.sql`i."longest" DESC, i."id"`,
  severest: Prisma.sql`i."severityRank", i."dated" DESC, i."date" DESC, i."id"`,
}

/** One page of the incidents that match, and how many do. */
export async function listIncidents(database: Database, viewer: Viewer, query: IncidentQuery): Promise<IncidentList> {
  const plan = await planSearch(database, viewer, query.filters.words, query.today)
  const conditions = matchingFilters(query.filters, plan, query.today)
  const where = Prisma.sql`${visibleTo(viewer)} AND ${allOf(conditions)}`
  const {limit, offset} = toWindow(query)
  const page =
    query.order === 'relevance' && plan.ranking
      ? Prisma.sql`
          SELECT i."key" FROM (${database.rankWords(plan.ranking)}) h JOIN "Incident" i ON i."key" = h."key"
          WHERE ${visibleTo(viewer)} AND ${plan.rest} AND ${allOf(conditions, ['words'])} ORDER BY h."score" DESC, ${orders.newest} LIMIT ${limit} OFFSET ${offset}`
      : Prisma.sql`SELECT i."key" FROM "Incident" i WHERE ${where} ORDER BY ${orders[query.order]} LIMIT ${limit} OFFSET ${offset}`
  // The page's keys come first and from an index alone, so that the pages before it cost little.
  const [keys, totals] = await Promise.all([
    database.reader.$queryRaw<{key: number | bigint}[]>(page),
    database.reader.$queryRaw<{total: number | bigint}[]>(Prisma.sql`SELECT count(*) AS "total" FROM "Incident" i WHERE ${where}`),
  ])
  const order = keys.map(({key}) => Number(key))
  const [rows, passages] = await Promise.all([loadRows(database, order, query.today), loadPassages(database, order, plan)])
  return {
    rows: order.flatMap(key => {
      const row = rows.get(key)
      return row ? [{...row, passages: passages.get(key) ?? []}] : []
    }),
    total: Number(totals[0]?.total ?? 0),
    isPartial: plan.isPartial,
  }
}

async function loadRows(database: Database, keys: readonly number[], today: string): Promise<ReadonlyMap<number, Omit<IncidentRow, 'passages'>>> {
  if (keys.length === 0) return new Map()
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT i."key", i."id", i."title", i."organization", i."severityLevel", i."severityLabel", i."status", i."visibility", i."stale", i."detectedBy",
      i."date", i."datePrecision", i."dateApproximate", i."dateZone", i."ttd", i."ttm", i."ttr", i."impactMinutes", i."summary",
      i."actionsTotal", i."actionsOpen", i."actionsDone", i."card",
      CASE WHEN i."earliestDue" < ${today} THEN (
        SELECT count(*) FROM "ActionItem" a WHERE a."incidentKey" = i."key" AND a."open" AND a."due" < ${today}
      ) ELSE 0 END AS "overdue"
    FROM "Incident" i WHERE i."key" IN (${Prisma.join([...keys])})`)
  return new Map(rows.map(row => [Number(row.key), toIncidentRow(row)]))
}

/** The passages that hold what was searched for; the same for every database, since they are found here. */
async function loadPassages(database: Database, keys: readonly number[], {ranking}: SearchPlan): Promise<ReadonlyMap<number, readonly FoundPassage[]>> {
  if (keys.length === 0 || !ranking) return new Map()
  const find = openPhraseFinder(ranking.lists)
  const rows = await database.reader.$queryRaw<{incidentKey: number | bigint; passages: string}[]>(Prisma.sql`
    SELECT "incidentKey", "passages" FROM "DocumentPassages" WHERE "incidentKey" IN (${Prisma.join([...keys])})`)
  return new Map(rows.map(({incidentKey, passages}) => [Number(incidentKey), findPassages(JSON.parse(passages), find)]))
}

type Row = {
  readonly key: number | bigint
  readonly id: string
  readonly title: string
  readonly organization: string | null
  readonly severityLevel: number | null
  readonly severityLabel: string | null
  readonly status: string
  readonly visibility: string
  readonly stale: boolean | number
  readonly detectedBy: string | null
  readonly date: string | null
  readonly datePrecision: string | null
  readonly dateApproximate: boolean | number | null
  readonly dateZone: string | null
  readonly ttd: number | null
  readonly ttm: number | null
  readonly ttr: number | null
  readonly impactMinutes: number | null
  readonly summary: string
  readonly actionsTotal: number
  readonly actionsOpen: number
  readonly actionsDone: number
  readonly overdue: number | bigint
  readonly card: string
}

function toIncidentRow(row: Row): Omit<IncidentRow, 'passages'> {
  const lists: CardLists = JSON.parse(row.card)
  return {
    id: row.id,
    title: row.title,
    date:
      row.date === null
        ? undefined
        : {at: row.date, precision: row.datePrecision as Precision, approximate: Boolean(row.dateApproximate), zone: row.dateZone ?? 'UTC'},
    organization: row.organization ?? undefined,
    severityLevel: (row.severityLevel as SeverityLevel | null) ?? undefined,
    severityLabel: row.severityLabel ?? undefined,
    status: row.status as PostmortemStatus,
    visibility: row.visibility as Visibility,
    detectedBy: (row.detectedBy as DetectionSource | null) ?? undefined,
    services: lists.services,
    factors: lists.factors,
    summary: row.summary,
    ttd: row.ttd ?? undefined,
    ttm: row.ttm ?? undefined,
    ttr: row.ttr ?? undefined,
    impactMinutes: row.impactMinutes ?? undefined,
    milestones: lists.milestones,
    // JSON has no undefined: a window that is still open comes back without its end.
    windows: lists.windows.map(({start, end}) => ({start, end})),
    actions: {total: row.actionsTotal, open: row.actionsOpen, done: row.actionsDone, overdue: Number(row.overdue)},
    stale: Boolean(row.stale),
  }
}
