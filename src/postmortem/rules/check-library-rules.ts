import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {libraryRules} from './all-rules.ts'
import type {LibraryContext} from './rule.ts'
import {applySettings} from './settings.ts'

/**
 * What is wrong with a document on this day, among these others and by this configuration; it changes without the document changing,
 * so it is never stored. Not yet at the levels in force: `judgeDocument` sees to that.
 */
export function checkLibraryRules(context: LibraryContext): readonly Diagnostic[] {
  return libraryRules.flatMap(rule => rule.checkLibrary?.(context) ?? [])
}

/** All that is to be said of a document, at the levels in force: what reading it found, kept as found, and what depends on where it stands. */
export function judgeDocument(found: readonly Diagnostic[], context: LibraryContext): readonly Diagnostic[] {
  return applySettings([...found, ...checkLibraryRules(context)], context.settings)
}
