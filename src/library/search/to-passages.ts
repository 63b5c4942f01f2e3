import type {PublishedDocument} from '#src/library/incident-store.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import {toPageAnchors} from '#src/postmortem/document/heading-anchors.ts'
import type {DocumentPassage, PassagePlace} from './document-passage.ts'

/** The passages of a document, in the order of its page. */
export function toPassages({incident, html}: Pick<PublishedDocument, 'incident' | 'html'>): readonly DocumentPassage[] {
  const anchors = toPageAnchors(incident.sections.map(({heading}) => heading))
  const each = (place: PassagePlace, pieces: readonly string[]): readonly DocumentPassage[] =>
    pieces.map((piece, index) => ({place, index, anchor: undefined, kind: undefined, heading: undefined, text: toPlainText(piece)}))
  return [
    ...html.sections.map((piece, index): DocumentPassage => {
      const {kind, heading} = incident.sections[index] ?? {}
      return {place: 'section', index, anchor: anchors[index], kind, heading, text: toPlainText(piece)}
    }),
    // A factor's title is its first sentence, and may be all of it.
    ...each('factor', html.factors).map(passage => {
      const heading = incident.factors[passage.index]?.title
      return {...passage, heading, text: `${heading ?? ''} ${passage.text}`.trim()}
    }),
    ...each('entry', html.entries),
    ...each('update', html.updates),
    ...each('action', html.actions),
  ].filter(({text}) => text !== '')
}
