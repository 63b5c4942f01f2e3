import type {RootContent} from 'mdast'
import {toString as toText} from 'mdast-util-to-string'
import type {Factor} from '#src/incident/factor.ts'
import {endOf, sliceOf, startOf} from '#src/postmortem/document/parse-document.ts'
import {type SourceText, toEvidence} from '#src/postmortem/document/source-text.ts'
import type {SectionNodes} from '#src/postmortem/document/split-sections.ts'
import type {PartNodes} from './list-items.ts'

/** Factors with the nodes that show each one's description, and what of the section is neither. */
export type FactorsReading = {readonly factors: readonly Factor[]; readonly parts: readonly PartNodes[]; readonly rest: readonly RootContent[]}

/**
 * Reads contributing factors: a heading with what stands below it is one; in a section without headings each item of its lists is; and
 * a section of paragraphs is one as a whole. `(factor: group/name)` at the end of a text is its category.
 */
export function readFactors(source: SourceText, section: SectionNodes): FactorsReading {
  const {nodes} = section
  const first = nodes.findIndex(node => node.type === 'heading')
  if (first >= 0) return readHeaded(source, nodes, first)
  const lists = nodes.filter(node => node.type === 'list')
  const groups = lists.length > 0 ? lists.flatMap(list => list.children.map(item => item.children as RootContent[])) : nodes.length > 0 ? [nodes] : []
  const readings = groups.filter(group => group.length > 0).map(group => toFactor(source, undefined, group))
  return {
    factors: readings.map(({factor}) => factor),
    parts: readings.map(({part}) => part),
    rest: lists.length > 0 ? nodes.filter(node => node.type !== 'list') : [],
  }
}

function readHeaded(source: SourceText, nodes: readonly RootContent[], first: number): FactorsReading {
  const depth = Math.min(...nodes.flatMap(node => (node.type === 'heading' ? [node.depth] : [])))
  const groups: {heading: RootContent; below: RootContent[]}[] = []
  const rest = nodes.slice(0, first)
  for (const node of nodes.slice(first)) {
    const group = groups.at(-1)
    if (node.type === 'heading' && (node.depth === depth || !group)) groups.push({heading: node, below: []})
    else group?.below.push(node)
  }
  const readings = groups.map(({heading, below}) => toFactor(source, heading, below))
  return {factors: readings.map(({factor}) => factor), parts: readings.map(({part}) => part), rest}
}

const category = /\s*\(factor:\s*([^()\n]{1,100}?)\s*\)\s*$/

function toFactor(source: SourceText, heading: RootContent | undefined, below: readonly RootContent[]): {factor: Factor; part: PartNodes} {
  const outer = heading ? [heading, ...below] : below
  const [from, to] = [outer[0] ? startOf(source, outer[0]) : 0, outer.at(-1) ? endOf(source, outer.at(-1) as RootContent) : 0]
  const written = sliceOf(source, below)
  const match = category.exec(written)
  const description = (match ? written.slice(0, match.index) : written).trim()
  const title = heading
    ? toText(heading).trim()
    : firstSentence(
        below
          .map(node => toText(node))
          .join(' ')
          .replace(category, ''),
      )
  return {
    factor: {title, description, category: match?.[1], evidence: toEvidence(source, from, to, heading ? 'heading' : 'section')},
    part: match ? withoutCategory(below) : below,
  }
}

/** The same nodes with the category's parenthesis cut from the end of the last text. */
function withoutCategory(nodes: readonly RootContent[]): PartNodes {
  const last = nodes.at(-1)
  if (last?.type !== 'paragraph') return nodes
  const text = last.children.at(-1)
  if (text?.type !== 'text') return nodes
  const value = text.value.replace(category, '')
  const children = value ? [...last.children.slice(0, -1), {...text, value}] : last.children.slice(0, -1)
  return children.length > 0 ? [...nodes.slice(0, -1), {...last, children}] : nodes.slice(0, -1)
}

function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const end = /[.!?](?=\s|$)/.exec(line)
  return end && end.index > 0 ? line.slice(0, end.index) : line
}
