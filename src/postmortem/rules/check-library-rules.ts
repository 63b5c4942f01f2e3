import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {libraryRules} from './all-rules.ts'
import type {LibraryContext} from './rule.ts'

/** What is wrong with a document on this day and among these others; it changes without the document changing, so it is never stored. */
export function checkLibraryRules(context: LibraryContext): readonly Diagnostic[] {
  return libraryRules.flatMap(rule => rule.checkLibrary?.(context) ?? [])
}
