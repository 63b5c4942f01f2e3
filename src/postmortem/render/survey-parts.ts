import type {Nodes, RootContent} from 'mdast'
import type {DocumentParts} from '#src/postmortem/document/document-parts.ts'
import type {OutputBudget} from './output-budget.ts'

/** What has to be known of a document before any of it is rendered. */
type PartsSurvey = {
  /** The first words of the fences' info strings, in lower case. */
  readonly languages: ReadonlySet<string>
  /** Footnotes in the order of their numbers: by first reference, those that only other footnotes refer to at the end. */
  readonly footnotes: readonly Footnote[]
}

export type Footnote = {readonly identifier: string; readonly content: readonly RootContent[]}

/**
 * Walks a document's parts once. Definitions that are referred to again and again, and rows that are filled up, make HTML far larger
 * than the tree that it is made from: both are charged to a budget here, before anything is allocated for them.
 */
export function surveyParts(parts: DocumentParts, budget: OutputBudget): PartsSurvey {
  const languages = new Set<string>()
  const references = new Map<string, number>()
  const urls: string[] = []
  const links = new Map<string, number>()
  const notes = new Map<string, readonly RootContent[]>()
  // References of a footnote's own text count from where the footnote is shown, after all others.
  const inNotes: string[] = []

  function visit(node: Nodes, inNote: boolean): void {
    switch (node.type) {
      case 'code':
        if (node.lang) languages.add(node.lang.toLowerCase())
        break
      case 'table':
        budget.spend(node.children.length * (node.align?.length ?? 0) * 9)
        break
      case 'definition':
        if (!links.has(node.identifier)) links.set(node.identifier, node.url.length + (node.title?.length ?? 0))
        break
      case 'linkReference':
      case 'imageReference':
        urls.push(node.identifier)
        break
      case 'footnoteDefinition':
        if (!notes.has(node.identifier)) notes.set(node.identifier, node.children)
        for (const child of node.children) visit(child, true)
        return
      case 'footnoteReference':
        if (inNote) inNotes.push(node.identifier)
        else references.set(node.identifier, Math.min(references.get(node.identifier) ?? Number.POSITIVE_INFINITY, offsetOf(node)))
        break
    }
    if ('children' in node) for (const child of node.children) visit(child, inNote)
  }

  for (const piece of listPieces(parts)) for (const node of piece) visit(node, false)
  for (const node of parts.definitions) visit(node, false)

  for (const identifier of urls) budget.spend(links.get(identifier) ?? 0)
  const order = [...references].sort(([, a], [, b]) => a - b).map(([identifier]) => identifier)
  const footnotes = [...new Set([...order, ...inNotes])].flatMap(identifier => {
    const content = notes.get(identifier)
    return content ? [{identifier, content}] : []
  })
  return {languages, footnotes}
}

/** Every piece of a document, in no particular order. */
export function listPieces(parts: DocumentParts): readonly (readonly RootContent[])[] {
  return [...parts.sections, ...parts.entries, ...parts.updates, ...parts.actions, ...parts.factors]
}

function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}
