import type {Viewer} from '#src/incident/viewer.ts'
import type {Vocabulary} from '#src/library/search/correct-search.ts'
import type {Database} from './database.ts'
import {isAnyHeld} from './plan-search.ts'
import {toCircles} from './to-circles.ts'

/** The words of the incidents, as far as a viewer may know of them. */
export function openVocabulary(database: Database, viewer: Viewer): Vocabulary {
  return {
    weigh: words => database.weighWords(viewer, words),
    isHeld: words =>
      isAnyHeld(database, viewer, {circles: toCircles(viewer), lists: [words.map(word => ({words: [word], isPrefix: false}))], absent: [], least: 1}),
  }
}
