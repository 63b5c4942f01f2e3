import type {ElementContent} from 'hast'
import type {OutputBudget} from './output-budget.ts'

/**
 * Writes a tree as HTML. Only the elements and attributes listed here are ever written, whatever the tree holds, and `<` is escaped in
 * attributes too: a later search for `<incident-link>` finds ours and nothing that an author put into a title.
 */
export function writeHtml(nodes: readonly ElementContent[], budget: OutputBudget): string {
  const out: string[] = []
  writeNodes(nodes, budget, out)
  return out.join('').trim()
}

function writeNodes(nodes: readonly ElementContent[], budget: OutputBudget, out: string[]): void {
  for (const node of nodes) {
    if (node.type === 'text') push(escapeHtml(node.value), budget, out)
    if (node.type !== 'element') continue
    if (!elements.has(node.tagName)) {
      writeNodes(node.children, budget, out)
      continue
    }
    let tag = `<${node.tagName}`
    for (const key in node.properties) {
      const name = attributes.get(key)
      const value = node.properties[key]
      if (name === undefined || value === null || value === undefined || value === false) continue
      if (value === true || value === '') tag += ` ${name}`
      else tag += ` ${name}="${escapeHtml(Array.isArray(value) ? value.join(' ') : String(value))}"`
    }
    push(`${tag}>`, budget, out)
    if (voidElements.has(node.tagName)) continue
    const [first] = node.children
    // A browser drops a line end right behind <pre>.
    if (node.tagName === 'pre' && first?.type === 'text' && first.value.startsWith('\n')) push('\n', budget, out)
    writeNodes(node.children, budget, out)
    push(`</${node.tagName}>`, budget, out)
  }
}

function push(text: string, budget: OutputBudget, out: string[]): void {
  budget.spend(text.length)
  out.push(text)
}

/** Escapes what HTML gives a meaning to, for text and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, character => escapes[character] ?? character) : text
}

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input'])

const elements: ReadonlySet<string> = new Set(
  (
    'a abbr b blockquote br code dd del details div dl dt em h3 h4 h5 h6 hr i img incident-link input ins kbd li mark ol p pre q s samp ' +
    'small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
  ).split(' '),
)

const attributes: ReadonlyMap<string, string> = new Map([
  ['src', 'src'],
  ['alt', 'alt'],
  ['loading', 'loading'],
  ['align', 'align'],
  ['ariaLabel', 'aria-label'],
  ['checked', 'checked'],
  ['className', 'class'],
  ['colSpan', 'colspan'],
  ['dir', 'dir'],
  ['disabled', 'disabled'],
  ['href', 'href'],
  ['id', 'id'],
  ['lang', 'lang'],
  ['open', 'open'],
  ['rel', 'rel'],
  ['role', 'role'],
  ['rowSpan', 'rowspan'],
  ['start', 'start'],
  ['tabIndex', 'tabindex'],
  ['title', 'title'],
  ['type', 'type'],
])
