import type {Nodes, Root} from 'mdast'
import {endOf, startOf} from './parse-document.ts'
import type {SourceText} from './source-text.ts'

/** A stretch of text that is neither code nor markup, as written: escapes and entities are not resolved. */
export type Prose = {readonly text: string; readonly start: number}

/** Every stretch of prose in document order, front matter left out. */
export function listProse(source: SourceText, root: Root): readonly Prose[] {
  const prose: Prose[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'text') prose.push({text: source.text.slice(startOf(source, node), endOf(source, node)), start: startOf(source, node)})
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return prose
}
