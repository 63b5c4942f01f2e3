import type {Viewer} from '#src/incident/viewer.ts'
import type {IncidentFacets, IncidentFilters} from '#src/library/incident-store.ts'
import {listUntoldRules} from '#src/library/told-diagnostics.ts'
import {always} from './always.ts'
import type {Database} from './database.ts'
import {type FacetColumns, openFacetColumns} from './facet-columns.ts'
import {planSearch, type SearchPlan} from './plan-search.ts'
import {readFacetValues} from './read-facet-values.ts'
import {readNumbers} from './read-numbers.ts'
import {readRevision} from './read-revision.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {seesWholeCircles} from './to-circles.ts'
import {visibleTo} from './visible-to.ts'

type CountFacets = (viewer: Viewer, filters: IncidentFilters, today: string, isWhole: boolean | undefined) => Promise<IncidentFacets>

/**
 * Counts facets over columns that are held in memory and follow the index. Which incidents are counted, the database is asked each time: those
 * that hold the words and that the viewer may see. See docs/decisions/20261122-facets-in-memory.md.
 */
export function openFacets(database: Database): CountFacets {
  let held: Held = {revision: -1, columns: openFacetColumns()}
  let last: Promise<unknown> = Promise.resolve()

  /** The columns as they are at the revision or later; one change after another is taken over. */
  const follow = async (revision: number): Promise<FacetColumns> => {
    if (held.revision < revision) {
      const turn = last.then(async () => {
        if (held.revision < revision) held = await readChanges(database, held)
      })
      last = turn.catch(() => undefined)
      await turn
    }
    return held.columns
  }

  return async (viewer, filters, today, isWhole) => {
    const plan = await planSearch(database, viewer, filters.words, today, isWhole ? 'assumed' : 'most')
    const {revision, keys} = (await shareKeys(database, viewer, plan)) ?? (await findKeys(database, viewer, filters, plan))
    const columns = await follow(revision)
    return columns.count({keys, revision, filters, today, untold: new Set(listUntoldRules(viewer))})
  }
}

/** The keys of the incidents that hold the words and that the viewer may see, at a revision. */
type FoundKeys = {readonly revision: number; readonly keys: readonly number[]}

/** What is being found out for the list of the same search in any case, unless that looked at an index older than the one asked for here. */
async function shareKeys(database: Database, viewer: Viewer, {ranking, rest}: SearchPlan): Promise<FoundKeys | undefined> {
  if (!database.pendingScores || !ranking || rest !== always || !seesWholeCircles(viewer)) return undefined
  // First the revision, which takes long enough for the list, asked for at the same time, to have begun.
  const now = await readRevision(database)
  // Who asked for the scores is told why there are none; here the question is asked anew.
  const found = await database.pendingScores(ranking)?.catch(() => undefined)
  return found && found.revision >= now ? {revision: found.revision, keys: [...found.scores.keys()]} : undefined
}

async function findKeys(database: Database, viewer: Viewer, filters: IncidentFilters, plan: SearchPlan): Promise<FoundKeys> {
  const [found] = await database.reader.$queryRaw<{revision: number | bigint | null; keys: string | null}[]>(Prisma.sql`
    SELECT (SELECT s."revision" FROM "SyncState" s WHERE s."id" = 1) AS "revision",
      (SELECT string_agg(CAST(k."key" AS TEXT), ',') FROM (${listKeys(database, viewer, filters, plan)}) k) AS "keys"`)
  return {revision: Number(found?.revision ?? 0), keys: readNumbers(found?.keys)}
}

type Held = {readonly revision: number; readonly columns: FacetColumns}

/** Takes over what has changed, or begins anew where most of what is held is there no more. */
async function readChanges(database: Database, held: Held): Promise<Held> {
  const {revision, count, changed} = await readFacetValues(database, held.revision)
  if (held.columns.size() + changed.revisions.size > 2 * count + spare && held.revision >= 0)
    return await readChanges(database, {revision: -1, columns: openFacetColumns()})
  held.columns.add(changed)
  return {revision, columns: held.columns}
}

/** Incidents that may be held in vain, however few there are. */
const spare = 1000

/** The keys of the incidents that hold the words and that the viewer may see. */
function listKeys(database: Database, viewer: Viewer, {words}: IncidentFilters, {condition, ranking, rest}: SearchPlan): Prisma.Sql {
  // Where the index of words alone can tell, nothing else is asked: who sees one of a circle sees them all.
  if (ranking && rest === always && seesWholeCircles(viewer)) return database.matchWords(ranking)
  return Prisma.sql`SELECT i."key" FROM "Incident" i WHERE ${visibleTo(viewer)} AND ${words.trim() === '' ? always : condition}`
}
