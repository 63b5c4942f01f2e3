import type {KeptDraft} from './kept-draft.ts'
import type {ReaderSetup} from './reader/reader-messages.ts'

/** Names that the library knows, for completion. */
export type KnownNames = {readonly services: readonly string[]; readonly factors: readonly string[]; readonly owners: readonly string[]}

/** What the editor in the browser is told besides the text, which stands in the page's form. */
export type EditorSetup = {
  /** What drafts are kept under: the incident's id, or a name made up for a document that is not saved yet; empty until there is one. */
  readonly document: string
  /** What the document was called before, and drafts of it with it. */
  readonly earlier: readonly string[]
  readonly personId: string
  /** Where the reader's script is. */
  readonly readerAddress: string
  readonly reader: ReaderSetup
  readonly names: KnownNames
  /** What the server has kept of it for this person. */
  readonly kept: KeptDraft | undefined
}
