import type {List, ListItem, Nodes, Root, RootContent} from 'mdast'
import {chooseParser, type Parser} from './choose-parser.ts'
import {findChange} from './find-change.ts'
import type {DocumentParser} from './parse-document.ts'

/** A block at the top of a document, or an item of a list that stands there: where one begins, the parser has nothing open but that list. */
type Unit = {readonly node: RootContent | ListItem; readonly list: List | undefined; readonly start: number; readonly end: number}

type Parsed = {readonly text: string; readonly parser: Parser; readonly root: Root}

/**
 * A parser for a text that somebody is writing. It makes the tree that `parseDocument` makes, of new nodes where the text has changed since the last time and of
 * the last tree's own elsewhere: whoever has that tree loses it. A key in a document of 60 KB costs about as much as a page does.
 */
export function openIncrementalParser(): DocumentParser {
  let last: Parsed | undefined
  return source => {
    const text = source.text.slice(source.shift)
    const parser = chooseParser(text)
    const root = (last && last.parser === parser && parseChange(last, text)) || parser.parse(text)
    last = {text, parser, root}
    return root
  }
}

/** The new tree, or undefined where all of it has to be parsed. */
function parseChange({text: before, parser, root}: Parsed, text: string): Root | undefined {
  // What a label stands for may be said anywhere, and front matter that is never closed keeps what is below from being lists.
  if (label.test(text) || label.test(before) || isOpenFence(before, root)) return undefined
  const change = findChange(before, text)
  const units = root.children.flatMap(toUnits)
  // A block's first lines decide that it begins there, and what comes before it may reach no further than they do: two blocks before the change is safely before it.
  const from = units.findLastIndex(({start}) => start <= change.from) - 2
  const first = from > 0 ? units[from] : undefined
  const startLine = first ? first.node.position?.start.line : 1
  const start = first ? toLineStart(text, first.start) : 0
  if (startLine === undefined || (start > 0 && frontMatterFence.test(text.slice(start, start + 3)))) return undefined
  const grown = text.length - before.length
  const untouched = units.findIndex(unit => unit.start >= change.to)
  for (let reach = 1; ; reach *= 2) {
    const to = untouched < 0 ? units.length : Math.min(units.length - 1, untouched + reach)
    const last = units[to]
    const isRest = !last || to === units.length - 1
    const fragment = parser.parse(text.slice(start, isRest ? text.length : last.end + grown))
    if (start === 0 && isOpenFence(text, fragment)) return undefined
    shift(fragment, start, startLine - 1)
    if (isRest) return join(root, units, fragment, {from, to: units.length, grown: 0, lines: 0})
    const parsed = fragment.children.flatMap(toUnits)
    // Two blocks that are what they were, in the same places: from there on nothing can differ.
    if ([1, 0].every(back => isSame(units[to - back], parsed.at(-1 - back), grown))) {
      const lines = (parsed.at(-1)?.node.position?.start.line ?? 0) - (last.node.position?.start.line ?? 0)
      return join(root, units, fragment, {from, to: to + 1, grown, lines})
    }
  }
}

/** Whether two blocks are one, `grown` characters apart: what they are made of, and whether they begin a list or go on with one. */
function isSame(before: Unit | undefined, now: Unit | undefined, grown: number): boolean {
  if (!before || !now) return false
  return (before.list?.children[0] === before.node) === (now.list?.children[0] === now.node) && isSameTree(before.node, now.node, grown)
}

function isSameTree(before: Nodes, now: Nodes, grown: number): boolean {
  const places =
    before.position?.start.offset === (now.position?.start.offset ?? 0) - grown && before.position?.end.offset === (now.position?.end.offset ?? 0) - grown
  if (before.type !== now.type || !places) return false
  if (!('children' in before)) return true
  return (
    'children' in now &&
    before.children.length === now.children.length &&
    before.children.every((child, at) => isSameTree(child, now.children[at] as Nodes, grown))
  )
}

type Seam = {readonly from: number; readonly to: number; readonly grown: number; readonly lines: number}

/** The units before `from`, the fragment, and those from `to` on, moved by as much as the text has grown. */
function join(root: Root, units: readonly Unit[], fragment: Root, {from, to, grown, lines}: Seam): Root | undefined {
  const head = from > 0 ? units.slice(0, from) : []
  const tail = units.slice(to)
  const middle = fragment.children.flatMap(toUnits)
  const [opening] = middle
  const seam = units[from]
  // What begins here began here before, and what was an item of a list is one still.
  if (from > 0 && (opening?.start !== seam?.start || opening?.node.type !== seam?.node.type)) return undefined
  const openList = from > 0 && units[from - 1]?.list === seam?.list ? seam?.list : undefined
  const closing = middle.at(-1)
  const lastList = tail[0]?.list !== undefined && tail[0].list === units[to - 1]?.list ? tail[0].list : undefined
  for (const {node} of tail) shift(node, grown, lines)
  const children: RootContent[] = [...new Set(head.map(({node, list}) => list ?? (node as RootContent)))]
  for (const child of fragment.children) {
    if (openList && child === opening?.list)
      grow(openList, [...openList.children.slice(0, head.filter(({list}) => list === openList).length), ...child.children])
    else children.push(child)
  }
  const ended = closing?.list === opening?.list && openList ? openList : closing?.list
  if (lastList) {
    if (!ended) return undefined
    grow(ended, [...ended.children, ...tail.flatMap(({node, list}) => (list === lastList ? [node as ListItem] : []))])
  }
  for (const {node, list} of tail) {
    if (list !== undefined && list === lastList) continue
    const child = list ?? (node as RootContent)
    if (children.at(-1) !== child) {
      if (list) shiftOwn(list, grown, lines)
      children.push(child)
    }
  }
  const end = to === units.length ? fragment.position?.end : root.position?.end
  if (to < units.length && end) Object.assign(end, {line: end.line + lines, offset: (end.offset ?? 0) + grown})
  const {position} = root
  return {type: 'root', children, ...(position && {position: {start: position.start, end: end ?? position.end}})}
}

/** Gives a list its items, and what follows from them: where it ends, and whether blank lines stand between them. */
function grow(list: List, items: ListItem[]): void {
  list.children = items
  const end = items.at(-1)?.position?.end
  if (list.position && end) list.position.end = {...end}
  list.spread = items.some((item, at) => (items[at + 1]?.position?.start.line ?? 0) - (item.position?.end.line ?? 0) > 1)
}

function toUnits(node: RootContent): readonly Unit[] {
  return node.type === 'list' ? node.children.map(item => toUnit(item, node)) : [toUnit(node, undefined)]
}

function toUnit(node: RootContent | ListItem, list: List | undefined): Unit {
  return {node, list, start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0}
}

/** Moves a tree in its text. */
function shift(node: Nodes, offset: number, lines: number): void {
  if (offset === 0 && lines === 0) return
  shiftOwn(node, offset, lines)
  if ('children' in node) for (const child of node.children) shift(child, offset, lines)
}

function shiftOwn({position}: Nodes, offset: number, lines: number): void {
  for (const point of [position?.start, position?.end]) {
    if (!point) continue
    point.line += lines
    point.offset = (point.offset ?? 0) + offset
  }
}

/** What may be a definition, of a link or of a footnote. */
const label = /\]:/
const frontMatterFence = /^(?:---|\+\+\+)/

function isOpenFence(text: string, {children: [first]}: Root): boolean {
  return frontMatterFence.test(text) && first?.type !== 'yaml' && (first?.type as string | undefined) !== 'toml'
}

function toLineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--
  return at
}
