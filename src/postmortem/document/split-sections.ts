import type {Heading, Root, RootContent} from 'mdast'
import {toString as toText} from 'mdast-util-to-string'
import type {SectionKind} from '#src/incident/section.ts'
import {toSectionKind} from '#src/postmortem/sections/section-names.ts'

/** A part of the tree under one heading; `nodes` leave the heading out. */
export type SectionNodes = {
  readonly kind: SectionKind
  readonly heading: string | undefined
  readonly headingNode: Heading | undefined
  readonly nodes: readonly RootContent[]
}

/** The document's outline: its title where the first heading or line is one, then its parts in order. */
export type Outline = {
  readonly title: {readonly text: string; readonly node: RootContent} | undefined
  readonly sections: readonly SectionNodes[]
  readonly definitions: readonly RootContent[]
}

/**
 * Splits a document at its headings. A first heading of level 1 that names no known section is the title. Headings of the highest
 * level left start a section each; deeper ones do where they name a lesson or stand in a part that says nothing known itself.
 */
export function splitSections(root: Root): Outline {
  const definitions: RootContent[] = []
  const body: RootContent[] = []
  for (const node of root.children) {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') definitions.push(node)
    else if (node.type !== 'yaml') body.push(node)
  }

  const headings = body.filter(node => node.type === 'heading')
  const first = headings[0]
  const titleNode = first?.depth === 1 && toSectionKind(toText(first)) === 'other' ? first : undefined
  const rest = headings.filter(node => node !== titleNode)
  const top = Math.min(...rest.map(node => node.depth))

  const sections: {kind: SectionKind; heading: string | undefined; headingNode: Heading | undefined; nodes: RootContent[]}[] = []
  // Code is nobody's summary.
  const structured = (headings.length > 0 || root.children[0]?.type === 'yaml') && body[0]?.type !== 'code'
  let current = {
    kind: (structured ? 'summary' : 'other') as SectionKind,
    heading: undefined as string | undefined,
    headingNode: undefined as Heading | undefined,
    nodes: [] as RootContent[],
  }
  const close = (): void => {
    if (current.headingNode || current.nodes.length > 0) sections.push(current)
  }
  let parent: SectionKind = 'other'
  for (const node of body) {
    if (node === titleNode) continue
    if (node.type === 'heading') {
      const heading = toText(node).trim()
      const kind = toSectionKind(heading)
      if (node.depth === top) parent = kind
      if (node.depth === top || startsInside(parent, kind)) {
        close()
        current = {kind, heading, headingNode: node, nodes: []}
        continue
      }
    }
    current.nodes.push(node)
  }
  close()
  return {title: titleNode && {text: toText(titleNode).trim(), node: titleNode}, sections, definitions}
}

function startsInside(parent: SectionKind, kind: SectionKind): boolean {
  if (kind === 'lessonsWell' || kind === 'lessonsPoor' || kind === 'lessonsLucky') return true
  return parent === 'other' && kind !== 'other'
}
