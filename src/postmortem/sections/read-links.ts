import type {IncidentLink} from '#src/incident/relation.ts'
import type {Prose} from '#src/postmortem/document/prose.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'

/** Finds every `[[incident-id]]` of the prose; code and listings are left alone. */
export function readLinks(source: SourceText, prose: readonly Prose[]): readonly IncidentLink[] {
  return prose.flatMap(({text, start}) => {
    if (!text.includes('[[')) return []
    return [...text.matchAll(/\[\[([^\s[\]|](?:[^[\]|\n]{0,198}[^\s[\]|])?)\]\]/g)].map(match => {
      const from = start + match.index
      return {to: (match[1] ?? '').normalize('NFC'), evidence: toEvidence(source, from, from + match[0].length, 'prose')}
    })
  })
}
