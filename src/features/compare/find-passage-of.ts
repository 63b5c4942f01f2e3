import type {SectionKind} from '#src/incident/section.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import {toPageAnchors} from '#src/postmortem/document/heading-anchors.ts'
import type {ComparedIncident} from './compared-incident.ts'
import {toLikenessHref} from './list-shared.ts'

/** The words of the first section of one of these kinds that has any, and where it stands; undefined where there is none. */
export function findPassageOf(
  {incident: {sections}, html, page}: Pick<ComparedIncident, 'incident' | 'html' | 'page'>,
  kinds: readonly SectionKind[],
): {readonly text: string; readonly href: string} | undefined {
  const anchors = toPageAnchors(sections.map(({heading}) => heading))
  for (const [index, {kind}] of sections.entries()) {
    const text = kinds.includes(kind) ? toPlainText(html.sections[index] ?? '') : ''
    if (text !== '' && !/^not stated\b/i.test(text)) return {text, href: toLikenessHref(page, {text, place: 'section', index, anchor: anchors[index]})}
  }
  return undefined
}
