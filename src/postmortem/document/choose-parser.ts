import type {Nodes, Root} from 'mdast'
import {remark} from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import type {Data, Processor} from 'unified'

export type Parser = {readonly parse: (text: string) => Root}

/**
 * Constructs that the tokenizer tries at the beginning of every word or paragraph, with what a text must hold for any of them to succeed:
 * addresses and tables take a third of the time of parsing a text that has none.
 */
const costlyConstructs: readonly {readonly name: string; readonly mark: RegExp}[] = [
  {name: 'emailAutolink', mark: /[\w.+-]@/},
  {name: 'protocolAutolink', mark: /https?:/i},
  {name: 'wwwAutolink', mark: /www\./i},
  {name: 'table', mark: /\||:-|-:/},
]

const parsers = new Map<string, Parser>()

/** A parser that makes the same tree of this text as one with all constructs does, without those that the text cannot hold. */
export function chooseParser(text: string): Parser {
  const missing = costlyConstructs.filter(({mark}) => !mark.test(text)).map(({name}) => name)
  const key = missing.join()
  const known = parsers.get(key)
  if (known) return known
  const parser = openParser(missing)
  parsers.set(key, parser)
  return parser
}

/** A parser of CommonMark with tables, task lists, footnotes, strikethrough and front matter, without some of its constructs. */
export function openParser(missing: readonly string[]): Parser {
  return remark().use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).use(leaveOut, missing).freeze()
}

function leaveOut(this: Processor, missing: readonly string[]): void {
  const data = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({text, flow, ...others}) => ({
    ...others,
    ...(text && {text: withoutConstructs(text, missing)}),
    ...(flow && {flow: withoutConstructs(flow, missing)}),
  }))
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map(list => [list].flat().map(onlyWhereAddressed).map(onlyInItems))
}

type Constructs = NonNullable<NonNullable<Data['micromarkExtensions']>[number]['text']>

function withoutConstructs(constructs: Constructs, missing: readonly string[]): Constructs {
  const left: Constructs = {}
  for (const [code, tried] of Object.entries(constructs)) {
    const kept = [tried ?? []].flat().filter(({name}) => name === undefined || !missing.includes(name))
    // A character with an empty list would still end the run of plain text before it.
    if (kept.length > 0) left[code] = kept
  }
  return left
}

type TreeExtension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>

type TreeHandle = NonNullable<NonNullable<TreeExtension['exit']>[string]>

/** The search for addresses that the tokenizer cannot see visits each node of the tree with four expressions; few trees have any. */
function onlyWhereAddressed(extension: TreeExtension): TreeExtension {
  if (!extension.enter?.literalAutolink) return extension
  return {...extension, transforms: extension.transforms?.map(transform => tree => (mayHoldAddress(tree) ? transform(tree) : undefined))}
}

/**
 * Behind an empty item the tokenizer takes "[x]" at the beginning of a paragraph for a check mark as well, which its tree extension only expects in
 * an item: elsewhere it is three letters of text.
 */
function onlyInItems(extension: TreeExtension): TreeExtension {
  if (!extension.exit?.taskListCheckValueChecked) return extension
  const check = (checked: boolean): TreeHandle =>
    function () {
      const node = this.stack.at(-2)
      if (node?.type === 'listItem') node.checked = checked
    }
  const keepText: TreeHandle = function (token) {
    if (this.stack.at(-2)?.type === 'listItem') return
    this.enter({type: 'text', value: this.sliceSerialize(token)}, token)
    this.exit(token)
  }
  return {
    ...extension,
    exit: {...extension.exit, taskListCheck: keepText, taskListCheckValueChecked: check(true), taskListCheckValueUnchecked: check(false)},
  }
}

const address = /https?:\/\/|www\.|[\w+.-]@[\w-]/i

function mayHoldAddress(node: Nodes): boolean {
  if (node.type === 'text') return address.test(node.value)
  // What stands in a link is not searched.
  if (!('children' in node) || node.type === 'link' || node.type === 'linkReference') return false
  for (const child of node.children) if (mayHoldAddress(child)) return true
  return false
}
