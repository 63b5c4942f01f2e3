import type {List, ListItem, Paragraph, PhrasingContent, RootContent} from 'mdast'
import {toString as toText} from 'mdast-util-to-string'
import type {DocumentParts} from '#src/postmortem/document/document-parts.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import type {SourceText} from '#src/postmortem/document/source-text.ts'

export type PartNodes = DocumentParts['entries'][number]

/** The items of the section's own lists, in order; items nested in an item belong to it. */
export function listItems(nodes: readonly RootContent[]): readonly ListItem[] {
  return nodes.flatMap(node => (node.type === 'list' ? (node as List).children : []))
}

/** What is left of a section's nodes when some list items are shown elsewhere; lists that lose every item go. */
export function withoutItems(nodes: readonly RootContent[], taken: ReadonlySet<ListItem>): readonly RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'list') return [node]
    const children = node.children.filter(item => !taken.has(item))
    if (children.length === node.children.length) return [node]
    return children.length === 0 ? [] : [{...node, children}]
  })
}

/** An item's stretch of the file: from its marker to the end of what belongs to it. */
export function itemRange(source: SourceText, item: ListItem): readonly [number, number] {
  return [startOf(source, item), endOf(source, item)]
}

/** The head of an item that starts with a label: `**14:05 detected** — text`, or `14:05 — text`. `label` is its plain text. */
export type LabelledItem = {readonly item: ListItem; readonly paragraph: Paragraph; readonly strong: PhrasingContent | undefined; readonly label: string}

/** The label of an item whose first paragraph begins with bold text or plain text; undefined for items that begin otherwise. */
export function readLabelledItem(item: ListItem): LabelledItem | undefined {
  const paragraph = item.children[0]
  if (paragraph?.type !== 'paragraph') return undefined
  const first = paragraph.children[0]
  if (first?.type === 'strong') return {item, paragraph, strong: first, label: toText(first)}
  if (first?.type === 'text') return {item, paragraph, strong: undefined, label: first.value}
  return undefined
}

/**
 * The item's content behind `labelLength` characters of its label and the dash that follows: the Markdown from there to the item's end,
 * and the nodes that show it. What is left of a bold label stays bold.
 */
export function afterLabel(
  source: SourceText,
  {item, paragraph, strong, label}: LabelledItem,
  labelLength: number,
): {readonly text: string; readonly nodes: PartNodes} {
  const [first, second, ...others] = paragraph.children
  if (!first) return {text: '', nodes: []}
  const end = endOf(source, item)
  const left = label.slice(labelLength).replace(separator, '')
  if (strong && left.trim()) {
    const kept = source.text.slice(startOf(source, first), end)
    const bold: PhrasingContent = {type: 'strong', children: [{type: 'text', value: left}]}
    return {
      text: `**${kept.slice(kept.indexOf(left)).trim()}`,
      nodes: [{...paragraph, children: [bold, ...paragraph.children.slice(1)]}, ...item.children.slice(1)],
    }
  }
  const from = strong ? endOf(source, strong) : startOf(source, first) + labelLength
  const text = source.text.slice(from, end).replace(separator, '').trim()
  const trim = (node: PhrasingContent | undefined, cut: number): PhrasingContent[] =>
    node?.type === 'text' ? [{...node, value: node.value.slice(cut).replace(separator, '')}] : node ? [node] : []
  const children = strong ? [...trim(second, 0), ...others] : [...trim(first, labelLength), ...paragraph.children.slice(1)]
  return {text, nodes: [{...paragraph, children}, ...item.children.slice(1)]}
}

const separator = /^\s*(?:[—–:]|-{1,2}(?=\s))?\s*/
