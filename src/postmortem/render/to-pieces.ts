import type {Element, ElementContent, RootContent as HastContent} from 'hast'
import type {Parent, Root, RootContent} from 'mdast'
import remarkRehype, {type Options} from 'remark-rehype'
import {unified} from 'unified'
import type {Footnote} from './survey-parts.ts'

/** A stretch of a document that becomes HTML of its own. */
interface Piece extends Parent {
  type: 'piece'
  children: RootContent[]
}

declare module 'mdast' {
  interface RootContentMap {
    piece: Piece
  }
}

/** A reference to a footnote, as its link's address says it until the link is dressed; see `footnoteMark`. */
type FootnoteMark = {readonly number: number; readonly count: number}

/** The trees of a document's pieces, and how often each footnote is referred to. */
export type PieceTrees = {
  readonly pieces: readonly (readonly ElementContent[])[]
  readonly footnotes: readonly {readonly content: readonly ElementContent[]; readonly references: number}[]
}

/**
 * Turns pieces into HTML trees in one run, so that a definition is found from every piece. Raw HTML stands in them as it was written.
 * References to footnotes are links to `secret` and the footnote's number: whoever dresses the trees knows the secret, the author does not.
 */
export function toPieces(
  pieces: readonly (readonly RootContent[])[],
  definitions: readonly RootContent[],
  footnotes: readonly Footnote[],
  secret: string,
): PieceTrees {
  const numbers = new Map(footnotes.map(({identifier}, index) => [identifier, index + 1]))
  const counts = new Map<number, number>()

  const handlers: Options['handlers'] = {
    piece(state, node: Piece): Element {
      const children = state.all(node)
      const isInline = node.children.every(child => inline.has(child.type))
      return {type: 'element', tagName: 'piece', properties: {}, children: isInline ? children : state.wrap(children, true)}
    },
    footnoteReference(_, node: {identifier: string; label?: string}): ElementContent {
      const number = numbers.get(node.identifier)
      if (number === undefined) return {type: 'text', value: `[^${node.label ?? node.identifier}]`}
      const count = (counts.get(number) ?? 0) + 1
      counts.set(number, count)
      return {
        type: 'element',
        tagName: 'a',
        properties: {href: `#${secret}-${number}-${count}`},
        children: [{type: 'text', value: String(number)}],
      }
    },
  }

  const wrapped = [...pieces, ...footnotes.map(({content}) => content)].map((children): Piece => ({type: 'piece', children: [...children]}))
  const root: Root = {type: 'root', children: [...definitions, ...wrapped]}
  const tree = unified().use(remarkRehype, {allowDangerousHtml: true, handlers}).runSync(root)
  const trees = tree.children.filter(isPiece).map(piece => piece.children)
  return {
    pieces: trees.slice(0, pieces.length),
    footnotes: trees.slice(pieces.length).map((content, index) => ({content, references: counts.get(index + 1) ?? 0})),
  }
}

/** What a link's address says of a footnote, or undefined for any other link. */
export function readFootnoteMark(href: string, secret: string): FootnoteMark | undefined {
  if (!href.startsWith(`#${secret}-`)) return undefined
  const [number, count] = href
    .slice(secret.length + 2)
    .split('-')
    .map(Number)
  return number && count ? {number, count} : undefined
}

const inline: ReadonlySet<string> = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'html',
] satisfies RootContent['type'][])

function isPiece(node: HastContent): node is Element {
  return node.type === 'element' && node.tagName === 'piece'
}
