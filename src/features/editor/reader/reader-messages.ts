import type {Diagnostic} from '#src/incident/diagnostic.ts'
import type {SectionKind} from '#src/incident/section.ts'
import type {MergedText} from '#src/library/save/merge-texts.ts'
import type {NormalizedTimes} from '#src/postmortem/normalize-times.ts'
import type {PostmortemReading} from '#src/postmortem/read-postmortem.ts'
import type {Settings} from '#src/postmortem/rules/settings.ts'

/** What the reader in the browser has to know of the library. `today` is YYYY-MM-DD. */
export type ReaderSetup = {readonly id: string; readonly settings: Settings; readonly today: string}

/** A section as the outline shows it: where its heading stands, and whether there is anything in it. */
export type OutlinePart = {
  readonly heading: string
  readonly kind: SectionKind
  readonly level: 2 | 3
  /** Offset of the line that its heading stands on. */
  readonly start: number
  readonly end: number
  readonly isEmpty: boolean
}

/** What the editor shows of a text that was read. */
export type TextReading = {
  readonly diagnostics: readonly Diagnostic[]
  readonly outline: readonly OutlinePart[]
  readonly title: string | undefined
}

/** What a rule says about itself. */
export type RuleWords = {readonly summary: string; readonly explanation: string}

export type ReaderTask =
  | {readonly task: 'read'; readonly text: string}
  /** All that the server's reader would tell of it. */
  | {readonly task: 'read whole'; readonly text: string}
  | {readonly task: 'format'; readonly text: string}
  | {readonly task: 'normalize times'; readonly text: string}
  | {readonly task: 'merge'; readonly base: string; readonly mine: string; readonly theirs: string}
  | {readonly task: 'explain'; readonly rules: readonly string[]}

export type ReaderAnswers = {
  readonly read: TextReading
  readonly 'read whole': Pick<PostmortemReading, 'incident' | 'diagnostics' | 'refusal'>
  readonly format: {readonly text: string; readonly changed: readonly string[]; readonly refusal: string | undefined}
  readonly 'normalize times': NormalizedTimes
  readonly merge: MergedText
  readonly explain: Readonly<Record<string, RuleWords>>
}

/** Messages to the reader and from it; an answer has the number of its task. */
export type ReaderRequest = {readonly setup: ReaderSetup} | ({readonly turn: number} & ReaderTask)
export type ReaderReply = {readonly turn: number; readonly answer: ReaderAnswers[ReaderTask['task']]} | {readonly turn: number; readonly failure: string}
