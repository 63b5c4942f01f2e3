import type {RootContent} from 'mdast'

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
