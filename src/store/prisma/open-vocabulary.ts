import type {Viewer} from '#src/incident/viewer.ts'
import type {Vocabulary} from '#src/library/search/correct-search.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'
import {visibleTo} from './visible-to.ts'

/** The words of the incidents, as far as a viewer may know of them. */
export function openVocabulary(database: Database, viewer: Viewer): Vocabulary {
  return {
    weigh: words => database.weighWords(words),
    async isHeld(words) {
      const held = database.matchWords({lists: [words.map(word => ({words: [word], isPrefix: false}))], absent: [], least: 1})
      const [hit] = await database.reader.$queryRaw<unknown[]>(Prisma.sql`
        SELECT 1 AS "hit" FROM "Incident" i WHERE ${visibleTo(viewer)} AND i."key" IN (${held}) LIMIT 1`)
      return hit !== undefined
    },
  }
}
