import type {MilestoneKind} from '#src/incident/milestone.ts'
import type {Viewer} from '#src/incident/viewer.ts'
import {readSearchQuery} from '#src/library/search/read-search-query.ts'
import type {Comparison, FieldCondition, Measure, Possession, Quality, SearchClause, SearchCondition} from '#src/library/search/search-query.ts'
import {listThresholds, splitClauses} from '#src/store/split-clauses.ts'
import {always} from './always.ts'
import type {Database, WordSearch} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {type Circle, toCircles} from './to-circles.ts'
import {visibleTo} from './visible-to.ts'
import {withDiagnostics} from './with-diagnostics.ts'

/** How the incidents that a search asks for are found. */
export type SearchPlan = {
  /** What holds for an incident called `i`. */
  readonly condition: Prisma.Sql
  /** The same without the words that it is ranked by; `always` where those are all. */
  readonly rest: Prisma.Sql
  /** What holds where a rule found something that the viewer is told of. */
  readonly diagnosed: Prisma.Sql
  /** What they are ranked by; undefined where no word is sought. */
  readonly ranking: WordSearch | undefined
  /** True where no incident holds all the words, and those that hold half of them, or else any, stand for them. */
  readonly isPartial: boolean
}

/**
 * How many of the words a search is satisfied with: all, or else half, or else any (`most`); all, or none is found (`all`); or all without
 * asking whether any incident holds them, where that is known or about to be found out (`assumed`).
 */
export type WantedWords = 'most' | 'all' | 'assumed'

/** Plans a search for a viewer. How many of the words are enough depends on the words and the viewer alone, so that facets and pages agree. */
export async function planSearch(database: Database, viewer: Viewer, text: string, today: string, wanted: WantedWords = 'most'): Promise<SearchPlan> {
  const query = readSearchQuery(text)
  const diagnosed = withDiagnostics(viewer)
  const circles = toCircles(viewer)
  if (query.isHopeless) return {condition: Prisma.sql`1 = 0`, rest: Prisma.sql`1 = 0`, diagnosed, ranking: undefined, isPartial: false}
  const {lists, absent, others} = splitClauses(query.clauses)
  const rest = others.map(clause => matchingClause({database, diagnosed, circles, today}, clause))
  if (lists.length === 0) {
    const without = absent.length === 0 ? [] : [Prisma.sql`i."key" NOT IN (${database.matchWords({circles, lists: [absent], absent: [], least: 1})})`]
    const condition = all([...rest, ...without])
    return {condition, rest: condition, diagnosed, ranking: undefined, isPartial: false}
  }
  const plan = (least: number): SearchPlan => {
    const ranking = {circles, lists, absent, least}
    return {
      condition: all([...rest, Prisma.sql`i."key" IN (${database.matchWords(ranking)})`]),
      rest: all(rest),
      diagnosed,
      ranking,
      isPartial: least < lists.length,
    }
  }
  if (wanted === 'assumed') return plan(lists.length)
  for (const least of listThresholds(lists.length)) {
    const ranking = {circles, lists, absent, least}
    if (await isAnyHeld(database, viewer, ranking, all(rest))) return plan(least)
    if (wanted === 'all') break
  }
  return plan(1)
}

/** Whether the viewer may see any incident that holds the words, and of which the rest holds, too. */
async function isAnyHeld(database: Database, viewer: Viewer, words: WordSearch, rest: Prisma.Sql): Promise<boolean> {
  // From the words to the incidents and not the other way round, which SQLite does in the order that is written: the first one is enough.
  const [hit] = await database.reader.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 AS "hit" FROM (${database.matchWords(words)}) h CROSS JOIN "Incident" i WHERE i."key" = h."key" AND ${visibleTo(viewer)} AND ${rest} LIMIT 1`)
  return hit !== undefined
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? always : Prisma.join([...conditions], ' AND ')
}

/** What a condition may depend on besides what was asked. */
type Asking = Pick<SearchPlan, 'diagnosed'> & {readonly database: Database; readonly circles: readonly Circle[]; readonly today: string}

function matchingClause(asking: Asking, clause: SearchClause): Prisma.Sql {
  const each = clause.map(condition => {
    const matching = matchingCondition(asking, condition)
    return condition.isNot ? Prisma.sql`NOT (${matching})` : matching
  })
  return Prisma.sql`(${Prisma.join(each, ' OR ')})`
}

/** Never null, so that its opposite is its opposite. */
function matchingCondition(asking: Asking, condition: SearchCondition): Prisma.Sql {
  return condition.kind === 'words'
    ? Prisma.sql`i."key" IN (${asking.database.matchWords({circles: asking.circles, lists: [condition.phrases], absent: [], least: 1})})`
    : matchingField(asking, condition)
}

function matchingField(asking: Asking, condition: FieldCondition): Prisma.Sql {
  switch (condition.kind) {
    case 'name':
      return matchingName(condition.field, condition.value, condition.isPrefix)
    case 'trigger':
      return Prisma.join(
        condition.words.map(forms => Prisma.sql`${inNames(Prisma.sql`n."field" = 'trigger' AND n."value" IN (${Prisma.join([...forms])})`)}`),
        ' AND ',
      )
    case 'severity':
      return Prisma.sql`i."severityRank" IN (${Prisma.join([-1, ...condition.levels.map(level => (level === 'none' ? 9 : level))])})`
    case 'status':
      return Prisma.sql`i."status" = ${condition.status}`
    case 'detection':
      return condition.source === 'none' ? Prisma.sql`i."detectedBy" IS NULL` : Prisma.sql`coalesce(i."detectedBy", '') = ${condition.source}`
    case 'date':
      return all([
        Prisma.sql`i."dated"`,
        ...(condition.from === undefined ? [] : [Prisma.sql`coalesce(i."date", '') >= ${condition.from}`]),
        ...(condition.before === undefined ? [] : [Prisma.sql`coalesce(i."date", '') < ${condition.before}`]),
      ])
    case 'undated':
      return Prisma.sql`NOT i."dated"`
    case 'minutes':
      return Prisma.sql`(coalesce(${columns[condition.measure]}, -1) >= 0 AND coalesce(${columns[condition.measure]}, -1) ${signs[condition.comparison]} ${condition.minutes})`
    case 'has':
      return possessing(asking, condition.what)
    case 'is':
      return qualities[condition.what]
  }
}

function matchingName(field: string, value: string, isPrefix: boolean): Prisma.Sql {
  const fields =
    field === 'factor'
      ? Prisma.sql`n."field" IN ('factor', 'factor-group')`
      : field === 'service'
        ? Prisma.sql`n."field" IN ('service', 'service-alias')`
        : Prisma.sql`n."field" = ${field}`
  const values = isPrefix ? Prisma.sql`n."value" >= ${value} AND n."value" < ${`${value}\u{10ffff}`}` : Prisma.sql`n."value" = ${value}`
  return inNames(Prisma.sql`${fields} AND ${values} AND n."start" = 0`)
}

function inNames(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`i."key" IN (SELECT n."incidentKey" FROM "SearchName" n WHERE ${condition})`
}

const columns: Readonly<Record<Measure, Prisma.Sql>> = {
  duration: Prisma.sql`i."longest"`,
  ttd: Prisma.sql`i."ttd"`,
  tta: Prisma.sql`i."tta"`,
  ttm: Prisma.sql`i."ttm"`,
  ttr: Prisma.sql`i."ttr"`,
}

const signs: Readonly<Record<Comparison, Prisma.Sql>> = {
  '>=': Prisma.sql`>=`,
  '<=': Prisma.sql`<=`,
  '>': Prisma.sql`>`,
  '<': Prisma.sql`<`,
  '=': Prisma.sql`=`,
}

const qualities: Readonly<Record<Quality, Prisma.Sql>> = {
  stale: Prisma.sql`i."stale"`,
  restricted: Prisma.sql`i."visibility" = 'restricted'`,
  public: Prisma.sql`i."visibility" = 'public'`,
}

function possessing({diagnosed, today}: Asking, what: Possession): Prisma.Sql {
  switch (what) {
    case 'actions':
      return Prisma.sql`i."actionsTotal" > 0`
    case 'open':
      return Prisma.sql`i."actionsOpen" > 0`
    case 'overdue':
      return Prisma.sql`coalesce(i."earliestDue", '9999') < ${today}`
    case 'general-prevention':
      return Prisma.sql`EXISTS (SELECT 1 FROM "ActionItem" a WHERE a."incidentKey" = i."key" AND a."kind" = 'prevent'
        AND a."status" IN ('open', 'in-progress', 'done') AND a."factor" IS NULL)`
    case 'diagnostics':
      return diagnosed
    case 'timeline':
      return Prisma.sql`EXISTS (SELECT 1 FROM "TimelineEntry" t WHERE t."incidentKey" = i."key")`
    case 'updates':
      return Prisma.sql`EXISTS (SELECT 1 FROM "StatusUpdate" u WHERE u."incidentKey" = i."key")`
    case 'factors':
      return Prisma.sql`EXISTS (SELECT 1 FROM "Factor" f WHERE f."incidentKey" = i."key")`
    case 'categories':
      return Prisma.sql`EXISTS (SELECT 1 FROM "IncidentCategory" c WHERE c."incidentKey" = i."key")`
    case 'trigger':
      return Prisma.sql`EXISTS (SELECT 1 FROM "Trigger" t WHERE t."incidentKey" = i."key")`
    case 'severity':
      return Prisma.sql`i."severityLevel" IS NOT NULL`
    case 'services':
      return Prisma.sql`EXISTS (SELECT 1 FROM "IncidentService" s WHERE s."incidentKey" = i."key")`
    case 'detection':
      return Prisma.sql`i."detectedBy" IS NOT NULL`
    case 'impact':
      return Prisma.sql`i."impactMinutes" IS NOT NULL`
    default:
      return Prisma.sql`EXISTS (SELECT 1 FROM "Milestone" m WHERE m."incidentKey" = i."key" AND m."kind" = ${what satisfies MilestoneKind})`
  }
}
