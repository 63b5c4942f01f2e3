import type {SectionKind} from '#src/incident/section.ts'

/** Which list of an incident a passage is of. */
export type PassagePlace = 'section' | 'entry' | 'update' | 'factor' | 'action'

/** A piece of a document that a search can show: its words, and where they stand. */
export type DocumentPassage = {
  readonly place: PassagePlace
  /** Its place in the incident's list, from 0. */
  readonly index: number
  /** Where its heading leads on the page; of sections only. */
  readonly anchor: string | undefined
  /** Of sections only. */
  readonly kind: SectionKind | undefined
  /** The section's heading, the factor's title. */
  readonly heading: string | undefined
  readonly text: string
}

/** A passage cut to a line or two, in pieces of which some were found; joined they are what is shown. */
export type FoundPassage = Omit<DocumentPassage, 'text'> & {readonly parts: readonly MarkedText[]}

export type MarkedText = {readonly text: string; readonly isFound: boolean}
