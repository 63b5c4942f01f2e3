import {type DefaultTreeAdapterTypes, parse} from 'parse5'

type HtmlNode = DefaultTreeAdapterTypes.Node
type HtmlElement = DefaultTreeAdapterTypes.Element

/**
 * Writes a page as Markdown: its headings, paragraphs, lists, tables, quotations and listings, with links and emphasis. Navigation,
 * scripts, forms and footers are no part of the text, as they are none to the reader; nor are its images, unless they are files that came
 * with it (`hasImages`).
 */
export function writePage(html: string, {hasImages = false}: {readonly hasImages?: boolean | undefined} = {}): string {
  const page = parse(html)
  if (!hasImages) dropImageSources(page)
  const body = findElement(page, 'body')
  const blocks = body ? writeBlocks(body.childNodes, 0) : []
  return `${blocks.join('\n\n')}\n`
}

/** What is left of an image then is the words that stand for it. */
function dropImageSources(page: HtmlNode): void {
  const open: HtmlNode[] = [page]
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node && node.tagName === 'img') node.attrs = node.attrs.filter(({name}) => name !== 'src')
    if ('childNodes' in node) for (const child of node.childNodes) open.push(child)
  }
}

const ignored = new Set(['script', 'style', 'nav', 'footer', 'head', 'template', 'noscript', 'svg', 'form', 'button', 'iframe', 'aside'])
const inline = new Set(
  'a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(' '),
)
/** Deeper than any page that a person wrote; the parser itself is not recursive, this is. */
const deepest = 200

function writeBlocks(nodes: readonly HtmlNode[], depth: number): string[] {
  const blocks: string[] = []
  let open: HtmlNode[] = []
  const close = (): void => {
    const text = writeText(open)
    if (text !== '') blocks.push(text)
    open = []
  }
  for (const node of nodes) {
    if (!('tagName' in node)) {
      if (node.nodeName === '#text') open.push(node)
      continue
    }
    if (ignored.has(node.tagName)) continue
    if (inline.has(node.tagName)) {
      open.push(node)
      continue
    }
    close()
    if (depth < deepest) blocks.push(...writeElement(node, depth))
  }
  close()
  return blocks
}

function writeElement(node: HtmlElement, depth: number): string[] {
  const level = /^h([1-6])$/.exec(node.tagName)?.[1]
  if (level) {
    const text = writeInline(node.childNodes).replace(/\s+/g, ' ').trim()
    return text === '' ? [] : [`${'#'.repeat(Number(level))} ${text}`]
  }
  switch (node.tagName) {
    case 'ul':
    case 'ol':
      return writeList(node, depth)
    case 'table':
      return writeTable(node)
    case 'blockquote':
      return [
        writeBlocks(node.childNodes, depth + 1)
          .join('\n\n')
          .replace(/^/gm, '> '),
      ].filter(text => text !== '> ')
    case 'pre': {
      const text = plainText(node).replace(/^\n|\n$/g, '')
      const fence = '`'.repeat(Math.max(3, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length + 1)))
      return [`${fence}\n${text}\n${fence}`]
    }
    case 'hr':
      return ['---']
    default:
      return writeBlocks(node.childNodes, depth + 1)
  }
}

function writeList(list: HtmlElement, depth: number): string[] {
  const items = list.childNodes.filter((node): node is HtmlElement => 'tagName' in node && !ignored.has(node.tagName))
  const written = items.flatMap((item, index): string[] => {
    if (item.tagName !== 'li') return depth < deepest ? writeBlocks([item], depth + 1).map(indent) : []
    const mark = list.tagName === 'ol' ? `${index + 1}. ` : '- '
    const blocks = writeBlocks(item.childNodes, depth + 1)
    const [first, ...rest] = blocks
    if (first === undefined) return []
    const body = [first, ...rest].join(rest.some(block => !isList(block)) ? '\n\n' : '\n')
    return [mark + body.replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`)]
  })
  return written.length > 0 ? [written.join('\n')] : []
}

function isList(block: string): boolean {
  return /^(?:- |\d+\. )/.test(block)
}

function indent(block: string): string {
  return block.replace(/^(?=.)/gm, '  ')
}

/** A table without a row of headings gets an empty one, which is what Markdown asks for. */
function writeTable(table: HtmlElement): string[] {
  const rows = listRows(table).map(row => row.childNodes.filter((node): node is HtmlElement => node.nodeName === 'td' || node.nodeName === 'th'))
  const width = Math.max(0, ...rows.map(cells => cells.length))
  if (width === 0) return []
  const line = (cells: readonly string[]): string => `| ${[...cells, ...Array<string>(width - cells.length).fill('')].join(' | ')} |`
  const written = rows.map(cells => cells.map(cell => writeBlocks(cell.childNodes, 0).join(' ').replace(/\s+/g, ' ').replaceAll('|', '\\|')))
  const hasHeader = rows[0]?.every(cell => cell.tagName === 'th') ?? false
  const [header = [], ...body] = hasHeader ? written : [[], ...written]
  return [[line(header), line(Array<string>(width).fill('---')), ...body.map(line)].join('\n')]
}

function listRows(node: HtmlElement): readonly HtmlElement[] {
  return node.childNodes.flatMap((child): readonly HtmlElement[] =>
    !('tagName' in child) ? [] : child.tagName === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? listRows(child) : [],
  )
}

/** A paragraph; what would begin something else in Markdown is escaped. */
function writeText(nodes: readonly HtmlNode[]): string {
  return writeInline(nodes)
    .split('\n')
    .map(line =>
      line
        .replace(/[ \t\r]+/g, ' ')
        .trim()
        .replace(/^(#{1,6}(?=\s)|[-+>](?=\s)|={3,}|-{3,})/, '\\$1')
        .replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2'),
    )
    .filter(line => line !== '')
    .join('\n')
}

/** Text with its links and emphasis; a line break only where the page has one. */
function writeInline(nodes: readonly HtmlNode[], depth = 0): string {
  return nodes
    .map(node => {
      if (node.nodeName === '#text' && 'value' in node) return node.value.replace(/[ \t\r\n\f]+/g, ' ').replace(/[\\`*_[\]<]/g, '\\$&')
      if (!('tagName' in node) || ignored.has(node.tagName) || depth > deepest) return ''
      const inner = writeInline(node.childNodes, depth + 1)
      const shown = inner.trim()
      const around = (mark: string): string => (shown === '' ? inner : `${/^\s*/.exec(inner)?.[0]}${mark}${shown}${mark}${/\s*$/.exec(inner)?.[0]}`)
      switch (node.tagName) {
        case 'br':
          return '\n'
        case 'strong':
        case 'b':
          return around('**')
        case 'em':
        case 'i':
          return around('*')
        case 'del':
        case 's':
        case 'strike':
          return around('~~')
        case 'code':
        case 'kbd':
        case 'samp':
        case 'tt':
          return writeCode(plainText(node))
        case 'a': {
          const href = attributeOf(node, 'href')
          return href && /^(?:https?:|mailto:)/i.test(href) && shown !== '' && !/[\s<>()]/.test(href) ? `[${shown}](${href})` : inner
        }
        case 'img': {
          const [words, source] = [attributeOf(node, 'alt') ?? '', attributeOf(node, 'src')?.trim() ?? '']
          // A path beside the page; all else leads to another site, or nowhere.
          return /^[^/\\:<>?#\s][^\\:<>?#\r\n]{0,400}$/.test(source) ? `![${words.replace(/[\\[\]]/g, '\\$&')}](<${source}>)` : words
        }
        default:
          return inner
      }
    })
    .join('')
}

function writeCode(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return ''
  const fence = '`'.repeat(Math.max(1, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length + 1)))
  return line.startsWith('`') || line.endsWith('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`
}

function plainText(node: HtmlNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(plainText).join('') : ''
}

function attributeOf(node: HtmlElement, name: string): string | undefined {
  return node.attrs.find(attribute => attribute.name === name)?.value
}

function findElement(node: HtmlNode, name: string): HtmlElement | undefined {
  if ('tagName' in node && node.tagName === name) return node
  if (!('childNodes' in node)) return undefined
  for (const child of node.childNodes) {
    const found = findElement(child, name)
    if (found) return found
  }
  return undefined
}
