/**
 * A document's HTML in the pieces that a page is made of, sanitised. Lists run parallel to the incident's own: `entries[3]` is the text
 * of `timeline[3]`. `[[…]]` stands as `<incident-link>[[id]]</incident-link>`, to be resolved for each viewer.
 */
export type DocumentHtml = {
  /** What the structured pieces below do not already show of each section; empty where they show all of it. */
  readonly sections: readonly string[]
  readonly entries: readonly string[]
  readonly updates: readonly string[]
  readonly actions: readonly string[]
  /** The description of each factor. */
  readonly factors: readonly string[]
  readonly footnotes: string
}
