import {type DefaultTreeAdapterTypes, parse, parseFragment} from 'parse5'

type HtmlNode = DefaultTreeAdapterTypes.Node

/** A line of a page as its elements part it; offsets count from the start of the HTML. */
export type HtmlLine = {
  readonly kind: 'heading' | 'text' | 'item' | 'row' | 'code'
  readonly depth: number
  readonly start: number
  readonly end: number
  readonly cells: readonly {readonly start: number; readonly end: number}[]
  readonly isHeader: boolean
}

const ignored = new Set(['script', 'style', 'nav', 'footer', 'head', 'template', 'noscript', 'svg', 'form', 'button', 'iframe', 'aside'])
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'ul',
  'ol',
  'dl',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'blockquote',
  'body',
  'html',
  'details',
  'summary',
  'figure',
  'center',
  'td',
  'th',
  'dd',
  'dt',
  'address',
])

/** The lines of HTML in order: headings, paragraphs, list items and table rows. Navigation, scripts and forms are no part of the text. */
export function toHtmlLines(html: string): readonly HtmlLine[] {
  const isPage = /^\s*(?:<!doctype html|<html)/i.test(html)
  const root: HtmlNode = isPage ? parse(html, {sourceCodeLocationInfo: true}) : parseFragment(html, {sourceCodeLocationInfo: true})
  const lines: HtmlLine[] = []
  let open: {start: number; end: number} | undefined
  const close = (kind: HtmlLine['kind'] = 'text', depth = 0): void => {
    if (open) lines.push({kind, depth, start: open.start, end: open.end, cells: [], isHeader: false})
    open = undefined
  }
  const visit = (node: HtmlNode, depth: number): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      const place = node.sourceCodeLocation
      if (place && node.value.trim()) open = {start: open?.start ?? place.startOffset, end: place.endOffset}
      return
    }
    if (!('childNodes' in node) || ignored.has(node.nodeName)) return
    const name = node.nodeName
    const heading = /^h([1-6])$/.exec(name)?.[1]
    if (heading || name === 'pre' || name === 'li') {
      close()
      const inner = name === 'li' ? node.childNodes.filter(child => child.nodeName !== 'ul' && child.nodeName !== 'ol') : node.childNodes
      const from = lines.length
      for (const child of inner) visit(child, depth + 1)
      close(heading ? 'heading' : name === 'pre' ? 'code' : 'item', heading ? Number(heading) : Math.max(0, depth))
      // What a paragraph in an item says first is the item.
      const first = lines[from]
      if (name === 'li' && first?.kind === 'text') lines[from] = {...first, kind: 'item', depth: Math.max(0, depth)}
      if (name === 'li') for (const child of node.childNodes) if (!inner.includes(child)) visit(child, depth + 1)
      return
    }
    if (name === 'tr') {
      close()
      const cells = node.childNodes.filter(child => child.nodeName === 'td' || child.nodeName === 'th').map(cell => toCell(cell))
      const [first, last] = [cells[0], cells.at(-1)]
      if (first && last)
        lines.push({
          kind: 'row',
          depth: 0,
          start: first.start,
          end: last.end,
          cells,
          isHeader: node.childNodes.filter(child => 'tagName' in child).every(child => child.nodeName === 'th'),
        })
      return
    }
    if (name === 'br' || blocks.has(name)) close()
    for (const child of node.childNodes) visit(child, name === 'ul' || name === 'ol' ? depth : depth - (name === 'body' || name === 'html' ? depth : 0))
    if (blocks.has(name)) close()
  }
  visit(root, 0)
  close()
  return lines
}

function toCell(cell: HtmlNode): {start: number; end: number} {
  const place = 'tagName' in cell ? cell.sourceCodeLocation : undefined
  const start = place?.startTag?.endOffset ?? place?.startOffset ?? 0
  return {start, end: place?.endTag?.startOffset ?? place?.endOffset ?? start}
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  middot: '·',
  rarr: '→',
}

/**
 * HTML as plain text of the same length, so that places in it are places in the source: tags are blanks, entities what they stand for. What
 * begins with none of what a tag may begin with ("p < 5 and q > 3") is text.
 */
export function toAlignedText(html: string): string {
  return html.replace(/<!--[\s\S]*?(?:-->|$)|<[a-z/!?][^>]*>|&(?:#\d+|#x[\da-f]+|\w+);/gi, match => {
    if (!match.startsWith('&')) return ' '.repeat(match.length)
    const code = /^&#(x?)([\da-f]+);$/i.exec(match)
    const character = code
      ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code[2] ?? '32', code[1] ? 16 : 10)))
      : (entities[match.slice(1, -1)] ?? '')
    return character.padEnd(match.length).slice(0, match.length)
  })
}
