import type {PublishedDocument} from '#src/library/incident-store.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import {toPageAnchors} from '#src/postmortem/document/heading-anchors.ts'
import type {DocumentPassage, PassagePlace} from './document-passage.ts'

/** The passages of a document, in the order of its page. */
export function toPassages({incident, html}: Pick<PublishedDocument, 'incident' | 'html'>): readonly DocumentPassage[] {
  const anchors = toPageAnchors(incident.sections.map(({heading}) => heading))
  const each = (place: PassagePlace, pieces: readonly string[]): readonly DocumentPassage[] =>
    pieces.flatMap((piece, index) => toParagraphs(piece).map(text => ({place, index, anchor: undefined, kind: undefined, heading: undefined, text})))
  return [
    ...html.sections.flatMap((piece, index) => {
      const {kind, heading} = incident.sections[index] ?? {}
      return toParagraphs(piece).map((text): DocumentPassage => ({place: 'section', index, anchor: anchors[index], kind, heading, text}))
    }),
    ...incident.factors.map(({title}, index): DocumentPassage => ({place: 'factor', index, anchor: undefined, kind: undefined, heading: title, text: title})),
    ...each('factor', html.factors).filter(({index, text}) => text !== incident.factors[index]?.title),
    ...each('entry', html.entries),
    ...each('update', html.updates),
    ...each('action', html.actions),
  ].filter(({text}) => text !== '')
}

const blockEnd = /(?<=<\/(?:p|li|tr|h[1-6]|pre|dd|dt|blockquote)>)/i
const shortest = 160

/** The words of a piece of HTML by its paragraphs; short ones, such as the items of a list, stay together. */
function toParagraphs(html: string): readonly string[] {
  const paragraphs: string[] = []
  for (const block of html.split(blockEnd)) {
    const text = toPlainText(block)
    const last = paragraphs.at(-1)
    if (last !== undefined && (last.length < shortest || text.length < shortest / 4) && last.length + text.length < 3 * shortest) {
      paragraphs[paragraphs.length - 1] = `${last} ${text}`.trim()
    } else paragraphs.push(text)
  }
  return paragraphs
}
