import type {Diagnostic} from '#src/incident/diagnostic.ts'
import {canSeeDrafts, type Viewer} from '#src/incident/viewer.ts'

/** Rules whose findings a viewer is not told of: whoever only reads is not shown where to look for what should not be there. */
export function listUntoldRules(viewer: Viewer): readonly string[] {
  return canSeeDrafts(viewer) ? [] : telling
}

/** What a viewer is told of a document's findings. A filter or a figure that went by the others would tell of them, too. */
export function listToldDiagnostics(viewer: Viewer, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const untold = listUntoldRules(viewer)
  return diagnostics.filter(({rule}) => !untold.includes(rule))
}

const telling = ['secret-in-text', 'internal-address', 'mail-address'] as const
