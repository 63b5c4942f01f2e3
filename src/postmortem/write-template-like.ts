import type {SectionKind} from '#src/incident/section.ts'
import {writeYamlText} from './format/write-yaml-value.ts'
import {readInDetail} from './read-postmortem.ts'

/**
 * A template made of a document: whose it was and who may read it, what it was about, and its headings; none of what happened. Its front
 * matter names the document as a related one. Never throws on content.
 */
export function writeTemplateLike(text: string, id: string): string {
  const {reading, frontMatter, source, root} = readInDetail(text, id)
  const isYaml = root.children[0]?.type === 'yaml'
  const kept = isYaml ? frontMatter.fields.filter(({key}) => keptKeys.has(key)) : []
  const fields = kept.map(({keyEvidence, evidenceAt}) => source.text.slice(keyEvidence.start.offset, evidenceAt([]).end.offset).trimEnd())
  const headings = reading.incident.sections.flatMap(({kind, heading}) =>
    heading === undefined || kind === 'statusUpdates' ? [] : [`${subsections.has(kind) ? '###' : '##'} ${heading.replace(/\s+/g, ' ').trim()}\n`],
  )
  const related = ['related:', `  - {to: ${writeYamlText(id)}, type: related}`]
  return ['---', ...fields, ...related, '---', '', ...headings].join('\n').replace(/\r\n?/g, '\n')
}

const keptKeys = new Set(['organization', 'timezone', 'visibility', 'audience', 'services', 'regions', 'tags'])

const subsections: ReadonlySet<SectionKind> = new Set(['lessonsWell', 'lessonsPoor', 'lessonsLucky'])
