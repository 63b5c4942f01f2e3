import type {Nodes, PhrasingContent, RootContent, TableCell} from 'mdast'
import {firstFrom} from './first-from.ts'
import {endOf, startOf} from './parse-document.ts'
import type {SourceText} from './source-text.ts'

/**
 * The part of a tree that shows the text from one offset to another. Nodes that reach over an edge are cut there: lists between their
 * items, paragraphs and their kin inside their text. A node without children that reaches over an edge belongs where it begins.
 */
export function sliceNodes(source: SourceText, nodes: readonly RootContent[], from: number, to: number): readonly RootContent[] {
  return sliceChildren(source, nodes, from, to)
}

/** The same without what only held it: the list and the item around an entry, the table around a cell, a heading's rank. */
export function sliceContent(source: SourceText, nodes: readonly RootContent[], from: number, to: number): readonly RootContent[] {
  return unwrap(sliceNodes(source, nodes, from, to))
}

function unwrap(nodes: readonly RootContent[]): readonly RootContent[] {
  const [first, second] = nodes
  const item = first?.type === 'list' && first.children.length === 1 ? first.children[0] : undefined
  if (item && !second) return unwrap(item.children)
  if (first?.type === 'table' && !second) return [{type: 'paragraph', children: first.children.flatMap(row => row.children).flatMap(toInline)}]
  return nodes.map(node => (node.type === 'heading' ? {type: 'paragraph', children: node.children} : node))
}

/** Cells that a table kept apart stay apart. */
function toInline(cell: TableCell, index: number): readonly PhrasingContent[] {
  return index === 0 ? cell.children : [{type: 'text', value: ' '}, ...cell.children]
}

/** Neighbours stand in order, so the first that matters is found by halves: a list of thousands of items is cut thousands of times. */
function sliceChildren<T extends Nodes>(source: SourceText, nodes: readonly T[], from: number, to: number): T[] {
  const cut: T[] = []
  for (let index = firstFrom(nodes, node => endOf(source, node), from); index < nodes.length; index++) {
    const node = nodes[index]
    if (!node || startOf(source, node) >= to) break
    const part = sliceNode(source, node, from, to)
    if (part) cut.push(part)
  }
  return cut
}

function sliceNode<T extends Nodes>(source: SourceText, node: T, from: number, to: number): T | undefined {
  const [start, end] = [startOf(source, node), endOf(source, node)]
  if (end <= from || start >= to) return undefined
  if (start >= from && end <= to) return node
  if (node.type === 'text') {
    const [first, last] = [Math.max(from, start), Math.min(to, end)]
    const value = source.text.slice(first, last).replace(/\\([!-/:-@[-`{-~])/g, '$1')
    return value.trim() ? ({...node, value} as T) : undefined
  }
  if (!('children' in node)) return start >= from && start < to ? node : undefined
  const children = sliceChildren(source, node.children as readonly Nodes[], from, to)
  return children.length > 0 ? ({...node, children} as T) : undefined
}

/** What is left of a stretch when others, in order, are taken out of it. */
export function withoutRanges(
  from: number,
  to: number,
  taken: readonly {readonly start: number; readonly end: number}[],
): readonly {readonly start: number; readonly end: number}[] {
  const left: {start: number; end: number}[] = []
  let at = from
  for (let index = firstFrom(taken, ({end}) => end, from); index < taken.length; index++) {
    const range = taken[index]
    if (!range || range.start >= to) break
    if (range.start > at) left.push({start: at, end: range.start})
    at = Math.max(at, range.end)
  }
  if (at < to) left.push({start: at, end: to})
  return left
}

/**
 * The nodes before `end` without the headings, and the heads of tables, whose whole content is shown elsewhere: alone, they would stand
 * above what is not theirs. One that the author left empty stays.
 */
export function withoutBareHeadings(
  source: SourceText,
  nodes: readonly RootContent[],
  elsewhere: readonly {readonly start: number; readonly end: number}[],
  end: number,
): readonly RootContent[] {
  const kept: RootContent[] = []
  for (const node of nodes.toReversed()) {
    // The breaks between rows that are shown elsewhere are empty lines here.
    if (node.type === 'paragraph' && node.children.every(isBreak)) continue
    const next = kept.at(-1)
    // A table that was cut has the place of the whole one still; its only row has its own.
    const head = node.type === 'table' && node.children.length === 1 ? node.children[0] : undefined
    const isBare = head !== undefined || (node.type === 'heading' && (!next || (next.type === 'heading' && next.depth <= node.depth)))
    const until = next ? startOf(source, next) : end
    const taken = isBare ? elsewhere[firstFrom(elsewhere, range => range.end, endOf(source, head ?? node))] : undefined
    if (!taken || taken.start >= until) kept.push(node)
  }
  return kept.toReversed()
}

function isBreak(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '') || (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value))
}
