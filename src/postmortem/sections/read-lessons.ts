import type {Lesson} from '#src/incident/incident.ts'
import type {SectionKind} from '#src/incident/section.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {SectionNodes} from '#src/postmortem/document/split-sections.ts'

const kinds: Partial<Record<SectionKind, Lesson['kind']>> = {lessons: 'general', lessonsWell: 'well', lessonsPoor: 'poorly', lessonsLucky: 'lucky'}

/** Reads a lessons section: each list item and each paragraph is one; empty for sections of other kinds. */
export function readLessons(source: SourceText, section: SectionNodes): readonly Lesson[] {
  const kind = kinds[section.kind]
  if (!kind) return []
  return section.nodes.flatMap(node => {
    const pieces = node.type === 'list' ? node.children.map(item => item.children[0] ?? item) : node.type === 'paragraph' ? [node] : []
    return pieces.map(piece => {
      const evidence = toEvidence(source, startOf(source, piece), endOf(source, piece), 'item')
      return {kind, text: evidence.quote, evidence}
    })
  })
}
