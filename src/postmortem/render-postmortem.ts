import type {ElementContent} from 'hast'
import type {RootContent} from 'mdast'
import type {DocumentParts} from './document/document-parts.ts'
import {withoutComments} from './document/plain-text.ts'
import {type Dressing, dressPiece, toNoteId, toReferenceId} from './render/dress-piece.ts'
import {openHighlighter} from './render/highlight-code.ts'
import {type OutputBudget, OutputTooLarge, openOutputBudget} from './render/output-budget.ts'
import {sanitizePiece} from './render/sanitize-piece.ts'
import {listPieces, surveyParts} from './render/survey-parts.ts'
import {type PieceTrees, toPieces} from './render/to-pieces.ts'
import {escapeHtml, writeHtml} from './render/write-html.ts'

export {OutputTooLarge}

/**
 * A document's HTML in the pieces that a page is made of, sanitised. Lists run parallel to the incident's own: `entries[3]` is the text
 * of `timeline[3]`. `[[…]]` stands as `<incident-link>[[id]]</incident-link>`, to be resolved for each viewer.
 */
export type DocumentHtml = {
  /** What the structured pieces below do not already show of each section; empty where they show all of it. */
  readonly sections: readonly string[]
  readonly entries: readonly string[]
  readonly updates: readonly string[]
  readonly actions: readonly string[]
  /** The description of each factor. */
  readonly factors: readonly string[]
  readonly footnotes: string
}

type RenderOptions = {
  /** The incident's id; keeps the ids of its footnotes apart from those of another incident on the same page. */
  readonly id: string
  /** The document's path below the content folder; undefined where no image of the folder is to be shown. */
  readonly file?: string | undefined
  /** Characters of the document's file; bounds what comes out. */
  readonly sourceLength: number
  /** See `PostmortemReading`. */
  readonly anchors?: ReadonlyMap<string, string> | undefined
}

/**
 * Renders a document's parts. Of the folder's files only images are served; a relative link that is not to another postmortem is shown as
 * its text. Throws `OutputTooLarge` before it allocates more than the budget allows.
 */
export async function renderPostmortem(parts: DocumentParts, options: RenderOptions): Promise<DocumentHtml> {
  try {
    return await renderParts(parts, options)
  } catch (error) {
    // HTML tags can be nested deeper than the libraries' recursion goes; what bounds the text counts them only roughly.
    if (error instanceof RangeError) throw new OutputTooLarge('its elements are nested too deeply', {cause: error})
    throw error
  }
}

/**
 * Renders a text that is too complex to be read as Markdown: all of it as one listing, in the first section. HTML comments are left out
 * here too.
 */
export function renderPlainText(text: string): DocumentHtml {
  const html = `<pre class="plain">\n${escapeHtml(withoutComments(text))}</pre>`
  return {sections: [html], entries: [], updates: [], actions: [], factors: [], footnotes: ''}
}

async function renderParts(parts: DocumentParts, {id, file, sourceLength, anchors = new Map()}: RenderOptions): Promise<DocumentHtml> {
  const budget = openOutputBudget(sourceLength)
  const {languages, footnotes} = surveyParts(parts, openOutputBudget(sourceLength))
  const highlight = await openHighlighter(languages)
  // Nobody can write an address that passes for a footnote reference of ours.
  const secret = crypto.randomUUID()
  const trees = toPieces(listPieces(parts), parts.definitions, footnotes, secret)
  const dressing = {highlight, secret, anchors, id, file, prefix: toIdPrefix(id)}

  let next = 0
  const render = (pieces: readonly (readonly RootContent[])[], heading: number, unwrapped: boolean): readonly string[] =>
    pieces.map(() => {
      const nodes = dressPiece(sanitizePiece(trees.pieces[next++] ?? []), {...dressing, heading})
      return writeHtml(unwrapped ? unwrapParagraph(nodes) : nodes, budget)
    })

  // In the order of `listPieces`.
  return {
    sections: render(parts.sections, 3, false),
    entries: render(parts.entries, 4, true),
    updates: render(parts.updates, 4, true),
    actions: render(parts.actions, 4, true),
    factors: render(parts.factors, 4, false),
    footnotes: renderFootnotes(trees.footnotes, {...dressing, heading: 4}, budget),
  }
}

/** An entry that is one paragraph stands in a line of the page, without a paragraph of its own. */
function unwrapParagraph(nodes: ElementContent[]): ElementContent[] {
  const blocks = nodes.filter(node => node.type !== 'text' || node.value.trim() !== '')
  const [only] = blocks
  return blocks.length === 1 && only?.type === 'element' && only.tagName === 'p' ? only.children : nodes
}

function renderFootnotes(footnotes: PieceTrees['footnotes'], dressing: Dressing, budget: OutputBudget): string {
  if (footnotes.length === 0) return ''
  const items = footnotes.map(({content, references}, index): ElementContent => {
    const number = index + 1
    const children = dressPiece(sanitizePiece(content), dressing)
    const back: ElementContent[] = []
    for (let count = 1; count <= references; count++) {
      const href = `#${toReferenceId(dressing.prefix, number, count)}`
      const ariaLabel = `Back to reference ${number}${count > 1 ? `-${count}` : ''}`
      back.push({type: 'text', value: ' '}, {type: 'element', tagName: 'a', properties: {href, ariaLabel}, children: [{type: 'text', value: '↩'}]})
    }
    const last = children.findLast(node => node.type === 'element')
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(...back)
    else children.push(...back)
    return {type: 'element', tagName: 'li', properties: {id: toNoteId(dressing.prefix, number)}, children}
  })
  return writeHtml([{type: 'element', tagName: 'ol', properties: {className: ['footnotes']}, children: items}], budget)
}

/** Letters, digits and dashes of an id as they are; anything else as its code between dots, so that two ids never become one. */
function toIdPrefix(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/gu, character => `.${character.codePointAt(0)?.toString(16)}.`)
}
