import type {Evidence} from '#src/incident/evidence.ts'
import type {RelationType} from '#src/incident/relation.ts'
import type {CrossReferences} from '#src/library/cross-reference.ts'
import type {IncidentStore} from '#src/library/incident-store.ts'
import type {PassagePlace} from '#src/library/search/document-passage.ts'
import {toPlainText} from '#src/library/to-plain-text.ts'
import {toPageAnchors} from '#src/postmortem/document/heading-anchors.ts'
import type {ReadRecords} from './compare-near.ts'
import type {ComparedDocument} from './find-likenesses.ts'
import type {LikenessPassage} from './likeness.ts'

/** What two documents say of each other, by their own words. */
export type Statements = {
  /** The sentence of this document that links to the other one, and the other way round; the titles stand where the links are. */
  readonly here: LikenessPassage | undefined
  readonly there: LikenessPassage | undefined
  /** Where the other document states its relations to this one. */
  readonly relations: readonly {readonly type: RelationType; readonly evidence: Evidence}[]
}

type Titles = Awaited<ReturnType<IncidentStore['findTitles']>>

/** The statements behind the references that authors have made, by the id of the other incident. `titles` are by every address that the document names, and its own. */
export async function readStatements(
  record: ComparedDocument,
  {stated}: CrossReferences,
  titles: Titles,
  read: ReadRecords,
): Promise<ReadonlyMap<string, Statements>> {
  const {incident} = record
  const own = new Set([incident.id, ...incident.aliases.map(({value}) => value).filter(alias => titles.get(alias)?.id === incident.id)])
  const naming = stated.filter(({reasons}) => reasons.some(reason => 'direction' in reason && reason.direction === 'to'))
  const records = await read(naming.map(({id}) => id))
  const entries = stated.map(({id, title}): readonly [string, Statements] => {
    const there = records.get(id)
    const named = new Set(incident.links.map(({to}) => to).filter(to => titles.get(to)?.id === id))
    return [
      id,
      {
        here: findMention(record, named, title),
        there: there && findMention(there, own, incident.title?.value ?? incident.id),
        relations: (there?.incident.relations ?? []).filter(({to}) => own.has(to)).map(({type, evidence}) => ({type, evidence})),
      },
    ]
  })
  return new Map(entries)
}

/** The first sentence of a document that links to any of these addresses, with `name` in the link's place. */
export function findMention({incident, html}: ComparedDocument, addresses: ReadonlySet<string>, name: string): LikenessPassage | undefined {
  if (addresses.size === 0) return undefined
  const anchors = toPageAnchors(incident.sections.map(({heading}) => heading))
  for (const {place, pieces} of listPieces(html)) {
    for (const [index, piece] of pieces.entries()) {
      if (!piece.includes('<incident-link>')) continue
      const text = findSentence(piece, addresses, name)
      if (text !== undefined) return {text, place, index, anchor: place === 'section' ? anchors[index] : undefined}
    }
  }
  return undefined
}

function listPieces(html: ComparedDocument['html']): readonly {readonly place: PassagePlace; readonly pieces: readonly string[]}[] {
  return [
    {place: 'section', pieces: html.sections},
    {place: 'factor', pieces: html.factors},
    {place: 'entry', pieces: html.entries},
    {place: 'action', pieces: html.actions},
    {place: 'update', pieces: html.updates},
  ]
}

function findSentence(piece: string, addresses: ReadonlySet<string>, name: string): string | undefined {
  // One paragraph at a time: the end of a heading or an item is no full stop.
  for (const block of piece.split(/(?<=<\/(?:p|li|tr|h[1-6]|dd|dt|blockquote)>)/i)) {
    let isFound = false
    const marked = block.replace(/<incident-link>\[\[([^<]*)\]\]<\/incident-link>/g, (link, address: string) => {
      if (!addresses.has(toPlainText(address).normalize('NFC'))) return link
      isFound = true
      return mark
    })
    if (!isFound) continue
    const sentence = toPlainText(marked)
      .split(/(?<=[.!?]["”’)]?) (?=["“‘(]?[\p{Lu}\p{N}\ue000])/u)
      .find(each => each.includes(mark))
    return sentence?.replaceAll(mark, name)
  }
  return undefined
}

/** Stands for the link; no text of ours has it. */
const mark = '\ue000'
