import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {IncidentRecord} from '#src/library/incident-store.ts'
import {judgeDocument} from '#src/postmortem/rules/check-library-rules.ts'
import type {Settings} from '#src/postmortem/rules/settings.ts'

/** What keeps a document from being published, in words. */
export type Gap = {readonly rule: string; readonly message: string}

/** Sections that a document of its severity needs and does not have, and errors in it: what has to be mended, or argued away, before it is published. */
export function listGaps({incident, diagnostics, stale}: Pick<IncidentRecord, 'incident' | 'diagnostics' | 'stale'>, settings: Settings): readonly Gap[] {
  const today = new Date().toISOString().slice(0, 10)
  return toGaps(judgeDocument(diagnostics, {incident, today, exists: () => true, settings}), stale)
}

/** The same of a document that is judged already. */
export function toGaps(judged: readonly Diagnostic[], stale: Diagnostic | undefined): readonly Gap[] {
  return [...(stale ? [stale] : []), ...judged]
    .filter(({rule, level}) => level === 'error' || rule === 'missing-section')
    .map(({rule, message}) => ({rule, message}))
}
