import type {RootContent} from 'mdast'
import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {Incident} from '#src/incident/incident.ts'

/** What a reader must be told because the text does not say it. */
export type ReadHints = {readonly defaultYear?: number | undefined; readonly defaultTimezone?: string | undefined}

/**
 * The tree's nodes by the piece of the page they are shown in; a node is in one piece only. Lists run parallel to the incident's own.
 * `definitions` holds what other pieces refer to: link and footnote definitions.
 */
export type DocumentParts = {
  readonly definitions: readonly RootContent[]
  /** Without headings and without what is in the lists below. */
  readonly sections: readonly (readonly RootContent[])[]
  readonly entries: readonly (readonly RootContent[])[]
  readonly updates: readonly (readonly RootContent[])[]
  readonly actions: readonly (readonly RootContent[])[]
  readonly factors: readonly (readonly RootContent[])[]
}

/** What reading a text came to. */
export type PostmortemReading = {
  readonly incident: Incident
  readonly diagnostics: readonly Diagnostic[]
  /** Set where the text must not be indexed, broken front matter for one: what it restricts cannot be known. */
  readonly refusal: Diagnostic | undefined
  readonly parts: DocumentParts
}
