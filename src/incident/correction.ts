import type {ActionChange} from './action-change.ts'
import type {DetectionSource} from './incident.ts'
import type {Instant} from './instant.ts'
import type {MilestoneKind} from './milestone.ts'

/**
 * What somebody says of an incident whose text says otherwise, or nothing; fields that are not named stay as they were read. `null` of a
 * milestone says that it is not stated.
 */
export type FactValues = {
  readonly title?: string
  readonly organization?: string
  readonly severity?: string
  readonly services?: readonly string[]
  readonly detectedBy?: DetectionSource
} & {readonly [Kind in MilestoneKind]?: Instant | null}

/** One line of the timeline as somebody says it; the text is Markdown. */
export type EntryValues = {readonly instant: Instant; readonly text: string; readonly milestones: readonly MilestoneKind[]}

/** One factor as somebody says it; without a category where none is meant. */
export type FactorValues = {readonly title: string; readonly category: string | undefined}

/**
 * One thing that was not read as it is meant. Positions are those of the reading, from 0, in its own order. `words` replaces words of an
 * entry by others and changes nothing that is read from it.
 */
export type ItemCorrection =
  | {readonly item: 'entry'; readonly change: 'set'; readonly position: number; readonly values: Partial<EntryValues>}
  | {readonly item: 'entry'; readonly change: 'words'; readonly position: number; readonly was: string; readonly by: string}
  | {readonly item: 'entry'; readonly change: 'remove'; readonly position: number}
  | {readonly item: 'entry'; readonly change: 'add'; readonly values: EntryValues}
  | {readonly item: 'factor'; readonly change: 'set'; readonly position: number; readonly values: Partial<FactorValues>}
  | {readonly item: 'factor'; readonly change: 'remove'; readonly position: number}
  | {readonly item: 'factor'; readonly change: 'add'; readonly values: FactorValues}
  | ({readonly item: 'action'} & ActionChange)
