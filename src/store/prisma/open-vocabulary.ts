import type {Viewer} from '#src/incident/viewer.ts'
import type {Vocabulary} from '#src/library/search/correct-search.ts'
import type {Database} from './database.ts'

/** The words of the incidents, as far as a viewer may know of them. */
export function openVocabulary(database: Database, viewer: Viewer): Vocabulary {
  return {
    weigh: words => database.weighWords(viewer, words),
    isHeld: async words => (await database.weighWords(viewer, words)).size > 0,
  }
}
