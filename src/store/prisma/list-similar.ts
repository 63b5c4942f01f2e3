import type {Viewer} from '#src/incident/viewer.ts'
import type {SimilarIncident} from '#src/library/incident-store.ts'
import type {DocumentPassage} from '#src/library/search/document-passage.ts'
import {chooseKeyWords, toKeyWords} from '#src/library/search/to-key-words.ts'
import {toWords} from '#src/library/search/words.ts'
import {countIncidents} from './count-incidents.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {toCircles} from './to-circles.ts'
import {visibleTo} from './visible-to.ts'

/** Other incidents whose texts hold most of the words that set this one apart, those words first among the reasons. */
export async function listSimilar(database: Database, viewer: Viewer, id: string, limit: number): Promise<readonly SimilarIncident[]> {
  const [own] = await database.reader.$queryRaw<{key: number | bigint; title: string; passages: string}[]>(Prisma.sql`
    SELECT i."key", i."title", p."passages" FROM "Incident" i JOIN "DocumentPassages" p ON p."incidentKey" = i."key"
    WHERE ${visibleTo(viewer)} AND i."id" = ${id}`)
  if (!own) return []
  const candidates = toKeyWords(own.title, JSON.parse(own.passages))
  const [holders, all] = await Promise.all([database.weighWords(viewer, candidates), countIncidents(database, viewer)])
  const words = chooseKeyWords(candidates, holders, all)
  if (words.length < 2) return []
  const lists = words.map(word => [{words: [word], isPrefix: false}])
  const rows = await database.reader.$queryRaw<{key: number | bigint; id: string; title: string; passages: string}[]>(Prisma.sql`
    SELECT i."key", i."id", i."title", p."passages"
    FROM (${database.rankWords({circles: toCircles(viewer), lists, absent: [], least: 2})}) h JOIN "Incident" i ON i."key" = h."key" JOIN "DocumentPassages" p ON p."incidentKey" = i."key"
    WHERE ${visibleTo(viewer)} AND i."key" <> ${Number(own.key)}
    ORDER BY h."score" DESC, i."id" LIMIT ${limit}`)
  return rows.map(({id: other, title, passages}) => ({id: other, title, words: listShared(words, title, JSON.parse(passages))}))
}

function listShared(words: readonly string[], title: string, passages: readonly DocumentPassage[]): readonly string[] {
  const held = new Set([title, ...passages.map(({text}) => text)].flatMap(toWords))
  return words.filter(word => held.has(word))
}
