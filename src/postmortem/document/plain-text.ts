import type {Nodes, RootContent} from 'mdast'
import type {DocumentParts} from './document-parts.ts'

/**
 * The words of a document's body in document order, a block a line: without markup, HTML tags and comments, with the content of
 * listings. Headings that became fields of the incident are not in its parts, and so not in here.
 */
export function toPlainText(parts: DocumentParts): string {
  const pieces = [...parts.sections, ...parts.entries, ...parts.updates, ...parts.actions, ...parts.factors, parts.definitions]
  const nodes = pieces.flatMap((piece, index) => piece.map(node => ({node, index}))).sort((a, b) => offsetOf(a.node) - offsetOf(b.node))
  const out: string[] = []
  let last = -1
  for (const {node, index} of nodes) {
    // A piece may be bare words, without a paragraph around them.
    if (index !== last) out.push('\n')
    last = index
    writeNode(node, out)
  }
  return out
    .join('')
    .replace(/\n[ \t]*(?=\n)/g, '')
    .trim()
}

/** Whether a text is comments and nothing else: hints for whoever writes, of which readers see nothing. */
export function isComment(text: string): boolean {
  return text.includes('<!--') && withoutComments(text).trim() === ''
}

/** A text without its HTML comments, which hold what was not meant to be seen; an unclosed one ends the text. */
export function withoutComments(text: string): string {
  const kept: string[] = []
  let at = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    kept.push(text.slice(at, open))
    const close = text.indexOf('-->', open + 2)
    if (close < 0) return kept.join('')
    at = close + 3
  }
  kept.push(text.slice(at))
  return kept.join('')
}

/** HTML as its text: comments, declarations and tags are left out, and an unclosed comment ends the text. Linear. */
export function stripHtml(html: string): string {
  const out: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      out.push(html.slice(at))
      break
    }
    out.push(html.slice(at, open))
    if (!/[a-z/!?]/i.test(html.charAt(open + 1))) {
      out.push('<')
      at = open + 1
      continue
    }
    const closer = html.startsWith('<!--', open) ? '-->' : html.startsWith('<![CDATA[', open) ? ']]>' : '>'
    // `<!-->` and `<!--->` are whole comments: the end may share the dashes of the beginning.
    const close = html.indexOf(closer, closer === '-->' ? open + 2 : open + 1)
    if (close < 0) break
    at = close + closer.length
  }
  return out.join('')
}

function writeNodes(nodes: readonly Nodes[], out: string[]): void {
  for (const node of nodes) writeNode(node, out)
}

function writeNode(node: Nodes, out: string[]): void {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      out.push(node.value)
      return
    case 'code':
      out.push('\n', node.value, '\n')
      return
    case 'html': {
      const text = stripHtml(node.value)
      out.push(isBlockHtml.test(node.value) ? `\n${text}\n` : text)
      return
    }
    case 'break':
      out.push('\n')
      return
    case 'image':
    case 'imageReference':
      out.push(node.alt ?? '')
      return
    case 'tableCell':
      writeNodes(node.children, out)
      out.push(' ')
      return
    case 'yaml':
    case 'definition':
    case 'footnoteReference':
      return
  }
  if (!('children' in node)) return
  const isBlock = !inline.has(node.type)
  if (isBlock) out.push('\n')
  writeNodes(node.children, out)
  if (isBlock) out.push('\n')
}

// Not every block element, but those whose words would run into their neighbours'.
const isBlockHtml =
  /^<\/?(?:[!?]|address|article|aside|blockquote|br|center|dd|details|div|dl|dt|fig|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|t[dhr]|table|ul)\b/i

const inline: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

function offsetOf(node: RootContent): number {
  return node.position?.start.offset ?? 0
}
