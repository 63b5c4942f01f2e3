import type {Lesson} from '#src/incident/incident.ts'
import type {SectionKind} from '#src/incident/section.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {Line} from '#src/postmortem/document/to-lines.ts'

const kinds: Partial<Record<SectionKind, Lesson['kind']>> = {lessons: 'general', lessonsWell: 'well', lessonsPoor: 'poorly', lessonsLucky: 'lucky'}

/** What templates are answered with where there is nothing to say. */
const nothing = /^[\s*_-]*(?:\p{L}[\p{L} ]{1,30}:[\s*_]*)?(?:none|n\/?a|nothing|tbd|-|keine|aucun|ninguna?|nenhum|geen|なし)[\s*_.]*$/iu

/** Reads a lessons section: each list item and each paragraph is one; empty for sections of other kinds. */
export function readLessons(source: SourceText, kind: SectionKind, lines: readonly Line[]): readonly Lesson[] {
  const lesson = kinds[kind]
  if (!lesson) return []
  return lines
    .filter(line => (line.kind === 'text' || (line.kind === 'item' && line.depth === 0)) && !nothing.test(line.text))
    .map(line => {
      const evidence = toEvidence(source, line.start, line.end, 'item')
      return {kind: lesson, text: evidence.quote, evidence}
    })
}
