import type {ElementContent, Nodes, Root} from 'hast'
import {raw} from 'hast-util-raw'
import {type Schema, sanitize} from 'hast-util-sanitize'

/**
 * Parses a piece's raw HTML and leaves only what `schema` allows. Each piece is parsed on its own: a tag that it leaves open ends with it.
 * Tags that would swallow what follows (`<script>`, `<textarea>`, `<plaintext>`, …) become visible text, as on GitHub.
 */
export function sanitizePiece(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const root: Root = {type: 'root', children: [...nodes]}
  const parsed = nodes.some(hasRaw) ? raw(root, {tagfilter: true}) : root
  const clean = sanitize(parsed, schema)
  return clean.type === 'root' ? clean.children.filter(isContent) : isContent(clean) ? [clean] : []
}

function hasRaw(node: Nodes): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(hasRaw))
}

function isContent(node: Nodes): node is ElementContent {
  return node.type === 'element' || node.type === 'text'
}

/**
 * What an author may use: text, lists, tables and the like. No `class`, `style`, `id` or `name`, no form but a disabled check box, nothing that loads.
 * `img` passes with its address and its alternative text, and is replaced before it is written.
 */
const schema: Schema = {
  tagNames: (
    'a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q s samp ' +
    'small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
  ).split(' '),
  attributes: {
    '*': ['dir', 'lang'],
    a: ['href', 'title'],
    abbr: ['title'],
    // The language of a fence; it is not written.
    code: [['className', /^language-/]],
    details: ['open'],
    img: ['src', 'alt'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    ol: ['start'],
    td: [
      ['align', 'left', 'center', 'right'],
      ['colSpan', /^\d{1,2}$/],
      ['rowSpan', /^\d{1,2}$/],
    ],
    th: [
      ['align', 'left', 'center', 'right'],
      ['colSpan', /^\d{1,2}$/],
      ['rowSpan', /^\d{1,2}$/],
    ],
  },
  ancestors: {tbody: ['table'], td: ['table'], th: ['table'], thead: ['table'], tfoot: ['table'], tr: ['table']},
  // Written in any case, as addresses are; what an address means is decided once more when the link is dressed.
  protocols: {href: ['http', 'https', 'mailto', 'HTTP', 'HTTPS', 'MAILTO', 'Http', 'Https', 'Mailto'], src: ['http', 'https']},
  required: {input: {disabled: true, type: 'checkbox'}},
  strip: ['script', 'style'],
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
}
