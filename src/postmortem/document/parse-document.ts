import type {Nodes, Root, RootContent} from 'mdast'
import {chooseParser} from './choose-parser.ts'
import {type SourceText, toPoint} from './source-text.ts'

/** What makes the tree of a document. */
export type DocumentParser = (source: SourceText) => Root

/** The Markdown tree of a document: CommonMark with tables, task lists, footnotes, strikethrough and front matter. Call it once per reading. */
export function parseDocument(source: SourceText): Root {
  const text = source.shift > 0 ? source.text.slice(source.shift) : source.text
  return chooseParser(text).parse(text)
}

/** The tree of a text that is too costly to parse: its front matter, and everything else as one block of code. Linear. */
export function parsePlainDocument(source: SourceText): Root {
  const text = source.text.slice(source.shift)
  const yaml = /^---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??---[ \t]*(?=\r|\n|$)/.exec(text)
  const positioned = (start: number, end: number): Root['position'] => ({
    start: {...toPoint(source, start + source.shift), offset: start},
    end: {...toPoint(source, end + source.shift), offset: end},
  })
  const from = yaml?.[0].length ?? 0
  const children: RootContent[] = yaml ? [{type: 'yaml', value: yaml[0], position: positioned(0, from)}] : []
  const body = text.slice(from)
  const start = from + (body.length - body.trimStart().length)
  if (body.trim()) children.push({type: 'code', value: body.trim(), position: positioned(start, from + body.trimEnd().length)})
  return {type: 'root', children}
}

/** Offset of a node's first character in the file. */
export function startOf(source: SourceText, node: Nodes): number {
  return (node.position?.start.offset ?? 0) + source.shift
}

/** Offset after a node's last character in the file. */
export function endOf(source: SourceText, node: Nodes): number {
  return (node.position?.end.offset ?? 0) + source.shift
}
