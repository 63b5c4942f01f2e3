import type {Element, ElementContent, Properties} from 'hast'
import type {Highlight} from './highlight-code.ts'
import {resolveImage, toImageAddress} from './resolve-image.ts'
import {resolveLink} from './resolve-link.ts'
import {readFootnoteMark} from './to-pieces.ts'

/** What dressing needs to know beyond the piece. */
export type Dressing = {
  readonly highlight: Highlight
  /** The level of the highest heading that a piece may have. */
  readonly heading: number
  /** See `toPieces`. */
  readonly secret: string
  /** The page's own ids of headings, by the anchors that authors write. */
  readonly anchors: ReadonlyMap<string, string>
  /** The incident's id, and the path of its document where images of the content folder are shown. */
  readonly id: string
  readonly file: string | undefined
  /** Stands in the ids of footnotes, so that those of two incidents on one page differ. */
  readonly prefix: string
}

/**
 * Gives a sanitised piece the product's own markup: links that lead where they may, incident links, footnote references, headings below
 * the page's, tables that scroll, named check boxes, coloured listings, words instead of images. All ids and classes come from here.
 */
export function dressPiece(nodes: readonly ElementContent[], dressing: Dressing): ElementContent[] {
  // Headings move down together, so that the author's own order stays; none is skipped on the way from the page's.
  const shift = Math.max(0, dressing.heading - highestHeading(nodes))
  return dressAll(nodes, {...dressing, shift, inLink: false, inCode: false})
}

type Context = Dressing & {readonly shift: number; readonly inLink: boolean; readonly inCode: boolean}

function dressAll(nodes: readonly ElementContent[], context: Context): ElementContent[] {
  const out: ElementContent[] = []
  for (const node of nodes) {
    if (node.type === 'text') out.push(...dressText(node.value, context))
    else if (node.type === 'element') out.push(...dressElement(node, context))
  }
  return out
}

/** `[[incident-id]]` becomes an element that only this function makes; titles are filled in later, for each viewer. */
function dressText(value: string, context: Context): ElementContent[] {
  if (context.inLink || context.inCode || !value.includes('[[')) return [{type: 'text', value}]
  const out: ElementContent[] = []
  let last = 0
  for (const match of value.matchAll(/\[\[([^\s[\]|](?:[^[\]|\n]{0,198}[^\s[\]|])?)\]\]/g)) {
    if (match.index > last) out.push({type: 'text', value: value.slice(last, match.index)})
    out.push(toIncidentLink(match[1] ?? ''))
    last = match.index + match[0].length
  }
  if (last < value.length) out.push({type: 'text', value: value.slice(last)})
  return out
}

function dressElement(element: Element, context: Context): ElementContent[] {
  switch (element.tagName) {
    case 'a':
      return dressLink(element, context)
    case 'img':
      return [dressImage(element, context)]
    case 'pre':
      return [dressListing(element, context)]
    case 'code':
    case 'kbd':
    case 'samp':
      return [toElement(element.tagName, pick(element, 'dir', 'lang'), dressAll(element.children, {...context, inCode: true}))]
    case 'table':
      return [
        toElement('div', {className: ['table-scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Table'}, [
          toElement('table', pick(element, 'dir', 'lang'), dressAll(element.children, context)),
        ]),
      ]
    case 'input': {
      const {checked} = element.properties
      return [toElement('input', {type: 'checkbox', disabled: true, checked, ariaLabel: checked ? 'Done' : 'Not done'}, [])]
    }
  }
  const level = headingLevel(element)
  const name = level === undefined ? element.tagName : `h${Math.min(6, level + context.shift)}`
  return [toElement(name, element.properties, dressAll(element.children, context))]
}

function dressLink(element: Element, context: Context): ElementContent[] {
  const inside = dressAll(element.children, {...context, inLink: true})
  const {href, title} = element.properties
  // A link in a link cannot be written in Markdown; raw HTML's are taken apart by the parser.
  if (typeof href !== 'string' || context.inLink) return inside
  const mark = readFootnoteMark(href, context.secret)
  if (mark) {
    const id = toReferenceId(context.prefix, mark.number, mark.count)
    const properties = {href: `#${toNoteId(context.prefix, mark.number)}`, id, className: ['footnote-ref'], ariaLabel: `Footnote ${mark.number}`}
    return [toElement('sup', {}, [toElement('a', properties, inside)])]
  }
  const target = resolveLink(href)
  switch (target.kind) {
    case 'external':
      return [toElement('a', {href: target.href, title, rel: [...externalRel]}, inside)]
    case 'here':
      return [toElement('a', {href: toOwnAnchor(target.href, context.anchors), title}, inside)]
    case 'mail':
      return [toElement('a', {href: target.href, title}, inside)]
    case 'incident':
      if (context.inCode) return inside
      // The author's words stay; the incident's own title may be hidden from the viewer.
      return [...inside, {type: 'text', value: ' ('}, toIncidentLink(target.id), {type: 'text', value: ')'}]
    case 'none':
      return inside
  }
}

/** A heading's id on the page; what is no heading's anchor stays as it is. */
function toOwnAnchor(href: string, anchors: ReadonlyMap<string, string>): string {
  const written = decodeURI(href.slice(1))
  const id = anchors.get(written) ?? anchors.get(written.toLowerCase())
  return id === undefined ? href : `#${encodeURI(id)}`
}

/**
 * An image of the content folder is shown. A remote one would tell its server who reads: a link with its words stands for it, and where none
 * can be, the words.
 */
function dressImage(element: Element, context: Context): ElementContent {
  const {src, alt} = element.properties
  const words = typeof alt === 'string' ? alt.trim() : ''
  const target = typeof src === 'string' ? resolveImage(src, context.file) : undefined
  if (target?.kind === 'file') {
    const name = target.path.slice(target.path.lastIndexOf('/') + 1)
    return toElement('img', {src: toImageAddress(context.id, target.path), alt: words || name, loading: 'lazy'}, [])
  }
  const leaf = {type: 'text' as const, value: words || 'Image'}
  if (target?.kind !== 'remote' || context.inLink) return toElement('span', {className: ['image-text']}, [leaf])
  return toElement('a', {href: target.href, rel: [...externalRel], className: ['image-link']}, [leaf])
}

function dressListing(element: Element, context: Context): Element {
  const [code] = element.children
  if (code?.type !== 'element' || code.tagName !== 'code' || element.children.length > 1) {
    return toElement('pre', pick(element, 'dir', 'lang'), dressAll(element.children, {...context, inCode: true}))
  }
  const [text] = code.children
  const {className} = code.properties
  const name = Array.isArray(className) ? String(className[0] ?? '').replace('language-', '') : ''
  const spans = text?.type === 'text' && code.children.length === 1 && name !== '' ? context.highlight(text.value, name) : undefined
  const content = spans ?? dressAll(code.children, {...context, inCode: true})
  return toElement('pre', {tabIndex: 0}, [toElement('code', {}, content)])
}

/** The id of a footnote. */
export function toNoteId(prefix: string, number: number): string {
  return `fn-${prefix}-${number}`
}

/** The id of a reference to a footnote; `count` tells those of one footnote apart. */
export function toReferenceId(prefix: string, number: number, count: number): string {
  return `fnref-${prefix}-${number}${count > 1 ? `-${count}` : ''}`
}

const externalRel = ['noopener', 'noreferrer', 'nofollow'] as const

function toIncidentLink(id: string): ElementContent {
  return toElement('incident-link', {}, [{type: 'text', value: `[[${id}]]`}])
}

function toElement(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return {type: 'element', tagName, properties, children}
}

function pick(element: Element, ...names: readonly string[]): Properties {
  return Object.fromEntries(names.map(name => [name, element.properties[name]]))
}

function headingLevel(element: Element): number | undefined {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1]
  return level === undefined ? undefined : Number(level)
}

function highestHeading(nodes: readonly ElementContent[]): number {
  let highest = 6
  for (const node of nodes) {
    if (node.type !== 'element') continue
    highest = Math.min(highest, headingLevel(node) ?? highestHeading(node.children))
  }
  return highest
}
