import type {DetectionSource, PostmortemStatus, Visibility} from '#src/incident/incident.ts'
import type {Precision} from '#src/incident/instant.ts'
import type {SeverityLevel} from '#src/incident/severity.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentList, IncidentOrder, IncidentQuery, IncidentRow, ListPlace} from '#src/library/incident-store.ts'
import type {FoundPassage} from '#src/library/search/document-passage.ts'
import {findPassages} from '#src/library/search/find-passages.ts'
import {openPhraseFinder} from '#src/library/search/mark-phrases.ts'
import {toWindow} from '#src/store/to-window.ts'
import {always} from './always.ts'
import {countIncidents} from './count-incidents.ts'
import type {Database, WordSearch} from './database.ts'
import {anyStretch, belongsTo, columnsOf, listStretches, orderBy} from './list-order.ts'
import {allOf, matchingFilters} from './matching-filters.ts'
import {planSearch, type SearchPlan, type WantedWords} from './plan-search.ts'
import {rankBest} from './rank-best.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {seesWholeCircles} from './to-circles.ts'
import {visibleTo} from './visible-to.ts'

/** What of a row stands in the column `card`, as JSON: its lists. */
export type CardLists = Pick<IncidentRow, 'services' | 'factors' | 'milestones' | 'windows'>

/** One page of the incidents that match, and how many do. */
export async function listIncidents(database: Database, viewer: Viewer, query: IncidentQuery): Promise<IncidentList> {
  const assumed = await findPage(database, viewer, query, 'assumed')
  // A page with rows shows that all the words are held; only where it has none is that looked into.
  const isFound = assumed.places.length > 0 || assumed.plan.ranking === undefined
  // Of the words alone, the first page has rows wherever an incident holds them all.
  if (!isFound && query.isWhole && assumed.search.words && !assumed.turn && assumed.window.offset === 0)
    return {...nothingWhole, isPartial: assumed.search.words.lists.length > 1}
  const {plan, search, order, turn, window, places} = isFound ? assumed : await findPage(database, viewer, query, query.isWhole ? 'all' : 'most')
  if (query.isWhole && plan.isPartial) return nothingWhole
  const first = places[0] && toListPlace(places[0])
  const keys = places.map(({key}) => Number(key))
  const counted = places[0]?.total
  const [counts, rows, passages] = await Promise.all([
    counted === undefined
      ? countAround(database, viewer, search, order, turn && first && {first, from: turn.place})
      : {total: Number(counted), before: 0, isShifted: false},
    loadRows(database, viewer, keys, query.today),
    loadPassages(database, keys, plan),
  ])
  const last = places.at(-1)
  const {total} = counts
  return {
    rows: keys.flatMap(key => {
      const row = rows.get(key)
      return row ? [{...row, passages: passages.get(key) ?? []}] : []
    }),
    total,
    before: first === undefined ? (turn?.to === 'before' ? 0 : total) : turn ? counts.before : window.offset,
    first,
    last: last && toListPlace(last),
    isPartial: plan.isPartial,
    isShifted: counts.isShifted,
  }
}

/** How a page is had, and the places of its rows: they come first and from an index alone, so that the pages before it cost little. */
async function findPage(database: Database, viewer: Viewer, query: IncidentQuery, wanted: WantedWords) {
  const planned = await planOrderedList(database, viewer, query, wanted)
  const turn = query.turn && belongsTo(query.turn.place, planned.order) ? query.turn : undefined
  const window = toWindow(turn ? {...query, page: 1} : query)
  const isNothing = wanted === 'all' && planned.plan.isPartial
  return {...planned, turn, window, places: isNothing ? [] : await listPlaces(database, planned.search, planned.order, turn, window)}
}

const nothingWhole: IncidentList = {rows: [], total: 0, before: 0, first: undefined, last: undefined, isPartial: true, isShifted: false}

/** Every incident that matches, in the order of its list, a batch at a time; the search is planned once. */
export async function* readIncidents(
  database: Database,
  viewer: Viewer,
  query: Pick<IncidentQuery, 'filters' | 'order' | 'today'>,
): AsyncGenerator<readonly IncidentRow[]> {
  const {search, order} = await planOrderedList(database, viewer, query)
  for await (const keys of search.ranked ? listRankedKeys(database, search) : listKeys(database, search, order)) {
    const rows = await loadRows(database, viewer, keys, query.today)
    const batch = keys.flatMap(key => rows.get(key) ?? []).map(row => ({...row, passages: []}))
    if (batch.length > 0) yield batch
  }
}

/** Each batch begins where the one before it ended. */
async function* listKeys(database: Database, search: ListSearch, order: IncidentOrder): AsyncGenerator<readonly number[]> {
  let turn: IncidentQuery['turn']
  while (true) {
    const places = await listPlaces(database, search, order, turn, {limit: batchSize, offset: 0})
    yield places.map(({key}) => Number(key))
    const last = places.at(-1)
    if (!last || places.length < batchSize) return
    turn = {to: 'after', place: toListPlace(last)}
  }
}

/** All at once, as numbers: every batch of a ranking costs as much as the whole, and those of two moments have different scores. */
async function* listRankedKeys(database: Database, search: ListSearch): AsyncGenerator<readonly number[]> {
  const places = await listPlaces(database, search, 'relevance', undefined, {limit: mostRanked, offset: 0})
  const keys = places.map(({key}) => Number(key))
  for (let from = 0; from < keys.length; from += batchSize) yield keys.slice(from, from + batchSize)
}

// More than the content folder may hold.
const mostRanked = 1_000_000
const batchSize = 200

/** How a list is taken from the database, and the order that it can be had in: without words there is no relevance. */
export async function planOrderedList(
  database: Database,
  viewer: Viewer,
  query: Pick<IncidentQuery, 'filters' | 'order' | 'today'>,
  wanted?: WantedWords,
): Promise<{readonly plan: SearchPlan; readonly search: ListSearch; readonly order: IncidentOrder}> {
  const plan = await planSearch(database, viewer, query.filters.words, query.today, wanted)
  const search = {
    ...planList(viewer, query, plan),
    ...(query.order === 'relevance' && plan.ranking ? {ranked: database.rankWords(plan.ranking)} : {}),
  }
  return {plan, search, order: search.ranked ? 'relevance' : query.order === 'relevance' ? 'newest' : query.order}
}

/** Where an incident stands in a list; undefined where it does not. */
export async function findPlace(
  database: Database,
  {where, whereRanked, ranked}: ListSearch,
  order: IncidentOrder,
  id: string,
): Promise<ListPlace | undefined> {
  const [row] = await database.reader.$queryRaw<PlaceRow[]>(
    ranked
      ? Prisma.sql`${withScores(ranked)} SELECT ${columnsOf(order)} FROM ${rankedIncidents} WHERE ${whereRanked} AND i."id" = ${id}`
      : Prisma.sql`SELECT ${columnsOf(order)} FROM "Incident" i WHERE ${where} AND i."id" = ${id}`,
  )
  return row && toListPlace(row)
}

/** What the rows of a list are taken from: all that match, and for a list in the order of its scores, those with their conditions but for the words. */
export type ListSearch = {
  readonly where: Prisma.Sql
  readonly whereRanked: Prisma.Sql
  readonly ranked?: Prisma.Sql
  /** True where nothing is asked for: all that the viewer may see. */
  readonly isEverything: boolean
  /** The words, where their index alone can tell which match: nothing else is asked for, and who sees one of a circle sees them all. */
  readonly words: WordSearch | undefined
}

type PlaceRow = {
  readonly key: number | bigint
  readonly id: string
  readonly date: string | null
  readonly weight: number | null
  /** How many there are in all, where that was counted on the way. */
  readonly total?: number | bigint
}

function planList(viewer: Viewer, {filters, today}: Pick<IncidentQuery, 'filters' | 'today'>, plan: SearchPlan): ListSearch {
  const conditions = matchingFilters(filters, plan, today)
  const besides = allOf(conditions, ['words'])
  const isWordsAlone = plan.ranking !== undefined && plan.rest === always && besides === always
  return {
    where: Prisma.sql`${visibleTo(viewer)} AND ${allOf(conditions)}`,
    whereRanked: Prisma.sql`${visibleTo(viewer)} AND ${plan.rest} AND ${besides}`,
    isEverything: allOf(conditions) === always,
    words: isWordsAlone && seesWholeCircles(viewer) ? plan.ranking : undefined,
  }
}

/** The places of a page's rows, from a place on or from an offset. */
export async function listPlaces(
  database: Database,
  {where, whereRanked, ranked, words}: ListSearch,
  order: IncidentOrder,
  turn: IncidentQuery['turn'],
  {limit, offset}: {readonly limit: number; readonly offset: number},
): Promise<readonly PlaceRow[]> {
  const by = orderBy(order, turn?.to)
  if (ranked && words && !turn) {
    const best = await rankBest(database, words, offset + limit)
    if (best?.total === 0) return []
    return await database.reader.$queryRaw<PlaceRow[]>(listBest(best ?? {ranked, total: undefined}, whereRanked, order, {limit, offset}))
  }
  const stretches = turn ? listStretches(order, turn) : []
  // All that have a score were looked at in any case, so that counting them costs nothing; from a place on they are not all there are.
  const total = ranked && !turn ? Prisma.sql`, count(*) OVER () AS "total"` : Prisma.empty
  const page = (of: Prisma.Sql, condition: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`SELECT ${columnsOf(order)}${total} FROM ${of} WHERE ${condition} ORDER BY ${by}`
  const incidents = Prisma.sql`"Incident" i`
  const rows = await database.reader.$queryRaw<PlaceRow[]>(
    ranked
      ? Prisma.sql`${withScores(ranked)} ${page(rankedIncidents, Prisma.sql`${whereRanked} AND ${anyStretch(stretches)}`)} LIMIT ${limit} OFFSET ${offset}`
      : turn
        ? Prisma.sql`SELECT p."key", p."id", p."date", p."weight" FROM (${Prisma.join(
            stretches.map(
              (stretch, index) => Prisma.sql`SELECT * FROM (${page(incidents, Prisma.sql`${where} AND ${stretch}`)} LIMIT ${limit}) ${Prisma.raw(`s${index}`)}`,
            ),
            ' UNION ALL ',
          )}) p ORDER BY ${orderBy(order, turn.to, true)} LIMIT ${limit}`
        : Prisma.sql`${page(incidents, where)} LIMIT ${limit} OFFSET ${offset}`,
  )
  return turn?.to === 'before' ? rows.toReversed() : rows
}

/**
 * The same by relevance where the words alone decide: those that score no less than the last of the page are looked up among the incidents, and
 * not all that have a score, of which a frequent word has very many.
 */
function listBest(
  {ranked, total}: {readonly ranked: Prisma.Sql; readonly total: number | undefined},
  whereRanked: Prisma.Sql,
  order: IncidentOrder,
  {limit, offset}: {readonly limit: number; readonly offset: number},
): Prisma.Sql {
  return Prisma.sql`
    ${withScores(ranked)}, least AS MATERIALIZED (
      SELECT coalesce((SELECT h."score" FROM h ORDER BY h."score" DESC LIMIT 1 OFFSET ${offset + limit - 1}), min(h."score")) AS "score", ${total === undefined ? Prisma.sql`count(*)` : Prisma.sql`CAST(${total} AS INTEGER)`} AS "total" FROM h
    )
    SELECT ${columnsOf(order)}, least."total" FROM least JOIN h ON h."score" >= least."score" JOIN "Incident" i ON i."key" = h."key"
    WHERE ${whereRanked} ORDER BY ${orderBy(order)} LIMIT ${limit} OFFSET ${offset}`
}

type Counts = Pick<IncidentList, 'total' | 'before' | 'isShifted'>

/** The first row of a page that was turned to, and the place that it was turned from. */
type Turned = {readonly first: ListPlace; readonly from: ListPlace}

/** How many match, and how many of them stand before the first of a page that was turned to; of a ranking also whether what it was turned from is there still. */
async function countAround(database: Database, viewer: Viewer, search: ListSearch, order: IncidentOrder, turned: Turned | undefined): Promise<Counts> {
  const {where, whereRanked, ranked, isEverything, words} = search
  const before = turned && anyStretch(listStretches(order, {to: 'before', place: turned.first}), Prisma.sql`1 = 0`)
  const count = async (query: Prisma.Sql): Promise<Counts> => {
    const [row] = await database.reader.$queryRaw<{total: number | bigint; before: number | bigint | null; standing?: number | bigint | null}[]>(query)
    return {total: Number(row?.total ?? 0), before: Number(row?.before ?? 0), isShifted: row?.standing !== undefined && Number(row.standing ?? 0) === 0}
  }
  if (isEverything) {
    const [total, counts] = await Promise.all([
      countIncidents(database, viewer),
      before && count(Prisma.sql`SELECT 0 AS "total", count(*) AS "before" FROM "Incident" i WHERE ${where} AND ${before}`),
    ])
    return {total, before: counts?.before ?? 0, isShifted: false}
  }
  if (!before)
    return await count(
      Prisma.sql`SELECT count(*) AS "total", 0 AS "before" FROM ${words ? Prisma.sql`(${database.matchWords(words)}) m` : Prisma.sql`"Incident" i WHERE ${where}`}`,
    )
  const counts = Prisma.sql`SELECT count(*) AS "total", sum(CASE WHEN ${before} THEN 1 ELSE 0 END) AS "before"`
  // Every score is worked out here in any case.
  const standing = Prisma.sql`, sum(CASE WHEN i."id" = ${turned.from.id} AND ${scoreIs(turned.from)} THEN 1 ELSE 0 END) AS "standing"`
  return await count(
    ranked
      ? Prisma.sql`${withScores(ranked)} ${counts}${standing} FROM ${rankedIncidents} WHERE ${whereRanked}`
      : Prisma.sql`${counts} FROM "Incident" i WHERE ${where}`,
  )
}

/** Scores are worked out once and kept: SQLite knows them only while it walks the words. */
function withScores(ranked: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`WITH h AS MATERIALIZED (${ranked})`
}

function scoreIs({weight = 0}: ListPlace): Prisma.Sql {
  return Prisma.sql`CAST(h."score" AS DOUBLE PRECISION) = ${weight}`
}

const rankedIncidents = Prisma.sql`h JOIN "Incident" i ON i."key" = h."key"`

function toListPlace({id, date, weight}: PlaceRow): ListPlace {
  return {weight: weight ?? undefined, date: date ?? undefined, id}
}

/** What is hidden by now is left out also where it was not when its key was found. */
async function loadRows(
  database: Database,
  viewer: Viewer,
  keys: readonly number[],
  today: string,
): Promise<ReadonlyMap<number, Omit<IncidentRow, 'passages'>>> {
  if (keys.length === 0) return new Map()
  const rows = await database.reader.$queryRaw<Row[]>(Prisma.sql`
    SELECT i."key", i."id", i."title", i."organization", i."severityLevel", i."severityLabel", i."status", i."visibility", i."stale", i."detectedBy",
      i."date", i."datePrecision", i."dateApproximate", i."dateZone", i."ttd", i."ttm", i."ttr", i."impactMinutes", i."summary",
      i."actionsTotal", i."actionsOpen", i."actionsDone", i."card",
      CASE WHEN i."earliestDue" < ${today} THEN (
        SELECT count(*) FROM "ActionItem" a WHERE a."incidentKey" = i."key" AND a."open" AND a."due" < ${today}
      ) ELSE 0 END AS "overdue"
    FROM "Incident" i WHERE i."key" IN (${Prisma.join([...keys])}) AND ${visibleTo(viewer)}`)
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
