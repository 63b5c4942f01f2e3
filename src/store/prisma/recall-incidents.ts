import type {Viewer} from '#src/incident/viewer.ts'
import {rankRecall} from '#src/library/recall/rank-recall.ts'
import {mostCompared, type RecallAnswer} from '#src/library/recall/recall-answer.ts'
import {type RecallDocument, toMention} from '#src/library/recall/recall-document.ts'
import {chooseLists, listCountedWords, listFamilyWords, type RecallQuestion, toRarity} from '#src/library/recall/recall-question.ts'
import {countIncidents} from './count-incidents.ts'
import type {Database} from './database.ts'
import type {CardLists} from './list-incidents.ts'
import {rankBest} from './rank-best.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {seesWholeCircles, toCircles} from './to-circles.ts'
import {visibleTo} from './visible-to.ts'

/**
 * Finds some dozens of incidents by the index of words and compares those with the question. Words are counted, and incidents found, among
 * what the viewer sees and nothing else.
 */
export async function recallIncidents(database: Database, viewer: Viewer, question: RecallQuestion, limit: number): Promise<RecallAnswer> {
  const all = await countIncidents(database, viewer)
  if (all === 0) return {all, matches: []}
  // Restricted incidents are counted one by one, which what looking for a family costs is not worth.
  const withoutRestricted: Viewer = {...viewer, handles: [], seesEverything: false}
  const [holders, familyHolders] = await Promise.all([
    database.weighWords(viewer, listCountedWords(question)),
    database.weighWords(withoutRestricted, listFamilyWords(question)),
  ])
  const lists = chooseLists(question, holders, familyHolders, all)
  if (lists.length === 0) return {all, matches: []}
  const documents = await loadCandidates(database, viewer, lists)
  return {all, matches: rankRecall(question, documents, toRarity(question, holders, all)).slice(0, limit)}
}

async function loadCandidates(database: Database, viewer: Viewer, lists: ReturnType<typeof chooseLists>): Promise<readonly RecallDocument[]> {
  const search = {circles: toCircles(viewer), lists, absent: [], least: 1, isLoose: true}
  // The best are the viewer's best only where all of their circles are theirs to see.
  const best = seesWholeCircles(viewer) ? await rankBest(database, search, mostCompared) : undefined
  const found = best?.ranked ?? database.rankWords(search)
  // The passages of those alone that are compared are read: sorted along with the others they would cost most of the time.
  const rows = await database.reader.$queryRaw<CandidateRow[]>(Prisma.sql`
    SELECT i."key", i."id", i."title", i."card", p."passages"
    FROM (
      SELECT h."key", h."score" FROM (${found}) h JOIN "Incident" i ON i."key" = h."key" WHERE ${visibleTo(viewer)}
      ORDER BY h."score" DESC, i."id" LIMIT ${mostCompared}
    ) c JOIN "Incident" i ON i."key" = c."key" JOIN "DocumentPassages" p ON p."incidentKey" = i."key"
    ORDER BY c."score" DESC, i."id"`)
  if (rows.length === 0) return []
  const keys = Prisma.join(rows.map(({key}) => Number(key)))
  const [tags, links] = await Promise.all([
    database.reader.$queryRaw<NameRow[]>(
      Prisma.sql`SELECT "incidentKey" AS "key", "name" FROM "IncidentTag" WHERE "incidentKey" IN (${keys}) ORDER BY "incidentKey", "position"`,
    ),
    database.reader.$queryRaw<NameRow[]>(
      Prisma.sql`SELECT "incidentKey" AS "key", "to" AS "name" FROM "IncidentLink" WHERE "incidentKey" IN (${keys}) ORDER BY "incidentKey", "position"`,
    ),
  ])
  return rows.map(({key, id, title, card, passages}) => ({
    id,
    title,
    tags: pick(tags, key),
    services: (JSON.parse(card) as CardLists).services,
    mentions: pick(links, key).map(toMention),
    passages: JSON.parse(passages),
  }))
}

type CandidateRow = {readonly key: number | bigint; readonly id: string; readonly title: string; readonly card: string; readonly passages: string}
type NameRow = {readonly key: number | bigint; readonly name: string}

function pick(rows: readonly NameRow[], key: number | bigint): readonly string[] {
  return rows.filter(row => Number(row.key) === Number(key)).map(({name}) => name)
}
