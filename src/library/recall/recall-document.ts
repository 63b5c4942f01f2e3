import type {DocumentPassage} from '#src/library/search/document-passage.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import type {RecallField} from './recall-weights.ts'

/** An incident as recall reads it: its names, and the passages that a search shows of it. */
export type RecallDocument = {
  readonly id: string
  readonly title: string
  readonly tags: readonly string[]
  readonly services: readonly string[]
  /** What the text calls other incidents that it links to. */
  readonly mentions: readonly string[]
  readonly passages: readonly DocumentPassage[]
}

/** A piece of a document that stands in one place. `passage` is undefined for its title and its tags. */
export type RecallPiece = {readonly field: RecallField; readonly text: string; readonly passage: DocumentPassage | undefined; readonly offset: number}

/** A document taken apart by the weight of its places. */
export function toPieces(document: RecallDocument): readonly RecallPiece[] {
  const pieces: RecallPiece[] = [
    {field: 'title', text: document.title, passage: undefined, offset: 0},
    {field: 'tags', text: [...document.tags, ...document.services].join(', '), passage: undefined, offset: 0},
  ]
  for (const passage of document.passages) {
    let offset = 0
    let isReference = false
    for (const sentence of passage.text.split(sentenceEnd)) {
      // What follows a reference to another incident compares the two, up to the end of the paragraph.
      isReference ||= document.mentions.some(mention => mention !== '' && sentence.includes(mention))
      const field = isReference ? 'reference' : /^Note:/.test(passage.text) ? 'remark' : toField(passage)
      const last = pieces.at(-1)
      if (last?.passage === passage && last.field === field) {
        pieces[pieces.length - 1] = {...last, text: last.text + sentence}
      } else pieces.push({field, text: sentence, passage, offset})
      offset += sentence.length
    }
  }
  return pieces
}

const sentenceEnd = /(?<=[.!?] )/

function toField({place, kind}: DocumentPassage): RecallField {
  return place === 'section' ? (kind ?? 'summary') : place
}

/** What a list calls an incident that a text links to, as `toPlainText` writes it. */
export function toMention(address: string): string {
  return toPlainText(`<incident-link>[[${address}]]</incident-link>`)
}
