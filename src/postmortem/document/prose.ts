import type {Nodes, Root} from 'mdast'
import {endOf, startOf} from './parse-document.ts'
import type {SourceText} from './source-text.ts'
import {isPage, toLines} from './to-lines.ts'

/** A stretch of text that is neither code nor markup, as written: escapes and entities are not resolved. */
export type Prose = {readonly text: string; readonly start: number}

/** Every stretch of prose in document order, front matter left out. */
export function listProse(source: SourceText, root: Root): readonly Prose[] {
  // To Markdown a saved page is one piece of markup.
  if (isPage(source.text)) return toLines(source, root).flatMap(line => (line.kind === 'code' ? [] : splitAtTags(source.text, line)))
  const prose: Prose[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'text') prose.push({text: source.text.slice(startOf(source, node), endOf(source, node)), start: startOf(source, node)})
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return prose
}

/** The stretches between the tags of a line, as the nodes of a tree part them. */
function splitAtTags(source: string, {text, start, end}: {readonly text: string; readonly start: number; readonly end: number}): readonly Prose[] {
  const prose: Prose[] = []
  let at = start
  const push = (to: number): void => {
    if (to > at) prose.push({text: text.slice(at - start, to - start), start: at})
  }
  for (let open = source.indexOf('<', at); open >= 0 && open < end; open = source.indexOf('<', at)) {
    push(open)
    const close = source.indexOf('>', open)
    at = close < 0 ? end : Math.min(end, close + 1)
  }
  push(end)
  return prose
}
